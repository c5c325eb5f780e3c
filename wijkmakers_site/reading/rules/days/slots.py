"""What stands in the calendar as one entry, with its place in the file: what the rules on planning look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from wijkmakers_site.model import academy, enums
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading import states
from wijkmakers_site.reading.content import Content, FiledRecord, derived
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import short_date
from wijkmakers_site.values import dataclass

FAR = timedelta(days=5 * 365)  # from today: nobody plans so far
MAIN_KINDS = frozenset({enums.ModuleKind.MODULE, enums.ModuleKind.INTRODUCTION, enums.ModuleKind.CLOSING})
_NOT_TAKING_PLACE = frozenset({enums.State.DRAFT, enums.State.CANCELLED, enums.State.POSTPONED})


@dataclass(frozen=True, slots=True)
class Slot:
    """A `module` of a `programme` with its own date, or one day of a module with `bijeenkomsten`.

    `at` is its path in the document; `hours_at` and `venue_at` those of the mapping that gives its `hours` and its
    `venue` (an id): its own, or else its module's. It lasts from `day` to `last_day` (inclusive; None: that day alone);
    `online` is the link to take part; `state` is its own, its module's or its programme's. What is not known is None.
    """

    programme: FiledRecord[ProgrammeRecord]
    module: ModuleRecord
    at: DataPath
    hours_at: DataPath
    venue_at: DataPath
    day: date | None
    last_day: date | None
    hours: academy.Hours | None
    venue: str | None
    online: str | None
    state: enums.State

    def problem(self, key: str, message: str, cure: str) -> Problem:
        """A problem at its key `key`, or at that of its module where the value comes from there."""
        at = {"tijd": self.hours_at, "locatie": self.venue_at}.get(key, self.at)
        return self.programme.problem((*at, key), message, cure)

    @property
    def title(self) -> str:
        return self.module.title

    @property
    def is_uncertain(self) -> bool:
        """Whether its last day or its hours have a fault that was reported, so that its end is not known."""
        return self.programme.lost((*self.at, "einddatum"), (*self.at, "tijd"))

    @property
    def is_doubtful(self) -> bool:
        """Whether a fault that was reported leaves open when it is, for whom, or whether it takes place at all."""
        keys = ("einddatum", "tijd", "status", "groep", "soort")
        places = {self.at, self.at[:2]}
        return self.programme.partial and self.programme.lost(
            ("concept",), ("status",), *((*at, key) for at in places for key in keys)
        )


@dataclass(frozen=True, slots=True)
class UpcomingSlot:
    """A `slot` that will take place, from `day` to `last_day` (inclusive), and from `start` up to `end`: local time of
    the academy, without a zone. Without hours that is the whole of its days.
    """

    slot: Slot
    day: date
    last_day: date
    start: datetime
    end: datetime

    def when(self) -> str:
        """`9 januari 2025, 13:00-17:00`, by our own names of months: those of `strftime` follow the locale."""
        hours = self.slot.hours
        return f"{short_date(self.day)}, {f'{hours.start:%H:%M}-{hours.end:%H:%M}' if hours else 'de hele dag'}"


def all_slots(content: Content) -> Iterator[Slot]:
    """Modules without a list of days, and the days of the others; a day without hours has its module's."""
    for programme, at, module in content.modules():
        if not module.sessions:
            yield _slot_of_module(programme, at, module)
        for index, session in enumerate(module.sessions):
            yield _slot_of_session(programme, at, index, module, session)


def _slot_of_module(programme: FiledRecord[ProgrammeRecord], at: DataPath, module: ModuleRecord) -> Slot:
    days, state = (module.day, module.last_day), states.of_module(programme.record, module)[0]
    venue_at, venue = _place_of(programme, at, module)
    return Slot(programme, module, at, at, venue_at, *days, module.hours, venue, module.online, state)


def _place_of(
    programme: FiledRecord[ProgrammeRecord], at: DataPath, module: ModuleRecord
) -> tuple[DataPath, str | None]:
    """The mapping that names the venue of a module, and its id: its own, or else its programme's."""
    has_place = module.venue or module.online or not programme.record.venue
    return (at, module.venue) if has_place else ((), programme.record.venue)


def _slot_of_session(
    programme: FiledRecord[ProgrammeRecord], at: DataPath, index: int, module: ModuleRecord, session: SessionRecord
) -> Slot:
    own_at = (*at, "bijeenkomsten", index)
    hours_at = own_at if session.hours else at
    elsewhere = session.venue or session.online
    venue_at, venue = (own_at, session.venue) if elsewhere else _place_of(programme, at, module)
    online = session.online if elsewhere else module.online
    days, hours = (session.day, session.last_day), session.hours or module.hours
    state = states.of_session(programme.record, module, session)[0]
    return Slot(programme, module, own_at, hours_at, venue_at, *days, hours, venue, online, state)


@derived
def upcoming_slots(content: Content) -> tuple[UpcomingSlot, ...]:
    """What is public, will take place, and is not over on the day of the content: nobody mends what is past."""
    return tuple(_upcoming_slots(content))


def _upcoming_slots(content: Content) -> Iterator[UpcomingSlot]:
    for slot in all_slots(content):
        if slot.day is None or slot.programme.record.draft or slot.state in _NOT_TAKING_PLACE:
            continue
        last_day = slot.last_day or slot.day
        if last_day < content.day or slot.is_doubtful:
            continue
        start = datetime.combine(slot.day, slot.hours.start if slot.hours else time())
        end = datetime.combine(last_day, slot.hours.end) if slot.hours else datetime.combine(last_day, time.max)
        # A slot that ends before it begins has an error of its own (`dates.end_before_start`).
        yield UpcomingSlot(slot, slot.day, last_day, start, max(start, end))


def days_of(programme: ProgrammeRecord) -> list[date]:
    """Every first and last day of a programme's modules."""
    own = [day for module in programme.modules for day in (module.day, module.last_day) if day]
    listed = [session for module in programme.modules for session in module.sessions]
    return own + [day for session in listed for day in (session.day, session.last_day) if day]


def is_over(programme: ProgrammeRecord, today: date) -> bool:
    """Whether everything of a programme that has a date lies behind us."""
    last = max([*days_of(programme), *([programme.ends] if programme.ends else [])], default=None)
    return last is not None and last < today
