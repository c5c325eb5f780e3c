"""What took place in a year, counted from facts alone: for the accountability of a subsidy.

A figure that no fact bears is not guessed: sessions without a time count for no hours, and are counted themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from wijkmakers_site.editing.year_overview.period import Period
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.derived.hosts import host_organisations
from wijkmakers_site.model.enums import State
from wijkmakers_site.pages.programme_status import span
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass

_DAY = timedelta(days=1)
_MONTH = timedelta(days=28)


class Outcome(StrEnum):
    """What became of a session by the day of the overview; the value is the Dutch heading."""

    HELD = "Gehouden"
    CANCELLED = "Geannuleerd"
    POSTPONED = "Uitgesteld"
    UNKNOWN = "Niet bekend"  # over, and only announced or never made certain
    COMING = "Komt nog"


class Part(StrEnum):
    """What an organisation is in a programme; the value is the Dutch heading."""

    ORGANISER = "Organisator"
    PARTNER = "Partner"
    HOST = "Gastorganisatie"
    COMMISSIONER = "Opdrachtgever"


@dataclass(frozen=True, slots=True)
class EditionFigures:
    """A `programme` in the year. `first` and `last` are its own days, also those outside the year.

    `outcomes` counts its sessions of the year, `hours` those of the held ones with a time of less than a day, and
    `without_hours` the held ones of which none is known. `begins`: its first day is in the year. `speakers` are the ids
    of who spoke, `themes` and `venues` the names of what the held sessions were about and where, one for each session.
    """

    programme: academy.Programme
    first: date
    last: date
    begins: bool
    outcomes: Counter[Outcome]
    hours: Decimal
    without_hours: int
    speakers: frozenset[str]
    themes: Counter[str]
    venues: Counter[str]

    @property
    def state(self) -> State:
        return states.of_programme(self.programme)[0]

    @property
    def places(self) -> int | None:
        """How many can take part; None where nobody says."""
        return self.programme.registration.places if self.programme.registration else None

    def organisations(self, part: Part) -> tuple[str, ...]:
        """The names of who is this in it."""
        programme = self.programme
        commissioner = (programme.commissioner,) if programme.commissioner else ()
        found = {
            Part.ORGANISER: programme.organisers,
            Part.PARTNER: programme.partners,
            Part.HOST: host_organisations(programme),
            Part.COMMISSIONER: commissioner,
        }[part]
        return tuple(each.name for each in found)


@dataclass(frozen=True, slots=True)
class YearOverview:
    """The academy's own `editions` in a `period`, as it is known on `day`. `others` are the titles of what others
    organise, `undated` those of what has no day at all: neither counts.
    """

    period: Period
    day: date
    editions: tuple[EditionFigures, ...]
    others: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        return sum((each.outcomes for each in self.editions), Counter())

    @property
    def hours(self) -> Decimal:
        return sum((each.hours for each in self.editions), Decimal(0))

    @property
    def without_hours(self) -> int:
        return sum(each.without_hours for each in self.editions)

    @property
    def off(self) -> int:
        """How many editions are off as a whole."""
        return sum(each.state.is_off for each in self.editions)

    @property
    def begun(self) -> tuple[EditionFigures, ...]:
        """Those that take place and begin in the year."""
        return tuple(each for each in self.editions if each.begins and not each.state.is_off)

    @property
    def places(self) -> int:
        """Those of what begins in the year, so that a year and the next one can be added up."""
        return sum(each.places or 0 for each in self.begun)

    @property
    def without_places(self) -> int:
        """How many of what begins in the year do not say."""
        return sum(each.places is None for each in self.begun)

    @property
    def speakers(self) -> int:
        return len(frozenset[str]().union(*(each.speakers for each in self.editions)))

    @property
    def themes(self) -> list[tuple[str, int]]:
        return _most_first(each.themes for each in self.editions)

    @property
    def venues(self) -> list[tuple[str, int]]:
        return _most_first(each.venues for each in self.editions)

    def organisations(self, part: Part) -> list[tuple[str, int]]:
        """By name, of how many editions that take place it is this."""
        return _most_first(Counter(each.organisations(part)) for each in self.editions if not each.state.is_off)


def year_overview(site: academy.Site, period: Period, day: date) -> YearOverview:
    """Of the published `site` with its past as it was; `day` is today."""
    editions, others, undated = [], [], []
    for programme in site.programmes:
        known, sessions = span(programme), list(_sessions(programme))
        present = [(module, session) for module, session in sessions if period.holds(session.first_day)]
        if known is None:
            undated.append(programme.title)
        elif not present and (sessions or known[1] < period.first or known[0] > period.last):
            continue
        elif site.is_of_others(programme):
            others.append(programme.title)
        else:
            editions.append(_edition(programme, known, present, period, day))
    editions.sort(key=lambda each: (each.first, each.programme.title))
    return YearOverview(period, day, tuple(editions), tuple(others), tuple(undated))


def all_days(site: academy.Site) -> Iterator[date]:
    """The first day of every session of the academy's own; of what has none, days through the months announced."""
    for programme in site.programmes:
        if not site.is_of_others(programme):
            known = span(programme)
            sessions = [session.first_day for _, session in _sessions(programme)]
            yield from sessions or (_through(*known) if known else ())


