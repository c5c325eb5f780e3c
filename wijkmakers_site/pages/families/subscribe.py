"""The page about subscribing to the calendars, with every one of them; where they are too many, on pages beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wijkmakers_site.calendars.feeds.feed_list import Feed, feed_list
from wijkmakers_site.calendars.subscribe_links import Subscription, subscription
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.model.file_kinds import SPEAKER, VENUE
from wijkmakers_site.pages.context import AGENDA, Context, WebPage, head
from wijkmakers_site.pages.lists.pagination import paginated
from wijkmakers_site.pages.views import agenda as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, Offer
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass

_PAGE = Crumb("De agenda in je telefoon", urls.SUBSCRIBE)
_OVER = (ProgrammeState.PAST, ProgrammeState.CANCELLED)


# More than the first on one page, and each list that is longer than the second one has pages of its own: some 40 kB.
_ON_ONE_PAGE, _SHORT, CALENDARS = 60, 20, 80


@dataclass(frozen=True, slots=True)
class _CalendarList:
    """Calendars of one sort, of programmes (`offers`) or of others: its `title`, and where pages of its own stand."""

    title: str
    path: str
    offers: tuple[Offer, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()

    def __len__(self) -> int:
        return len(self.offers) + len(self.subscriptions)


def subscribe_pages(context: Context) -> Iterator[WebPage]:
    everything, *feeds = (feed for feed in feed_list(context.timetable) if not feed.single)
    feeds = [feed for feed in feeds if context.contents.holds_entries(feed.path)]
    by_folder = defaultdict[str, list[Feed]](list)  # of the programme, with those of its groups
    for feed in feeds:
        by_folder["/".join(feed.path.split("/")[:2])].append(feed)
    cards = context.catalogue.cards.values()
    offers = [offer for card in cards if (offer := _offer(card, by_folder[card.path.rstrip("/")], context))]
    current = _CalendarList("Leergangen die zijn begonnen of nog komen", "leergangen", tuple(filter(_goes_on, offers)))
    past = _CalendarList(
        "Leergangen die voorbij zijn of niet doorgaan", "voorbij", tuple(each for each in offers if not _goes_on(each))
    )
    others = list(_others(feeds, context))
    every = [current, past, *others]
    too_many = sum(map(len, every)) > _ON_ONE_PAGE
    apart = [each for each in every if too_many and len(each) > _SHORT]
    view = views.Subscribe(
        whole=subscription(everything, context.root, with_qr=True, older=context.year_files(everything.path)),
        current=() if current in apart else current.offers,
        past=() if past in apart else past.offers,
        others=tuple((each.title, each.subscriptions) for each in others if each not in apart),
        lists=tuple(Crumb(each.title, f"{urls.SUBSCRIBE}{each.path}/") for each in apart),
    )
    about = "Abonneer je één keer op de agenda: wat verandert, verandert vanzelf mee in je telefoon of computer."
    yield WebPage(head(context, [AGENDA, _PAGE], about, feed=urls.FEED, changes=urls.CHANGES), view)
    for each in apart:
        yield from _list_pages(context, each)


def _list_pages(context: Context, calendars: _CalendarList) -> Iterator[WebPage]:
    items = calendars.offers or calendars.subscriptions
    title = f"Agenda’s: {calendars.title.lower()}"
    for page in paginated(title, f"{urls.SUBSCRIBE}{calendars.path}/", items, CALENDARS):
        view = views.Calendars(
            title=page.here.title,
            offers=tuple(each for each in page.items if isinstance(each, Offer)),
            subscriptions=tuple(each for each in page.items if isinstance(each, Subscription)),
            previous=page.previous,
            following=page.following,
        )
        yield WebPage(head(context, [AGENDA, _PAGE, page.here], f"{title}, elk met zijn adres."), view)


def _goes_on(offer: Offer) -> bool:
    return offer.card.status.state not in _OVER


def _offer(card: Card, feeds: list[Feed], context: Context) -> Offer | None:
    """Of the `feeds` of a programme, its own first; None where there is nothing to follow: no group has dates where its
    programme has none.
    """
    known = f"{card.programme.title}, "
    own = [subscription(feed, context.root, within=known) for feed in feeds]
    return Offer(card, own[0], tuple(own[1:])) if own else None


def _others(feeds: list[Feed], context: Context) -> Iterator[_CalendarList]:
    known = f"{context.timetable.site.name}: "
    people = ((f"Per {kind.name}", kind.address) for kind in (SPEAKER, VENUE))
    for title, folder in (("Per thema", urls.THEMES), *people):
        found = tuple(subscription(feed, context.root, within=known) for feed in feeds if feed.path.startswith(folder))
        if found:
            yield _CalendarList(title, folder.rstrip("/"), subscriptions=found)
