"""What a form asks for, from the one declaration of the fields and what stands in a file now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from wijkmakers_site.editing.forms.asked.controls import (
    Control,
    Form,
    Group,
    day_of,
    note_of,
    text_of_item,
)
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, Scalar
from wijkmakers_site.reading.schema.value_types import DAY, FLAG, TEXT
from wijkmakers_site.reading.source.document import DataPath

Names = Mapping[str, Mapping[str, str]]  # what can be referred to: by folder, the name of each id


def groups(record: type[Record], data: Mapping[str, Any], names: Names) -> Iterator[Group]:
    """All fields of a record in the order of the declaration; `data` is what the file holds of it."""
    for key, field in record.fields.items():
        yield from _Asking(names, tuple(record.fields)).groups(field, (key,), data.get(key), field.label)


class _Asking:
    """Asks for fields with `order` beside them; `names` are what can be chosen."""

    def __init__(self, names: Names, order: tuple[str, ...]) -> None:
        self._names, self._order = names, order

    def groups(self, field: Field, at: DataPath, value: Any, label: str) -> Iterator[Group]:
        """The group of a field, and one for each list or mapping within it that is there."""
        if isinstance(field.value_type, ListOf):
            controls = self._items(field, at, value) if text_of_item(field)[0] else self._records(field, at, value)
            yield Group(at, field, label, tuple(controls), self._order)
        elif isinstance(field.value_type, MappingOf):
            yield from self._mapping(field, at, value if isinstance(value, dict) else {}, label)
        else:
            assert isinstance(field.value_type, Scalar)
            control = self._typed(field, field.value_type, at, field.label, _text(value))
            yield Group(at, field, label, (control,), self._order)

    def _mapping(self, field: Field, at: DataPath, inner: Mapping[str, Any], label: str) -> Iterator[Group]:
        record = _record_of(field)
        further = [each for each in record.fields.values() if not isinstance(each.value_type, Scalar)]
        controls = list(self._keys(record, at, inner))
        # Of a mapping that is not there nothing is required: only who begins one must go on.
        asked = tuple(each if inner else replace(each, required=False) for each in controls)
        later = () if inner else tuple(each.label.lower() for each in further)
        yield Group(at, field, label, asked, self._order, later)
        for each in further if inner else ():
            beside = _Asking(self._names, tuple(record.fields))
            yield from beside.groups(each, (*at, each.key), inner.get(each.key), f"{label}: {each.label.lower()}")

    def _keys(self, record: type[Record], at: DataPath, inner: Mapping[str, Any]) -> Iterator[Control]:
        for each in record.fields.values():
            if isinstance(each.value_type, Scalar):
                label = each.label
                yield self._typed(each, each.value_type, (*at, each.key), label, _text(inner.get(each.key)))

    def _records(self, field: Field, at: DataPath, value: Any) -> Iterator[Control]:
        """The texts of each mapping of a list, and of an empty one at its end. Lists within them are edited in the
        file.
        """
        listed = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        if isinstance(value, list) and len(listed) != len(value):
            return
        for place, each in enumerate([*listed, {}]):
            is_new = place == len(listed)
            for control in self._keys(_record_of(field), (*at, place), each):
                yield replace(control, is_new=is_new, required=control.required and not is_new)

    def _items(self, field: Field, at: DataPath, value: Any) -> Iterator[Control]:
        """The items of a list and an empty place; a text alone stands for a list of one."""
        text_type, shorthand = text_of_item(field)
        assert text_type
        listed = value if isinstance(value, list) else [value] if value else []
        for place, each in enumerate([*listed, ""]):
            text = str(each.get(shorthand, "") if isinstance(each, dict) else each or "")
            is_new = place == len(listed)
            label = f"{field.label}, {'nog een' if is_new else place + 1}" if listed else field.label
            control = self._typed(field, text_type, (*at, place), label, text)
            yield replace(control, is_new=is_new, required=field.required and not is_new)
            if shorthand:
                beside = self._beside_text(field, (*at, place), each if isinstance(each, dict) else {}, shorthand)
                yield from (replace(each, is_new=is_new, required=False) for each in beside)

    def _beside_text(self, field: Field, at: DataPath, item: Mapping[str, Any], shorthand: str) -> Iterator[Control]:
        """What may be said of an item of which the text stands under `shorthand`."""
        for each in _record_of(field).fields.values():
            if each.key == shorthand:
                continue
            if isinstance(each.value_type, Scalar):
                label = each.label
                yield self._typed(each, each.value_type, (*at, each.key), label, _text(item.get(each.key)))
            elif isinstance(each.value_type, ListOf) and isinstance(each.value_type.item, Scalar):
                yield from self._items(each, (*at, each.key), item.get(each.key))

    def _typed(self, field: Field, value_type: Scalar[Any], at: DataPath, label: str, text: str) -> Control:
        form, kind, choices = Form.LINE, "", dict[str, str]()
        reference = value_type.reference
        if reference and reference.closed and reference.to in self._names:
            form, kind = Form.CHOICE, reference.to
            choices = {id: name or id for id, name in self._names[reference.to].items()}
        elif value_type == FLAG:
            form, choices = Form.CHOICE, {"ja": "ja", "nee": "nee"}
        elif value_type.pattern.choices:
            form, choices = Form.CHOICE, {each: each for each in value_type.pattern.choices}
        elif value_type == DAY and (not text or day_of(text)):
            form = Form.DAY
        elif value_type == TEXT or "\n" in text:  # in a field of one line a browser would leave line ends out
            form = Form.TEXT
        if form is Form.CHOICE:
            # What stands there stays, in the words of the file, also where it is no choice any more.
            choices = {"": "(leeg)", **choices, **({text: choices.get(text, text)} if text else {})}
        day = day_of(text) if form is Form.DAY else None
        shown, note = (day.isoformat(), note_of(text)) if day else (text, "")
        return Control(at, form, field, label, shown, choices, kind, note, field.required)


def _record_of(field: Field) -> type[Record]:
    value_type = field.value_type.item if isinstance(field.value_type, ListOf) else field.value_type
    assert isinstance(value_type, MappingOf)
    return value_type.record


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
