"""Entry -> the content lines of its VEVENT (RFC 5545, section 3.6.1) that readers see, unfolded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.ics.writer import escaped, line, text
from wijkmakers_site.model import academy
from wijkmakers_site.text import dutch, timezone

PREFIXES = {EntryState.CANCELLED: "GEANNULEERD: ", EntryState.POSTPONED: "UITGESTELD: "}
REASON = "Reden: "
ONLINE = "Online meedoen"
MORE = "Meer weten: "
STATUSES = {
    EntryState.CONFIRMED: "CONFIRMED",
    EntryState.TENTATIVE: "TENTATIVE",
    EntryState.POSTPONED: "CANCELLED",
    EntryState.CANCELLED: "CANCELLED",
}


def content_lines(entry: Entry) -> tuple[str, ...]:
    """All but UID, DTSTAMP, LAST-MODIFIED and SEQUENCE: what the ledger compares."""
    return (
        *_times(entry),
        text("SUMMARY", _headline(entry)),
        text("DESCRIPTION", "\n".join(description(entry))),
        *_place(entry),
        line("URL", entry.link),
        line("CATEGORIES", ",".join(map(escaped, entry.categories))),
        line("COLOR", entry.color),
        # No METHOD, ORGANIZER, ATTENDEE, VALARM or X-ALT-DESC, here or anywhere: each turns the entry into an
        # invitation, a reminder or an error in some client. So does PARTICIPANT, which would have named the speakers.
        line("CLASS", "PUBLIC"),
        line("STATUS", STATUSES[entry.state]),
        line("TRANSP", "TRANSPARENT" if entry.state.is_off else "OPAQUE"),
    )


def description(entry: Entry) -> Iterator[str]:
    """Plain text, most urgent first: why it is off, what it is, with whom, how to get there, the link."""
    if entry.reason:
        yield f"{REASON}{entry.reason}"
    # Without the module's number: a module put in or taken out must not change the entries of all that follow.
    yield f"{entry.programme} ({entry.group})" if entry.group else entry.programme
    if entry.summary:
        yield entry.summary
    if entry.speakers:
        yield named(entry)
    yield from entry.details
    yield f"{MORE}{entry.link}"


def _headline(entry: Entry) -> str:
    """The title below what its state puts before it, once: some staff type the word themselves."""
    prefix = PREFIXES.get(entry.state, "")
    return prefix + entry.title.removeprefix(prefix)


def named(entry: Entry) -> str:
    """Its speakers as a line of the description; "" for none."""
    names = [speaker.text for speaker in entry.speakers or ()]
    return f"Met {dutch.listing(names)}" if names else ""


def _times(entry: Entry) -> tuple[str, str]:
    """DTSTART and DTEND: local with TZID, or whole days with the end exclusive."""
    if entry.hours is None:
        # DTEND is exclusive (section 3.6.1): with the last day itself the entry would end a day early everywhere.
        day_after = entry.last_day + timedelta(days=1)
        return (
            line("DTSTART", f"{entry.first_day:%Y%m%d}", VALUE="DATE"),
            line("DTEND", f"{day_after:%Y%m%d}", VALUE="DATE"),
        )
    # Local with TZID, not UTC: a client that shows next year's evening keeps the clock time when the law on summer time
    # changes.
    starts, ends = timezone.starts(entry), timezone.ends(entry)
    return (
        line("DTSTART", f"{starts:%Y%m%dT%H%M%S}", TZID=academy.TIME_ZONE),
        line("DTEND", f"{ends:%Y%m%dT%H%M%S}", TZID=academy.TIME_ZONE),
    )


def _place(entry: Entry) -> Iterator[str]:
    if entry.place:
        yield text("LOCATION", entry.place)
    if entry.position:
        yield line("GEO", entry.position)
    if entry.online:
        # CONFERENCE (RFC 7986, section 5.11) is a button in few apps; who sees none finds the link in the description.
        yield line("CONFERENCE", entry.online, VALUE="URI", LABEL=ONLINE)
