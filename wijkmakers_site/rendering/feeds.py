"""Entries -> calendar files (VCALENDAR): feeds to subscribe to, and single files to take home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from wijkmakers_site.artifacts import Artifact
from wijkmakers_site.rendering import urls
from wijkmakers_site.rendering.calendars import entries, first_id_path, line, text
from wijkmakers_site.rendering.catalogue import Catalogue
from wijkmakers_site.rendering.urls import Root
from wijkmakers_site.rendering.views import Occasion

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


def feeds(catalogue: Catalogue, root: Root, now: datetime) -> Iterator[Artifact]:
    """All calendar files: one of everything, one a programme, one a module; old addresses get the same bytes.

    Concepts, which only the preview shows, have no feed of their own and stand in no other.
    """
    site, firm = catalogue.site, [occasion for occasion in catalogue.occasions if occasion.feed]
    made = entries(firm, root, now)

    def bodies(occasions: Iterable[Occasion]) -> list[bytes]:
        return [made[first_id_path(occasion)] for occasion in occasions]

    public = [occasion for occasion in firm if not occasion.programme.draft]
    yield Artifact(urls.FEED, _feed(site.name, urls.FEED, "", bodies(public), root))
    for programme in site.programmes:
        own = [occasion for row in catalogue.rows[programme.id] for occasion in row.occasions if occasion.feed]
        folder = urls.path_of(programme)
        whole = _feed(programme.title, f"{folder}{urls.FEED}", folder, bodies(own), root)
        yield from _everywhere(whole, [folder, *urls.old_paths(folder, programme.formerly)])
        for row in catalogue.rows[programme.id]:
            if row.feed:
                old = urls.old_module_paths(programme, row.module)
                yield from _everywhere(_single(bodies(row.occasions)), [row.path, *old])


def _everywhere(content: bytes, folders: Iterable[str]) -> Iterator[Artifact]:
    """A feed address is for ever: what was called otherwise before answers there too."""
    for folder in folders:
        yield Artifact(f"{folder}{urls.FEED}", content)


def _feed(name: str, path: str, page: str, bodies: list[bytes], root: Root) -> bytes:
    """A calendar to subscribe to, with its name, its source and how often to look (RFC 7986)."""
    head = [
        text("NAME", name),
        text("X-WR-CALNAME", name),
        line("SOURCE", root.absolute(path), VALUE="URI"),
        line("URL", root.absolute(page)),
        line("REFRESH-INTERVAL", "PT6H", VALUE="DURATION"),
        line("X-PUBLISHED-TTL", "PT6H"),
    ]
    return b"".join([_BEGIN, *head, _TIME_ZONE, *bodies, _END])


def _single(bodies: list[bytes]) -> bytes:
    """A file to import once: without a name, for with one Outlook would make a new calendar of it."""
    return b"".join([_BEGIN, _TIME_ZONE, *bodies, _END])
