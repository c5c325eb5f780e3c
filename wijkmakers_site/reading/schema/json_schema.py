"""JSON Schema (2020-12) of each kind of file, from the one declaration of its fields: help while somebody types.

What stands here decides nothing: `validate` does. Keywords are chosen for what an editor makes of them. A field that
may be left empty is not `type: [string, null]`, because an editor would offer the word `null`; instead, all other types
are refused with a Dutch sentence. The keyword `examples` is not used, because an editor would put them into a file as
if they were facts; they stand in the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from wijkmakers_site.reading.schema.editor_patterns import Refers, Shape, spelled
from wijkmakers_site.reading.schema.fields import SEVERAL, Keyed, Record, fields_of, inner_record
from wijkmakers_site.reading.schema.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.words import one_of

Schema = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]  # what can be referred to: by folder, the name of each id

# What a snippet begins with, where that is more than the required keys.
_BEGUN: dict[type[Record], tuple[str, ...]] = {
    **{record: kind.first_keys for kind, record in RECORDS.items()},
    ModuleRecord: ("id", "titel", "datum", "tijd", "locatie", "sprekers"),
    SessionRecord: ("id", "datum", "tijd"),
}
_TYPES = ("string", "number", "boolean", "array", "object", "null")
_FEW = 10  # keys that a message can still list
_DASHES = "Hier hoort een lijst. Begin elk onderdeel op een eigen regel met `- `."


def schemas(names: Names) -> dict[str, Schema]:
    """The schema of each kind of file, by its kind. A folder that `names` lacks is not known: anything goes there."""
    return {
        kind.name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": kind.name,
            "description": f"De feiten in `content/{kind.path('*')}`.",
            **_mapping(record, names, ()),
        }
        for kind, record in RECORDS.items()
    }


def _mapping(record: type[Record], names: Names, also: Iterable[str]) -> Schema:
    """A mapping with the keys of `record`; `also` are the other types that may stand in its place."""
    fields, hints = fields_of(record), _hints(record)
    needed = [(key, _example(info)) for key, info in fields.items() if info.is_required()]
    missing = [
        {"required": [key], "errorMessage": f"`{key}` ontbreekt. Vul in, bijvoorbeeld `{key}: {example}`."}
        for key, example in needed
    ]
    choice = f"Hier kan: {one_of(fields)}." if len(fields) <= _FEW else "Druk op Ctrl+spatie voor wat hier kan."
    return {
        "properties": {key: _property(key, info, hints[key], names) for key, info in fields.items()},
        "additionalProperties": False,
        "errorMessage": f"Deze sleutel kennen we hier niet. {choice}",
        **({"allOf": missing} if missing else {}),
        "defaultSnippets": _snippets(record, [key for key, _ in needed]),
        **_only(["object", *also], f"Hier horen sleutels met een waarde, zoals {one_of(list(fields)[:3])}."),
    }


def _hints(record: type[Record]) -> dict[str, Any]:
    """What each key of a record holds, with all that is noted in its declaration."""
    hints = get_type_hints(record, include_extras=True)
    return {str(info.alias): hints[name] for name, info in record.model_fields.items()}


def _example(info: FieldInfo) -> str:
    return str((info.examples or [""])[0])


def _property(key: str, info: FieldInfo, hint: Any, names: Names) -> Schema:
    example = _example(info)
    nested = inner_record(hint) and example[0] not in "[{"
    written = f"\n\n```yaml\n{key}:\n  {example}\n```" if nested else f" Bijvoorbeeld `{key}: {example}`."
    return {
        "title": key,
        "description": info.description,
        "markdownDescription": f"{info.description}{written}",
        **_value(hint, names, required=info.is_required()),
    }


def _snippets(record: type[Record], needed: list[str]) -> list[Schema]:
    """All keys at once that somebody is about to type. A single one would only be in the way."""
    body = {key: f"${number}" for number, key in enumerate(_BEGUN.get(record, needed), 1)}
    snippet = {"label": f"nieuw: {', '.join(body)}", "description": "Zet deze sleutels klaar.", "body": body}
    return [snippet] if len(body) > 1 else []


def _value(hint: Any, names: Names, *, required: bool) -> Schema:
    """What may stand after a key."""
    bare, noted = _parts(hint)
    empty = [] if required else ["null"]
    if get_origin(bare) is tuple:
        return _list(get_args(bare)[0], names, several=SEVERAL in noted, empty=empty)
    if inner := inner_record(bare):
        return _mapping(inner, names, empty)
    return _single(_text(noted, names), empty)


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
    """A list; one of `several` may also be its only item, without dash or brackets."""
    bare, noted = _parts(item)
    record = inner_record(bare)
    key = next(
        (each.func.key for each in noted if isinstance(each, BeforeValidator) and isinstance(each.func, Keyed)), ""
    )
    if record and not key:
        return {"items": _mapping(record, names, ()), **_only(["array", *empty], _DASHES)}
    text = _text(_parts(_hints(record)[key])[1] if record else noted, names)
    inner = _keyed(record, text, names) if record else _item(text)
    if several:
        return {**_single(text, ["array", *empty]), "items": inner}
    return {"items": inner, **_only(["array", *empty], _DASHES)}


@dataclass(frozen=True, slots=True)
class _Text:
    """A single value: what may be written, and what is offered, by its name or nothing."""

    pattern: str
    message: str
    types: tuple[str, ...]
    choices: dict[str, str]
    closed: bool

    def written(self, also: Iterable[str]) -> Schema:
        return {
            "pattern": rf"^\s*(?:{self.pattern})\s*$",
            "patternErrorMessage": self.message,
            **_only([*self.types, *also], self.message),
        }

    def offered(self) -> Schema:
        """As an enumeration; an editor takes an id of digits for a number."""
        digits = [int(choice) for choice in self.choices if choice.isdecimal()]
        names = {"enumDescriptions": list(self.choices.values())} if any(self.choices.values()) else {}
        return {"enum": [*self.choices, *digits], **names, "errorMessage": self.message}


def _text(noted: list[Any], names: Names) -> _Text:
    shape = next(each for each in noted if isinstance(each, Shape))
    refers = next((each for each in noted if isinstance(each, Refers)), None)
    if refers is None or refers.to not in names:
        return _Text(shape.pattern, shape.message, shape.types, dict.fromkeys(shape.choices, ""), closed=False)
    known = dict(names[refers.to])
    pattern = spelled(known) if refers.closed else shape.pattern
    return _Text(pattern, refers.message, shape.types, known, refers.closed)


def _single(text: _Text, also: Iterable[str]) -> Schema:
    """After a key. `anyOf` makes an editor write `key: `, where else only a `type` would."""
    return {"anyOf": [*([text.offered()] if text.choices else []), text.written(also)]}


def _item(text: _Text) -> Schema:
    """In a list. There `anyOf` makes an editor offer a dash too many."""
    return text.offered() if text.closed and text.choices else text.written(())


def _keyed(record: type[Record], text: _Text, names: Names) -> Schema:
    """In a list where a text stands for a mapping with one key: `hans` for `{spreker: hans}`."""
    mapping = _mapping(record, names, ())
    (required,) = mapping.pop("allOf")
    offered = [{"label": id, "description": name, "body": id} for id, name in text.choices.items()]
    return {
        **mapping,
        **text.written(["object"]),
        "required": required["required"],
        "errorMessage": f"{mapping['errorMessage']} {required['errorMessage']}",
        "defaultSnippets": offered,
    }


def _only(types: Iterable[str], message: str) -> Schema:
    """Refuse every other type with a sentence. Editors look for a plain `type` to offer `null`, `true` and `false`."""
    allowed = list(types)
    refused = [each for each in _TYPES if each not in allowed]
    return {"if": {"type": refused}, "then": {"type": allowed, "errorMessage": message}}
