"""What differs between two versions of an entry: compared as facts here, and nowhere else; others only print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from enum import StrEnum

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.model.academy import Hours
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

RECENTLY = timedelta(weeks=3)  # for how long somebody may not have looked at a calendar


class Aspect(StrEnum):
    """What differs, the weightiest first: whether it takes place, when, where, with whom; then what is only told of it.

    From `SPEAKER_DETAILS` on they are quiet: the entry gets new bytes, and nobody is told.
    """

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESUMED = "resumed"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    ADDRESS = "address"
    ONLINE = "online"
    SPEAKERS = "speakers"
    GROUP = "group"
    TITLE = "title"
    REASON = "reason"
    SUMMARY = "summary"
    PARTS = "parts"
    PREPARATION = "preparation"
    ARRIVAL = "arrival"
    DETAILS = "details"
    SPEAKER_DETAILS = "speaker-details"
    PROGRAMME = "programme"
    CATEGORIES = "categories"
    POSITION = "position"
    COLOR = "color"
    LINK = "link"

    @property
    def weight(self) -> int:
        """How much it matters to who has planned to come: the lower, the more."""
        return _ORDER[self]

    @property
    def is_quiet(self) -> bool:
        return self.weight >= _ORDER[Aspect.SPEAKER_DETAILS]

    @property
    def is_heavy(self) -> bool:
        """Whether somebody who misses it may stand before a closed door."""
        return self.weight <= _ORDER[Aspect.GROUP]


_ORDER = {aspect: number for number, aspect in enumerate(Aspect)}

# Of the quiet ones too: `diff` counts them.
WORDS = {
    Aspect.CANCELLED: "geannuleerd",
    Aspect.POSTPONED: "uitgesteld",
    Aspect.RESUMED: "gaat weer door",
    Aspect.TENTATIVE: "nog niet zeker",
    Aspect.CONFIRMED: "gaat zeker door",
    Aspect.DATE: "nieuwe datum",
    Aspect.TIME: "nieuwe tijd",
    Aspect.PLACE: "nieuwe locatie",
    Aspect.ADDRESS: "adres of zaal bijgewerkt",
    Aspect.ONLINE: "nieuwe link om mee te doen",
    Aspect.SPEAKERS: "andere sprekers",
    Aspect.GROUP: "voor een andere groep",
    Aspect.TITLE: "nieuwe titel",
    Aspect.REASON: "andere reden",
    Aspect.SUMMARY: "nieuwe omschrijving",
    Aspect.PARTS: "nieuw dagprogramma",
    Aspect.PREPARATION: "nieuwe voorbereiding",
    Aspect.ARRIVAL: "nieuws over hoe je er komt",
    Aspect.DETAILS: "nieuwe informatie",
    Aspect.SPEAKER_DETAILS: "gegevens van sprekers",
    Aspect.PROGRAMME: "titel van de leergang",
    Aspect.CATEGORIES: "soort of thema",
    Aspect.POSITION: "plek op de kaart",
    Aspect.COLOR: "kleur",
    Aspect.LINK: "adres van de pagina",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """When an entry is, local: its first and last day (inclusive), and its hours; None for whole days."""

    first_day: date
    last_day: date
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether it takes place, and why not."""

    state: EntryState
    reason: str | None


