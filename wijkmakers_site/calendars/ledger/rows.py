"""The rows of the ledger: what subscribers have been shown of each entry. Their file is `file.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.regex import regex
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass

# Every UID of a site that was published before sites had a namespace each is derived from it: it must never change.
_PROGRAMME_FOLDER = regex(rf"{PROGRAMME.address}[^/]+/")
FIRST_NAMESPACE = UUID("6f0c9a52-6d0e-5f0b-9f5c-3b1f4f7f2a11")


@dataclass(frozen=True, slots=True)
class Change:
    """What subscribers were told (`aspects`, the weightiest first), when (`on`, UTC), and with which SEQUENCE.

    `start` is when the entry began until then (ISO 8601 with UTC offset, a date for whole days), where that changed; ""
    where it did not.
    """

    on: datetime
    sequence: int
    aspects: tuple[Aspect, ...]
    start: str = ""

    @property
    def is_heavy(self) -> bool:
        """Whether who misses it may stand before a closed door."""
        return self.aspects[0].is_heavy


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it was last shown.

    `path` holds its ids ("leergangen/x/y"), `feeds` the calendar files it is in, by their path in the site.
    `sequence` and `modified` (UTC) are its version (RFC 5545, sections 3.8.7.4 and 3.8.7.3).
    `entry` is what it says, `lines` how it was said: content lines (section 3.1), unfolded, without UID, DTSTAMP,
    LAST-MODIFIED and SEQUENCE. Where a newer program says the same otherwise, that is a new version.
    `changes` are the latest that were told, the oldest first; the first publication counts as none.
    `absent` is what disappeared from content without a word while it was still to come; `superseded` is of which the
    path names another meeting by now. `corrected` is the latest day of which a correction by staff was taken over once
    it was over; None for none.
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
    superseded: bool = False
    corrected: date | None = None

    @property
    def version(self) -> tuple[int, datetime]:
        """The higher SEQUENCE is the later one, whatever the clocks of two publishers said: it is what clients keep."""
        return self.sequence, self.modified

    @property
    def end(self) -> datetime:
        """When it is over (UTC)."""
        return timezone.utc(timezone.ends(self.entry))


def merged(versions: Sequence[Row]) -> Row:
    """Of the rows of one entry the one to go on from: the last of the highest SEQUENCE.

    Where that number was published with two texts, on two sides of a merge, it becomes one more: some subscribers know
    it with the other text, and would keep that.
    """
    if len(versions) == 1:  # of all but a few
        return versions[0]
    highest = max(row.sequence for row in versions)
    rivals = [row for row in versions if row.sequence == highest]
    last = max(reversed(rivals), key=lambda row: row.modified)
    return replace(last, sequence=highest + 1) if is_contested(rivals) else last


def is_contested(versions: Sequence[Row]) -> bool:
    """Whether the highest SEQUENCE of an entry was published with more texts than one."""
    if len(versions) == 1:
        return False
    highest = max(row.sequence for row in versions)
    return len({row.lines for row in versions if row.sequence == highest}) > 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """All `rows` by UID. Those of entries that are gone stay: their UIDs never return with another meaning.

    `addresses` are the paths of all pages and feeds that people may have kept, and whether what stood there is gone:
    then the site still answers there. `namespace` is what the UIDs of this site are derived in (RFC 9562, section 6.5);
    None where the ledger does not say so yet. `moved` gives the present path of a page, or of a group's calendar, by
    each that it had before. `contested` are the UIDs of entries that were published otherwise on two sides of a merge,
    and since then not again.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    addresses: dict[str, bool] = field(default_factory=dict)
    namespace: UUID | None = None
    moved: dict[str, str] = field(default_factory=dict)
    contested: frozenset[str] = field(default=frozenset(), compare=False)  # it follows from the file, and is not kept

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever published with it."""
        return bool(self.rows or self.addresses or self.namespace)

    def followed_by(self, later: Ledger) -> Ledger:
        """What the two hold together: of each entry the higher version, of each address what the `later` one says.

        Of one version it is the `later` row too: a row of an old form rises without a new version.
        """
        both = {uid: merged((row, later.rows[uid])) for uid, row in self.rows.items() if uid in later.rows}
        namespace = self.namespace or later.namespace
        addresses, moved = self.addresses | later.addresses, self.moved | later.moved
        return Ledger(self.rows | later.rows | both, addresses, namespace, moved, self.contested - later.rows.keys())

    def closed_until(self, today: datetime) -> datetime:
        """Until when the books are closed (UTC): until the local midnight `today`, or the latest one of a publication.

        A clock that goes back does not open them again.
        """
        latest = max((row.modified for row in self.rows.values()), default=today)
        return max(today, timezone.utc(timezone.midnight(timezone.local(latest).date())))

    def with_namespace(self, address: str) -> Ledger:
        """The ledger with a namespace that stays: for a new one that of the site's `address` on this day.

        Two sites with the same ids have other UIDs, or a calendar that follows both would keep one of the two entries.
        """
        if self.namespace:
            return self
        # Derived, and not drawn by lot: building before the first publication shows the UIDs that it will have.
        return replace(self, namespace=FIRST_NAMESPACE if self.rows else uuid5(NAMESPACE_URL, address))

    def with_moves(self, moved: Mapping[str, str]) -> Ledger:
        """The ledger once things stand at the paths that `moved` gives by their earlier ones, and by themselves."""
        # Where something stands again nothing leads away from there. A line says so, or the other side of a merge would
        # bring back the one that was taken out; no line is needed for what never stood elsewhere.
        told = {old: path for old, path in moved.items() if old != path or old in self.moved}
        return replace(self, moved=self.moved | told)

    def with_addresses(self, present: Iterable[str]) -> Ledger:
        """The ledger once the site has the pages and feeds `present`: what it had before and has no more is gone."""
        return replace(self, addresses=dict.fromkeys(self.addresses, True) | dict.fromkeys(present, False))

    def with_gone(self, paths: Iterable[str]) -> Ledger:
        """The ledger once the site answers at these `paths`: at those that it did not know, because of what is gone."""
        return replace(self, addresses=dict.fromkeys(paths, True) | self.addresses)

    def home_of(self, path: str) -> str:
        """Where what stood in the folder `path` stood last, by however many moves of its own or of its programme."""
        for _ in range(len(self.moved) + 1):
            top = _PROGRAMME_FOLDER.match(path)
            if self.moved.get(path, path) != path:
                path = self.moved[path]
            elif path not in self.moved and top and self.moved.get(top[0], top[0]) != top[0]:
                path = path.replace(top[0], self.moved[top[0]], 1)
            else:
                break
        return path

    def earlier_paths(self) -> dict[str, list[str]]:
        """The folders that what stood last in a folder had before, as far as they were published."""
        if not self.moved:
            return {}
        earlier: dict[str, list[str]] = defaultdict(list)
        folders = (path[: path.rfind("/") + 1] for path in self.addresses)
        for old in sorted({*self.moved, *folders}):
            if (home := self.home_of(old)) != old:
                earlier[home].append(old)
        return earlier
