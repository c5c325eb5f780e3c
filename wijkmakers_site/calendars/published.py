"""What subscribers are shown of each session, for pages that tell it to machines: a look into the settled ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.planned import has_entry, id_path
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
        return self.rows.get(id_path(occasion)) if has_entry(occasion) else None

    def called_off(self, row: ModuleRow) -> Iterator[tuple[academy.Session, Row]]:
        """The slots that a module without a date had when it was called off, which its subscribers still see."""
        if row.occasions or row.module.state is enums.State.DRAFT:
            return
        for published in self.modules.get(row.path, []):
            if published.entry.state.is_off:
                yield _session(row.module, published), published


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
    now = timezone.iso(row.entry)[0]
    return [start for start in dict.fromkeys(change.start for change in row.changes) if start not in ("", now)]


def _session(module: academy.Module, row: Row) -> academy.Session:
    entry = row.entry
    return academy.Session(
        "", None, entry.first_day, entry.last_day, entry.hours, module.venue, module.online, module.state,
        module.reason, has_own_state=True,
    )  # fmt: skip
