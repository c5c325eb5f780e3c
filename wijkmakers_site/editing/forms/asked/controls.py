"""The controls of a form, and how what is typed in them is compared with what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.rules.days.holidays import KNOWN_UNTIL, public_holidays, school_holiday
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Scalar
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import long_date
from wijkmakers_site.values import dataclass


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
    """Controls that belong together: one alone, the items of a list, or the keys of a mapping or of those in a list.

    `order` are the keys that may stand beside it, as declared. `later` are labels of what can be filled in within a
    mapping once that is there.
    """

    at: DataPath
    field: Field
    label: str
    controls: tuple[Control, ...]
    order: tuple[str, ...]
    later: tuple[str, ...] = ()

    @property
    def records(self) -> list[tuple[Control, ...]]:
        """The controls of each mapping of a list, the new one last; none where there are no mappings."""
        inner = isinstance(self.field.value_type, ListOf) and not text_of_item(self.field)[0]
        return self._by_place() if inner else []

    @property
    def items(self) -> list[tuple[Control, ...]]:
        """The control of each text of a list, the new one last, with those of what may be said beside it."""
        return self._by_place() if isinstance(self.field.value_type, ListOf) and text_of_item(self.field)[0] else []

    def _by_place(self) -> list[tuple[Control, ...]]:
        by_place: dict[object, list[Control]] = {}
        for each in self.controls:
            by_place.setdefault(each.at[len(self.at)], []).append(each)
        return [tuple(controls) for controls in by_place.values()]

    @property
    def is_single(self) -> bool:
        return len(self.controls) == 1 and self.controls[0].at == self.at


def text_of_item(field: Field) -> tuple[Scalar[Any] | None, str]:
    """The type of the text of an item of a list, and the key that may hold it, "" where items are texts; None where an
    item is more than a text.
    """
    item = field.value_type.item if isinstance(field.value_type, ListOf) else None
    if isinstance(item, Scalar):
        return item, ""
    if isinstance(item, MappingOf) and item.shorthand:
        inner = item.record.fields[item.shorthand].value_type
        return (inner, item.shorthand) if isinstance(inner, Scalar) else (None, "")
    return None, ""


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
    unknown = "schoolvakanties van dan nog niet bekend" if day > KNOWN_UNTIL else None
    free = public_holidays([day.year]).get(day), school_holiday(day), unknown
    return ", ".join([long_date(day), *filter(None, free)])


def same(control: Control, typed: str) -> bool:
    """Whether what was typed is what stands there: a day may be in words there, spaces at ends of lines say nothing."""
    if control.form is Form.DAY and control.value and typed:
        return day_of(typed) == day_of(control.value)
    return plain(typed) == plain(control.value)


def plain(typed: str) -> str:
    """What somebody typed, without spaces at the ends of lines, and with plain line ends: forms send CR LF."""
    return "\n".join(line.rstrip() for line in typed.strip().splitlines())
