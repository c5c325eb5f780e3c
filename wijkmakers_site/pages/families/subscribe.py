"""The page about subscribing to the calendars, with every one of them."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.feeds.feed_list import Feed, feed_list
from wijkmakers_site.calendars.subscribe_links import Subscription, subscription
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.model.file_kinds import SPEAKER, VENUE
from wijkmakers_site.pages.context import AGENDA, Context, WebPage, head
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, Offer
from wijkmakers_site.text import urls

_TITLE = "De agenda in je telefoon"
_OVER = (ProgrammeState.PAST, ProgrammeState.CANCELLED)


def subscribe_page(context: Context) -> WebPage:
    feeds = [feed for feed in feed_list(context.timetable) if not feed.single]
    offers = [_offer(card, feeds, context) for card in context.catalogue.cards.values()]
    view = views.Subscribe(
        whole=subscription(feeds[0], context.root, with_qr=True, older=context.year_files(feeds[0].path)),
        current=tuple(offer for offer in offers if offer.card.status.state not in _OVER),
        past=tuple(offer for offer in offers if offer.card.status.state in _OVER),
        others=tuple(_others(feeds, context)),
    )
    about = "Abonneer je één keer op de agenda: wat verandert, verandert vanzelf mee in je telefoon of computer."
    trail = [AGENDA, Crumb(_TITLE, urls.SUBSCRIBE)]
    return WebPage(head(context, trail, about, feed=urls.FEED, changes=urls.CHANGES), view)


def _offer(card: Card, feeds: list[Feed], context: Context) -> Offer:
    known = f"{card.programme.title}, "
    whole, *groups = (
        subscription(feed, context.root, within=known) for feed in feeds if feed.path.startswith(card.path)
    )
    return Offer(card, whole, tuple(groups))


def _others(feeds: list[Feed], context: Context) -> Iterator[tuple[str, tuple[Subscription, ...]]]:
    known = f"{context.timetable.site.name}: "
    people = ((f"Per {kind.name}", kind.address) for kind in (SPEAKER, VENUE))
    for title, folder in (("Per thema", urls.THEMES), *people):
        found = tuple(subscription(feed, context.root, within=known) for feed in feeds if feed.path.startswith(folder))
        if found:
            yield title, found
