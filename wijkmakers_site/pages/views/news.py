"""What the templates of news get: the list and a piece of news. What is said in head.py holds here too."""

from __future__ import annotations

from markupsafe import Markup

from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import news
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, NewsCard
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class NewsList:
    """News, the latest first: all of it, or of one year. What is too much for one page has `years`, and goes on at
    pages beside it (`previous`, `following`); only one `is_first`. `feed` is the path of the Atom feed.
    """

    title: str
    cards: tuple[NewsCard, ...]
    years: tuple[Crumb, ...]
    feed: str
    is_first: bool = True
    previous: Crumb | None = None
    following: Crumb | None = None


@dataclass(frozen=True, slots=True)
class ShownVideo:
    """A film that stands elsewhere, with our own picture for it; None without one."""

    video: news.Video
    picture: Picture | None

    @property
    def host(self) -> str:
        """Where it stands: "vimeo.com"."""
        return urls.host(self.video.link)

    @property
    def length(self) -> str | None:
        """How long it is: "3 minuten en 30 seconden"; None where not known."""
        return dutch.length_of_video(self.video.length) if self.video.length else None


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news with its pictures, the programmes that it is about, and the news before and after it."""

    item: news.NewsItem
    prose: Markup | None
    picture: Picture | None
    photos: tuple[Picture, ...]
    video: ShownVideo | None
    programmes: tuple[Card, ...]
    previous: Crumb | None
    following: Crumb | None

    @property
    def is_about(self) -> bool:
        """Whether it names anything that has a page of its own."""
        return bool(self.programmes or self.item.speakers or self.item.organisations)
