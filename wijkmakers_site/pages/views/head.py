"""What stands around every page.

Paths are relative to the site's root, without a leading slash (`agenda/`); templates turn them into addresses with the
filter `address`. `Markup` is HTML that is safe to show as it is; all other text is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from wijkmakers_site.media.pictures import ShareCard
from wijkmakers_site.model import academy
from wijkmakers_site.model.academy import Theme
from wijkmakers_site.model.general import Contact
from wijkmakers_site.model.people import Link


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every template knows of the site; see `academy.Site`. `has_own_icon`: staff give one for browsers."""

    name: str
    motto: str | None
    summary: str
    url: str
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    contact: Contact | None
    themes: tuple[Theme, ...]
    has_own_icon: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What every template knows, whatever it draws: the `site`, the `day` that it is made for, whether it is a
    `preview`, and where the files of `layouts/static/` stand, by name (`assets`).
    """

    site: SiteFacts
    day: date
    preview: bool
    assets: Mapping[str, str]


def site_facts(site: academy.Site) -> SiteFacts:
    """Of the site, what may stand on any page: were it more, every page would be made again at every change."""
    return SiteFacts(
        name=site.name,
        motto=site.motto,
        summary=site.summary,
        url=site.url,
        menu=site.menu,
        footer=site.footer,
        contact=site.contact,
        themes=site.themes,
        has_own_icon=site.gives("favicon.ico"),
    )


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
