"""The ledger as it was, and the entries that content asks for now -> the ledger as it becomes. A pure function.

`build` serves what comes out; `publish` writes it down as well. So both show the same, and publishing makes it last.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid5

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.lines import content_lines
from wijkmakers_site.calendars.ledger.changes import fact_changes, told
from wijkmakers_site.calendars.ledger.rows import FIRST_NAMESPACE, Change, Ledger, Row
from wijkmakers_site.text import timezone

_KEPT_CHANGES = 10  # pages and Atom feeds show no more; the file stays small
_DAY_DEPTH = 3  # slashes in the path of a module's day: leergangen/x/y/dag-1


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """What content asks for now (`entry`), at the id path `path`.

    `first` is its oldest known path, `formerly` are all it may have had before. `feeds` are the calendar files it
    belongs to, by their path in the site.
    """

    path: str
    first: str
    formerly: tuple[str, ...]
    entry: Entry
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalledOff:
    """How a module without a date is off (`state`), and the `reason`, where one is told."""

    state: EntryState
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Absences:
    """Why entries may be gone. `today` (UTC): what ended before it has been, so it may be gone.

    `offered` are the feeds that the site has, by path, at earlier addresses too.
    `called_off`: by module path, present or former, those without a date any more.
    `renamed`: a programme's former id -> its present one.
    """

    today: datetime
    offered: Collection[str]
    called_off: Mapping[str, CalledOff] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def settle(ledger: Ledger, planned: Iterable[PlannedEntry], absences: Absences, now: datetime) -> Ledger:
    """What subscribers see from `now` (UTC) on: what is planned, and as cancelled what is gone but still to come."""
    entries, namespace = list(planned), ledger.namespace or FIRST_NAMESPACE
    claims = _claims(ledger, entries)
    rows: dict[str, Row] = {}
    for plan in entries:
        known = claims.get(plan.path)
        if known:
            row = _continued(known, plan, absences, now)
        else:
            row = _begun(plan, namespace, ChainMap(rows, ledger.rows), now)
        rows[row.uid] = row
    held = {row.path for row in (*rows.values(), *ledger.rows.values())}
    for uid, row in ledger.rows.items():
        if uid not in rows:
            rows[uid] = _gone(_moved(row, absences.renamed, held), absences, now)
    return replace(ledger, rows=rows)


def _claims(ledger: Ledger, entries: list[PlannedEntry]) -> dict[str, Row]:
    """Which row each planned entry continues, by its path: the row of that path first, then, of what is left, one of a
    path it had before.
    """
    by_path = {row.path: row for row in sorted(ledger.rows.values(), key=lambda row: (row.modified, row.uid))}
    claims = {plan.path: by_path.pop(plan.path) for plan in entries if plan.path in by_path}
    for plan in entries:
        if plan.path not in claims:
            earlier = next((path for path in _earlier(plan, by_path) if path in by_path), None)
            if earlier:
                claims[plan.path] = by_path.pop(earlier)
    return claims


def _earlier(plan: PlannedEntry, by_path: Mapping[str, Row]) -> list[str]:
    """The former paths; for a day, one of its module's that begins at the same moment (it got another id); for a module
    that was split in days and is one again, the first of those.
    """
    own, parents = plan.path.rpartition("/")[0], {plan.path, *plan.formerly}
    renamed, days = [], []
    for path, row in by_path.items():
        if path.count("/") == _DAY_DEPTH:
            parent = path.rpartition("/")[0]
            if parent == own and row.entry.begin == plan.entry.begin:
                renamed.append(path)
            elif parent in parents:
                days.append((row.absent, row.end, path))
    return [*plan.formerly, *renamed, *(path for _, _, path in sorted(days))]


def _begun(plan: PlannedEntry, namespace: UUID, taken: Mapping[str, Row], now: datetime) -> Row:
    """A new entry; its UID comes from its first path, unless an entry that moved away still has that one."""
    # From the id path and nothing else: with a title or date in it, a correction would be a second entry.
    uid, number = str(uuid5(namespace, plan.first)), 1
    while uid in taken:
        number += 1
        uid = str(uuid5(namespace, f"{plan.first}#{number}"))
    return Row(uid, plan.path, 0, now, plan.entry, content_lines(plan.entry), plan.feeds)


def _continued(known: Row, plan: PlannedEntry, absences: Absences, now: datetime) -> Row:
    """The same entry; where it reads differently, one version further."""
    # It stays in a feed that is offered no more: who subscribed there was never told of another one.
    ended = [feed for feed in known.feeds if feed not in absences.offered]
    row = replace(known, path=plan.path, feeds=tuple(dict.fromkeys((*plan.feeds, *ended))), absent=False)
    return _says(row, plan.entry, now)


def _says(row: Row, entry: Entry, now: datetime) -> Row:
    """The row with what its entry says from now on. Facts that readers do not see make no new version."""
    lines = content_lines(entry)
    if lines == row.lines:
        return replace(row, entry=entry)
    # Never back in time, whatever the publisher's clock: an older DTSTAMP reads as an older version (RFC 5546, 2.1.5).
    moment = max(now, row.modified)
    start = timezone.iso(row.entry)[0] if row.entry.begin != entry.begin else ""
    aspects = told(fact_changes(row.entry, entry))
    return replace(
        row,
        sequence=row.sequence + 1,
        modified=moment,
        entry=entry,
        lines=lines,
        changes=_kept((*row.changes, Change(moment, row.sequence + 1, aspects, start))) if aspects else row.changes,
    )


def _kept(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The latest; of too many the first goes that is light, so that no correction pushes out a move."""
    if len(changes) <= _KEPT_CHANGES:
        return changes
    least = next((number for number, change in enumerate(changes) if not change.is_heavy), 0)
    return changes[:least] + changes[least + 1 :]


def _gone(row: Row, absences: Absences, now: datetime) -> Row:
    """A row that nothing planned continues: what has been or is off already stays, what is to come is called off."""
    parent = row.path.rpartition("/")[0]
    meant = absences.called_off.get(row.path) or absences.called_off.get(parent)
    # What has been stays as it was: taking it out would rewrite people's own past.
    if row.end <= absences.today or (meant is None and row.entry.state.is_off):
        return row
    why = meant or CalledOff(EntryState.CANCELLED)
    # Its time stays, so that clients find it.
    return _says(replace(row, absent=meant is None), replace(row.entry, state=why.state, reason=why.reason), now)


def _moved(row: Row, renamed: Mapping[str, str], held: Collection[str]) -> Row:
    """A row whose programme is called otherwise now stays in that programme's feeds; its path may be taken there."""
    top, programme, *rest = row.path.split("/")
    new = renamed.get(programme)
    if new is None:
        return row
    feeds = tuple(feed.replace(f"{top}/{programme}/", f"{top}/{new}/", 1) for feed in row.feeds)
    path = "/".join([top, new, *rest])
    return replace(row, path=row.path if path in held else path, feeds=feeds)
