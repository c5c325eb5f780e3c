"""The controls of a form, from the one declaration of the fields and what stands in a file now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.rules.days.holidays import public_holidays, school_holiday
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, Scalar, ValueType
from wijkmakers_site.reading.schema.value_types import DAY, FLAG, TEXT
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import long_date
from wijkmakers_site.values import dataclass

Names = Mapping[str, Mapping[str, str]]  # what can be referred to: by folder, the name of each id
_NEW_ITEMS = 1  # empty places at the end of a list; whoever fills it in and saves gets another


class Form(StrEnum):
    """How a value is asked for."""

    LINE = "regel"
    TEXT = "tekst"
    DAY = "dag"
    CHOICE = "keuze"


@dataclass(frozen=True, slots=True)
class Control:
    """One value that can be typed or chosen. `at` is its path within the record; `name` is that in a form.

    `label`, `explanation` and `example` are Dutch. `choices` lead from what is written to what is shown, empty where
    anything can be typed; `kind` is the folder of what is chosen from, "" for no things. `note` says more of the value
    (weekday, holiday). `field` is that of the list, for one of its items.
    """

    at: DataPath
    form: Form
    field: Field
    label: str
    value: str
    choices: Mapping[str, str]
    kind: str = ""
    note: str = ""
    required: bool = False
    is_new: bool = False

    @property
    def name(self) -> str:
        return "/".join(map(str, self.at))


@dataclass(frozen=True, slots=True)
class Group:
    """Controls that belong together: one alone, the items of a list, or the keys of a mapping or of those in a list."""

    at: DataPath
    field: Field
    label: str
    controls: tuple[Control, ...]

    @property
    def records(self) -> list[tuple[Control, ...]]:
        """The controls of each mapping of a list, the new one last; none where there are no mappings."""
        by_place: dict[object, list[Control]] = {}
        for each in self.controls:
            if len(each.at) == len(self.at) + 2:
                by_place.setdefault(each.at[len(self.at)], []).append(each)
        return [tuple(controls) for controls in by_place.values()]

    @property
    def is_single(self) -> bool:
        return len(self.controls) == 1 and self.controls[0].at == self.at


def groups(record: type[Record], data: Mapping[str, Any], names: Names) -> Iterator[Group]:
    """All fields of a record in the order of the declaration; `data` is what the file holds of it."""
    for key, field in record.fields.items():
        yield _group(field, (key,), data.get(key), names)


def _group(field: Field, at: DataPath, value: Any, names: Names) -> Group:
    value_type, label = field.value_type, label_of(field.key)
    if isinstance(value_type, ListOf):
        text_type, shorthand = _text_of_item(value_type.item)
        if text_type is None:
            return Group(at, field, label, tuple(_records(at, value, value_type.item, names)))
        return Group(at, field, label, tuple(_items(field, at, value, text_type, shorthand, names)))
    if isinstance(value_type, MappingOf):
        inner = value if isinstance(value, dict) else {}
        scalars = [each for each in value_type.record.fields.values() if isinstance(each.value_type, Scalar)]
        keys = [_control(each, (*at, each.key), inner.get(each.key), names) for each in scalars]
        # Of a mapping that is not there nothing is required: only who begins one must go on.
        return Group(at, field, label, tuple(each if inner else replace(each, required=False) for each in keys))
    return Group(at, field, label, (_control(field, at, value, names),))


def _text_of_item(item: ValueType[Any]) -> tuple[Scalar[Any] | None, str]:
    """The type of the text of an item, and the key that may hold it; None where an item is more than a text."""
    if isinstance(item, Scalar):
        return item, ""
    if isinstance(item, MappingOf) and item.shorthand:
        inner = item.record.fields[item.shorthand].value_type
        return (inner, item.shorthand) if isinstance(inner, Scalar) else (None, "")
    return None, ""


def _records(at: DataPath, value: Any, item: ValueType[Any], names: Names) -> Iterator[Control]:
    """The texts of each mapping of a list, and of an empty one at its end. Lists within them are edited in the file."""
    assert isinstance(item, MappingOf)
    listed = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    if isinstance(value, list) and len(listed) != len(value):
        return
    scalars = [each for each in item.record.fields.values() if isinstance(each.value_type, Scalar)]
    for place, record in enumerate([*listed, {}]):
        for field in scalars:
            control = _control(field, (*at, place, field.key), record.get(field.key), names)
            is_new = place == len(listed)
            yield replace(control, is_new=is_new, required=field.required and not is_new)


def shorthand_of(field: Field) -> str:
    """The key that holds the text of an item of a list; "" where items are texts."""
    return _text_of_item(field.value_type.item)[1] if isinstance(field.value_type, ListOf) else ""


def _items(
    field: Field, at: DataPath, value: Any, item: Scalar[Any], shorthand: str, names: Names
) -> Iterator[Control]:
    """The items of a list and an empty place; a text alone stands for a list of one."""
    listed = value if isinstance(value, list) else [value] if value else []
    texts = [str(each.get(shorthand, "") if isinstance(each, dict) else each or "") for each in listed]
    for place, text in enumerate([*texts, *[""] * _NEW_ITEMS]):
        is_new = place >= len(texts)
        label = f"{label_of(field.key)}, {'nog een' if is_new else place + 1}" if texts else label_of(field.key)
        yield _typed(field, item, (*at, place), label, text, names, is_new=is_new)


def _control(field: Field, at: DataPath, value: Any, names: Names) -> Control:
    assert isinstance(field.value_type, Scalar)
    text = value.strip() if isinstance(value, str) else ""
    return _typed(field, field.value_type, at, label_of(field.key), text, names)


def _typed(
    field: Field, value_type: Scalar[Any], at: DataPath, label: str, text: str, names: Names, *, is_new: bool = False
) -> Control:
    form, kind, choices = Form.LINE, "", dict[str, str]()
    reference = value_type.reference
    if reference and reference.closed and reference.to in names:
        form, kind = Form.CHOICE, reference.to
        choices = {id: name or id for id, name in names[reference.to].items()}
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
    note = note_of(text) if form is Form.DAY else ""
    day = day_of(text) if form is Form.DAY else None
    shown = day.isoformat() if day else text
    return Control(at, form, field, label, shown, choices, kind, note, field.required and not is_new, is_new)


def label_of(key: str) -> str:
    """A key as a label: "aantal_modules" is "Aantal modules"."""
    return key.replace("_", " ").capitalize()


def day_of(text: str) -> date | None:
    """The day that a text names; None where it names none."""
    try:
        return parse_day(text)
    except NotationError:
        return None


def note_of(text: str) -> str:
    """A day in words, with who is free: "donderdag 14 mei 2026, Hemelvaartsdag"; "" for no day.

    In full, because browsers show a date as their own language has it: 11/14/2024 in an English one.
    """
    day = day_of(text) if text else None
    if day is None:
        return ""
    free = public_holidays([day.year]).get(day), school_holiday(day)
    return ", ".join([long_date(day), *filter(None, free)])


def same(control: Control, typed: str) -> bool:
    """Whether what was typed is what stands there: a day may be in words there, spaces at ends of lines say nothing."""
    if control.form is Form.DAY and control.value and typed:
        return day_of(typed) == day_of(control.value)
    return plain(typed) == plain(control.value)


def plain(typed: str) -> str:
    """What somebody typed, without spaces at the ends of lines, and with plain line ends: forms send CR LF."""
    return "\n".join(line.rstrip() for line in typed.strip().splitlines())
