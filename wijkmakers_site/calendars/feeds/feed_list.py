"""Which calendar feeds the site has: of everything, each programme, group, module, speaker, venue and theme."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import product

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.timetable import ModuleRow, Timetable
from wijkmakers_site.model import academy
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar file of the site.

    `path` is its address, `page` that of the page it is about, `formerly` are earlier addresses; all below the site.
    `title` is what calendar apps call it. A `single` one is imported once and does not tell its title: with one Outlook
    would make a new calendar of it.
    """

    path: str
    title: str
    page: str
    formerly: tuple[str, ...] = ()
    single: bool = False


@lru_cache(maxsize=1)
def feed_list(whole: Timetable) -> tuple[Feed, ...]:
    """Every feed that the site has now, with entries or without. Kept for the timetable at hand: many ask for it."""
    return tuple(_feeds(whole))


def _feeds(whole: Timetable) -> Iterator[Feed]:
    site = whole.site
    yield Feed(urls.FEED, site.name, urls.AGENDA)
    for programme in site.programmes:
        yield from programme_feeds(programme)
        for row in whole.rows[programme.id]:
            if row.feed:
                yield _module_feed(row)
    yield from (_about(each, f"{site.name}: {each.name}", each.formerly) for each in site.speakers)
    yield from (_about(each, f"{site.name}: {each.name}", each.formerly) for each in site.venues)
    for theme in site.themes:
        yield _about(theme, f"{site.name}: {theme.title}", theme.formerly)


def present_feeds(whole: Timetable) -> dict[str, str]:
    """The present path of each feed by an earlier one."""
    return {old: feed.path for feed in (*feed_list(whole), *undated_feeds(whole)) for old in feed.formerly}


def feed_homes(whole: Timetable, ledger: Ledger) -> dict[str, str]:
    """As `present_feeds`, and of what is no more the last path: who followed it before that follows the same one."""
    offered = {feed.path for feed in feed_list(whole)}
    earlier = ((f"{old}{urls.FEED}", home) for home, olds in ledger.earlier_paths().items() for old in olds)
    homes = {feed: f"{home}{urls.FEED}" for feed, home in earlier if feed not in offered}
    return homes | present_feeds(whole)


def feed_addresses(whole: Timetable, published: Collection[str]) -> set[str]:
    """The paths of all feeds that the site has, and the earlier ones of each.

    The feed of a module without a date is one only where it was `published` when the module had one.
    """
    undated = {path for feed in undated_feeds(whole) for path in (feed.path, *feed.formerly)}
    offered = {path for feed in feed_list(whole) for path in (feed.path, *feed.formerly)}
    return offered | undated.intersection(published)


def _module_feed(row: ModuleRow) -> Feed:
    old = tuple(f"{folder}{urls.FEED}" for folder in urls.old_module_paths(row.module))
    return Feed(f"{row.path}{urls.FEED}", row.module.title, row.path, old, single=True)


def programme_feeds(programme: academy.Programme) -> Iterator[Feed]:
    """The programme's own, then one for each of its groups."""
    yield _about(programme, programme.title, programme.formerly)
    for group in programme.groups:
        programmes, groups = ((thing.id, *thing.formerly) for thing in (programme, group))
        path, *formerly = (urls.group_feed(*ids) for ids in product(programmes, groups))
        yield Feed(path, f"{programme.title}, {group.title}", urls.path_of(programme), tuple(formerly))


def _about(thing: urls.HasPath, title: str, formerly: tuple[str, ...]) -> Feed:
    page = urls.path_of(thing)
    old = tuple(f"{folder}{urls.FEED}" for folder in urls.old_paths(page, formerly))
    return Feed(f"{page}{urls.FEED}", title, page, old)


def undated_feeds(whole: Timetable) -> Iterator[Feed]:
    """Of modules without a date: what was published when they had one stays where it was."""
    for programme in whole.site.programmes:
        for row in whole.rows[programme.id]:
            if not row.feed:
                yield _module_feed(row)
