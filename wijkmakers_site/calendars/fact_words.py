"""The facts of an entry in Dutch, as `diff` shows what was and what is."""

from __future__ import annotations

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.calendars.ledger.changes import Aspect, Fact, Slot, Standing, slot
from wijkmakers_site.text.words import dutch

_STATUS, _WHEN = "status", "wanneer"
LABELS = {
    Aspect.CANCELLED: _STATUS,
    Aspect.POSTPONED: _STATUS,
    Aspect.RESUMED: _STATUS,
    Aspect.TENTATIVE: _STATUS,
    Aspect.CONFIRMED: _STATUS,
    Aspect.DATE: _WHEN,
    Aspect.TIME: _WHEN,
    Aspect.PLACE: "plaats",
    Aspect.ADDRESS: "adres",
    Aspect.ONLINE: "link om mee te doen",
    Aspect.SPEAKERS: "sprekers",
    Aspect.GROUP: "groep",
    Aspect.TITLE: "titel",
    Aspect.REASON: "reden",
    Aspect.SUMMARY: "omschrijving",
    Aspect.PARTS: "dagprogramma",
    Aspect.PREPARATION: "voorbereiding",
    Aspect.ARRIVAL: "hoe je er komt",
    Aspect.DETAILS: "uitleg",
}
_STATES = {
    EntryState.CONFIRMED: "gaat door",
    EntryState.TENTATIVE: "voorlopig",
    EntryState.POSTPONED: "uitgesteld",
    EntryState.CANCELLED: "gaat niet door",
}


def in_dutch(fact: Fact) -> str:
    """One line; "" for none."""
    match fact:
        case None:
            return ""
        case Slot():
            return dutch.when(fact) if fact.hours else dutch.period(fact.first_day, fact.last_day)
        case Standing():
            return _STATES[fact.state] + (f" ({fact.reason})" if fact.reason else "")
        case tuple():
            speakers = [each.text for each in fact if isinstance(each, EntrySpeaker)]
            return dutch.listing(speakers) or " / ".join(each for each in fact if isinstance(each, str))
        case str():
            return fact


def when(entry: Entry) -> str:
    """The whole moment of an entry in Dutch."""
    return in_dutch(slot(entry))
