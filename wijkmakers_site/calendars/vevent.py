"""A row of the ledger -> the bytes of its VEVENT, the same in every feed (RFC 5545, section 3.6.1)."""

from __future__ import annotations

from wijkmakers_site.calendars.entries.lines import REASON
from wijkmakers_site.calendars.ics.writer import escaped, folded, line
from wijkmakers_site.calendars.ledger.changes import in_words
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.text import dutch, timezone

NOTICE = "Gewijzigd op "
_DESCRIPTION = "DESCRIPTION:"


def vevent(row: Row) -> bytes:
    """The whole entry, folded. A changed one says first what changed; that line is no part of what is compared."""
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
    if not row.changes or not unfolded.startswith(_DESCRIPTION):
        return unfolded
    change = row.changes[-1]
    notice = escaped(f"{NOTICE}{dutch.short_date(timezone.local(change.on).date())}: {in_words(change.aspects)}\n")
    reason = escaped(f"{REASON}{row.entry.reason}\n") if row.entry.reason else ""
    before = next(each for each in (f"{_DESCRIPTION}{reason}", _DESCRIPTION) if unfolded.startswith(each))
    return f"{before}{notice}{unfolded.removeprefix(before)}"
