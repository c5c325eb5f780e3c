"""A planning that moves by whole weeks: the day of the week and the rhythm stay, and holidays are pointed at."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from wijkmakers_site.model import academy
from wijkmakers_site.reading.content import FiledRecord
from wijkmakers_site.reading.notation import days
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.rules.days.holidays import public_holidays, school_holiday
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import WEEKDAYS, long_date, short_date
from wijkmakers_site.values import dataclass

_ISO = regex(r"\d{4}-\d{1,2}-\d{1,2}")
_WEEKEND = 5  # Saturday, as `date.weekday` counts
_LONGEST = 31  # days of one session, as the rules have it
_FAR = 5  # weeks: a session is not moved further for a holiday


@dataclass(frozen=True, slots=True)
class Shift:
    """From the old planning to the new one: `by` a number of whole weeks. `first` is its new first day; `asked` is the
    day that was asked for, which may be another day of the week.
    """

    by: timedelta
    first: date
    asked: date

    @property
    def note(self) -> str:
        """What is to be said where the two differ; "" where they do not."""
        if self.first == self.asked:
            return ""
        asked, usual = WEEKDAYS[self.asked.weekday()], WEEKDAYS[self.first.weekday()]
        return (
            f"{short_date(self.asked)} is een {asked}, en deze leergang begint op {usual}: "
            f"de eerste dag wordt {long_date(self.first)}."
        )


def shift_to(start: date, old_days: Iterable[date]) -> Shift:
    """The first of `old_days` comes on its own day of the week, on `start` or right after it. Without any there is
    nothing to move.
    """
    old_first = min(old_days, default=start)
    first = start + timedelta(days=(old_first.weekday() - start.weekday()) % 7)
    return Shift(first - old_first, first, start)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One session: the value at the path `at` of the file, with the `title` of its module, its `hours` (None: all day),
    its `old` and `new` day, and how many days it lasts after that (`further`). `holiday` is what one of them falls in,
    "" for nothing, and `free` then the nearest day to begin on without; None where there is none nearby. `makes_room`:
    it is to take that one.
    """

    at: DataPath
    title: str
    hours: academy.Hours | None
    old: date
    new: date
    further: int = 0
    holiday: str = ""
    free: date | None = None
    makes_room: bool = False

    @property
    def day(self) -> date:
        """The day that is written."""
        return self.free if self.free and self.makes_room else self.new


def planned_days(
    programme: FiledRecord[ProgrammeRecord], shift: Shift, making_room: Container[DataPath]
) -> list[PlannedDay]:
    """Every session that has a date, in order of its new day; those at paths in `making_room` leave holidays alone."""
    moved = sorted(_sessions(programme, shift), key=lambda each: (each.new, each.at))
    taken = [each.new for each in moved]
    judged = []
    for each in moved:
        if holiday := holiday_on(each.new, each.further):
            free = nearest_free(each.new, taken, each.further)
            each = replace(each, holiday=holiday, free=free, makes_room=each.at in making_room)  # noqa: PLW2901
            taken += [each.free] if each.free else []  # two that make room may not meet
        judged.append(each)
    return judged


def _sessions(programme: FiledRecord[ProgrammeRecord], shift: Shift) -> Iterator[PlannedDay]:
    for index, module in enumerate(programme.record.modules):
        at: DataPath = ("modules", index)
        if module.day and not module.sessions:
            further = _further(module.day, module.last_day)
            yield PlannedDay((*at, "datum"), module.title, module.hours, module.day, module.day + shift.by, further)
        for number, session in enumerate(module.sessions):
            title = f"{module.title}, {session.title}" if session.title else module.title
            hours, place = session.hours or module.hours, (*at, "bijeenkomsten", number, "datum")
            further = _further(session.day, session.last_day)
            yield PlannedDay(place, title, hours, session.day, session.day + shift.by, further)


def _further(first: date, last: date | None) -> int:
    return min(max((last - first).days, 0), _LONGEST) if last else 0


def holiday_on(first: date, further: int = 0) -> str:
    """The public or school holiday that a day, or one of so many `further` ones, falls in; "" for none known."""
    every = (first + timedelta(days=number) for number in range(further + 1))
    return next(filter(None, (public_holidays([day.year]).get(day) or school_holiday(day) for day in every)), "")


def nearest_free(day: date, taken: list[date], further: int = 0) -> date | None:
    """The nearest day on the same day of the week without a holiday, between the days around it: later before earlier.

    Where two weeks have none, another working day nearby.
    """
    before = max((each for each in taken if each < day), default=date.min)
    after = min((each for each in taken if each > day), default=date.max)
    candidates = [day + timedelta(weeks=number * sign) for number in range(1, _FAR) for sign in (1, -1)]
    nearby = [day + timedelta(days=number * sign) for number in range(1, 5) for sign in (1, -1)]
    candidates[4:4] = [each for each in nearby if each.weekday() < _WEEKEND]
    fitting = (each for each in candidates if before < each and each + timedelta(days=further) < after)
    return next((each for each in fitting if not holiday_on(each, further)), None)


def moved_date(written: str, by: timedelta) -> str | None:
    """A date as it is written, moved, in the same form; None for what is none."""
    try:
        new = days.day(written) + by
    except NotationError:
        return None
    if _ISO.fullmatch(written.strip()):
        return new.isoformat()
    return long_date(new) if written.lower().startswith(WEEKDAYS) else short_date(new)
