"""The ledger as it was, and the entries that content asks for now -> the ledger as it becomes. A pure function.

`build` serves what comes out; `publish` writes it down as well. So both show the same, and publishing makes it last.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid5

from wijkmakers_site.calendars.ledger.changes import CANCELLED, called_off, described
from wijkmakers_site.calendars.ledger.rows import Change, Ledger, Row, hash_of

# Names the space of this site's entries. It must never change: every UID is derived from it (RFC 9562, section 5.5).
_NAMESPACE = UUID("6f0c9a52-6d0e-5f0b-9f5c-3b1f4f7f2a11")
_KEPT_CHANGES = 10
_DAY_DEPTH = 3  # slashes in the path of a module's day: leergangen/x/y/dag-1


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry as content has it. `first` is its oldest known path, `formerly` are all it may have had before.

    Its first line says when it begins.
    """

    path: str
    first: str
    formerly: tuple[str, ...]
    lines: tuple[str, ...]
    end: datetime
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Absences:
    """Why entries may be gone. `today` (UTC): what ended before it has been, so it may be gone.

    `called_off`: module path, present or former -> (prefix, reason as TEXT) of those without a date any more.
    `renamed`: a programme's former id -> its present one.
    """

    today: datetime
    called_off: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def settle(ledger: Ledger, drafts: Iterable[PlannedEntry], absences: Absences, now: datetime) -> Ledger:
    """What subscribers are shown from `now` (UTC) on: the drafts, and as cancelled what is gone but still to come."""
    wanted = list(drafts)
    claims = _claims(ledger, wanted)
    rows: dict[str, Row] = {}
    for draft in wanted:
        known = claims.get(draft.path)
        row = _continued(known, draft, now) if known else _begun(draft, ChainMap(rows, ledger.rows), now)
        rows[row.uid] = row
    held = {row.path for row in (*rows.values(), *ledger.rows.values())}
    for uid, row in ledger.rows.items():
        if uid not in rows:
            rows[uid] = _gone(_moved(row, absences.renamed, held), absences, now)
    return Ledger(rows)


def _claims(ledger: Ledger, drafts: list[PlannedEntry]) -> dict[str, Row]:
    """Which row each draft continues: the one of its own path first, then, of what is left, of a path it had before."""
    by_path = {row.path: row for row in sorted(ledger.rows.values(), key=lambda row: (row.modified, row.uid))}
    claims = {draft.path: by_path.pop(draft.path) for draft in drafts if draft.path in by_path}
    for draft in drafts:
        if draft.path not in claims:
            found = next((path for path in _earlier(draft, by_path) if path in by_path), None)
            if found:
                claims[draft.path] = by_path.pop(found)
    return claims


def _earlier(draft: PlannedEntry, by_path: Mapping[str, Row]) -> list[str]:
    """The former paths; for a day, one of its module's that begins at the same moment (it got another id); for a module
    that was split in days and is one again, the first of those.
    """
    own, parents = draft.path.rpartition("/")[0], {draft.path, *draft.formerly}
    renamed, days = [], []
    for path, row in by_path.items():
        if path.count("/") == _DAY_DEPTH:
            parent = path.rpartition("/")[0]
            if parent == own and row.lines[0] == draft.lines[0]:
                renamed.append(path)
            elif parent in parents:
                days.append((row.absent, row.end, path))
    return [*draft.formerly, *renamed, *(path for _, _, path in sorted(days))]


def _begun(draft: PlannedEntry, taken: Mapping[str, Row], now: datetime) -> Row:
    """A new entry; its UID comes from its first path, unless an entry that moved away still has that one."""
    uid, number = str(uuid5(_NAMESPACE, draft.first)), 1
    while uid in taken:
        number += 1
        uid = str(uuid5(_NAMESPACE, f"{draft.first}#{number}"))
    return Row(uid, draft.path, 0, now, draft.end, draft.lines, draft.feeds)


def _continued(known: Row, draft: PlannedEntry, now: datetime) -> Row:
    """The same entry; where its lines differ, one version further."""
    row = replace(known, path=draft.path, end=draft.end, feeds=draft.feeds, absent=False)
    return row if hash_of(draft.lines) == known.hash else _changed(known, replace(row, lines=draft.lines), now)


def _changed(before: Row, after: Row, now: datetime) -> Row:
    moment = max(now, before.modified)
    start = before.value("DTSTART")
    change = Change(moment, described(before, after), start if start != after.value("DTSTART") else "")
    return replace(
        after, sequence=before.sequence + 1, modified=moment, changes=(*before.changes, change)[-_KEPT_CHANGES:]
    )


def _gone(row: Row, absences: Absences, now: datetime) -> Row:
    """A row without a draft: what has been or is off already stays as it is, what is to come is called off."""
    parent = row.path.rpartition("/")[0]
    meant = absences.called_off.get(row.path) or absences.called_off.get(parent)
    if row.end <= absences.today or (meant is None and row.value("STATUS") == "CANCELLED"):
        return row
    prefix, reason = meant or (CANCELLED, None)
    row = replace(row, absent=meant is None)
    lines = called_off(row, prefix, reason)
    return row if hash_of(lines) == row.hash else _changed(row, replace(row, lines=lines), now)


def _moved(row: Row, renamed: Mapping[str, str], held: Collection[str]) -> Row:
    """A row whose programme is called otherwise now stays in that programme's feeds; its path may be taken there."""
    top, programme, *rest = row.path.split("/")
    new = renamed.get(programme)
    if new is None:
        return row
    feeds = tuple(feed.replace(f"{top}/{programme}/", f"{top}/{new}/", 1) for feed in row.feeds)
    path = "/".join([top, new, *rest])
    return replace(row, path=row.path if path in held else path, feeds=feeds)
