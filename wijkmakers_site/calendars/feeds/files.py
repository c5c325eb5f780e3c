"""Settled entries -> calendar files (VCALENDAR): feeds to subscribe to, and single files to take home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from wijkmakers_site.calendars.feeds.feed_list import Feed, feed_list, undated_feeds
from wijkmakers_site.calendars.feeds.limits import in_order, is_shown_on, within_limits
from wijkmakers_site.calendars.ics.writer import folded, line, text
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.calendars.vevent import vevent
from wijkmakers_site.model import academy
from wijkmakers_site.text import urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.urls import Root

_BEGIN = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wijkmakers//Agenda//NL\r\nCALSCALE:GREGORIAN\r\n"
_END = b"END:VCALENDAR\r\n"

# The rule of the European Union since 1996, and the summer time before it (section 3.6.5): every client reads this one.
_TIME_ZONE = b"""BEGIN:VTIMEZONE\r
TZID:Europe/Amsterdam\r
BEGIN:DAYLIGHT\r
DTSTART:19810329T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
TZNAME:CEST\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
TZNAME:CET\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
END:STANDARD\r
END:VTIMEZONE\r
"""


def feed_files(whole: Timetable, ledger: Ledger, root: Root) -> Iterator[Artifact]:
    """All calendar files. An address is for ever: earlier ones get the same bytes, one whose page is gone stays."""
    offered = {feed.path: feed for feed in feed_list(whole)}
    known = {feed.path: feed for feed in undated_feeds(whole)} | offered
    present = {old: feed.path for feed in known.values() for old in feed.formerly}
    members: dict[str, list[Row]] = defaultdict(list)
    vevents = {}
    for row in in_order(ledger.rows.values()):
        is_shown = is_shown_on(row, whole.day)
        if is_shown:
            # Once for all feeds: writing an entry costs more than all else of a calendar.
            vevents[row.uid] = vevent(row)
        for path in dict.fromkeys(present.get(path, path) for path in row.feeds):
            # A feed that has nothing left to show still answers who subscribed to it.
            members[path] += [row] if is_shown else []
    programmes = {urls.path_of(programme): programme for programme in whole.site.programmes}
    # Empty feeds of what is gone have no members: only their addresses are known.
    kept = {path for path in ledger.addresses if path.endswith(urls.FEED)} - offered.keys() - members.keys()
    written: set[str] = set()
    # What the site offers now goes before what an earlier id of something else left behind at the same address.
    for path in (*sorted(offered), *sorted(members.keys() - offered.keys()), *sorted(kept)):
        feed = known.get(path) or _orphan(path, whole.site, programmes)
        for name, content in _files(feed, members[path], vevents, whole.day, root):
            if name not in written:
                written.add(name)
                yield Artifact(name, content)


def _orphan(path: str, site: academy.Site, programmes: Mapping[str, academy.Programme]) -> Feed:
    """A calendar of what is no more; its programme may still be there (`programmes` by path), by another id even."""
    folder = "/".join([*path.split("/")[:2], ""])
    formerly = urls.old_paths(folder, programmes[folder].formerly) if folder in programmes else []
    old = tuple(path.replace(folder, former, 1) for former in formerly)
    return Feed(path, site.name, urls.AGENDA, old, single=urls.is_module_feed(path))


def _files(
    feed: Feed, rows: list[Row], vevents: Mapping[str, bytes], day: date, root: Root
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of a feed: at its address and its earlier ones, and beside it what became too much, by year."""
    latest, years = within_limits(rows, vevents, day)
    for path in (feed.path, *feed.formerly):
        yield path, _calendar(feed, [vevents[row.uid] for row in latest], root)
    for year, older in years.items():
        path = feed.path.replace(urls.FEED, f"agenda-{year}.ics")
        yield path, _calendar(Feed(path, f"{feed.title} {year}", feed.page), [vevents[row.uid] for row in older], root)


def _calendar(feed: Feed, entries: list[bytes], root: Root) -> bytes:
    """A whole calendar; one to subscribe to tells its name, its source and how often to look (RFC 7986)."""
    head = () if feed.single else (
        text("NAME", feed.title),
        text("X-WR-CALNAME", feed.title),
        line("SOURCE", root.absolute(feed.path), VALUE="URI"),
        line("URL", root.absolute(feed.page)),
        line("REFRESH-INTERVAL", "PT6H", VALUE="DURATION"),
        line("X-PUBLISHED-TTL", "PT6H"),
    )  # fmt: skip
    return b"".join([_BEGIN, *map(folded, head), _TIME_ZONE, *entries, _END])
