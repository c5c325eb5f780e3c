"""Sessions -> entries (VEVENT, RFC 5545 section 3.6.1): what each says, and its bytes once the ledger stamped it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from wijkmakers_site.calendars.ics_writer import escaped, folded, line, text
from wijkmakers_site.calendars.ledger.changes import (
    CANCELLED,
    NOTICE,
    POSTPONED,
    REASON,
    SPEAKERS,
    text_lines,
    text_value,
)
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.text import dutch, timezone
from wijkmakers_site.text.urls import Root

_PREFIXES = {enums.State.CANCELLED: CANCELLED, enums.State.POSTPONED: POSTPONED}
_STATUSES = {
    enums.State.CANCELLED: "CANCELLED",
    enums.State.POSTPONED: "CANCELLED",
    enums.State.TENTATIVE: "TENTATIVE",
    enums.State.SCHEDULED: "CONFIRMED",
}
# CSS3 colour names (RFC 7986 section 5.9), dark enough to read white text on.
_COLORS = ("firebrick", "darkslategray", "steelblue", "darkolivegreen", "indigo", "saddlebrown", "teal", "darkmagenta")


def entry_lines(occasion: Occasion, root: Root) -> tuple[str, ...]:
    """The lines of a session's VEVENT that readers see, unfolded: all but UID, DTSTAMP, LAST-MODIFIED and SEQUENCE."""
    module, status = occasion.module, _STATUSES[occasion.module.state]
    return (
        *_times(occasion.session),
        text("SUMMARY", _PREFIXES.get(module.state, "") + occasion.title.removeprefix(_PREFIXES.get(module.state, ""))),
        text("DESCRIPTION", "\n".join(_description(occasion, root))),
        *_place(occasion.session),
        line("URL", root.absolute(occasion.path)),
        line("CATEGORIES", ",".join(map(escaped, _categories(occasion)))),
        line("COLOR", _color(occasion.programme)),
        line("CLASS", "PUBLIC"),
        line("STATUS", status),
        line("TRANSP", "TRANSPARENT" if status == "CANCELLED" else "OPAQUE"),
    )


def entry(row: Row) -> bytes:
    """The whole VEVENT, folded. A changed one says first what changed; that line is no part of what is compared."""
    stamped = f"{row.modified:%Y%m%dT%H%M%SZ}"
    stamps = (
        line("UID", row.uid),
        line("DTSTAMP", stamped),
        line("LAST-MODIFIED", stamped),
        line("SEQUENCE", str(row.sequence)),
    )
    lines = ("BEGIN:VEVENT", *stamps, *(_with_notice(each, row) for each in row.lines), "END:VEVENT")
    return b"".join(map(folded, lines))


def _with_notice(unfolded: str, row: Row) -> str:
    """Put the latest change on top of the description, below the reason of an entry that is called off."""
    name, _, value = unfolded.partition(":")
    if name != "DESCRIPTION" or not row.changes:
        return unfolded
    change = row.changes[-1]
    notice = escaped(f"{NOTICE}{dutch.short_date(timezone.local(change.on).date())}: {change.what}")
    lines = text_lines(value)
    lines.insert(1 if lines[0].startswith(REASON) else 0, notice)
    return f"{name}:{text_value(lines)}"


def _times(session: academy.Session) -> tuple[str, str]:
    """DTSTART and DTEND: local with TZID, or whole days with the end exclusive (section 3.6.1)."""
    if session.hours is None:
        return (
            line("DTSTART", f"{session.first_day:%Y%m%d}", VALUE="DATE"),
            line("DTEND", f"{_day_after(session.last_day):%Y%m%d}", VALUE="DATE"),
        )
    starts, ends = timezone.starts(session), timezone.ends(session)
    return (
        line("DTSTART", f"{starts:%Y%m%dT%H%M%S}", TZID=academy.TIME_ZONE),
        line("DTEND", f"{ends:%Y%m%dT%H%M%S}", TZID=academy.TIME_ZONE),
    )


def _day_after(day: date) -> date:
    return day + timedelta(days=1)


def _place(session: academy.Session) -> Iterator[str]:
    """LOCATION on one line, GEO with at most six decimals (section 3.8.1.6), CONFERENCE (RFC 7986 section 5.11)."""
    place = location(session)
    if place:
        yield text("LOCATION", place)
    if session.venue and session.venue.position:
        position = session.venue.position
        yield line("GEO", f"{position.latitude:.6f};{position.longitude:.6f}")
    if session.online:
        yield line("CONFERENCE", session.online, VALUE="URI", LABEL="Online meedoen")


def location(session: academy.Session) -> str | None:
    """The address in one line, or the link of a session that is online, or the venue's name."""
    venue = session.venue
    if venue is None or venue.online:
        return session.online or (venue.name if venue else None)
    town = " ".join(filter(None, [venue.postcode, venue.town]))
    return ", ".join(filter(None, [venue.name, venue.room, venue.address, town, venue.country]))


def _categories(occasion: Occasion) -> list[str]:
    themes = occasion.module.themes or occasion.programme.themes
    return [occasion.programme.kind.value.capitalize(), *(theme.title for theme in themes)]


def _color(programme: academy.Programme) -> str:
    """Always the same for one programme, in this and every later edition's feed."""
    number = int.from_bytes(sha256((programme.series or programme.id).encode()).digest()[:4], "big")
    return _COLORS[number % len(_COLORS)]


def _description(occasion: Occasion, root: Root) -> Iterator[str]:
    """Plain text, most urgent first: why it is off, what it is, with whom, how to get there, the link."""
    module, session = occasion.module, occasion.session
    if module.reason and module.state in _PREFIXES:
        yield f"{REASON}{module.reason}"
    # Without the module's number: a module put in or taken out must not change the entries of all that follow.
    yield occasion.programme.title + (f" ({occasion.group})" if occasion.group else "")
    if module.summary:
        yield module.summary
    if module.appearances:
        yield f"{SPEAKERS}{dutch.listing([_speaker(each) for each in module.appearances])}"
    yield from _parts(module)
    if session.online and session.venue and not session.venue.online:
        yield f"Online meedoen: {session.online}"
    yield from _arrival(session.venue)
    if module.preparation:
        yield f"Voorbereiding: {module.preparation}"
    yield f"Meer weten: {root.absolute(occasion.path)}"


def _speaker(appearance: people.Appearance) -> str:
    return f"{appearance.speaker.name} ({appearance.role})" if appearance.role else appearance.speaker.name


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
