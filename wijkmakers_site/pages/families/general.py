"""Home, the pages of staff's own, and the page for an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wijkmakers_site.calendars.timetable import split
from wijkmakers_site.model.enums import PageKind, ProgrammeState
from wijkmakers_site.pages.context import AGENDA, HOME, PROGRAMMES, SEARCH, Context, WebPage, head
from wijkmakers_site.pages.programme_status import is_news
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.prose.parts.headings import contents
from wijkmakers_site.text.words import dutch

_COMING_ON_HOME, _CARDS_ON_HOME, _OTHERS_ON_HOME, _NEWS_ON_HOME = 5, 6, 3, 2
_WORTH_A_LIST = 3  # headings: fewer are seen at once
_CURRENT = (
    ProgrammeState.OPEN, ProgrammeState.SOON, ProgrammeState.RUNNING, ProgrammeState.FULL, ProgrammeState.POSTPONED,
)  # fmt: skip


def general_pages(context: Context) -> Iterator[WebPage]:
    yield _home(context)
    yield from _own_pages(context)
    yield _accessibility(context)
    yield _not_found(context)


def _home(context: Context) -> WebPage:
    site, day = context.timetable.site, context.timetable.day
    coming, _past = split(context.timetable.occasions, day)
    cards = list(context.catalogue.cards.values())
    own = [card for card in cards if not card.others]
    past = [card for card in own if card.status.state is ProgrammeState.PAST and not card.was_announced]
    current = tuple(card for state in _CURRENT for card in own if card.status.state is state)
    undated = tuple(card for card in own if card.status.state is ProgrammeState.UNDATED)
    cancelled = tuple(card for card in own if is_news(card.programme, day))
    about = dutch.truncated(site.summary)
    top = Head(site.name, about, "", feed=urls.FEED, news=context.newsroom.feed, card=context.site_card())
    view = views.Home(
        occasions=tuple(coming[:_COMING_ON_HOME]),
        current=current[:_CARDS_ON_HOME],
        undated=undated[:_CARDS_ON_HOME],
        cancelled=cancelled[:_CARDS_ON_HOME],
        past=tuple(past[:_CARDS_ON_HOME]),
        others=tuple(card for card in cards if card.others)[:_OTHERS_ON_HOME],
        news=context.newsroom.cards[:_NEWS_ON_HOME],
        together=_together(current, undated, cancelled, tuple(past)),
        more=len(past) > _CARDS_ON_HOME,
        themes_first=max(len(current), len(undated), len(cancelled)) > _CARDS_ON_HOME,
    )
    return WebPage(top, view)


def _together(*groups: tuple[Card, ...]) -> tuple[Card, ...]:
    """All cards, where no group has more than one: a row of headings with a card each looks like a site half filled."""
    filled = [group for group in groups if group]
    return tuple(chain(*filled)) if len(filled) > 1 and all(len(group) == 1 for group in filled) else ()


def _own_pages(context: Context) -> Iterator[WebPage]:
    for page in context.timetable.site.pages:
        trail = [Crumb(page.title, urls.path_of(page))]
        description = page.summary or context.timetable.site.summary
        prose = context.prose.html(page.prose)
        headings = contents(prose or "")
        site, listed = context.timetable.site, headings if len(headings) >= _WORTH_A_LIST else ()
        contact = site.contact if page.kind is PageKind.CONTACT else None
        view = views.Page(page, prose, listed, contact, site.privacy if page.kind is PageKind.PRIVACY else None)
        yield WebPage(head(context, trail, description), view)


def _accessibility(context: Context) -> WebPage:
    site = context.timetable.site
    about = f"Wat we doen om de site van {site.name} voor iedereen toegankelijk te houden."
    trail = [Crumb("Toegankelijkheid", urls.ACCESSIBILITY)]
    return WebPage(head(context, trail, about), views.Accessibility(site.accessibility))


def _not_found(context: Context) -> WebPage:
    about = "Het adres klopt niet, of de pagina is verhuisd."
    top = Head("Deze pagina is er niet", about, "404.html", card=context.site_card(), indexed=False)
    return WebPage(top, views.NotFound((SEARCH, HOME, PROGRAMMES, AGENDA)))
