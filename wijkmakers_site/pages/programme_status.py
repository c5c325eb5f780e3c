"""What follows from dates: where a programme stands on a given day. Words carry their date, so that they stay true.

`timeline` is the whole course of a programme: a build shows the state of its day, scripts that of the day they are run,
and `next_change.py` tells when the next one comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from wijkmakers_site.model import academy, enrolment, enums
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.pages.views.parts import Joining, Status
from wijkmakers_site.text.words import dutch

HEADINGS = {
    ProgrammeState.OPEN: "Aanmelden kan",
    ProgrammeState.SOON: "Komt eraan",
    ProgrammeState.FULL: "Vol",
    ProgrammeState.RUNNING: "Begonnen",
    ProgrammeState.UNDATED: "Zonder data",
    ProgrammeState.POSTPONED: "Uitgesteld",
    ProgrammeState.PAST: "Afgerond",
    ProgrammeState.CANCELLED: "Geannuleerd",
}
_COUNTED = 40  # modules; of more a card would bear forty kilobytes of words for the days to come
_OFF = {
    enums.State.POSTPONED: Status(ProgrammeState.POSTPONED, "Uitgesteld"),
    enums.State.CANCELLED: Status(ProgrammeState.CANCELLED, "Geannuleerd"),
}
_FRAME = (enums.ModuleKind.INTRODUCTION, enums.ModuleKind.CLOSING)
_LONG = (enums.ProgrammeKind.COURSE, enums.ProgrammeKind.TRAINEESHIP)  # a workshop or lecture may be one day
_NEXT = timedelta(days=1)

Timeline = tuple[tuple[date, Status], ...]


class _Facts(NamedTuple):
    """What is so of a programme on each of the days for which its state is asked: its `span`, the first day of each
    `numbered` module, how many modules there are to be (`total`), and whether more may come (`goes_on`).
    """

    span: tuple[date, date] | None
    numbered: tuple[tuple[date, int], ...]
    total: int
    goes_on: bool

    @classmethod
    def of(cls, programme: academy.Programme) -> _Facts:
        numbered = tuple(_numbered_days(programme))
        return cls(span(programme), numbered, module_total(programme), goes_on(programme))


def span(programme: academy.Programme) -> tuple[date, date] | None:
    """First and last day, as announced or else as planned; None where no day is known.

    Of a programme that is off it is when it was to be.
    """
    is_off = states.of_programme(programme)[0].is_off
    sessions = [each for module in programme.modules for each in (module.sessions if is_off else module.going)]
    first = programme.starts or min((session.first_day for session in sessions), default=None)
    last = programme.ends or max((session.last_day for session in sessions), default=None)
    if first is None and last is None:
        return None
    return (first or last, last or first)  # type: ignore[return-value]  # one of the two is a date


def goes_on(programme: academy.Programme) -> bool:
    """Whether more may come than is known: no last day is announced, and a module still waits for its date; or all
    that is known of a whole course is the day on which it begins.
    """
    if programme.ends is not None:
        return False
    waits = any(not module.sessions and module.state is not enums.State.CANCELLED for module in programme.modules)
    return waits or (not programme.modules and programme.kind in _LONG)


def is_news(programme: academy.Programme, day: date) -> bool:
    """Whether it is cancelled, and would not be over yet: nobody waits for what never had a date."""
    if states.of_programme(programme)[0] is not enums.State.CANCELLED:
        return False
    known = span(programme)
    return known is not None and known[1] >= day


def module_total(programme: academy.Programme) -> int:
    """How many numbered modules there are to be: as published, or as announced where that is more."""
    numbered = sum(module.number is not None for module in programme.modules)
    # Staff announce the whole number of meetings; the numbers on pages leave introduction and closing out.
    framing = sum(module.kind in _FRAME for module in programme.modules)
    return max(numbered, (programme.announced_modules or 0) - framing)


def published_modules(programme: academy.Programme) -> int:
    """How many of the modules that were announced are known: the numbered ones, introduction and closing."""
    return sum(module.kind in (enums.ModuleKind.MODULE, *_FRAME) for module in programme.modules)


def timeline(programme: academy.Programme) -> Timeline:
    """Every state with the day from which it holds; the first one holds since ever."""
    if off := _OFF.get(states.of_programme(programme)[0]):
        return ((date.min, off),)
    facts = _Facts.of(programme)
    days = sorted({date.min, *_days_of_change(programme, facts)})
    steps = [(day, _on(programme, facts, day)) for day in days]
    return (steps[0], *(after for before, after in pairwise(steps) if before[1] != after[1]))


def at(course: Timeline, day: date) -> Status:
    """The state of a timeline that holds on `day`."""
    return next(status for since, status in reversed(course) if since <= day)


def to_come(course: Timeline, day: date) -> str:
    """For scripts: "2025-01-09 running Loopt: module 1 van 10;…", from the words a build for `day` shows to the last.

    It begins where these words do, so that it stays the same for as long as they do; empty where they are the last.
    """
    current = at(course, day)
    # From where the page's words begin to hold, not from `day`: else every daily build would write other bytes.
    others = [since for since, status in course if since <= day and not _same_words(status, current)]
    steps = [(since, status) for since, status in course if not others or since > others[-1]]
    if steps[0][1].today == current.label:
        steps.pop(0)
    return ";".join(f"{since} {status.state} {status.today}" for since, status in steps)


def _same_words(one: Status, other: Status) -> bool:
    return (one.state, one.label) == (other.state, other.label)


def joining(programme: academy.Programme) -> Joining | None:
    """When its link to sign up leads somewhere; None where it never does, and while the programme is off."""
    registration = programme.registration
    if registration is None or registration.link is None or registration.full is enums.Fullness.FULL:
        return None
    if states.of_programme(programme)[0].is_off:
        return None
    known = span(programme)
    over = known[1] if known and not goes_on(programme) else None
    last = min(filter(None, (registration.closes, over)), default=None)
    return Joining(registration.link, registration.opens, last, waits=registration.full is not None)


def _days_of_change(programme: academy.Programme, facts: _Facts) -> Iterator[date]:
    """The days on which the state may become another one."""
    if programme.registration:
        yield from filter(None, [programme.registration.opens])
        yield from (day + _NEXT for day in filter(None, [programme.registration.closes]))
    if facts.span:
        yield from (facts.span[0], facts.span[1] + _NEXT)
        yield from (day for day, _number in facts.numbered)


def _numbered_days(programme: academy.Programme) -> Iterator[tuple[date, int]]:
    """The first day of each numbered module that takes place."""
    for module in programme.modules:
        if module.number and (going := module.going):
            yield min(session.first_day for session in going), module.number


def _on(programme: academy.Programme, facts: _Facts, day: date) -> Status:
    if facts.span and day >= facts.span[0]:
        return _begun(programme, facts, facts.span[1], day)
    registration = programme.registration
    # Before the days of signing up: whoever set `vol` knows more than the form's dates.
    if registration and registration.full:
        waits = registration.full is enums.Fullness.WAITING_LIST
        return Status(ProgrammeState.FULL, "Vol, met wachtlijst" if waits else "Vol")
    if registration and (label := _open_label(registration, day)):
        return Status(ProgrammeState.OPEN, label)
    if facts.span is None:
        return _undated(programme)
    if registration and registration.opens and registration.opens > day:
        return Status(ProgrammeState.SOON, f"Aanmelden kan vanaf {dutch.short_date(registration.opens)}")
    return Status(ProgrammeState.SOON, f"Begint op {dutch.short_date(facts.span[0])}")


def _undated(programme: academy.Programme) -> Status:
    """What staff say of it where no date does; nothing where they say nothing either."""
    if programme.begun is not None:
        return Status(ProgrammeState.RUNNING, f"Gestart in {programme.begun}" if programme.begun else "Gestart")
    if programme.running:
        return Status(ProgrammeState.RUNNING, "Loopt")
    if programme.dates_to_follow:
        return Status(ProgrammeState.UNDATED, "Data volgen")
    return Status(ProgrammeState.UNDATED, "Aangekondigd" if programme.only_announced else "")


def _begun(programme: academy.Programme, facts: _Facts, last: date, day: date) -> Status:
    if programme.only_announced:
        return _announced(last, day)
    # Not over by its last known day while modules still wait for a date.
    if facts.goes_on:
        return Status(ProgrammeState.RUNNING, _going_on(programme, facts))
    if day > last:
        return Status(ProgrammeState.PAST, "Afgerond")
    label = f"Loopt tot en met {dutch.short_date(last)}"
    begun = max((each for each in facts.numbered if each[0] <= day), default=None)
    if begun is None or not 1 < facts.total <= _COUNTED:
        return Status(ProgrammeState.RUNNING, label)
    return Status(ProgrammeState.RUNNING, label, f"Loopt: module {begun[1]} van {facts.total}")


def _announced(last: date, day: date) -> Status:
    """Of what nobody knows more than what was announced: not that it runs, nor that it took place."""
    if day > last:
        return Status(ProgrammeState.PAST, "Was aangekondigd")
    return Status(ProgrammeState.RUNNING, f"Aangekondigd tot en met {dutch.short_date(last)}")


def _going_on(programme: academy.Programme, facts: _Facts) -> str:
    """Of what has begun and has modules without a date: no more than is known."""
    if programme.dates_to_follow:
        return "Loopt, data volgen"
    first = min(filter(None, [programme.starts, *(day for day, _number in facts.numbered)]), default=None)
    return f"Begonnen op {dutch.short_date(first)}" if first and not programme.running else "Loopt"


def _open_label(registration: enrolment.Registration, day: date) -> str | None:
    """The words for a registration that is open on `day`; None where it is not, or where nobody can tell."""
    opens, closes = registration.opens, registration.closes
    if (opens and day < opens) or (closes and day > closes):
        return None
    if closes:
        return f"Aanmelden kan tot en met {dutch.short_date(closes)}"
    return "Aanmelden kan" if registration.link else None
