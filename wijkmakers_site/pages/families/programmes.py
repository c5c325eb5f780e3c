"""Programmes: the overview and its cuts by theme and kind, each programme, each module."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.changes_atom import notes
from wijkmakers_site.calendars.feeds import programme_feeds
from wijkmakers_site.calendars.subscribe_links import subscription
from wijkmakers_site.data.schema_org import graph
from wijkmakers_site.data.schema_org.courses import course, event_offer, questions
from wijkmakers_site.data.schema_org.events import beside_its_programme, event
from wijkmakers_site.media.share_cards import faces
from wijkmakers_site.model import academy, enums
from wijkmakers_site.pages.agenda_filters import programme_cut
from wijkmakers_site.pages.catalogue import occasion_of
from wijkmakers_site.pages.context import PROGRAMMES, Sheet, Workshop, head
from wijkmakers_site.pages.programme_status import joining, module_total
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, ModuleRow, Subscription
from wijkmakers_site.pages.views.pictures import ShareCard
from wijkmakers_site.text import urls

_ORDER = ("running", "open", "soon", "full", "undated", "past")  # of editions


def programme_pages(shop: Workshop) -> Iterator[Sheet]:
    yield from _overviews(shop)
    for programme in shop.catalogue.site.programmes:
        yield _programme(shop, programme)
        yield from _modules(shop, programme)


def _overviews(shop: Workshop) -> Iterator[Sheet]:
    site, cards = shop.catalogue.site, list(shop.catalogue.cards.values())
    used_kinds = [kind for kind in enums.ProgrammeKind if any(card.programme.kind is kind for card in cards)]
    themes = tuple(Crumb(theme.title, urls.path_of(theme)) for theme in site.themes if _with_theme(cards, theme))
    kind_crumbs = tuple(Crumb(urls.kind_title(kind), urls.path_of(kind)) for kind in used_kinds)

    def overview(trail: list[Crumb], intro: str, chosen: list[Card], feed: str | None = None) -> Sheet:
        view = views.Programmes(trail[-1].title, intro, shop.catalogue.sections(chosen), themes, kind_crumbs)
        return Sheet(head(shop, trail, intro, [graph.course_list(chosen, shop.root)], feed=feed), view)

    yield overview([PROGRAMMES], f"Alle leergangen, trajecten en bijeenkomsten van {site.name}.", cards)
    for theme in site.themes:
        trail = [PROGRAMMES, Crumb(f"Thema {theme.title.lower()}", urls.path_of(theme))]
        intro = theme.explanation or f"Alles over het thema {theme.title.lower()}."
        yield overview(trail, intro, _with_theme(cards, theme), f"{urls.path_of(theme)}{urls.FEED}")
    for kind, crumb in zip(used_kinds, kind_crumbs, strict=True):
        chosen = [card for card in cards if card.programme.kind is kind]
        trail = [PROGRAMMES, Crumb(f"Alleen {crumb.title.lower()}", crumb.path)]
        yield overview(trail, f"Alle {crumb.title.lower()} van {site.name}.", chosen)


def _with_theme(cards: list[Card], theme: academy.Theme) -> list[Card]:
    return [
        card
        for card in cards
        if theme in card.programme.themes or any(theme in module.themes for module in card.programme.modules)
    ]


def _programme(shop: Workshop, programme: academy.Programme) -> Sheet:
    card, rows = shop.catalogue.cards[programme.id], shop.catalogue.rows[programme.id]
    share = shop.card(card.path, faces.of_programme(shop.catalogue.site, card))
    image = card.photo or share
    path = image.path if image else None
    events = [thing for row in rows for thing in _events(shop, card, row)]
    whole = course(card, shop.catalogue.site, [each["@id"] for each in events], shop.root, path)
    things = [whole, *map(beside_its_programme, events), questions(programme, shop.root)]
    trail = [PROGRAMMES, Crumb(programme.title, card.path)]
    view = views.Programme(
        programme=programme,
        card=card,
        prose=shop.prose.html(programme.prose),
        modules=rows,
        joining=joining(programme),
        agenda=programme_cut(programme, shop.catalogue.by_choice),
        editions=_editions(shop, programme),
        subscriptions=tuple(_subscriptions(shop, programme)),
        changes=notes(shop.changes.get(programme.id, []), {row.path for row in rows} | {card.path}),
    )
    feed, changes = f"{card.path}{urls.FEED}", f"{card.path}{urls.CHANGES}"
    return Sheet(head(shop, trail, programme.summary, things, feed=feed, changes=changes, image=share), view)


def _share(shop: Workshop, card: Card, row: ModuleRow) -> ShareCard | None:
    return shop.card(row.path, faces.of_module(shop.catalogue.site, card.programme, row))


def _events(shop: Workshop, card: Card, row: ModuleRow) -> Iterator[graph.Thing]:
    """The module's sessions for machines, those called off without a new date too; a concept is none yet."""
    entries = [(each, shop.shown.row(each)) for each in row.occasions]
    for session, entry in shop.shown.called_off(row):
        entries.append((occasion_of(card.programme, row.module, session, row.path), entry))
    image = card.photo or _share(shop, card, row)
    path = image.path if image else None
    for occasion, shown in entries:
        if shown:
            yield event(occasion, shown, shop.root, offer=event_offer(card), image=path)


def _subscriptions(shop: Workshop, programme: academy.Programme) -> Iterator[Subscription]:
    """The programme's own calendar first, then those of its groups."""
    yield from (subscription(feed, shop.root, with_qr=True) for feed in programme_feeds(programme))


def _editions(shop: Workshop, programme: academy.Programme) -> tuple[Card, ...]:
    """The other editions of the same series: the one that runs, those that come, those that were; the newest first."""
    others = (
        card
        for card in shop.catalogue.cards.values()
        if programme.series and card.programme.series == programme.series and card.programme is not programme
    )
    return tuple(sorted(others, key=lambda card: _ORDER.index(card.status.key)))


def _modules(shop: Workshop, programme: academy.Programme) -> Iterator[Sheet]:
    rows: list[ModuleRow | None] = [None, *shop.catalogue.rows[programme.id], None]
    for previous, row, following in zip(rows, rows[1:], rows[2:], strict=False):
        if row is None:
            continue
        programme_path = urls.path_of(programme)
        trail = [PROGRAMMES, Crumb(programme.title, programme_path), Crumb(row.module.title, row.path)]
        card = shop.catalogue.cards[programme.id]
        things = _events(shop, card, row)
        description = row.module.summary or f"{row.heading} van {programme.title}."
        prose = shop.prose.html(row.module.prose)
        view = views.Module(
            programme, programme_path, row, module_total(programme), prose, previous, following, card.drawing
        )
        yield Sheet(head(shop, trail, description, things, feed=row.feed, image=_share(shop, card, row)), view)
