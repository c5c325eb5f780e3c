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
    everything, *feeds = (feed for feed in feed_list(context.timetable) if not feed.single)
    feeds = [feed for feed in feeds if context.contents.holds_entries(feed.path)]
    offers = [offer for card in context.catalogue.cards.values() if (offer := _offer(card, feeds, context))]
    view = views.Subscribe(
        whole=subscription(everything, context.root, with_qr=True, older=context.year_files(everything.path)),
        current=tuple(offer for offer in offers if offer.card.status.state not in _OVER),
        past=tuple(offer for offer in offers if offer.card.status.state in _OVER),
        others=tuple(_others(feeds, context)),
    )
    about = "Abonneer je één keer op de agenda: wat verandert, verandert vanzelf mee in je telefoon of computer."
    trail = [AGENDA, Crumb(_TITLE, urls.SUBSCRIBE)]
    return WebPage(head(context, trail, about, feed=urls.FEED, changes=urls.CHANGES), view)


def _offer(card: Card, feeds: list[Feed], context: Context) -> Offer | None:
    """None where there is nothing to follow: no group has dates where its programme has none."""
    known = f"{card.programme.title}, "
    own = [subscription(feed, context.root, within=known) for feed in feeds if feed.path.startswith(card.path)]
    return Offer(card, own[0], tuple(own[1:])) if own else None


def _others(feeds: list[Feed], context: Context) -> Iterator[tuple[str, tuple[Subscription, ...]]]:
    known = f"{context.timetable.site.name}: "
    people = ((f"Per {kind.name}", kind.address) for kind in (SPEAKER, VENUE))
    for title, folder in (("Per thema", urls.THEMES), *people):
        found = tuple(subscription(feed, context.root, within=known) for feed in feeds if feed.path.startswith(folder))
        if found:
            yield title, found
