"""Sessions -> entries: which facts of the model a calendar tells."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.calendars.entries.lines import PREFIXES
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.enums import State
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.words import dutch

STATES = {
    State.CANCELLED: EntryState.CANCELLED,
    State.POSTPONED: EntryState.POSTPONED,
    State.TENTATIVE: EntryState.TENTATIVE,
    State.SCHEDULED: EntryState.CONFIRMED,
}
# CSS3 colour names (RFC 7986 section 5.9), dark enough to read white text on.
_COLORS = ("firebrick", "darkslategray", "steelblue", "darkolivegreen", "indigo", "saddlebrown", "teal", "darkmagenta")


def entry_of(occasion: Occasion, root: Root) -> Entry:
    """The entry of a session that is no concept."""
    module, session, programme = occasion.module, occasion.session, occasion.programme
    state = STATES[session.state]
    return Entry(
        # A word that staff typed before it is not the title, so it is no new title either.
        title=occasion.title.removeprefix(PREFIXES.get(state, "")),
        first_day=session.first_day,
        last_day=session.last_day,
        hours=session.hours,
        state=state,
        reason=session.reason if state.is_off else None,
        venue=session.venue.id if session.venue else None,
        place=_place(session),
        position=_position(session.venue),
        online=session.online,
        programme=programme.title,
        group=occasion.group,
        summary=module.summary,
        speakers=tuple(EntrySpeaker(each.speaker.id, each.speaker.name, each.role) for each in module.appearances),
        parts=tuple(_parts(module)),
        arrival=tuple(_arrival(session.venue)),
        preparation=module.preparation,
        link=root.absolute(occasion.path),
        categories=(programme.kind.value.capitalize(), *occasion.themes),
        color=_color(programme),
    )


def _place(session: academy.Session) -> str | None:
    """The address in one line, or the link of a session that is online, or the venue's name."""
    venue = session.venue
    if venue is None or venue.online:
        # The link as LOCATION: most apps make it a button there, which CONFERENCE is in few.
        return session.online or (venue.name if venue else None)
    town = " ".join(filter(None, [venue.postcode, venue.town]))
    return ", ".join(filter(None, [venue.name, venue.room, venue.address, town, venue.country]))


def _position(venue: people.Venue | None) -> str | None:
    """At most six decimals (RFC 5545, section 3.8.1.6)."""
    if venue is None or venue.position is None:
        return None
    return f"{venue.position.latitude:.6f};{venue.position.longitude:.6f}"


def _color(programme: academy.Programme) -> str:
    """Always the same for one programme, in this and every later edition's feed."""
    number = int.from_bytes(sha256((programme.series or programme.id).encode()).digest()[:4], "big")
    return _COLORS[number % len(_COLORS)]


def _parts(module: academy.Module) -> Iterator[str]:
    if module.parts and any(part.hours for part in module.parts):
        yield from (f"{dutch.hours(part.hours)}: {part.title}" if part.hours else part.title for part in module.parts)
    elif module.parts:
        yield f"Programma: {dutch.listing([part.title for part in module.parts])}"


def _arrival(venue: people.Venue | None) -> Iterator[str]:
    if venue is None:
        return
    if venue.accessibility:
        yield f"Toegankelijkheid: {venue.accessibility}"
    if venue.arrival:
        ways = (("Fiets", venue.arrival.bike), ("Bus", venue.arrival.bus), ("Auto", venue.arrival.car))
        yield from (f"{way}: {how}" for way, how in ways if how)
