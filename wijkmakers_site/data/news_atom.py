"""News as an Atom feed (RFC 4287), for who follows it in a feed reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.model import academy
from wijkmakers_site.model.news import NewsItem
from wijkmakers_site.pages.lists.newsroom import Newsroom
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.words.quotation import typeset

_SHOWN = 20
_NEVER = datetime(2020, 1, 1, tzinfo=UTC)  # without news, an Atom feed still needs a date


def news_feed(site: academy.Site, newsroom: Newsroom, ledger: Ledger, root: Root) -> Iterator[Artifact]:
    """The latest news. Without news there is none, unless somebody may follow it: then it goes on, empty."""
    if newsroom.feed or urls.NEWS_FEED in ledger.addresses:
        yield _feed(site, [card.item for card in newsroom.cards[:_SHOWN]], root)


def _feed(site: academy.Site, items: Iterable[NewsItem], root: Root) -> Artifact:
    address, entries = root.absolute(urls.NEWS_FEED), list(items)
    updated = max(map(published_at, entries), default=_NEVER)
    page = root.absolute(urls.NEWS if entries else "")
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
        f"<id>{escape(address)}</id>\n<title>Nieuws van {escape(site.name)}</title>\n"
        f"<updated>{timezone.stamp(updated)}</updated>\n<author><name>{escape(site.name)}</name></author>\n"
        f'<link rel="self" href="{escape(address)}"/>\n<link href="{escape(page)}"/>\n'
        f"{''.join(_entry(item, root) for item in entries)}</feed>\n"
    )
    return Artifact(urls.NEWS_FEED, text.encode())


def published_at(item: NewsItem) -> datetime:
    """The beginning of its day: when it came on the site (UTC)."""
    return timezone.utc(timezone.midnight(item.day))


def _entry(item: NewsItem, root: Root) -> str:
    path = urls.path_of(item)
    # By its first id, or feed readers would show it anew when its file gets another name.
    first = urls.old_paths(path, item.formerly[:1])
    moment = timezone.stamp(published_at(item))
    return (
        f"<entry>\n<id>{escape(root.absolute(first[0] if first else path))}</id>\n"
        f"<title>{escape(typeset(item.title))}</title>\n"
        f"<published>{moment}</published>\n<updated>{moment}</updated>\n"
        f'<link href="{escape(root.absolute(path))}"/>\n<summary>{escape(typeset(item.summary))}</summary>\n</entry>\n'
    )
