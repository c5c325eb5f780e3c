"""Pages and calendars hold the same sessions: what a page lists stands in the calendar that it offers, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.problems.errors import InconsistencyError
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A page, at `page`, that offers the calendar `feed` (both paths in the site) and lists the sessions with the id
    paths `sessions`, and as `withdrawn` the entries with these UIDs, which content names no more. A list that runs on
    over several pages counts as the first of them.
    """

    page: str
    feed: str
    sessions: frozenset[str]
    withdrawn: frozenset[str] = frozenset()


def prove_members(
    lists: Iterable[Listed], held: Mapping[str, set[str]], rows: Iterable[Row], closed: Collection[str]
) -> None:
    """Raises InconsistencyError for the first session that stands in one of the two alone.

    `held` are the UIDs in each calendar by its path, files of past years taken together. `rows` are the entries that
    both can have: not what left the calendars after it was called off, nor what left content when it was over. Those of
    which the UID is in `closed` stay in calendars that they stood in when they were over.
    """
    uids = {row.uid: row for row in rows}
    by_path = {row.path: row.uid for row in uids.values() if not row.superseded}
    for each in lists:
        listed = {by_path[path] for path in each.sessions if path in by_path} | each.withdrawn
        there = {uid for uid in held[each.feed] & uids.keys() if uid in listed or uid not in closed}
        for uid in sorted(listed ^ there):
            where = (each.page, each.feed) if uid in listed else (each.feed, each.page)
            raise InconsistencyError(f'"{uids[uid].entry.title}" staat wel op /{where[0]}, maar niet op /{where[1]}.')
