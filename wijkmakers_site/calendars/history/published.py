"""What subscribers are shown of each session, for pages that tell it to machines: a look into the settled ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.planned import has_entry, id_path
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.text import timezone
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class PublishedEntries:
    """`rows` are keyed by id path, `modified` by the path of a page: when the entries of that module or programme last
    changed.
    """

    rows: Mapping[str, Row]
    modified: Mapping[str, datetime]

    def row(self, occasion: Occasion) -> Row | None:
        """The session's entry; a concept has none."""
        return self.rows.get(id_path(occasion)) if has_entry(occasion) else None


def published_entries(ledger: Ledger) -> PublishedEntries:
    rows: dict[str, Row] = {}
    modified: dict[str, datetime] = {}
    for row in sorted(ledger.rows.values(), key=lambda row: (row.modified, row.uid)):
        if row.superseded:  # its path, and so its page, is that of another meeting by now
            continue
        rows[row.path] = row
        programme, module = (f"{'/'.join(row.path.split('/')[:depth])}/" for depth in (2, 3))
        modified |= {programme: row.modified, module: row.modified}
    return PublishedEntries(rows, modified)


def earlier_starts(row: Row) -> list[str]:
    """When the session was to begin before it was moved, for machines (ISO 8601), the first plan first."""
    if not row.changes:  # of nearly all
        return []
    now = timezone.iso(row.entry)[0]
    return [start for start in dict.fromkeys(change.start for change in row.changes) if start not in ("", now)]


def planned_before(row: Row) -> tuple[tuple[date, str], ...]:
    """When the session was to begin before it was moved, the first plan first: the day, and the moment in Dutch.

    What is off is told on the day that it has; of earlier ones nobody asks any more.
    """
    return () if row.entry.state.is_off else tuple(map(_planned, earlier_starts(row)))


def _planned(start: str) -> tuple[date, str]:
    """Of "2024-12-12T13:00+01:00" the day, and "donderdag 12 december 2024, 13.00 uur"; without the hour of a day."""
    moment = datetime.fromisoformat(start)
    day = dutch.long_date(moment.date())
    return moment.date(), f"{day}, {moment:%H.%M} uur" if "T" in start else day
