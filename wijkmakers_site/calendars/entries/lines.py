"""Entry -> the content lines of its VEVENT (RFC 5545, section 3.6.1) that readers see, unfolded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from wijkmakers_site.calendars.entries.entry import ONLINE, Entry, EntryState
from wijkmakers_site.calendars.ics.writer import escaped, line, text, uri
from wijkmakers_site.text import timezone

# In words, because few apps show STATUS:TENTATIVE.
PREFIXES = {
    EntryState.CANCELLED: "GEANNULEERD: ",
    EntryState.POSTPONED: "UITGESTELD: ",
    EntryState.TENTATIVE: "VOORLOPIG: ",
}
REASON = "Reden: "
MORE = "Meer weten: "
# Of a longer one some apps drop the whole entry; Google keeps 8,192 characters, and a notice still goes before it.
_LONGEST_DESCRIPTION = 3000
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
        text("SUMMARY", headline(entry)),
        text("DESCRIPTION", description_text(entry)),
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
    yield from entry.said
    yield f"{MORE}{entry.link}"


def description_text(entry: Entry) -> str:
    """The whole description; one that is too long ends at a word, and with the link to all of it."""
    whole = "\n".join(description(entry))
    if len(whole) <= _LONGEST_DESCRIPTION:
        return whole
    link = f"…\n{MORE}{entry.link}"
    kept = whole[: _LONGEST_DESCRIPTION - len(link)]
    last_space = max(kept.rfind(" "), kept.rfind("\n"))
    # A text without spaces (an address, a mistake) is cut where it becomes too long.
    return f"{kept[:last_space].rstrip() if last_space > len(kept) // 2 else kept}{link}"


def headline(entry: Entry) -> str:
    """The title below what its state puts before it, once: some staff type the word themselves.

    And for whom it is: most apps show the title alone, and who follows the programme may be of another group.
    """
    prefix = PREFIXES.get(entry.state, "")
    title = prefix + entry.title.removeprefix(prefix)
    return title if entry.group is None or _names(title, entry.group) else f"{title} ({entry.group})"


def _names(title: str, group: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(group)}(?!\w)", title, re.IGNORECASE))


def _times(entry: Entry) -> tuple[str, str]:
    """DTSTART and DTEND: local with TZID, or whole days with the end exclusive."""
    if entry.hours is None:
        # DTEND is exclusive (section 3.6.1): with the last day itself the entry would end a day early everywhere.
        day_after = entry.last_day + timedelta(days=1)
        return (
            line("DTSTART", _basic(entry.first_day), VALUE="DATE"),
            line("DTEND", _basic(day_after), VALUE="DATE"),
        )
    starts, ends = timezone.starts(entry), timezone.ends(entry)
    if timezone.comes_twice(starts) or timezone.comes_twice(ends):
        # By its clock time a client cannot tell which of the two hours is meant; three of those tried took the second.
        return line("DTSTART", _in_utc(starts)), line("DTEND", _in_utc(ends))
    # Else local with TZID: a client that shows next year's evening keeps the clock time when the law on summer time
    # changes.
    return (
        line("DTSTART", _basic(starts.replace(tzinfo=None)), TZID=timezone.TIME_ZONE),
        line("DTEND", _basic(ends.replace(tzinfo=None)), TZID=timezone.TIME_ZONE),
    )


def _basic(moment: date) -> str:
    """As `%Y%m%d` and `%Y%m%dT%H%M%S` write it, in a tenth of the time that `strftime` takes."""
    return moment.isoformat().replace("-", "").replace(":", "")


def _in_utc(moment: datetime) -> str:
    return f"{timezone.utc(moment):%Y%m%dT%H%M%SZ}"


def _place(entry: Entry) -> Iterator[str]:
    if entry.place:
        yield text("LOCATION", entry.place)
    if entry.position:
        yield line("GEO", entry.position)
    if entry.online:
        # CONFERENCE (RFC 7986, section 5.11) is a button in few apps; who sees none finds the link in the description.
        yield uri("CONFERENCE", entry.online, LABEL=ONLINE)
