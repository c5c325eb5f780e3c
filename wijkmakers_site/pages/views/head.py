"""What stands around every page.

Paths are relative to the site's root, without a leading slash (`agenda/`); templates turn them into addresses with the
filter `address`. `Markup` is HTML that is safe to show as it is; all other text is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wijkmakers_site.media.pictures import Picture, ShareCard
from wijkmakers_site.model import academy
from wijkmakers_site.model.academy import Theme
from wijkmakers_site.model.enums import PageKind
from wijkmakers_site.model.people import Link
from wijkmakers_site.model.website.general import Contact
from wijkmakers_site.text.addresses.urls import path_of
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page by its `title` and its `path`; `language` is that of the title (BCP 47)."""

    title: str
    path: str
    language: str = academy.SITE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Funder:
    """An organisation that pays for the site: its `name`, the `path` of its page, and its `logo` if it has one."""

    name: str
    path: str
    logo: Picture | None


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every template knows of the site; see `academy.Site`. `has_own_icon`: staff give one for browsers.

    `slots` are the pages that visitors look for at the bottom (`PageKind`), but for those that the menu or the footer
    lead to already.
    """

    name: str
    motto: str | None
    summary: str
    url: str
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    slots: tuple[Link, ...]
    funders: tuple[Funder, ...]
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


def site_facts(site: academy.Site, logos: Mapping[str, Picture]) -> SiteFacts:
    """Of the site, what may stand on any page: were it more, every page would be made again at every change. `logos`
    are those of organisations, by id.
    """
    return SiteFacts(
        name=site.name,
        motto=site.motto,
        summary=site.summary,
        url=site.url,
        menu=site.menu,
        footer=site.footer,
        slots=tuple(_slots(site)),
        funders=tuple(Funder(each.name, path_of(each), logos.get(each.id)) for each in site.funders),
        contact=site.contact,
        themes=site.themes,
        has_own_icon=site.gives("favicon.ico"),
    )


def _slots(site: academy.Site) -> Iterator[Link]:
    linked = {f"{link.url.partition('#')[0].rstrip('/')}/" for link in (*site.menu, *site.footer)}
    for kind in PageKind:
        for page in site.pages:
            if page.kind is kind and (url := f"/{path_of(page)}") not in linked:
                yield Link(page.title, url, None)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around every page. `feed` and `changes` are the paths of its calendar and its Atom feed,
    `news` that of the Atom feed of news.

    `image` is the path of a photo on the page, `card` the picture for a link to it; a preview has no cards.
    """

    title: str
    description: str
    path: str
    crumbs: tuple[Crumb, ...] = ()
    feed: str | None = None
    changes: str | None = None
    news: str | None = None
    image: str | None = None
    card: ShareCard | None = None
    indexed: bool = True
