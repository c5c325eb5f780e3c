"""What subscribers are shown of each session, for pages that tell it to machines: a look into the settled ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wijkmakers_site.calendars import ics_reader
from wijkmakers_site.calendars.ics_reader import Moment
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.planned import id_path
from wijkmakers_site.calendars.timetable import ModuleRow, Occasion
from wijkmakers_site.model import academy, enums
from wijkmakers_site.text import timezone


@dataclass(frozen=True, slots=True)
class PublishedEntries:
    """`rows` are keyed by id path, `modules` and `modified` by the page's path: a module's entries, and when those of a
    module or programme last changed.
    """

    rows: Mapping[str, Row]
    modules: Mapping[str, list[Row]]
    modified: Mapping[str, datetime]

    def row(self, occasion: Occasion) -> Row | None:
        """The session's entry; a concept has none."""
        return self.rows.get(id_path(occasion))

    def called_off(self, row: ModuleRow) -> Iterator[tuple[academy.Session, Row]]:
        """The slots that a module without a date had when it was called off, which its subscribers still see."""
        if row.occasions or row.module.state is enums.State.DRAFT:
            return
        for entry in self.modules.get(row.path, []):
            if entry.value("STATUS") == "CANCELLED":
                yield _session(row.module, entry), entry


def published_entries(ledger: Ledger) -> PublishedEntries:
    rows: dict[str, Row] = {}
    modules: dict[str, list[Row]] = defaultdict(list)
    modified: dict[str, datetime] = {}
    for row in sorted(ledger.rows.values(), key=lambda row: (row.modified, row.uid)):
        rows[row.path] = row
        programme, module = (f"{'/'.join(row.path.split('/')[:depth])}/" for depth in (2, 3))
        modules[module].append(row)
        modified |= {programme: row.modified, module: row.modified}
    return PublishedEntries(rows, modules, modified)


def earlier_starts(row: Row) -> list[str]:
    """When the session was to begin before it was moved, for machines (ISO 8601), the first plan first."""
    now = _iso(ics_reader.moment_of(row.lines, "DTSTART"))
    starts = dict.fromkeys(_iso(_moment(change.start)) for change in row.changes if change.start)
    return [start for start in starts if start != now]


def _moment(value: str) -> Moment:
    parameter = f"TZID={academy.TIME_ZONE}" if "T" in value else "VALUE=DATE"
    return ics_reader.moment_of((f"DTSTART;{parameter}:{value}",), "DTSTART")


def _iso(moment: Moment) -> str:
    return timezone.local(moment.instant).isoformat(timespec="minutes") if moment.instant else moment.day.isoformat()


def _session(module: academy.Module, row: Row) -> academy.Session:
    start, end = ics_reader.moment_of(row.lines, "DTSTART"), ics_reader.moment_of(row.lines, "DTEND")
    hours = None
    if start.instant and end.instant:
        hours = academy.Hours(timezone.local(start.instant).time(), timezone.local(end.instant).time())
    return academy.Session("", None, start.day, ics_reader.last_day(end), hours, module.venue, module.online)
