"""News: the list, whole and by year where it grows, and a page for each piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from wijkmakers_site.media import pictures
from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import news, people
from wijkmakers_site.model.file_kinds import NEWS
from wijkmakers_site.pages.context import Context, WebPage, head
from wijkmakers_site.pages.lists.pagination import paginated
from wijkmakers_site.pages.views import news as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import NewsCard
from wijkmakers_site.text.addresses import urls

ITEMS = 12  # pieces of news on one page: some 50 kB where each has a photo, which takes 3 kB of names of files

_NEWS = Crumb(NEWS.title, NEWS.address)
_FEED = urls.NEWS_FEED


def news_pages(context: Context) -> Iterator[WebPage]:
    """None without news: then nothing leads there either."""
    cards = context.newsroom.cards
    if cards:
        yield from _lists(context, cards)
    around = [None, *cards, None]
    for newer, card, older in zip(around, cards, around[2:], strict=False):
        yield _item(context, card, older, newer)


def _lists(context: Context, cards: Sequence[NewsCard]) -> Iterator[WebPage]:
    """One page where all fits; else the latest on it, and pages for each year, which keep their addresses."""
    about = f"Nieuws van {context.timetable.site.name}, het laatste bericht bovenaan."
    by_year = {str(year): list(found) for year, found in groupby(cards, key=lambda card: card.item.day.year)}
    years = tuple(Crumb(year, f"{_NEWS.path}{year}/") for year in by_year) if len(cards) > ITEMS else ()
    yield _list_page(context, [_NEWS], about, views.NewsList(_NEWS.title, tuple(cards[:ITEMS]), years, _FEED))
    for year in years:
        first = Crumb(f"Nieuws uit {year.title}", year.path)
        about = f"Alle berichten uit {year.title}, het laatste bovenaan."
        for page in paginated(first.title, first.path, by_year[year.title], ITEMS):
            trail = [_NEWS, first] if page.number == 1 else [_NEWS, first, page.here]
            view = views.NewsList(
                page.here.title, tuple(page.items), years, _FEED,
                is_first=False, previous=page.previous, following=page.following,
            )  # fmt: skip
            yield _list_page(context, trail, about, view)


def _list_page(context: Context, trail: Sequence[Crumb], about: str, view: views.NewsList) -> WebPage:
    return WebPage(head(context, trail, about, news=_FEED), view)


def _item(context: Context, card: NewsCard, older: NewsCard | None, newer: NewsCard | None) -> WebPage:
    """A link to it shows its picture, or else a card with its title."""
    item = card.item
    programmes = context.catalogue.cards
    view = views.NewsItem(
        item=item,
        prose=context.prose.html(item.prose),
        picture=card.photo,
        photos=photo_series(item.photos, context.pictures),
        video=shown_video(item.video, context.pictures),
        # One that is a concept has no page yet.
        programmes=tuple(programmes[id] for id in item.programmes if id in programmes),
        previous=_crumb(older),
        following=_crumb(newer),
    )
    trail = [_NEWS, Crumb(item.title, card.path)]
    image = card.photo or context.share_card(card.path)
    return WebPage(head(context, trail, item.summary, image=image, news=_FEED), view)


def _crumb(card: NewsCard | None) -> Crumb | None:
    return Crumb(card.item.title, card.path) if card else None


def photo_series(images: Sequence[people.Image], publisher: PicturePublisher) -> tuple[Picture, ...]:
    """Those that may be shown today, each whole."""
    return tuple(photo for image in images if (photo := publisher.publish(image, pictures.IN_TEXT)))


def shown_video(video: news.Video | None, publisher: PicturePublisher) -> views.ShownVideo | None:
    return views.ShownVideo(video, publisher.publish(video.image, pictures.WIDE)) if video else None
