"""What every page function works with, and the value they all give back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkmakers_site.calendars.changes_atom import Changed, latest_changes
from wijkmakers_site.calendars.feeds.contents import FeedContents, YearFiles, feed_contents
from wijkmakers_site.calendars.history.withdrawn import ByFeed, Withdrawn, by_feed
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.media.of_site import SiteMedia
from wijkmakers_site.media.pictures import PORTRAIT, SITE_CARD, Picture, ShareCard
from wijkmakers_site.media.share_cards.share_cards import ShareCards
from wijkmakers_site.model import people
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.pages.lists.catalogue import Catalogue, catalogue
from wijkmakers_site.pages.lists.newsroom import Newsroom, newsroom
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.html import ProseRenderer
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

HOME = Crumb("Home", "")
PROGRAMMES = Crumb(PROGRAMME.title, PROGRAMME.address)
AGENDA = Crumb("Agenda", urls.AGENDA)
SEARCH = Crumb("Zoeken", urls.SEARCH)


@dataclass(frozen=True, slots=True)
class Context:
    """The materials of all pages: the sessions (`timetable`) and programmes (`catalogue`) there are, and what turns
    texts into HTML (`prose`), publishes `pictures` and makes addresses (`root`).

    `by_feed` are the sessions that pages list beside a calendar, by its path: those that it holds. `contents` says in
    which files.

    `newsroom` is the news. `changes` are the latest by programme id, those of all programmes under "". A preview has no
    `share_cards`.
    """

    timetable: Timetable
    by_feed: ByFeed
    contents: FeedContents
    catalogue: Catalogue
    newsroom: Newsroom
    root: Root
    prose: ProseRenderer
    pictures: PicturePublisher
    changes: Mapping[str, list[Changed]]
    share_cards: ShareCards | None

    def withdrawn(self, feed: str) -> tuple[Withdrawn, ...]:
        """What the calendar `feed` shows as called off and content names no more."""
        return tuple(each for each in self.by_feed[feed] if isinstance(each, Withdrawn))

    def year_files(self, feed: str) -> YearFiles:
        """The calendar files of years beside the calendar `feed`, for what became too much for it."""
        files = [file for file in self.contents.year_files(feed) if file.holds]
        later = tuple(file for file in files if file.comes)
        return YearFiles(later, tuple(file for file in files if not file.comes))

    def faces(self, speakers: Iterable[people.Speaker]) -> dict[str, Picture]:
        """The photos of those who have one that may be shown, by their id."""
        photos = {each.id: self.pictures.publish(each.photo, PORTRAIT) for each in speakers}
        return {id: photo for id, photo in photos.items() if photo}

    def share_card(self, path: str) -> ShareCard | None:
        """The card of the page at `path`; None in a preview, which nobody shares."""
        return self.share_cards.card(path) if self.share_cards else None

    def site_card(self) -> ShareCard | None:
        """For pages without a card of their own."""
        return self.share_card(SITE_CARD)


def context_of(
    whole: Timetable, cards: Iterable[Card], settled: Ledger, media: SiteMedia, prose: ProseRenderer
) -> Context:
    """Of the `cards` of programmes, as they are without pictures, and the ledger with what is `settled` of entries."""
    shown = by_feed(whole, settled)
    return Context(
        whole, shown, feed_contents(whole, settled), catalogue(cards, shown, media.drawings, media.photos),
        newsroom(whole.site, media.pictures), prose.root, prose, media.pictures, latest_changes(settled),
        media.share_cards,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class WebPage:
    """One page before its template: what stands around it (`head`) and on it (`view`, one of `views/pages.py`)."""

    head: Head
    view: object


def head(
    context: Context,
    trail: Iterable[Crumb],
    description: str,
    *,
    feed: str | None = None,
    changes: str | None = None,
    news: str | None = None,
    image: Picture | ShareCard | None = None,
) -> Head:
    """The head of the page at the end of `trail` (the crumbs below home).

    `feed` is the calendar that it is about: one that holds nothing is not offered, but for that of everything. `news`
    is the feed of news, where it is about that.
    `image` goes along with a link to it: a photo, a card of its own, or else the site's.
    """
    crumbs = (HOME, *trail)
    if isinstance(image, Picture) and image.fallback.is_drawing:
        image = None  # no social network shows an SVG
    image = image or context.site_card()
    return Head(
        title=crumbs[-1].title,
        description=dutch.truncated(description),
        path=crumbs[-1].path,
        crumbs=crumbs,
        feed=feed if feed == urls.FEED or (feed and context.contents.holds_entries(feed)) else None,
        changes=changes,
        news=news,
        image=image.path if isinstance(image, Picture) else None,
        card=image if isinstance(image, ShareCard) else None,
    )
