"""What stays in a feed, for how long, and what goes on in files by school year where it becomes too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.text.words import dutch

MAX_ENTRIES, MAX_BYTES = 1000, 512 * 1024  # a phone may fetch it every six hours, on the go
_HEAD = 8192  # octets kept free for all of a calendar that is no entry
_KEPT_WHEN_CANCELLED = timedelta(days=30)  # so that who looks seldom sees it, too


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By the moment at which they begin."""
    return sorted(rows, key=lambda row: (row.entry.sort_key, row.uid))


def is_shown_on(row: Row, day: date) -> bool:
    """What is called off disappears 30 days after its end; all else stays for ever."""
    last = last_day_shown(row)
    return last is None or last >= day


def last_day_shown(row: Row) -> date | None:
    """The last day on which an entry stands in its feeds; None for what stays there."""
    return last_day(row) + _KEPT_WHEN_CANCELLED if row.entry.state.is_off else None


def last_day(row: Row) -> date:
    """The local day on which it ends: what ends at midnight ends on the day before."""
    hours, last = row.entry.hours, row.entry.last_day
    return last - timedelta(days=1) if hours and hours.end == time() else last


def within_limits(rows: list[Row], vevents: Mapping[str, bytes], day: date) -> tuple[list[Row], dict[str, list[Row]]]:
    """What stays in the feed (what comes first, then the latest past), and the rest by school year, in parts.

    Each school year has its parts, with nothing in them too: who follows one must not find it gone when what it held
    moved on into the feed itself.
    """
    if len(rows) <= MAX_ENTRIES and sum(len(vevents[row.uid]) for row in rows) <= MAX_BYTES - _HEAD:
        return rows, {}
    coming = [row for row in rows if last_day(row) >= day]
    past = [row for row in rows if last_day(row) < day]
    # What is to come goes first, whatever its size: the past is what one can look up elsewhere.
    first = _parts([*coming, *reversed(past)], vevents)[0]
    kept = {row.uid for row in first}
    years: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        years[dutch.school_year(last_day(row))].append(row)
    # Divided before what is kept goes out of them: else their number would change from day to day.
    named = {
        f"{year}-{number}" if number > 1 else year: [row for row in part if row.uid not in kept]
        for year, whole in years.items()
        for number, part in enumerate(_parts(whole, vevents), 1)
    }
    return in_order(first), named


def _parts(rows: list[Row], vevents: Mapping[str, bytes]) -> list[list[Row]]:
    """Runs of rows, each within the limits of one feed."""
    parts: list[list[Row]] = [[]]
    size = 0
    for row in rows:
        length = len(vevents[row.uid])
        if len(parts[-1]) == MAX_ENTRIES or size + length > MAX_BYTES - _HEAD:
            parts.append([])
            size = 0
        parts[-1].append(row)
        size += length
    return parts
