"""Which entries each calendar file holds: the file that people follow, and beside it what became too much, by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from wijkmakers_site.calendars.feeds.feed_list import feed_homes
from wijkmakers_site.calendars.feeds.limits import in_order, is_shown_on, last_day, within_limits
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.calendars.vevent import vevent
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class YearFile:
    """What became too much for one file: the entries of a school year (`year`, "2005-2006") at `path`.

    `holds` tells whether anything stands in it now, `comes` whether some of that is still to come: one may want to
    follow it, too.
    """

    year: str
    path: str
    holds: bool
    comes: bool


@dataclass(frozen=True, slots=True)
class YearFiles:
    """The files of years beside a calendar that became too much for one: those with what comes `later`, and of the
    `past`. None at all where it holds everything.
    """

    later: tuple[YearFile, ...] = ()
    past: tuple[YearFile, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.later or self.past)


@dataclass(frozen=True, slots=True)
class FeedContents:
    """By the path of a feed that has or had entries: those in its file (`latest`), and those of its files by year.

    `vevents` are the bytes of each entry, by UID. `beside` are the files by year of each feed that has some, the first
    year first.
    """

    latest: dict[str, list[Row]]
    years: dict[str, dict[str, list[Row]]]
    vevents: dict[str, bytes]
    beside: dict[str, tuple[YearFile, ...]]

    def holds_entries(self, feed: str) -> bool:
        """Whether there is anything in it: an empty calendar is no offer, and some apps call it broken."""
        return bool(self.latest.get(feed))

    def year_files(self, feed: str) -> tuple[YearFile, ...]:
        """The files beside a feed, the first year first."""
        return self.beside.get(feed, ())


def feed_contents(whole: Timetable, ledger: Ledger) -> FeedContents:
    """`ledger` is as it was settled."""
    homes = feed_homes(whole, ledger)
    members: dict[str, list[Row]] = defaultdict(list)
    vevents = {}
    for row in in_order(ledger.rows.values()):
        is_shown = is_shown_on(row, whole.day)
        if is_shown:
            # Once for all feeds: writing an entry costs more than all else of a calendar.
            vevents[row.uid] = vevent(row)
        for path in dict.fromkeys(homes.get(path, path) for path in row.feeds):
            # A feed that has nothing left to show still answers who subscribed to it.
            members[path] += [row] if is_shown else []
    divided = {path: within_limits(rows, vevents, whole.day) for path, rows in members.items()}
    latest = {path: rows for path, (rows, _) in divided.items()}
    coming = frozenset(row.uid for row in ledger.rows.values() if last_day(row) >= whole.day)
    years = {path: by_year for path, (_, by_year) in divided.items() if by_year}
    beside = {path: tuple(_year_files(path, by_year, coming)) for path, by_year in years.items()}
    return FeedContents(latest, years, vevents, beside)


def _year_files(feed: str, by_year: Mapping[str, list[Row]], coming: Set[str]) -> Iterator[YearFile]:
    """`coming` are the UIDs of the entries that are not over."""
    for year, rows in by_year.items():
        comes = any(row.uid in coming for row in rows)
        yield YearFile(year, feed.replace(urls.FEED, f"agenda-{year}.ics"), bool(rows), comes)
