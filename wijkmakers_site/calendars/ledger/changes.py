"""What differs between two versions of an entry, in participants' words; and an entry made into a cancelled one.

Values are compared and made as they stand in their content lines: TEXT is escaped (RFC 5545 section 3.3.11).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.text.dutch import listing

CANCELLED, POSTPONED = "GEANNULEERD: ", "UITGESTELD: "
REASON = "Reden: "
NOTICE = "Gewijzigd op "
SPEAKERS = "Met "
_NEWLINE = "\\n"  # as it stands in a TEXT value
_ESCAPE = re.compile(r"\\n|(\\.)")


def described(before: Row, after: Row) -> str:
    """Dutch, such as "nieuwe datum en nieuwe locatie"."""
    return listing(list(_differences(before, after)) or ["nieuwe informatie"])


def _differences(before: Row, after: Row) -> Iterator[str]:
    yield from _state(before, after)
    starts = before.value("DTSTART"), after.value("DTSTART")
    if starts[0][:8] != starts[1][:8] or before.value("DTEND")[:8] != after.value("DTEND")[:8]:
        yield "nieuwe datum"
    elif starts[0] != starts[1] or before.value("DTEND") != after.value("DTEND"):
        yield "nieuwe tijd"
    if before.value("LOCATION") != after.value("LOCATION"):
        yield "nieuwe locatie"
    if bare_title(before) != bare_title(after):
        yield "nieuwe titel"
    if speakers(before) != speakers(after):
        yield "andere sprekers"


def _state(before: Row, after: Row) -> Iterator[str]:
    old, new = before.value("STATUS"), after.value("STATUS")
    prefixes = tuple(_prefix(row) for row in (before, after))
    if new == "CANCELLED" and (old != new or prefixes[0] != prefixes[1]):
        yield "uitgesteld" if prefixes[1] == POSTPONED else "geannuleerd"
    elif old == "CANCELLED" and new != old:
        yield "gaat weer door"
    elif old != new:
        yield "nog niet zeker" if new == "TENTATIVE" else "gaat zeker door"


def _prefix(row: Row) -> str:
    title = row.value("SUMMARY")
    return next((prefix for prefix in (CANCELLED, POSTPONED) if title.startswith(prefix)), "")


def bare_title(row: Row) -> str:
    """The title without what stands before it because of the entry's state."""
    return row.value("SUMMARY").removeprefix(_prefix(row))


def speakers(row: Row) -> str:
    """The line of the description that names them, or ""."""
    return next((line for line in text_lines(row.value("DESCRIPTION")) if line.startswith(SPEAKERS)), "")


def text_lines(value: str) -> list[str]:
    """The lines of a TEXT value, each still escaped."""
    return _ESCAPE.sub(lambda found: found[1] or "\n", value).split("\n")


def text_value(lines: Iterable[str]) -> str:
    """The opposite of `text_lines`."""
    return _NEWLINE.join(lines)


def called_off(row: Row, prefix: str, reason: str | None) -> tuple[str, ...]:
    """The lines of `row` as an entry that does not take place; its time stays, so that clients find it.

    `reason` is a TEXT value.
    """
    description = text_lines(row.value("DESCRIPTION"))
    if description[0].startswith(REASON):
        description = description[1:]
    if reason:
        description = [f"{REASON}{reason}", *description]
    new = {
        "SUMMARY": prefix + bare_title(row),
        "DESCRIPTION": text_value(description),
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
    }
    return tuple(_replaced(line, new) for line in row.lines)


def _replaced(line: str, new: dict[str, str]) -> str:
    name = line.partition(":")[0]
    return f"{name}:{new[name]}" if name in new else line
