"""What differs between two versions of an entry: compared as facts here, and nowhere else; others only print it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from enum import StrEnum

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.text import dutch


class Aspect(StrEnum):
    """What participants see differ, the weightiest first. `DETAILS` is whatever has no aspect of its own."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESUMED = "resumed"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    TITLE = "title"
    SPEAKERS = "speakers"
    DETAILS = "details"


WORDS = {
    Aspect.CANCELLED: "geannuleerd",
    Aspect.POSTPONED: "uitgesteld",
    Aspect.RESUMED: "gaat weer door",
    Aspect.TENTATIVE: "nog niet zeker",
    Aspect.CONFIRMED: "gaat zeker door",
    Aspect.DATE: "nieuwe datum",
    Aspect.TIME: "nieuwe tijd",
    Aspect.PLACE: "nieuwe locatie",
    Aspect.TITLE: "nieuwe titel",
    Aspect.SPEAKERS: "andere sprekers",
    Aspect.DETAILS: "nieuwe informatie",
}
_STATES = {
    EntryState.CANCELLED: Aspect.CANCELLED,
    EntryState.POSTPONED: Aspect.POSTPONED,
    EntryState.TENTATIVE: Aspect.TENTATIVE,
    EntryState.CONFIRMED: Aspect.CONFIRMED,
}


def aspects(before: Entry, after: Entry) -> tuple[Aspect, ...]:
    """What differs between two entries that read differently; never empty."""
    return tuple(_aspects(before, after)) or (Aspect.DETAILS,)


def in_words(aspects: Iterable[Aspect]) -> str:
    """Dutch, such as "nieuwe datum en nieuwe locatie"."""
    return dutch.listing([WORDS[each] for each in aspects])


def _aspects(before: Entry, after: Entry) -> Iterator[Aspect]:
    if before.state is not after.state:
        yield Aspect.RESUMED if before.state.is_off and not after.state.is_off else _STATES[after.state]
    # One of the two: "nieuwe datum en nieuwe tijd" says no more than the first half, and people read the entry anyway.
    if _days(before) != _days(after):
        yield Aspect.DATE
    elif before.hours != after.hours:
        yield Aspect.TIME
    if before.place != after.place:
        yield Aspect.PLACE
    if before.title != after.title:
        yield Aspect.TITLE
    if _are_others(before, after):
        yield Aspect.SPEAKERS


def _days(entry: Entry) -> tuple[date, date]:
    """The first and the last day; what ends at midnight does not reach into the next one."""
    ends_at_midnight = entry.hours is not None and entry.hours.end == time() and entry.last_day > entry.first_day
    return entry.first_day, entry.last_day - timedelta(days=1) if ends_at_midnight else entry.last_day


def _are_others(before: Entry, after: Entry) -> bool:
    """Whether other people speak: neither a new id, nor a corrected name, nor another order or role makes it so."""
    if before.speakers is None or after.speakers is None:
        return False
    old, new = before.speakers, after.speakers
    return {each.id for each in old} != {each.id for each in new} and {each.name for each in old} != {
        each.name for each in new
    }
