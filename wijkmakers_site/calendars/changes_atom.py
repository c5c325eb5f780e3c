"""What changed in the calendars, as notes on pages and as Atom feeds (RFC 4287): for all programmes and for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import escape  # the same in XML; that of `xml.sax` would import an HTTP client
from uuid import UUID, uuid5

from wijkmakers_site.calendars.ledger.changes import RECENTLY, in_words
from wijkmakers_site.calendars.ledger.rows import Change, Ledger, Row
from wijkmakers_site.model import academy
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_SHOWN = 10
_NEVER = datetime(2020, 1, 1, tzinfo=UTC)  # when nothing has changed yet, an Atom feed still needs a date


Changed = tuple[Row, Change]


@dataclass(frozen=True, slots=True)
class Note:
    """A change that subscribers saw, as a page shows it: on which `day` ("3 oktober 2024"; `iso` is the same for
    machines), of what (its `title`, the `path` of its page), and `what` changed ("nieuwe locatie").
    """

    day: str
    iso: str
    title: str
    path: str
    what: str


def latest_changes(ledger: Ledger) -> dict[str, list[Changed]]:
    """The last changes, the latest first, by programme id; those of all programmes under ""."""
    found: dict[str, list[Changed]] = defaultdict(list)
    for row in ledger.rows.values():
        pairs = [(row, change) for change in row.changes]
        found[_programme(row)] += pairs
        found[""] += pairs
    return {programme: _latest(changes) for programme, changes in found.items()}


def _latest(changes: list[Changed]) -> list[Changed]:
    """The last ones; of the same weeks, corrected words push out nothing that moved or does not take place."""
    ordered = sorted(changes, key=_order, reverse=True)
    recent = [pair for pair in ordered if pair[1].is_heavy and ordered[0][1].on - pair[1].on <= RECENTLY]
    others = [pair for pair in ordered if pair not in recent]
    return sorted((recent + others)[:_SHOWN], key=_order, reverse=True)


def _order(pair: Changed) -> tuple[datetime, str, int]:
    row, change = pair
    return change.on, row.uid, change.sequence


def notes(changes: Iterable[Changed], pages: set[str]) -> tuple[Note, ...]:
    """Changes as a page shows them; `pages` are the paths that exist."""
    return tuple(
        Note(
            day=dutch.short_date(timezone.local(change.on).date()),
            iso=timezone.local(change.on).date().isoformat(),
            title=row.entry.title,
            path=_page(row, pages),
            what=in_words(change.aspects),
        )
        for row, change in changes
    )


def atom_addresses(site: academy.Site) -> Iterator[str]:
    """The paths of all Atom feeds: of the site, of each programme, at its earlier addresses too, and of news."""
    yield urls.CHANGES
    if site.news:
        yield urls.NEWS_FEED
    for programme in site.programmes:
        yield from _addresses(programme)


def atom_feeds(
    site: academy.Site, changes: Mapping[str, list[Changed]], ledger: Ledger, pages: set[str], root: Root
) -> Iterator[Artifact]:
    """`wijzigingen.xml` of the whole site, one for each programme, and those of programmes that are no more."""
    name = f"Wijzigingen in de agenda van {site.name}"
    yield _feed(urls.CHANGES, name, site, changes.get("", []), pages, root)
    written = {urls.CHANGES}
    for programme in site.programmes:
        path, *earlier = _addresses(programme)
        feed = _feed(path, f"Wijzigingen: {programme.title}", site, changes.get(programme.id, []), pages, root)
        for address in (path, *earlier):
            if address not in written:
                written.add(address)
                yield Artifact(address, feed.content)
    for path in sorted(ledger.addresses):
        if path.endswith(urls.CHANGES) and path not in written:
            last_id = ledger.home_of(path.removesuffix(urls.CHANGES)).split("/")[1]
            yield _feed(path, name, site, changes.get(last_id, []), pages, root)


def _addresses(programme: academy.Programme) -> list[str]:
    """The present one first."""
    path = urls.path_of(programme)
    return [f"{each}{urls.CHANGES}" for each in (path, *urls.old_paths(path, programme.formerly))]


def _programme(row: Row) -> str:
    return row.path.split("/")[1]


def _page(row: Row, pages: set[str]) -> str:
    """The page of the entry's module, or what still stands of the way to it."""
    top, programme, module, *_ = row.path.split("/")
    wanted = (f"{top}/{programme}/{module}/", f"{top}/{programme}/")
    return next((path for path in wanted if path in pages), urls.AGENDA)


def _feed(path: str, title: str, site: academy.Site, latest: list[Changed], pages: set[str], root: Root) -> Artifact:
    updated = max((change.on for _, change in latest), default=_NEVER)
    entries = "".join(_entry(row, change, pages, root) for row, change in latest)
    address, page = root.absolute(path), root.absolute(path.removesuffix(urls.CHANGES))
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
        f"<id>{escape(address)}</id>\n<title>{escape(title)}</title>\n<updated>{timezone.stamp(updated)}</updated>\n"
        f'<author><name>{escape(site.name)}</name></author>\n<link rel="self" href="{escape(address)}"/>\n'
        f'<link href="{escape(page)}"/>\n{entries}</feed>\n'
    )
    return Artifact(path, text.encode())


def _entry(row: Row, change: Change, pages: set[str], root: Root) -> str:
    day = dutch.short_date(timezone.local(change.on).date())
    return (
        # An id for each version, or feed readers take the second change of an entry for the first.
        f"<entry>\n<id>urn:uuid:{uuid5(UUID(row.uid), str(change.sequence))}</id>\n"
        f"<title>{escape(row.entry.title)}: {escape(in_words(change.aspects))}</title>\n"
        f'<updated>{timezone.stamp(change.on)}</updated>\n<link href="{escape(root.absolute(_page(row, pages)))}"/>\n'
        f"<summary>Gewijzigd op {day}: {escape(in_words(change.aspects))}.</summary>\n</entry>\n"
    )