def _through(first: date, last: date) -> Iterator[date]:
    """Days from the first to the last, so that no year between them is missed."""
    while first < last:
        yield first
        first += _MONTH
    yield last


def _sessions(programme: academy.Programme) -> Iterator[tuple[academy.Module, academy.Session]]:
    return ((module, session) for module in programme.modules for session in module.sessions)


def _edition(
    programme: academy.Programme,
    known: tuple[date, date],
    present: list[tuple[academy.Module, academy.Session]],
    period: Period,
    day: date,
) -> EditionFigures:
    outcomes = [_outcome(programme, session, day) for _, session in present]
    held = [each for each, outcome in zip(present, outcomes, strict=True) if outcome is Outcome.HELD]
    lengths = [_hours(session) for _, session in held]
    return EditionFigures(
        programme,
        *known,
        period.holds(known[0]),
        Counter(outcomes),
        sum(filter(None, lengths), Decimal(0)),
        lengths.count(None),
        frozenset(_speakers(programme, held)),
        Counter(theme.title for module, _ in held for theme in module.themes or programme.themes),
        Counter(session.venue.name for _, session in held if session.venue),
    )


def _outcome(programme: academy.Programme, session: academy.Session, day: date) -> Outcome:
    if session.state is State.CANCELLED:
        return Outcome.CANCELLED
    if session.state is State.POSTPONED:
        return Outcome.POSTPONED
    if session.last_day >= day:
        return Outcome.COMING
    is_sure = session.state is State.SCHEDULED and not programme.only_announced
    return Outcome.HELD if is_sure else Outcome.UNKNOWN


def _hours(session: academy.Session) -> Decimal | None:
    """How long it lasted; None where no time is known, and where it holds nights, which are no hours of a meeting."""
    length = timezone.utc(timezone.ends(session)) - timezone.utc(timezone.starts(session))
    if session.hours is None or length >= _DAY:
        return None
    return Decimal(int(length.total_seconds()) // 60) / 60


def _speakers(programme: academy.Programme, held: list[tuple[academy.Module, academy.Session]]) -> Iterator[str]:
    """The ids of who spoke: not of who was only named as an example of who might come."""
    of_all = programme.appearances if held else ()
    for appearance in (*of_all, *(each for module, _ in held for each in module.appearances)):
        if not appearance.is_example:
            yield appearance.speaker.id


def _most_first(counts: Iterable[Counter[str]]) -> list[tuple[str, int]]:
    total = sum(counts, Counter[str]())
    return sorted(total.items(), key=lambda each: (-each[1], each[0].casefold()))
