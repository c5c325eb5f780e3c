"""The rows of the ledger: what subscribers have been shown of each entry. Their file is `file.py`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.text import timezone


@dataclass(frozen=True, slots=True)
class Change:
    """What subscribers saw change (`aspects`, the weightiest first), and when (`on`, UTC).

    `start` is when the entry began until then (ISO 8601 with UTC offset, a date for whole days), where that changed; ""
    where it did not.
    """

    on: datetime
    aspects: tuple[Aspect, ...]
    start: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it was last shown.

    `path` holds its ids ("leergangen/x/y"), `feeds` the calendar files it is in, by their path in the site.
    `sequence` and `modified` (UTC) are its version (RFC 5545, sections 3.8.7.4 and 3.8.7.3).
    `entry` is what it says, `lines` how it was said: content lines (section 3.1), unfolded, without UID, DTSTAMP,
    LAST-MODIFIED and SEQUENCE. Where a newer program says the same otherwise, that is a new version.
    `changes` are the latest ones, the oldest first; the first publication counts as none.
    `absent` is what disappeared from content without a word while it was still to come.
    """

    uid: str
    path: str
    sequence: int
    modified: datetime
    entry: Entry
    lines: tuple[str, ...]
    feeds: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    absent: bool = False

    @property
    def version(self) -> tuple[int, datetime]:
        """The higher SEQUENCE is the later one, whatever the clocks of two publishers said: it is what clients keep."""
        return self.sequence, self.modified

    @property
    def end(self) -> datetime:
        """When it is over (UTC)."""
        return timezone.utc(timezone.ends(self.entry))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All `rows` by UID. Those of entries that are gone stay: their UIDs never return with another meaning.

    `addresses` are the paths of all pages and feeds that people may have kept, and whether what stood there is gone:
    then the site still answers there.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    addresses: dict[str, bool] = field(default_factory=dict)

    def followed_by(self, later: Ledger) -> Ledger:
        """What the two hold together: of each entry the higher version, of each address what the `later` one says.

        Of one version it is the `later` row too: a row of an old form rises without a new version.
        """
        rows = self.rows | {
            uid: row for uid, row in later.rows.items() if uid not in self.rows or row.version >= self.rows[uid].version
        }
        return Ledger(rows, self.addresses | later.addresses)

    def with_addresses(self, present: Collection[str]) -> Ledger:
        """The ledger once the site has the pages and feeds `present`: what it had before and has no more is gone."""
        gone = dict.fromkeys(self.addresses, True)
        return replace(self, addresses=gone | dict.fromkeys(present, False))
