"""News, and the films that news and programmes lead to. No I/O, no libraries."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.people import Image, Organisation, Prose, Speaker
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Video:
    """A film that stands elsewhere: a `link` to it, never a player of others on our pages.

    `image` is a picture of our own for it, None without. `length` is in whole seconds, None where not known.
    `subtitled`: whether it has subtitles; None where nobody says so.
    """

    link: str
    title: str
    image: Image | None
    length: int | None
    subtitled: bool | None


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news, on the site from its `day` (local) on.

    `id` begins with that day and is its address below `nieuws/`; `formerly` are earlier ones, the oldest first.
    `title` and `summary` (one sentence) introduce it; `prose` is its text. `image` leads, `photos` are a series below
    the text. `programmes` are ids, since one that is a draft has no page yet; `speakers` and `organisations` are who it
    is about. `draft`: seen in the preview only.
    """

    file_kind: ClassVar = file_kinds.NEWS

    id: str
    title: str
    summary: str
    day: date
    image: Image | None
    photos: tuple[Image, ...]
    video: Video | None
    programmes: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    organisations: tuple[Organisation, ...]
    draft: bool
    prose: Prose | None
    formerly: tuple[str, ...]
