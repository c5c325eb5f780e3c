"""Home, the pages of staff's own, and the page for an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.data.schema_org import graph
from wijkmakers_site.pages.catalogue import split
from wijkmakers_site.pages.context import AGENDA, HOME, PROGRAMMES, SEARCH, Sheet, Workshop, head
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.text import dutch, urls

_COMING_ON_HOME, _PAST_ON_HOME = 5, 6
_CURRENT = ("open", "soon", "running", "full", "undated")


def general_pages(shop: Workshop) -> Iterator[Sheet]:
    yield _home(shop)
    yield from _own_pages(shop)
    yield _accessibility(shop)
    yield _not_found(shop)


def _home(shop: Workshop) -> Sheet:
    site, day = shop.catalogue.site, shop.catalogue.day
    coming, _past = split(shop.catalogue.occasions, day)
    cards = list(shop.catalogue.cards.values())
    past = [card for card in cards if card.status.key == "past"]
    things = graph.script([graph.website(site)])
    about = dutch.shortened(site.summary)
    top = Head(site.name, about, "", feed=urls.FEED, card=shop.site_card(), structured_data=things)
    view = views.Home(
        occasions=tuple(coming[:_COMING_ON_HOME]),
        current=tuple(card for key in _CURRENT for card in cards if card.status.key == key),
        past=tuple(past[:_PAST_ON_HOME]),
        more=len(past) > _PAST_ON_HOME,
    )
    return Sheet(top, view)


def _own_pages(shop: Workshop) -> Iterator[Sheet]:
    for page in shop.catalogue.site.pages:
        trail = [Crumb(page.title, urls.path_of(page))]
        description = page.summary or shop.catalogue.site.summary
        yield Sheet(head(shop, trail, description), views.Page(page, shop.prose.html(page.prose)))


def _accessibility(shop: Workshop) -> Sheet:
    site = shop.catalogue.site
    about = f"Hoe toegankelijk de site van {site.name} is, wat er is onderzocht en wat je doet als iets niet lukt."
    trail = [Crumb("Toegankelijkheid", urls.ACCESSIBILITY)]
    return Sheet(head(shop, trail, about), views.Accessibility(site.accessibility))


def _not_found(shop: Workshop) -> Sheet:
    about = "Het adres klopt niet, of de pagina is verhuisd."
    top = Head("Deze pagina is er niet", about, "404.html", card=shop.site_card(), indexed=False)
    return Sheet(top, views.NotFound((SEARCH, HOME, PROGRAMMES, AGENDA)))
