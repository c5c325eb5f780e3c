"""Sessions -> calendar entries (VEVENT, RFC 5545 section 3.6.1), each made once and shared by all feeds it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from icalendar.parser import Contentline
from icalendar.prop import vText

from wijkmakers_site import kinds, model, people
from wijkmakers_site.ledger import stamp
from wijkmakers_site.rendering import dutch, instants
from wijkmakers_site.rendering.urls import Root
from wijkmakers_site.rendering.views import Occasion

_PREFIXES = {kinds.State.CANCELLED: "GEANNULEERD: ", kinds.State.POSTPONED: "UITGESTELD: "}
_STATUSES = {
    kinds.State.CANCELLED: "CANCELLED",
    kinds.State.POSTPONED: "CANCELLED",
    kinds.State.TENTATIVE: "TENTATIVE",
    kinds.State.SCHEDULED: "CONFIRMED",
}


def line(name: str, value: str, **parameters: str) -> bytes:
    """One content line, folded at 75 octets, with its line end. `value` is already in its type's notation."""
    written = "".join(f";{key}={part}" for key, part in parameters.items())
    folded: bytes = Contentline(f"{name}{written}:{value}").to_ical()  # type: ignore[no-untyped-call]
    return folded + b"\r\n"


def text(name: str, value: str) -> bytes:
    """A content line of type TEXT (section 3.3.11): commas, semicolons, backslashes and newlines escaped."""
    return line(name, vText(value).to_ical().decode())


def entry(occasion: Occasion, root: Root, now: datetime) -> bytes:
    """The VEVENT of one session; `now` (UTC) is the clock for what was never published before."""
    module = occasion.module
    identity = stamp(first_id_path(occasion), now)
    stamped = f"{identity.modified:%Y%m%dT%H%M%SZ}"
    lines = [
        b"BEGIN:VEVENT\r\n",
        line("UID", identity.uid),
        line("DTSTAMP", stamped),
        line("LAST-MODIFIED", stamped),
        line("SEQUENCE", str(identity.sequence)),
        *_times(occasion.session),
        text("SUMMARY", _PREFIXES.get(module.state, "") + occasion.title.removeprefix(_PREFIXES.get(module.state, ""))),
        text("DESCRIPTION", "\n".join(_description(occasion, root))),
        *_place(occasion.session),
        line("URL", root.absolute(occasion.path)),
        line("CATEGORIES", ",".join(vText(each).to_ical().decode() for each in _categories(occasion))),
        line("STATUS", _STATUSES[module.state]),
        line("TRANSP", "TRANSPARENT" if _STATUSES[module.state] == "CANCELLED" else "OPAQUE"),
        b"END:VEVENT\r\n",
    ]
    return b"".join(lines)


def first_id_path(occasion: Occasion) -> str:
    """The ids under which the entry was first published: `voorheen` names the earlier ones, the oldest first."""
    programme, module = ([*each.formerly, each.id][0] for each in (occasion.programme, occasion.module))
    parts = ["leergangen", programme, module, occasion.session.id]
    return "/".join(part for part in parts if part)


def _times(session: model.Session) -> tuple[bytes, bytes]:
    """DTSTART and DTEND: local with TZID, or whole days with the end exclusive (section 3.6.1)."""
    if session.hours is None:
        return (
            line("DTSTART", f"{session.first_day:%Y%m%d}", VALUE="DATE"),
            line("DTEND", f"{_day_after(session.last_day):%Y%m%d}", VALUE="DATE"),
        )
    starts, ends = instants.starts(session), instants.ends(session)
    return (
        line("DTSTART", f"{starts:%Y%m%dT%H%M%S}", TZID=model.TIME_ZONE),
        line("DTEND", f"{ends:%Y%m%dT%H%M%S}", TZID=model.TIME_ZONE),
    )


def _day_after(day: date) -> date:
    return day + timedelta(days=1)


def _place(session: model.Session) -> Iterator[bytes]:
    """LOCATION on one line, and GEO with at most six decimals (section 3.8.1.6)."""
    place = location(session)
    if place:
        yield text("LOCATION", place)
    if session.venue and session.venue.position:
        position = session.venue.position
        yield line("GEO", f"{position.latitude:.6f};{position.longitude:.6f}")


def location(session: model.Session) -> str | None:
    """The address in one line, or the link of a session that is online, or the venue's name."""
    venue = session.venue
    if venue is None or venue.online:
        return session.online or (venue.name if venue else None)
    town = " ".join(filter(None, [venue.postcode, venue.town]))
    return ", ".join(filter(None, [venue.name, venue.room, venue.address, town, venue.country]))


def _categories(occasion: Occasion) -> list[str]:
    themes = occasion.module.themes or occasion.programme.themes
    return [occasion.programme.kind.value.capitalize(), *(theme.title for theme in themes)]


def _description(occasion: Occasion, root: Root) -> Iterator[str]:
    """Plain text, most urgent first: the reason of a change, what it is, with whom, how to get there, the link."""
    module, session = occasion.module, occasion.session
    if module.reason and module.state is not kinds.State.SCHEDULED:
        yield f"Reden: {module.reason}"
    number = f", module {module.number}" if module.number else ""
    yield f"{occasion.programme.title}{number}" + (f" ({occasion.group})" if occasion.group else "")
    if module.summary:
        yield module.summary
    if module.appearances:
        yield f"Met {dutch.listing([_speaker(each) for each in module.appearances])}"
    yield from _parts(module)
    if session.online and session.venue:
        yield f"Online meedoen: {session.online}"
    yield from _arrival(session.venue)
    if module.preparation:
        yield f"Voorbereiding: {module.preparation}"
    yield f"Meer weten: {root.absolute(occasion.path)}"


def _speaker(appearance: people.Appearance) -> str:
    return f"{appearance.speaker.name} ({appearance.role})" if appearance.role else appearance.speaker.name


def _parts(module: model.Module) -> Iterator[str]:
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


def entries(occasions: Iterable[Occasion], root: Root, now: datetime) -> dict[str, bytes]:
    """Every session's VEVENT by its first id path."""
    return {first_id_path(occasion): entry(occasion, root, now) for occasion in occasions}