Fact = Slot | Standing | tuple[EntrySpeaker, ...] | tuple[str, ...] | str | None


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact of an entry: which (`aspect`), as it was (`old`) and is (`new`); None where there was or is none."""

    aspect: Aspect
    old: Fact
    new: Fact


_STATES = {
    EntryState.CANCELLED: Aspect.CANCELLED,
    EntryState.POSTPONED: Aspect.POSTPONED,
    EntryState.TENTATIVE: Aspect.TENTATIVE,
    EntryState.CONFIRMED: Aspect.CONFIRMED,
}
_PLAIN: tuple[tuple[Aspect, Callable[[Entry], Fact]], ...] = (
    (Aspect.GROUP, lambda entry: entry.group),
    (Aspect.TITLE, lambda entry: entry.title),
    (Aspect.PROGRAMME, lambda entry: entry.programme),
    (Aspect.CATEGORIES, lambda entry: entry.categories),
    (Aspect.POSITION, lambda entry: entry.position),
    (Aspect.COLOR, lambda entry: entry.color),
    (Aspect.LINK, lambda entry: entry.link),
)
_TOLD: tuple[tuple[Aspect, Callable[[Entry], Fact]], ...] = (
    (Aspect.SUMMARY, lambda entry: entry.summary),
    (Aspect.PARTS, lambda entry: entry.parts),
    (Aspect.PREPARATION, lambda entry: entry.preparation),
    (Aspect.ARRIVAL, lambda entry: entry.arrival),
)


def fact_changes(before: Entry, after: Entry) -> tuple[FactChange, ...]:
    """All that differs, the weightiest first; nothing where a newer program only writes the same otherwise."""
    found = (
        *_standing(before, after),
        *_slot(before, after),
        *_place(before, after),
        *_speakers(before, after),
        *_each(_PLAIN, before, after),
        *_description(before, after),
    )
    return tuple(sorted(found, key=lambda change: change.aspect.weight))


def told(changes: Iterable[FactChange]) -> tuple[Aspect, ...]:
    """What participants are told of it, the weightiest first."""
    return tuple(change.aspect for change in changes if not change.aspect.is_quiet)


def in_words(aspects: Iterable[Aspect]) -> str:
    """Dutch, such as "nieuwe datum en nieuwe locatie"."""
    return dutch.listing([WORDS[aspect] for aspect in aspects])


def slot(entry: Entry) -> Slot:
    return Slot(entry.first_day, entry.last_day, entry.hours)


def _standing(before: Entry, after: Entry) -> Iterator[FactChange]:
    old, new = (Standing(entry.state, entry.reason) for entry in (before, after))
    if old.state is not new.state:
        resumed = old.state.is_off and not new.state.is_off
        yield FactChange(Aspect.RESUMED if resumed else _STATES[new.state], old, new)
        if resumed and new.state is EntryState.TENTATIVE:
            yield FactChange(Aspect.TENTATIVE, old, new)
    elif old.reason != new.reason:
        yield FactChange(Aspect.REASON, old.reason, new.reason)


def _slot(before: Entry, after: Entry) -> Iterator[FactChange]:
    old, new = slot(before), slot(after)
    if _days(before) != _days(after):
        yield FactChange(Aspect.DATE, old, new)
    if before.hours != after.hours:
        yield FactChange(Aspect.TIME, old, new)


def _days(entry: Entry) -> tuple[date, date]:
    """The first and the last day; what ends in the night after the first one does not make it two."""
    hours, day_after = entry.hours, entry.first_day + timedelta(days=1)
    by_night = hours is not None and (hours.end == time() or hours.end < hours.start)
    return entry.first_day, entry.first_day if by_night and entry.last_day == day_after else entry.last_day


def _place(before: Entry, after: Entry) -> Iterator[FactChange]:
    """By the id of the venue: of the same one, a postcode that was lacking is no other place."""
    other_link = before.online != after.online
    if before.place != after.place and not (before.is_by_link and after.is_by_link):
        same = before.venue is not None and before.venue == after.venue
        yield FactChange(Aspect.ADDRESS if same else Aspect.PLACE, before.place, after.place)
        # From here to a link: told once, as the place.
        other_link &= not after.is_by_link
    if other_link:
        yield FactChange(Aspect.ONLINE, before.online, after.online)


def _speakers(before: Entry, after: Entry) -> Iterator[FactChange]:
    """Other people: neither a new id, nor a corrected name, nor another order or role makes it so."""
    old, new = before.speakers, after.speakers
    if old is None or new is None or old == new:
        return
    same = {each.id for each in old} == {each.id for each in new} or {each.name for each in old} == {
        each.name for each in new
    }
    yield FactChange(Aspect.SPEAKER_DETAILS if same else Aspect.SPEAKERS, old, new)


def _description(before: Entry, after: Entry) -> Iterator[FactChange]:
    # Of an entry known by its lines alone nobody can say which line is what; those of its speakers are among them.
    if before.speakers is not None and after.speakers is not None and not before.details and not after.details:
        yield from _each(_TOLD, before, after)
        return
    old, new = before.said, after.said
    if old != new:
        yield FactChange(Aspect.DETAILS, _only_in(old, new), _only_in(new, old))


def _only_in(lines: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line not in others)


def _each(facts: Iterable[tuple[Aspect, Callable[[Entry], Fact]]], before: Entry, after: Entry) -> Iterator[FactChange]:
    for aspect, fact in facts:
        old, new = fact(before), fact(after)
        if old != new:
            yield FactChange(aspect, old, new)
