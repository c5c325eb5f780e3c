"""A session for machines: EducationEvent, by what search engines ask of events."""

from __future__ import annotations

from wijkmakers_site.calendars.entries.entry import EntryState
from wijkmakers_site.calendars.history.published import earlier_starts
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.data.schema_org.people import organisation, speaker, venue
from wijkmakers_site.model import academy
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.values import dataclass

_SCHEMA = "https://schema.org/"
_MODES = {
    frozenset(["online"]): f"{_SCHEMA}OnlineEventAttendanceMode",
    frozenset(["place"]): f"{_SCHEMA}OfflineEventAttendanceMode",
    frozenset(["online", "place"]): f"{_SCHEMA}MixedEventAttendanceMode",
}


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """What an event says of the session's calendar entry: its `uid`, its `state`, and when it was to begin before it
    was moved (`earlier`, ISO 8601, the first plan first). A row of the ledger holds ten times as much.
    """

    uid: str
    state: EntryState
    earlier: tuple[str, ...]


def shown_entry(row: Row) -> ShownEntry:
    return ShownEntry(row.uid, row.entry.state, tuple(earlier_starts(row)))


def event(
    occasion: Occasion,
    entry: ShownEntry,
    root: Root,
    *,
    offer: Thing | None = None,
    image: str | None = None,
    named: int = 60,
) -> Thing:
    """One session; start and end carry their UTC offset. Its @id is the UID of its calendar entry, which never changes.

    `offer` is how to sign up; `image` is the path of a picture; of its speakers at most `named` are told.
    """
    module, programme = occasion.module, occasion.programme
    earlier, off = entry.earlier, entry.state.is_off
    return {
        "@type": "EducationEvent",
        "@id": f"urn:uuid:{entry.uid}",
        "name": occasion.title,
        "description": module.summary,
        "url": root.absolute(occasion.path),
        "image": root.absolute(image) if image else None,
        "startDate": occasion.starts,
        "endDate": occasion.ends,
        "eventStatus": _SCHEMA + _status(entry),
        "previousStartDate": None if off else earlier[0] if len(earlier) == 1 else list(earlier),
        "eventAttendanceMode": _MODES.get(ways(occasion.session)),
        "location": locations(occasion.session, root.absolute(occasion.path), root) or area(programme),
        "performer": [speaker(each.speaker, root) for each in module.appearances[:named]],
        "organizer": [organisation(each, root) for each in programme.organisers],
        "about": occasion.themes,
        "inLanguage": programme.language,
        "offers": None if off else offer,
        "superEvent": {
            "@type": "CourseInstance",
            "@id": f"{root.absolute(occasion.programme_path)}#uitvoering",
            "name": programme.title,
            "url": root.absolute(occasion.programme_path),
        },
    }


def beside_its_programme(whole: Thing) -> Thing:
    """The event on its programme's page, which says for all of them what they are about and shows the picture."""
    return {key: part for key, part in whole.items() if key not in ("about", "image", "inLanguage")}


def _status(entry: ShownEntry) -> str:
    """Postponed keeps the old start until the new one is known; from then on the event is a moved one."""
    if entry.state.is_off:
        return "EventPostponed" if entry.state is EntryState.POSTPONED else "EventCancelled"
    return "EventRescheduled" if entry.earlier else "EventScheduled"


def ways(meeting: academy.Session | academy.Module) -> frozenset[str]:
    """How one can take part, as far as it is known: at a "place", "online"."""
    known = set()
    if meeting.venue:
        known.add("online" if meeting.venue.online else "place")
    if meeting.online:
        known.add("online")
    return frozenset(known)


def area(programme: academy.Programme) -> Thing | None:
    """Where what has no place that is known takes place, roughly: search engines want a place for every event."""
    return {"@type": "Place", "name": programme.area, "address": programme.area} if programme.area else None


def locations(meeting: academy.Session, page: str, root: Root) -> list[Thing]:
    """Where to go, and where to look; without a link of its own what is online begins at its `page`."""
    found: list[Thing] = []
    if meeting.venue and not meeting.venue.online:
        found.append(venue(meeting.venue, root))
    if "online" in ways(meeting):
        found.append({"@type": "VirtualLocation", "url": meeting.online or page})
    return found
