"""News as lists show it: a card each, and which of it is about what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from wijkmakers_site.media import pictures
from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.model import academy
from wijkmakers_site.model.file_kinds import NEWS, PROGRAMME
from wijkmakers_site.model.news import NewsItem
from wijkmakers_site.model.people import Link
from wijkmakers_site.pages.views.parts import NewsCard
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_ABOUT_ONE = 6  # pieces of news on the page of a programme, speaker or organisation: the list of all has the rest


@dataclass(frozen=True, slots=True)
class Newsroom:
    """`cards` are all news, the latest first. `by_subject` is the latest of it by the path of the page that it is
    about.
    """

    cards: tuple[NewsCard, ...]
    by_subject: Mapping[str, tuple[NewsCard, ...]]

    def about(self, path: str) -> tuple[NewsCard, ...]:
        """The latest news about what has its page at `path`."""
        return self.by_subject.get(path, ())

    @property
    def feed(self) -> str | None:
        """The path of the Atom feed, which is there as soon as there is news."""
        return urls.NEWS_FEED if self.cards else None


def newsroom(site: academy.Site, publisher: PicturePublisher) -> Newsroom:
    cards = tuple(
        NewsCard(item, urls.path_of(item), publisher.publish(item.image, pictures.WIDE)) for item in _latest_first(site)
    )
    about: dict[str, list[NewsCard]] = defaultdict(list)
    for card in cards:
        for path in dict.fromkeys(_subjects(card.item)):
            about[path].append(card)
    return Newsroom(cards, {path: tuple(found[:_ABOUT_ONE]) for path, found in about.items()})


def _latest_first(site: academy.Site) -> list[NewsItem]:
    """Of one day, what comes first by its id comes first."""
    return sorted(site.news, key=lambda item: (-item.day.toordinal(), item.id))


def _subjects(item: NewsItem) -> Iterator[str]:
    yield from map(PROGRAMME.page, item.programmes)
    yield from map(urls.path_of, item.speakers)
    yield from map(urls.path_of, item.organisations)


def news_since(site: academy.Site, known: Container[str]) -> Iterator[str]:
    """Title and day of each piece of news of which no page, by whatever name, is among the `known` paths."""
    for item in _latest_first(site):
        path = urls.path_of(item)
        if not any(each in known for each in (path, *urls.old_paths(path, item.formerly))):
            yield f"{item.title} ({dutch.short_date(item.day)})"


def with_way_to_news(site: academy.Site) -> academy.Site:
    """The menu may name news before there is any: the link shows as soon as there is. Where no menu names it, it stands
    at the bottom of each page.
    """
    if not site.news:
        return replace(site, menu=_without_news(site.menu), footer=_without_news(site.footer))
    if any(map(_leads_to_news, (*site.menu, *site.footer))):
        return site
    return replace(site, footer=(Link(NEWS.title, f"/{NEWS.address}"), *site.footer))


def _without_news(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if not _leads_to_news(link))


def _leads_to_news(link: Link) -> bool:
    return f"{link.url.strip('/')}/" == NEWS.address
