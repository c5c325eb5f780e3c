"""The ledger as it was, and the entries that content asks for now -> the ledger as it becomes. A pure function.

`build` serves what comes out; `publish` writes it down as well. So both show the same, and publishing makes it last.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.lines import content_lines
from wijkmakers_site.calendars.ledger import closed
from wijkmakers_site.calendars.ledger.changes import fact_changes, told
from wijkmakers_site.calendars.ledger.identity.doubts import Doubt, DoubtKind, Pairing
from wijkmakers_site.calendars.ledger.identity.pairing import paired
from wijkmakers_site.calendars.ledger.planned_entry import Absences, CalledOff, PlannedEntry, module_of
from wijkmakers_site.calendars.ledger.rows import FIRST_NAMESPACE, Change, Ledger, Row
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass

_KEPT_CHANGES = 10  # pages and Atom feeds show no more; the file stays small


@dataclass(frozen=True, slots=True)
class Settled:
    """The `ledger` as it becomes, and the `doubts` that there are about that.

    `explained` are the id paths that rows have no more, of which there is nothing to ask.
    """

    ledger: Ledger
    doubts: tuple[Doubt, ...]
    explained: frozenset[str]


def settle(ledger: Ledger, planned: Iterable[PlannedEntry], absences: Absences, now: datetime) -> Settled:
    """What subscribers see from `now` (UTC) on: what is planned, and as cancelled what is gone but still to come."""
    plans, namespace = list(planned), ledger.namespace or FIRST_NAMESPACE
    absences = replace(absences, today=ledger.closed_until(absences.today))
    pairing = paired(ledger.rows.values(), plans, absences.today, absences.renamed)
    rows: dict[str, Row] = {}
    for plan in plans:
        known = pairing.rows.get(plan.path)
        if known:
            row = _continued(known, plan, absences, now)
        else:
            row = _begun(plan, namespace, ChainMap(rows, ledger.rows), now)
        rows[row.uid] = row
    doubts = (*pairing.doubts, *_past_edits(plans, pairing, absences.today))
    explained = frozenset(pairing.explained.union(ledger.rows[uid].path for uid in pairing.replaced))
    return Settled(replace(ledger, rows=rows | _left(ledger, rows, pairing, absences, now)), doubts, explained)


def _past_edits(plans: Iterable[PlannedEntry], pairing: Pairing, today: datetime) -> Iterator[Doubt]:
    for plan in plans:
        known = pairing.rows.get(plan.path)
        if not known or known.entry == plan.entry or plan.answers.left_alone:
            continue
        if not closed.is_closed(known, plan, today):
            continue
        if closed.correction(known, plan) == known.corrected and closed.edits(known.entry, plan.entry):
            yield Doubt(DoubtKind.PAST, plan, known, correctable=closed.next_correction(known, today))


def _left(
    ledger: Ledger, rows: Mapping[str, Row], pairing: Pairing, absences: Absences, now: datetime
) -> dict[str, Row]:
    """The rows that nothing planned continues, `rows` being those that something does."""
    used = {row.path for row in rows.values()}
    held = used | {row.path for row in ledger.rows.values()}
    left = {}
    for uid, row in ledger.rows.items():
        if uid not in rows:
            moved = _moved(row, absences.renamed, held)
            gone = _gone(moved, absences, now, is_known=uid in pairing.replaced)
            left[uid] = replace(gone, superseded=gone.superseded or gone.path in used)
    return left


def _begun(plan: PlannedEntry, namespace: UUID, taken: Mapping[str, Row], now: datetime) -> Row:
    """A new entry; its UID comes from its first path, unless an entry that moved away still has that one."""
    # From the id path and nothing else: with a title or date in it, a correction would be a second entry.
    uid, number = str(uuid5(namespace, plan.first)), 1
    while uid in taken:
        number += 1
        uid = str(uuid5(namespace, f"{plan.first}#{number}"))
    lines, corrected = content_lines(plan.entry), plan.answers.corrected
    return Row(uid, plan.path, 0, now, plan.entry, lines, plan.feeds, corrected=corrected)


def _continued(known: Row, plan: PlannedEntry, absences: Absences, now: datetime) -> Row:
    """The same entry; where it reads differently, one version further, unless it is over."""
    corrected = closed.correction(known, plan)
    if _is_as_it_was(known, plan) and corrected == known.corrected:
        return known
    is_over = closed.is_closed(known, plan, absences.today)
    stays = is_over and corrected == known.corrected
    # It stays in a feed that is offered no more, because who subscribed there was never told of another one; and what
    # is over stays where it was.
    kept = [feed for feed in known.feeds if stays or feed not in absences.offered]
    feeds = tuple(dict.fromkeys((*plan.feeds, *kept)))
    row = replace(known, path=plan.path, feeds=feeds, absent=False, superseded=False, corrected=corrected)
    if stays and content_lines(plan.entry) != row.lines:
        return row
    return _says(row, closed.as_corrected(row.entry, plan.entry) if is_over else plan.entry, now)


def _is_as_it_was(known: Row, plan: PlannedEntry) -> bool:
    """Whether all that a plan says stands in the row that it continues, and in the words of this program."""
    where = known.path == plan.path and known.feeds == plan.feeds and not known.absent and not known.superseded
    return where and known.entry == plan.entry and known.lines == content_lines(plan.entry)


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


def _gone(row: Row, absences: Absences, now: datetime, *, is_known: bool) -> Row:
    """A row that nothing planned continues: what has been or is off already stays, what is to come is called off.

    `is_known`: staff know that something else came in its place.
    """
    meant = absences.called_off.get(row.path) or absences.called_off.get(module_of(row.path))
    # What has been stays as it was: taking it out would rewrite people's own past.
    if row.end <= absences.today or (meant is None and row.entry.state.is_off):
        return row
    why = meant or CalledOff(EntryState.CANCELLED)
    absent = meant is None and not is_known
    # Its time stays, so that clients find it.
    return _says(replace(row, absent=absent), replace(row.entry, state=why.state, reason=why.reason), now)


def _moved(row: Row, renamed: Mapping[str, str], held: Collection[str]) -> Row:
    """A row whose programme is called otherwise now stays in that programme's feeds; its path may be taken there."""
    top, programme, *rest = row.path.split("/")
    new = renamed.get(programme)
    if new is None:
        return row
    feeds = tuple(feed.replace(f"{top}/{programme}/", f"{top}/{new}/", 1) for feed in row.feeds)
    path = "/".join([top, new, *rest])
    return replace(row, path=row.path if path in held else path, feeds=feeds)
