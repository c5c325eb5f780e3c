"""Programmes: the overview and its cuts by theme and kind, each programme, each module."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site import kinds, model
from wijkmakers_site.rendering import structured, urls, views
from wijkmakers_site.rendering.atom import notes
from wijkmakers_site.rendering.feeds import programme_feeds
from wijkmakers_site.rendering.pages.frame import PROGRAMMES, Sheet, Workshop, head
from wijkmakers_site.rendering.status import span
from wijkmakers_site.rendering.subscriptions import subscription
from wijkmakers_site.rendering.views import Card, Crumb, ModuleRow, Subscription


def programme_pages(shop: Workshop) -> Iterator[Sheet]:
    yield from _overviews(shop)
    for programme in shop.catalogue.site.programmes:
        yield _programme(shop, programme)
        yield from _modules(shop, programme)


def _overviews(shop: Workshop) -> Iterator[Sheet]:
    site, cards = shop.catalogue.site, list(shop.catalogue.cards.values())
    used_kinds = [kind for kind in kinds.ProgrammeKind if any(card.programme.kind is kind for card in cards)]
    themes = tuple(Crumb(theme.title, urls.path_of(theme)) for theme in site.themes if _with_theme(cards, theme))
    kind_crumbs = tuple(Crumb(urls.kind_title(kind), urls.path_of(kind)) for kind in used_kinds)

    def overview(trail: list[Crumb], intro: str, chosen: list[Card], feed: str | None = None) -> Sheet:
        view = views.Programmes(trail[-1].title, intro, shop.catalogue.sections(chosen), themes, kind_crumbs)
        return Sheet(head(shop, trail, intro, feed=feed), view)

    yield overview([PROGRAMMES], f"Alle leergangen, trajecten en bijeenkomsten van {site.name}.", cards)
    for theme in site.themes:
        trail = [PROGRAMMES, Crumb(f"Thema {theme.title.lower()}", urls.path_of(theme))]
        intro = theme.explanation or f"Alles over het thema {theme.title.lower()}."
        yield overview(trail, intro, _with_theme(cards, theme), f"{urls.path_of(theme)}{urls.FEED}")
    for kind, crumb in zip(used_kinds, kind_crumbs, strict=True):
        chosen = [card for card in cards if card.programme.kind is kind]
        trail = [PROGRAMMES, Crumb(f"Alleen {crumb.title.lower()}", crumb.path)]
        yield overview(trail, f"Alle {crumb.title.lower()} van {site.name}.", chosen)


def _with_theme(cards: list[Card], theme: model.Theme) -> list[Card]:
    return [
        card
        for card in cards
        if theme in card.programme.themes or any(theme in module.themes for module in card.programme.modules)
    ]


def _programme(shop: Workshop, programme: model.Programme) -> Sheet:
    card, rows = shop.catalogue.cards[programme.id], shop.catalogue.rows[programme.id]
    feed, image = f"{card.path}{urls.FEED}", shop.picture(programme.image)
    known = span(programme)
    occasions = [occasion for row in rows for occasion in row.occasions]
    dates = (known[0].isoformat(), known[1].isoformat()) if known else None
    things = [structured.course(programme, occasions, dates, shop.root)]
    things += [structured.event(occasion, shop.root) for occasion in occasions]
    trail = [PROGRAMMES, Crumb(programme.title, card.path)]
    view = views.Programme(
        programme=programme,
        card=card,
        prose=shop.prose.html(programme.prose),
        modules=rows,
        editions=_editions(shop, programme),
        subscriptions=tuple(_subscriptions(shop, programme)),
        changes=notes(shop.changes.get(programme.id, []), {row.path for row in rows} | {card.path}),
        image=image,
    )
    changes = f"{card.path}{urls.CHANGES}"
    return Sheet(head(shop, trail, programme.summary, things, feed=feed, changes=changes, image=image), view)


def _subscriptions(shop: Workshop, programme: model.Programme) -> Iterator[Subscription]:
    """The programme's own calendar first, then those of its groups."""
    yield from (subscription(feed, shop.root, with_qr=True) for feed in programme_feeds(programme))


def _editions(shop: Workshop, programme: model.Programme) -> tuple[Card, ...]:
    """The other editions of the same series, newest first."""
    return tuple(
        card
        for card in shop.catalogue.cards.values()
        if programme.series and card.programme.series == programme.series and card.programme is not programme
    )


def _modules(shop: Workshop, programme: model.Programme) -> Iterator[Sheet]:
    rows: list[ModuleRow | None] = [None, *shop.catalogue.rows[programme.id], None]
    for previous, row, following in zip(rows, rows[1:], rows[2:], strict=False):
        if row is None:
            continue
        programme_path = urls.path_of(programme)
        trail = [PROGRAMMES, Crumb(programme.title, programme_path), Crumb(row.module.title, row.path)]
        things = [structured.event(occasion, shop.root) for occasion in row.occasions]
        description = row.module.summary or f"{row.heading} van {programme.title}."
        prose = shop.prose.html(row.module.prose)
        view = views.Module(programme, programme_path, row, prose, previous, following)
        yield Sheet(head(shop, trail, description, things, feed=row.feed), view)
