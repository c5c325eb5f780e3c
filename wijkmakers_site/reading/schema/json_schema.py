"""JSON Schema (2020-12) of each kind of file, from the one declaration of its fields: help while somebody types.

What stands here decides nothing: `validate` does. Keywords are chosen for what an editor makes of them. A field that
may be left empty is not `type: [string, null]`, because an editor would offer the word `null`; instead, all other types
are refused with a Dutch sentence. The keyword `examples` is not used, because an editor would put them into a file as
if they were facts; they stand in the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wijkmakers_site.reading.schema.editor_patterns import spelled
from wijkmakers_site.reading.schema.fields import Field, Group, Kind, Listed, Record, Single
from wijkmakers_site.reading.schema.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.suggestions import one_of

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
    fields = record.fields
    missing = [
        {"required": [key], "errorMessage": f"`{key}` ontbreekt. Vul in, bijvoorbeeld `{key}: {field.example}`."}
        for key, field in fields.items()
        if field.required
    ]
    choice = f"Hier kan: {one_of(fields)}." if len(fields) <= _FEW else "Druk op Ctrl+spatie voor wat hier kan."
    return {
        "properties": {key: _property(field, names) for key, field in fields.items()},
        "additionalProperties": False,
        "errorMessage": f"Deze sleutel kennen we hier niet. {choice}",
        **({"allOf": missing} if missing else {}),
        "defaultSnippets": _snippets(record),
        **_only(["object", *also], f"Hier horen sleutels met een waarde, zoals {one_of(list(fields)[:3])}."),
    }


def _property(field: Field, names: Names) -> Schema:
    key, example = field.key, field.example
    nested = field.inner and example[0] not in "[{"
    written = f"\n\n```yaml\n{key}:\n  {example}\n```" if nested else f" Bijvoorbeeld `{key}: {example}`."
    return {
        "title": key,
        "description": field.explanation,
        "markdownDescription": f"{field.explanation}{written}",
        **_value(field.kind, names, [] if field.required else ["null"]),
    }


def _snippets(record: type[Record]) -> list[Schema]:
    """All keys at once that somebody is about to type. A single one would only be in the way."""
    keys = _BEGUN.get(record, [field.key for field in record.required])
    body = {key: f"${number}" for number, key in enumerate(keys, 1)}
    snippet = {"label": f"nieuw: {', '.join(body)}", "description": "Zet deze sleutels klaar.", "body": body}
    return [snippet] if len(body) > 1 else []


def _value(kind: Kind[Any], names: Names, also: Iterable[str]) -> Schema:
    """What may stand after a key; `also` are the other types that may."""
    if isinstance(kind, Listed):
        return _list(kind.item, names, also)
    if isinstance(kind, Group):
        return _mapping(kind.record, names, also)
    return _single(_text(kind, names), also)


def _list(item: Kind[Any], names: Names, also: Iterable[str]) -> Schema:
    """A list; where a text may stand in it, it may also be the only item, without dash or brackets."""
    types = ["array", *also]
    if isinstance(item, Group) and not item.short:
        return {"items": _mapping(item.record, names, ()), **_only(types, _DASHES)}
    text = _text(item.record.fields[item.short].kind if isinstance(item, Group) else item, names)
    inner = _keyed(item.record, text, names) if isinstance(item, Group) else _item(text)
    return {**_single(text, types), "items": inner}


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


def _text(kind: Kind[Any], names: Names) -> _Text:
    assert isinstance(kind, Single)
    shape, refers = kind.shape, kind.refers
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
