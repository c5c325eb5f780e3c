"""What every page function works with, and the value they all give back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkmakers_site.calendars.changes_atom import Changed
from wijkmakers_site.calendars.published import Shown
from wijkmakers_site.data.schema_org import graph
from wijkmakers_site.media.images import Pictures
from wijkmakers_site.media.share_cards import faces
from wijkmakers_site.media.share_cards.deck import Deck
from wijkmakers_site.media.share_cards.faces import Face
from wijkmakers_site.pages.catalogue import Catalogue
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.pages.views.pictures import Picture, ShareCard
from wijkmakers_site.text import dutch, urls
from wijkmakers_site.text.markdown_html import ProseRenderer
from wijkmakers_site.text.urls import Root

HOME = Crumb("Home", "")


@dataclass(frozen=True, slots=True)
class Workshop:
    """The materials of all pages: the site seen from every side, and what turns texts and pictures into HTML."""

    catalogue: Catalogue
    root: Root
    prose: ProseRenderer
    pictures: Pictures
    changes: Mapping[str, list[Changed]]
    shown: Shown
    deck: Deck | None

    def card(self, path: str, face: Face) -> ShareCard | None:
        """The card of the page at `path`; None in a preview, which nobody shares."""
        return self.deck.card(path.rstrip("/"), face) if self.deck else None

    def site_card(self) -> ShareCard | None:
        """For pages without a card of their own."""
        return self.card("site", faces.of_site(self.catalogue.site))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page before its template: what stands around it and what stands on it."""

    head: Head
    view: object


def head(
    shop: Workshop,
    trail: Iterable[Crumb],
    description: str,
    things: Iterable[graph.Thing | None] = (),
    *,
    feed: str | None = None,
    changes: str | None = None,
    image: Picture | ShareCard | None = None,
) -> Head:
    """The head of the page at the end of `trail` (the crumbs below home); `things` are its schema.org values.

    `image` goes along with a link to it: a photo, a card of its own, or else the site's.
    """
    crumbs = (HOME, *trail)
    image = image or shop.site_card()
    known = [*filter(None, things), graph.breadcrumbs(crumbs, shop.root)]
    return Head(
        title=crumbs[-1].title,
        description=dutch.shortened(description),
        path=crumbs[-1].path,
        crumbs=crumbs,
        feed=feed,
        changes=changes,
        image=image.path if isinstance(image, Picture) else None,
        card=image if isinstance(image, ShareCard) else None,
        structured_data=graph.script(known),
    )


PROGRAMMES = Crumb("Leergangen", urls.PROGRAMMES)
AGENDA = Crumb("Agenda", urls.AGENDA)
SEARCH = Crumb("Zoeken", urls.SEARCH)
