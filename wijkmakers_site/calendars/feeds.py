"""Settled entries -> calendar files (VCALENDAR): feeds to subscribe to, and single files to take home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wijkmakers_site.calendars.ics.writer import folded, line, text
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.timetable import ModuleRow, Timetable
from wijkmakers_site.calendars.vevent import vevent
from wijkmakers_site.model import academy
from wijkmakers_site.text import dutch, timezone, urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.urls import Root

MAX_ENTRIES, MAX_BYTES = 1000, 512 * 1024
_KEPT_WHEN_CANCELLED = timedelta(days=30)
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


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar file of the site: `page` is what it is about, `formerly` are its earlier addresses.

    A `single` one is imported once and has no name, for with one Outlook would make a new calendar of it.
    """

    path: str
    title: str
    page: str
    formerly: tuple[str, ...] = ()
    single: bool = False


def feed_list(whole: Timetable) -> Iterator[Feed]:
    """Every feed that the site has now, with entries or without."""
    site = whole.site
    yield Feed(urls.FEED, site.name, urls.AGENDA)
    for programme in site.programmes:
        yield from programme_feeds(programme)
        for row in whole.rows[programme.id]:
            if row.feed:
                yield _module_feed(programme, row)
    yield from (_about(each, f"{site.name}: {each.name}", each.formerly) for each in site.speakers)
    yield from (_about(each, f"{site.name}: {each.name}", each.formerly) for each in site.venues)
    for theme in site.themes:
        yield _about(theme, f"{site.name}: {theme.title}", ())


def _module_feed(programme: academy.Programme, row: ModuleRow) -> Feed:
    old = tuple(f"{folder}{urls.FEED}" for folder in urls.old_module_paths(programme, row.module))
    return Feed(f"{row.path}{urls.FEED}", row.module.title, row.path, old, single=True)


def programme_feeds(programme: academy.Programme) -> Iterator[Feed]:
    """The programme's own, then one for each of its groups."""
    yield _about(programme, programme.title, programme.formerly)
    for group in programme.groups:
        paths = [urls.group_feed(each, group) for each in (programme.id, *programme.formerly)]
        yield Feed(paths[0], f"{programme.title}, {group.title}", urls.path_of(programme), tuple(paths[1:]))


def _about(thing: urls.HasPath, title: str, formerly: tuple[str, ...]) -> Feed:
    page = urls.path_of(thing)
    old = tuple(f"{folder}{urls.FEED}" for folder in urls.old_paths(page, formerly))
    return Feed(f"{page}{urls.FEED}", title, page, old)


def feed_files(whole: Timetable, ledger: Ledger, root: Root) -> Iterator[Artifact]:
    """All calendar files. An address is for ever: earlier ones get the same bytes, one whose page is gone stays."""
    offered = {feed.path: feed for feed in feed_list(whole)}
    known = {feed.path: feed for feed in _undated(whole)} | offered
    present = {old: feed.path for feed in known.values() for old in feed.formerly}
    members: dict[str, list[Row]] = defaultdict(list)
    made = {}
    for row in _in_order(ledger.rows.values()):
        is_shown = is_shown_on(row, whole.day)
        if is_shown:
            made[row.uid] = vevent(row)
        for path in dict.fromkeys(present.get(each, each) for each in row.feeds):
            members[path] += [row] if is_shown else []
    programmes = {urls.path_of(programme): programme for programme in whole.site.programmes}
    for path in sorted(offered.keys() | members.keys()):
        feed = known.get(path) or _orphan(path, whole.site, programmes)
        for name, content in _files(feed, members[path], made, whole.day, root):
            yield Artifact(name, content)


def _undated(whole: Timetable) -> Iterator[Feed]:
    """Of modules without a date: what was published when they had one stays where it was."""
    for programme in whole.site.programmes:
        for row in whole.rows[programme.id]:
            if not row.feed:
                yield _module_feed(programme, row)


def _orphan(path: str, site: academy.Site, programmes: Mapping[str, academy.Programme]) -> Feed:
    """A calendar of what is no more; its programme may still be there (`programmes` by path), by another id even."""
    folder = "/".join([*path.split("/")[:2], ""])
    formerly = urls.old_paths(folder, programmes[folder].formerly) if folder in programmes else []
    old = tuple(path.replace(folder, each, 1) for each in formerly)
    return Feed(path, site.name, urls.AGENDA, old, single=urls.is_module_feed(path))


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.entry.sort_key, row.uid))


def is_shown_on(row: Row, day: date) -> bool:
    """What is called off disappears 30 days after its end; all else stays for ever."""
    last = last_day_shown(row)
    return last is None or last >= day


def last_day_shown(row: Row) -> date | None:
    """The last day on which an entry stands in its feeds; None for what stays there."""
    return _last_day(row) + _KEPT_WHEN_CANCELLED if row.entry.state.is_off else None


def _last_day(row: Row) -> date:
    """What ends at midnight ends on the day before."""
    return timezone.local(row.end - timedelta(seconds=1)).date()


def _files(
    feed: Feed, rows: list[Row], made: Mapping[str, bytes], day: date, root: Root
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of a feed: at its address and its earlier ones, and beside it what became too much, by year."""
    latest, years = _within_limits(rows, made, day)
    for path in (feed.path, *feed.formerly):
        yield path, _calendar(feed, [made[row.uid] for row in latest], root)
    for year, older in years.items():
        path = feed.path.replace(urls.FEED, f"agenda-{year}.ics")
        yield path, _calendar(Feed(path, f"{feed.title} {year}", feed.page), [made[row.uid] for row in older], root)


def _within_limits(rows: list[Row], made: Mapping[str, bytes], day: date) -> tuple[list[Row], dict[str, list[Row]]]:
    """What stays in the feed (what comes first, then the latest past), and the rest by school year, in parts."""
    if len(rows) <= MAX_ENTRIES and sum(len(made[row.uid]) for row in rows) <= MAX_BYTES - 4096:
        return rows, {}
    coming = [row for row in rows if _last_day(row) >= day]
    past = [row for row in rows if _last_day(row) < day]
    first = _parts([*coming, *reversed(past)], made)[0]
    kept = {row.uid for row in first}
    years: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.uid not in kept:
            years[dutch.school_year(_last_day(row))].append(row)
    split = {year: _parts(older, made) for year, older in years.items()}
    named = {
        f"{year}-{number}" if len(parts) > 1 else year: part
        for year, parts in split.items()
        for number, part in enumerate(parts, 1)
    }
    return _in_order(first), named


def _parts(rows: list[Row], made: Mapping[str, bytes]) -> list[list[Row]]:
    """Runs of rows, each within the limits of one feed."""
    parts: list[list[Row]] = [[]]
    size = 0
    for row in rows:
        length = len(made[row.uid])
        if len(parts[-1]) == MAX_ENTRIES or size + length > MAX_BYTES - 4096:
            parts.append([])
            size = 0
        parts[-1].append(row)
        size += length
    return parts


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
