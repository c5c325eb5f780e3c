"""Settled entries -> calendar files (VCALENDAR): feeds to subscribe to, and single files to take home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wijkmakers_site.calendars.feeds.contents import FeedContents
from wijkmakers_site.calendars.feeds.feed_list import Feed, feed_list, undated_feeds
from wijkmakers_site.calendars.ics.writer import folded, line, text
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.model import academy
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact

_BEGIN = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wijkmakers//Agenda//NL\r\nCALSCALE:GREGORIAN\r\n"
_END = b"END:VCALENDAR\r\n"
_REST = "Niet alles past in deze agenda. De rest staat per schooljaar in: {}"

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


def feed_files(whole: Timetable, contents: FeedContents, ledger: Ledger, root: Root) -> Iterator[Artifact]:
    """All calendar files. An address is for ever: earlier ones get the same bytes, one whose page is gone stays."""
    offered = {feed.path: feed for feed in feed_list(whole)}
    known = {feed.path: feed for feed in undated_feeds(whole)} | offered
    members = contents.latest.keys()
    # Empty feeds of what is gone have no members: only their addresses are known.
    kept = {path for path in ledger.addresses if path.endswith(urls.FEED)} - offered.keys() - members
    written: set[str] = set()
    # What the site offers now goes before what an earlier id of something else left behind at the same address.
    earlier_paths = ledger.earlier_paths()
    for path in (*sorted(offered), *sorted(members - offered.keys()), *sorted(kept)):
        feed = known.get(path) or _orphan(path, whole.site, earlier_paths)
        for name, content in _files(feed, contents, root):
            if name not in written:
                written.add(name)
                yield Artifact(name, content)


def _orphan(path: str, site: academy.Site, earlier_paths: Mapping[str, list[str]]) -> Feed:
    """A calendar of what is no more. Who followed it at an earlier address follows it still."""
    earlier = tuple(f"{folder}{urls.FEED}" for folder in earlier_paths.get(path.removesuffix(urls.FEED), []))
    return Feed(path, site.name, urls.AGENDA, earlier, single=urls.is_module_feed(path))


def _files(feed: Feed, contents: FeedContents, root: Root) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of a feed: at its address and its earlier ones, and beside it what became too much, by year."""

    def entries(rows: Iterable[Row]) -> list[bytes]:
        return [contents.vevents[row.uid] for row in rows]

    years = contents.year_files(feed.path)
    others = ", ".join(root.absolute(file.path) for file in years if file.holds)
    rest = _REST.format(others) if others else None
    for path in (feed.path, *feed.formerly):
        yield path, _calendar(feed, entries(contents.latest.get(feed.path, [])), root, rest)
    for file in years:
        older = contents.years[feed.path][file.year]
        yield file.path, _calendar(Feed(file.path, f"{feed.title} {file.year}", feed.page), entries(older), root)


def _calendar(feed: Feed, entries: list[bytes], root: Root, rest: str | None = None) -> bytes:
    """A whole calendar; one to subscribe to tells its name, its source and how often to look (RFC 7986).

    `rest` says what it holds not, and where that is.
    """
    head = () if feed.single else (
        text("NAME", feed.title),
        text("X-WR-CALNAME", feed.title),
        # Apple and Google show the older one of the two alone.
        *((text("DESCRIPTION", rest), text("X-WR-CALDESC", rest)) if rest else ()),
        line("SOURCE", root.absolute(feed.path), VALUE="URI"),
        line("URL", root.absolute(feed.page)),
        line("REFRESH-INTERVAL", "PT6H", VALUE="DURATION"),
        line("X-PUBLISHED-TTL", "PT6H"),
    )  # fmt: skip
    return b"".join([_BEGIN, *map(folded, head), _TIME_ZONE, *entries, _END])
