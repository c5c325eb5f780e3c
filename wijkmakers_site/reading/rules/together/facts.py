"""The facts of one record, as the table of pairs asks for them: which are given, and what holds around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from wijkmakers_site.model.enums import Fullness, State
from wijkmakers_site.reading import states
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import MAIN_KINDS, days_of, is_over
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """A `record` at the path `at` of a file, and today (`day`). Keys are Dutch, as in the file."""

    filed: FiledRecord[Record]
    at: DataPath
    record: Any
    day: date

    def value(self, key: str) -> Any:
        return getattr(self.record, self.record.fields[key].name)

    def has(self, *keys: str) -> bool:
        """Whether one of these is given."""
        given = vars(self.record)
        return any(given.get(self.record.fields[key].name) not in (None, ()) for key in keys)

    def flag(self, key: str) -> bool:
        return bool(self.value(key))

    def more_than(self, key: str, other: str) -> bool:
        return self.has(key) and self.has(other) and bool(self.value(key) > self.value(other))

    def before(self, key: str, other: str) -> bool:
        return self.has(key) and self.has(other) and bool(self.value(key) < self.value(other))

    def is_to_come(self, key: str) -> bool:
        return self.has(key) and bool(self.value(key) > self.day)

    def is_zero(self, key: str) -> bool:
        return self.has(key) and not self.value(key)

    @property
    def is_uncertain(self) -> bool:
        """Whether some value of this record has a fault that was reported: then what seems to be lacking may be it."""
        size = len(self.at)
        return any(path[:size] == self.at and len(path) <= size + 1 for path in self.filed.document.lost)

    @property
    def programme(self) -> ProgrammeRecord:
        """The programme that it is part of, or is itself."""
        assert isinstance(self.filed.record, ProgrammeRecord)
        return self.filed.record


def all_facts(content: Content) -> Iterator[Facts]:
    """Of every record in every file, the innermost ones too."""
    for filed in content.every_file():
        yield from _in_record(filed, (), filed.record, content.day)


def _in_record(filed: FiledRecord[Record], at: DataPath, record: Record, day: date) -> Iterator[Facts]:
    yield Facts(filed, at, record, day)
    for name, value in vars(record).items():
        key = next((field.key for field in record.fields.values() if field.name == name), "")
        if isinstance(value, Record):
            yield from _in_record(filed, (*at, key), value, day)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _in_record(filed, (*at, key, index), item, day)


def waits_without_a_way(it: Facts) -> bool:
    """Of a waiting list on which nobody knows how to get."""
    return it.value("vol") is Fullness.WAITING_LIST and _is_out_of_reach(it)


def early_is_not_lower(it: Facts) -> bool:
    return it.has("vroeg") and bool(it.value("vroeg").amount >= it.value("bedrag"))


def early_is_too_late(it: Facts) -> bool:
    """Whether the price for who is early holds on days on which nobody can sign up any more."""
    registration = it.programme.registration
    closes = registration.closes if registration else None
    return bool(it.has("vroeg") and closes and it.value("vroeg").until > closes)


def without_a_way_to_register(it: Facts) -> bool:
    """While registration is not over, and nothing says how."""
    return not it.flag("vol") and _is_out_of_reach(it)


def _is_out_of_reach(it: Facts) -> bool:
    """While registration is not over: no link, no words, nobody to write to."""
    programme = it.programme
    off = states.of_programme(programme)[0].is_off or is_over(programme, it.day)
    reachable = any(person.email or person.phone for person in programme.people)
    closed = it.has("tot") and it.value("tot") < it.day
    return not (off or reachable or closed or it.has("link", "toelichting"))


def opens_after_start(it: Facts) -> bool:
    programme = it.programme
    starts = programme.starts or min(days_of(programme), default=None)
    return starts is not None and it.value("vanaf") > starts and not is_over(programme, it.day)


def without_any_date(it: Facts) -> bool:
    """Of a module that goes on, whose date is neither given nor promised."""
    promised = it.flag("datum_volgt") or it.programme.dates_to_follow
    if it.has("datum", "bijeenkomsten", "einddatum") or promised or not goes_on(it) or _is_draft(it):
        return False
    # A planning that has no date at all yet lacks all of them: one message says so.
    first = next(index for index, module in enumerate(it.programme.modules) if module.hours)
    return has_dated_modules(it) or it.at == ("modules", first)


def goes_on(it: Facts) -> bool:
    """Whether a module is to take place as it stands there."""
    return not states.of_module(it.programme, it.record)[0].is_off


def _is_draft(it: Facts) -> bool:
    return it.programme.draft or it.record.state is State.DRAFT


def has_dated_modules(it: Facts) -> bool:
    return bool(days_of(it.programme))


def has_dates(it: Facts) -> bool:
    return it.has("begindatum", "einddatum") or has_dated_modules(it)


def all_modules_dated(it: Facts) -> bool:
    """Of a programme of which no module waits for its date, and no more are announced than stand there."""
    modules = it.programme.modules
    main = [module for module in modules if module.kind in MAIN_KINDS]
    announced = it.programme.announced_modules or 0
    return bool(modules) and announced <= len(main) and all(module.day or module.sessions for module in modules)


def online_with(before: Sequence[str]) -> Callable[[Facts], bool]:
    """Of a venue that is online: whether what it has of a building begins here, so that it is told once."""
    return lambda it: it.flag("online") and not it.has(*before)


def position_swapped(it: Facts) -> bool:
    """Whether a position is where the Netherlands would be, were its two numbers the other way around."""
    north, east = it.value("positie").latitude, it.value("positie").longitude
    return bool(3 <= north <= 8 and 50 <= east <= 54)
