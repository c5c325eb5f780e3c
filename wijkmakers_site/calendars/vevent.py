"""A row of the ledger -> the bytes of its VEVENT, the same in every feed (RFC 5545, section 3.6.1)."""

from __future__ import annotations

from wijkmakers_site.calendars.entries.lines import REASON
from wijkmakers_site.calendars.ics.writer import escaped, folded, line
from wijkmakers_site.calendars.ledger.changes import RECENTLY, Aspect, in_words
from wijkmakers_site.calendars.ledger.rows import Change, Row
from wijkmakers_site.text import timezone
from wijkmakers_site.text.words import dutch

NOTICE = "Gewijzigd op "
_NOTICES = 3
_STATE = Aspect.CONFIRMED  # stands for all of them
_STATES = frozenset((Aspect.CANCELLED, Aspect.POSTPONED, Aspect.RESUMED, Aspect.TENTATIVE, Aspect.CONFIRMED))
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
    said = [_with_notice(each, row) for each in row.lines] if row.changes else row.lines
    return b"".join(map(folded, ("BEGIN:VEVENT", *stamps, *said, "END:VEVENT")))


def _with_notice(unfolded: str, row: Row) -> str:
    """Put what changed on top of the description, below the reason of an entry that is called off."""
    if not unfolded.startswith(_DESCRIPTION):
        return unfolded
    notices = "".join(f"{NOTICE}{_told(change)}\n" for change in _noticed(row))
    reason = escaped(f"{REASON}{row.entry.reason}\n") if row.entry.reason else ""
    before = next(each for each in (f"{_DESCRIPTION}{reason}", _DESCRIPTION) if unfolded.startswith(each))
    return f"{before}{escaped(notices)}{unfolded.removeprefix(before)}"


def _told(change: Change) -> str:
    return f"{dutch.short_date(timezone.local(change.on).date())}: {in_words(change.aspects)}"


def _noticed(row: Row) -> list[Change]:
    """The changes that an entry tells, the latest first: of the last weeks before its version what is heavy and still
    so; where nothing is, the last one.
    """
    # Not the last one alone: Google looks once a day, and a corrected word would hide that evening's move.
    found: list[Change] = []
    seen = set[Aspect]()
    for change in reversed(row.changes):
        # One state follows another, and one date another: only the last is so.
        new = {_STATE if aspect in _STATES else aspect for aspect in change.aspects if aspect.is_heavy} - seen
        if new and row.modified - change.on <= RECENTLY:
            found.append(change)
            seen |= new
    return found[:_NOTICES] or list(row.changes[-1:])
