"""What stands around every page.

Paths are relative to the site's root, without a leading slash (`agenda/`); templates turn them into addresses with the
filter `address`. `Markup` is HTML that is safe to show as it is; all other text is escaped by the template.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wijkmakers_site.media.pictures import ShareCard


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around every page. `feed` and `changes` are the paths of its calendar and its Atom feed.

    `image` is the path of a photo on the page, `card` the picture for a link to it; a preview has no cards.
    """

    title: str
    description: str
    path: str
    crumbs: tuple[Crumb, ...] = ()
    feed: str | None = None
    changes: str | None = None
    image: str | None = None
    card: ShareCard | None = None
    indexed: bool = True
    structured_data: Markup | None = None
