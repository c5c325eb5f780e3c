"""JSON Schema (2020-12) of each kind of file, from the one declaration of its fields: help while somebody types.

What stands here decides nothing: `validate` does. Keywords are chosen for what an editor makes of them. A field that
may be left empty is not `type: [string, null]`, because an editor would offer the word `null`; instead, all other types
are refused with a Dutch sentence. The keyword `examples` is not used, because an editor would put them into a file as
if they were facts; they stand in the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wijkmakers_site.reading.schema.editor_patterns import exact_words
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, Scalar, ValueType
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.suggestions import one_of
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

Schema = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]  # what can be referred to: by folder, the name of each id

# The keys of a snippet, where they are more than the required ones.
_SNIPPET_KEYS: dict[type[Record], tuple[str, ...]] = {
    **{record: kind.first_keys for kind, record in RECORDS.items()},
    ModuleRecord: ("id", "titel", "datum", "tijd", "locatie", "sprekers"),
    SessionRecord: ("id", "datum", "tijd"),
}
_FORM = regex(r"\$\{\d:([^}]*)\}")
_TYPES = ("string", "number", "boolean", "array", "object", "null")
_MAX_KEYS_IN_MESSAGE = 10
_LIST_EXPECTED = "Hier hoort een lijst. Begin elk onderdeel op een eigen regel met `- `."


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


def _mapping(record: type[Record], names: Names, other_types: Iterable[str]) -> Schema:
    """A mapping with the keys of `record`; `other_types` (of JSON Schema) may stand in its place."""
    fields = record.fields
    missing = [
        {"required": [key], "errorMessage": f"`{key}` ontbreekt. Vul in, bijvoorbeeld `{key}: {field.example}`."}
        for key, field in fields.items()
        if field.required
    ]
    allowed_keys = (
        f"Hier kan: {one_of(fields)}."
        if len(fields) <= _MAX_KEYS_IN_MESSAGE
        else "Druk op Ctrl+spatie voor wat hier kan."
    )
    return {
        "properties": {key: _property(field, names) for key, field in fields.items()},
        "additionalProperties": False,
        "errorMessage": f"Deze sleutel kennen we hier niet. {allowed_keys}",
        # One `required` a key, because `errorMessage` belongs to a schema: so each key has a sentence of its own.
        **({"allOf": missing} if missing else {}),
        "defaultSnippets": _snippets(record),
        **_only_types(
            ["object", *other_types], f"Hier horen sleutels met een waarde, zoals {one_of(list(fields)[:3])}."
        ),
    }


def _property(field: Field, names: Names) -> Schema:
    key, example = field.key, field.example
    nested = field.inner and example[0] not in "[{"
    written = f"\n\n```yaml\n{key}:\n  {example}\n```" if nested else f" Bijvoorbeeld `{key}: {example}`."
    return {
        "title": key,
        "description": field.explanation,
        "markdownDescription": f"{field.explanation}{written}",
        **_value(field.value_type, names, [] if field.required else ["null"]),
    }


def _snippets(record: type[Record]) -> list[Schema]:
    """All keys at once that somebody is about to type. A single one would only be in the way."""
    keys = _SNIPPET_KEYS.get(record, [field.key for field in record.required])
    body = {key: f"${number}" for number, key in enumerate(keys, 1)}
    snippet = {"label": f"nieuw: {', '.join(body)}", "description": "Zet deze sleutels klaar.", "body": body}
    return [snippet] if len(body) > 1 else []


def _value(value_type: ValueType[Any], names: Names, other_types: Iterable[str]) -> Schema:
    """What may stand after a key; `other_types` (of JSON Schema) may too."""
    if isinstance(value_type, ListOf):
        return _list(value_type.item, names, other_types)
    if isinstance(value_type, MappingOf):
        return _mapping(value_type.record, names, other_types)
    return _scalar(_text(value_type, names), other_types)


def _list(item: ValueType[Any], names: Names, other_types: Iterable[str]) -> Schema:
    """A list; where a text may stand in it, it may also be the only item, without dash or brackets."""
    types = ["array", *other_types]
    if isinstance(item, MappingOf) and not item.shorthand:
        return {"items": _mapping(item.record, names, ()), **_only_types(types, _LIST_EXPECTED)}
    text = _text(item.record.fields[item.shorthand].value_type if isinstance(item, MappingOf) else item, names)
    inner = _shorthand(item.record, text, names) if isinstance(item, MappingOf) else _list_item(text)
    return {**_scalar(text, types), "items": inner}


@dataclass(frozen=True, slots=True)
class _Text:
    """What a text may be: it matches `pattern` or is refused with `message`, in Dutch.

    `types` are those (of JSON Schema) that an editor may take it for. `choices`, by what it must say, with the name of
    each or "", are offered; empty where there is nothing to choose from. `closed`: only they are right. `form` is
    offered to be filled in; "" for none.
    """

    pattern: str
    message: str
    types: tuple[str, ...]
    choices: dict[str, str]
    closed: bool
    form: str = ""

    def pattern_schema(self, other_types: Iterable[str]) -> Schema:
        return {
            "pattern": rf"^\s*(?:{self.pattern})\s*$",
            "patternErrorMessage": self.message,
            **({"defaultSnippets": [{"label": _FORM.sub(r"\1", self.form), "body": self.form}]} if self.form else {}),
            **_only_types([*self.types, *other_types], self.message),
        }

    def enumeration(self) -> Schema:
        """The schema of an enumeration; an editor takes an id of digits for a number."""
        digits = [int(choice) for choice in self.choices if choice.isdecimal()]
        names = {"enumDescriptions": list(self.choices.values())} if any(self.choices.values()) else {}
        return {"enum": [*self.choices, *digits], **names, "errorMessage": self.message}


def _text(value_type: ValueType[Any], names: Names) -> _Text:
    assert isinstance(value_type, Scalar)
    pattern, reference = value_type.pattern, value_type.reference
    if reference is None or reference.to not in names:
        choices = dict.fromkeys(pattern.choices, "")
        return _Text(pattern.pattern, pattern.message, pattern.types, choices, closed=False, form=pattern.form)
    choices = dict(names[reference.to])
    allowed = exact_words(choices) if reference.closed else pattern.pattern
    return _Text(allowed, reference.message, pattern.types, choices, reference.closed)


def _scalar(text: _Text, other_types: Iterable[str]) -> Schema:
    """After a key. `anyOf` makes an editor write `key: `, where else only a `type` would."""
    return {"anyOf": [*([text.enumeration()] if text.choices else []), text.pattern_schema(other_types)]}


def _list_item(text: _Text) -> Schema:
    """In a list. There `anyOf` makes an editor offer a dash too many."""
    return text.enumeration() if text.closed and text.choices else text.pattern_schema(())


def _shorthand(record: type[Record], text: _Text, names: Names) -> Schema:
    """In a list where a text stands for a mapping with one key: `hans` for `{spreker: hans}`."""
    mapping = _mapping(record, names, ())
    (required,) = mapping.pop("allOf")
    offered = [{"label": id, "description": name, "body": id} for id, name in text.choices.items()]
    return {
        **mapping,
        **text.pattern_schema(["object"]),
        "required": required["required"],
        "errorMessage": f"{mapping['errorMessage']} {required['errorMessage']}",
        "defaultSnippets": offered,
    }


def _only_types(types: Iterable[str], message: str) -> Schema:
    """Refuse every other type with a sentence. Editors look for a plain `type` to offer `null`, `true` and `false`."""
    allowed = list(types)
    refused = [type_name for type_name in _TYPES if type_name not in allowed]
    return {"if": {"type": refused}, "then": {"type": allowed, "errorMessage": message}}
