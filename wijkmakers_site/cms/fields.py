"""A field of the schema -> a field of Sveltia's form, and what `browser/facts.js` must know of it."""

from __future__ import annotations

from typing import Any

from wijkmakers_site.model import file_kinds
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, Scalar, ValueType
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.value_types import FLAG, FULLNESS, IMAGE_NAME, TEXT

Widget = dict[str, Any]
SOURCE, PLACE, REASONS = "_bron", "_plek", "_hoort_zo"  # as in `browser/facts.js`
# Who chooses by a radio button can never choose nothing again, and Sveltia makes those of short lists by itself.
_ALWAYS_A_LIST = 0
_ALIKE = {"true": "ja", "yes": "ja", "false": "nee", "no": "nee"}
_REASON = [r"^\s*WM[0-9]{3}:? *[^\s>-].*$", "Schrijf de code en waarom het zo hoort: `WM306: het is juist een feest`."]
# What warnings are about, and stands on lines of its own; deeper down a comment has no line to stand on.
_WARNED = {ModuleRecord, SessionRecord, *RECORDS.values()}
# A value that refers to one of these is chosen among those that there are in the repository now.
_FOLDERS = {kind.folder: kind for kind in file_kinds.in_folders()}


def form_fields(record: type[Record]) -> list[Widget]:
    """All fields of a record, in the order of their declaration, and why its warnings are silenced."""
    return [*map(_field, record.fields.values()), *([_reasons(record)] if record in _WARNED else [])]


def _reasons(record: type[Record]) -> Widget:
    """In a file they are comments, each on the line of a key."""
    keys = [{"label": field.label, "value": field.key} for field in record.fields.values()]
    key = {"name": "veld", "label": "Veld", "widget": "select", "options": keys, "dropdown_threshold": _ALWAYS_A_LIST}
    reason = {"name": "reden", "label": "Reden", "widget": "string", "pattern": _REASON}
    return {
        "name": REASONS,
        "label": "Hoort zo",
        "label_singular": "Reden",
        "hint": "Waarom een waarschuwing hier niet geldt: de code en de reden, zoals WM306: het is juist een feest.",
        "required": False,
        "widget": "list",
        "collapsed": True,
        "summary": "{{fields.veld}}: {{fields.reden}}",
        "fields": [key, reason],
    }


def _field(field: Field) -> Widget:
    example = field.example if "\n" not in field.example else ""
    hint = f"{field.explanation} Bijvoorbeeld: {example}" if _is_plain(field.value_type) else field.explanation
    return {
        "name": field.key,
        "label": field.label,
        "hint": hint.replace("`", ""),
        "required": field.required,
        **_widget(field.value_type, required=field.required),
    }


def _is_plain(value_type: ValueType[Any]) -> bool:
    return isinstance(value_type, Scalar) and not value_type.reference and not value_type.pattern.choices


def _widget(value_type: ValueType[Any], *, required: bool) -> Widget:
    if isinstance(value_type, ListOf):
        return _list(value_type.item)
    if isinstance(value_type, MappingOf):
        return {"widget": "object", "collapsed": "auto", "fields": form_fields(value_type.record)}
    assert isinstance(value_type, Scalar)
    return _scalar(value_type, required=required)


def _list(item: ValueType[Any]) -> Widget:
    if isinstance(item, MappingOf):
        shown = item.shorthand or next(iter(item.record.fields))
        named = "titel" if "titel" in item.record.fields else shown
        place = {"name": PLACE, "widget": "hidden"}
        fields = [*form_fields(item.record), place]
        return {"widget": "list", "collapsed": True, "summary": f"{{{{fields.{named}}}}}", "fields": fields}
    assert isinstance(item, Scalar)
    widget = _scalar(item, required=True)
    if widget["widget"] == "relation":
        return {**widget, "multiple": True}
    return {"widget": "list", "field": {"name": "tekst", "label": "Tekst", **widget}}


def _scalar(scalar: Scalar[Any], *, required: bool) -> Widget:
    pattern = scalar.pattern
    if (reference := scalar.reference) and reference.closed:
        if kind := _FOLDERS.get(reference.to):
            shown = {"display_fields": [kind.name_key], "search_fields": [kind.name_key]}
            return {"widget": "relation", "collection": kind.folder, "value_field": "{{slug}}", **shown}
        if reference.to == "themas":
            named = {"display_fields": ["themas.*.titel"], "search_fields": ["themas.*.titel"]}
            return {
                "widget": "relation", "collection": "site", "file": "site", "value_field": "themas.*.id", **named
            }  # fmt: skip
    if pattern.choices:
        empty = [] if required else [{"label": "(leeg)", "value": ""}]
        choices = [{"label": choice, "value": choice} for choice in pattern.choices]
        return {"widget": "select", "options": [*empty, *choices], "dropdown_threshold": _ALWAYS_A_LIST}
    if scalar == IMAGE_NAME:
        return {"widget": "image", "choose_url": False}
    if scalar == TEXT:
        return {"widget": "text"}
    return {"widget": "string", "pattern": [rf"^\s*(?:{pattern.pattern})\s*$", pattern.message]}


def structure(record: type[Record]) -> dict[str, Any]:
    """What stands behind each key of a file, so that a form can be put back into its text.

    `list` and `fields` say that a list or a mapping does, `short` which key a text stands for, `words` which other
    words mean one of the choices, `image` that it names a picture. Nothing of it: a text.
    """
    reasons = {REASONS: {"list": True, "fields": {"veld": {}, "reden": {}}}} if record in _WARNED else {}
    return {key: _structure(field.value_type) for key, field in record.fields.items()} | reasons


def _structure(value_type: ValueType[Any]) -> dict[str, Any]:
    if isinstance(value_type, ListOf):
        return {"list": True, **_structure(value_type.item)}
    if isinstance(value_type, MappingOf):
        short = {"short": value_type.shorthand} if value_type.shorthand else {}
        return {"fields": structure(value_type.record), **short}
    assert isinstance(value_type, Scalar)
    if value_type == IMAGE_NAME:
        return {"image": True}
    if not value_type.pattern.choices:
        return {}
    alike = _ALIKE if value_type in (FLAG, FULLNESS) else {}
    return {"words": {**{choice: choice for choice in value_type.pattern.choices}, **alike}}
