"""JSON Schema (2020-12) of each kind of file, from the one declaration of its fields: help while somebody types.

What stands here decides nothing: `validate` does. Keywords are chosen for what an editor makes of them. A field that
may be left empty is not `type: [string, null]`, because an editor would offer the word `null`; instead, all other types
are refused with a Dutch sentence. The keyword `examples` is not used, because an editor would put them into a file as if
they were facts; they stand in the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from wijkmakers_site.reading.schema.fields import SEVERAL, Keyed, Record, fields_of
from wijkmakers_site.reading.schema.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.shapes import Refers, Shape, spelled
from wijkmakers_site.reading.words import one_of

Schema = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]  # what can be referred to: by folder, the name of each id

KINDS: dict[str, tuple[str, type[Record]]] = {
    "leergang": ("content/leergangen/*/leergang.yaml", ProgrammeRecord),
    "spreker": ("content/sprekers/*.yaml", SpeakerRecord),
    "locatie": ("content/locaties/*.yaml", VenueRecord),
    "organisatie": ("content/organisaties/*.yaml", OrganisationRecord),
    "pagina": ("content/paginas/*.yaml", PageRecord),
    "site": ("content/site.yaml", SiteRecord),
}
# What a snippet begins with, where that is more than the required keys.
_BEGUN: dict[type[Record], tuple[str, ...]] = {
    ProgrammeRecord: ("titel", "samenvatting", "soort", "begindatum", "einddatum"),
    ModuleRecord: ("id", "titel", "datum", "tijd", "locatie", "sprekers"),
    SessionRecord: ("id", "datum", "tijd"),
    SpeakerRecord: ("naam", "functie", "organisatie"),
    VenueRecord: ("naam", "adres", "postcode", "plaats", "toegankelijkheid"),
    OrganisationRecord: ("naam", "samenvatting", "website"),
}
_TYPES = ("string", "number", "boolean", "array", "object", "null")


def schemas(names: Names) -> dict[str, Schema]:
    """The schema of each kind of file, by its kind. A folder that `names` lacks is not known: anything goes there."""
    return {
        kind: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": kind,
            "description": f"De feiten in `{place}`.",
            **_mapping(record, names, ()),
        }
        for kind, (place, record) in KINDS.items()
    }


def _mapping(record: type[Record], names: Names, also: Iterable[str]) -> Schema:
    """A mapping with the keys of `record`; `also` are the other types that may stand in its place."""
    fields = fields_of(record)
    hints = get_type_hints(record, include_extras=True)
    properties = {}
    for name, info in record.model_fields.items():
        key, example = str(info.alias), str((info.examples or [""])[0])
        properties[key] = {
            "title": key,
            "description": info.description,
            "markdownDescription": f"{info.description}\n\nBijvoorbeeld `{key}: {example}`",
            **_value(hints[name], names, required=info.is_required()),
        }
    return {
        "properties": properties,
        "additionalProperties": False,
        "errorMessage": f"Deze sleutel kennen we hier niet. Hier kan: {one_of(fields)}.",
        **_required(record),
        "defaultSnippets": [_snippet(record)],
        **_only(["object", *also], f"Hier horen sleutels met een waarde, zoals {one_of(list(fields)[:3])}."),
    }


def _required(record: type[Record]) -> Schema:
    """One `required` a key, so that each has a sentence of its own."""
    keys = [(key, (info.examples or [""])[0]) for key, info in fields_of(record).items() if info.is_required()]
    missing = [
        {"required": [key], "errorMessage": f"`{key}` ontbreekt. Vul in, bijvoorbeeld `{key}: {example}`."}
        for key, example in keys
    ]
    return {"allOf": missing} if missing else {}


def _snippet(record: type[Record]) -> Schema:
    keys = _BEGUN.get(record) or [key for key, info in fields_of(record).items() if info.is_required()]
    body = {key: f"${number}" for number, key in enumerate(keys, 1)}
    return {"label": f"nieuw: {', '.join(body)}", "description": "Zet deze sleutels klaar.", "body": body}


def _value(hint: Any, names: Names, *, required: bool) -> Schema:
    """What may stand after a key, or in a list."""
    bare, noted = _parts(hint)
    empty = [] if required else ["null"]
    if get_origin(bare) is tuple:
        return _list(get_args(bare)[0], names, several=SEVERAL in noted, empty=empty)
    if isinstance(bare, type) and issubclass(bare, Record):
        return _mapping(bare, names, empty)
    return _text(noted, names, empty)


def _parts(hint: Any) -> tuple[Any, list[Any]]:
    """The bare type of a hint, and all that is noted with it; `| None` falls away."""
    noted: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            noted += more
        elif NoneType in get_args(hint):
            hint = next(each for each in get_args(hint) if each is not NoneType)
        else:
            return hint, noted


def _list(item: Any, names: Names, *, several: bool, empty: list[str]) -> Schema:
    bare, noted = _parts(item)
    keyed = next((each.func for each in noted if isinstance(each, BeforeValidator)), None)
    if not isinstance(keyed, Keyed):
        single = _text(noted, names, ["array", *empty]) if several else {}
        inner = _value(item, names, required=True)
    else:
        hint = next(hint for key, hint in _hints(bare) if key == keyed.key)
        single = _text(_parts(hint)[1], names, ["array", *empty])
        inner = _text(_parts(hint)[1], names, ["object"])
        inner |= _mapping(bare, names, ["string", "number", "boolean"])
    return single | {"items": inner} if several else {"items": inner, **_only(["array", *empty], _DASHES)}


_DASHES = "Hier hoort een lijst. Begin elk onderdeel op een eigen regel met `- `."


def _hints(record: type[Record]) -> Iterable[tuple[str, Any]]:
    hints = get_type_hints(record, include_extras=True)
    return ((str(info.alias), hints[name]) for name, info in record.model_fields.items())


def _text(noted: list[Any], names: Names, also: Iterable[str]) -> Schema:
    """A single value of the shape that is noted. `anyOf` makes an editor write `key: ` where only a type would."""
    shape = next(each for each in noted if isinstance(each, Shape))
    refers = next((each for each in noted if isinstance(each, Refers)), None)
    known = names.get(refers.to) if refers else None
    pattern, message = shape.pattern, shape.message
    choices = dict.fromkeys(shape.choices, "")
    if refers and known is not None:
        choices = dict(known)
        pattern, message = (spelled(known) if refers.closed else pattern), refers.message
    written = {
        "pattern": rf"^\s*(?:{pattern})\s*$",
        "patternErrorMessage": message,
        **_only([*shape.types, *also], message),
    }
    return {"anyOf": [*_offered(choices, message), written]}


def _offered(choices: Mapping[str, str], message: str) -> list[Schema]:
    """The choices as an editor lists them, each with its name."""
    if not choices:
        return []
    return [{"enum": list(choices), "enumDescriptions": list(choices.values()), "errorMessage": message}]


def _only(types: Iterable[str], message: str) -> Schema:
    """Refuse every other type with a sentence: JSON Schema's own way to say it is in English."""
    refused = [each for each in _TYPES if each not in set(types)]
    return {"if": {"type": refused}, "then": {"enum": [], "errorMessage": message}}
