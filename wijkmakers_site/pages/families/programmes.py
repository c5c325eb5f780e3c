"""Programmes: the overview, whole and by theme and kind, each programme, each module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from wijkmakers_site.calendars.changes_atom import notes
from wijkmakers_site.calendars.feeds.feed_list import programme_feeds
from wijkmakers_site.calendars.subscribe_links import Subscription, subscription
from wijkmakers_site.calendars.timetable import ModuleRow
from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.pages import evaluations
from wijkmakers_site.pages.agenda_filters import programme_agenda
from wijkmakers_site.pages.context import PROGRAMMES, Context, WebPage, head
from wijkmakers_site.pages.families.further import further_days, further_modules, speakers_address, speakers_pages
from wijkmakers_site.pages.families.news import photo_series, shown_video
from wijkmakers_site.pages.lists.catalogue import by_school_year, in_sections, sections
from wijkmakers_site.pages.lists.pagination import paginated
from wijkmakers_site.pages.programme_status import joining, module_total, published_modules
from wijkmakers_site.pages.views import programmes as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import AskedAfter, Card, Joining
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.progress import step
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

CARDS = 30  # programmes on one page: some 50 kB, a third of it for machines

# Of other editions: who missed the one that runs may still join another.
_EDITIONS = (
    ProgrammeState.RUNNING, ProgrammeState.OPEN, ProgrammeState.SOON, ProgrammeState.FULL, ProgrammeState.UNDATED,
    ProgrammeState.POSTPONED, ProgrammeState.PAST, ProgrammeState.CANCELLED,
)  # fmt: skip


def programme_pages(context: Context) -> Iterator[WebPage]:
    yield from _overviews(context)
    for programme in step("Leergangen", context.timetable.site.programmes):
        yield from _programme(context, programme)
        yield from _modules(context, programme)


def _overviews(context: Context) -> Iterator[WebPage]:
    site, cards = context.timetable.site, list(context.catalogue.cards.values())
    used_kinds = [kind for kind in enums.ProgrammeKind if any(card.programme.kind is kind for card in cards)]
    themes = tuple(Crumb(theme.title, urls.path_of(theme)) for theme in site.themes if _with_theme(cards, theme))
    kind_crumbs = tuple(Crumb(urls.kind_title(kind), urls.path_of(kind)) for kind in used_kinds)
    narrower = kind_crumbs + themes if len(kind_crumbs) > 1 or themes else ()  # one kind alone is the whole overview

    def overview(trail: list[Crumb], intro: str, chosen: list[Card], feed: str | None = None) -> Iterator[WebPage]:
        return _overview(context, _Overview(tuple(trail), trail[-1].title, intro, chosen, narrower, feed))

    yield from overview([PROGRAMMES], _about(site, used_kinds, cards), cards)
    for theme in site.themes:
        trail = [PROGRAMMES, Crumb(f"Thema {theme.title.lower()}", urls.path_of(theme))]
        intro = theme.explanation or f"De leergangen met het thema {theme.title.lower()}."
        yield from overview(trail, intro, _with_theme(cards, theme), f"{urls.path_of(theme)}{urls.FEED}")
    for kind, crumb in zip(used_kinds, kind_crumbs, strict=True):
        chosen = [card for card in cards if card.programme.kind is kind]
        trail = [PROGRAMMES, Crumb(f"Alleen {crumb.title.lower()}", crumb.path)]
        yield from overview(trail, _about(site, [kind], chosen), chosen)


@dataclass(frozen=True, slots=True)
class _Overview:
    """An overview, or one school year of it: the crumbs of its first page (`trail`), what it says of itself (`title`,
    `intro`), its programmes (`cards`), the overviews beside it (`narrower`), its calendar (`feed`), None without, and
    the pages of its school years (`years`), one of which it may be itself (`is_year`).
    """

    trail: tuple[Crumb, ...]
    title: str
    intro: str
    cards: list[Card]
    narrower: tuple[Crumb, ...]
    feed: str | None
    years: tuple[Crumb, ...] = ()
    is_year: bool = False


def _overview(context: Context, overview: _Overview) -> Iterator[WebPage]:
    """One page where all programmes fit on it; else what is finished has pages by school year."""
    if len(overview.cards) <= CARDS:
        yield from _overview_pages(context, overview)
        return
    going_on, past = by_school_year(overview.cards)
    folder = _folder(overview.trail[-1].path)
    years = tuple(Crumb(f"Schooljaar {year}", f"{folder}{year}/") for year in past)
    yield from _overview_pages(context, replace(overview, cards=going_on, years=years))
    for crumb, cards in zip(years, past.values(), strict=True):
        year = replace(
            overview,
            trail=(*overview.trail, crumb),
            title=f"{overview.title}, {crumb.title.lower()}",
            intro=f"Afgerond in het {crumb.title.lower()}.",
            cards=cards,
            years=years,
            is_year=True,
        )
        yield from _overview_pages(context, year)


def _overview_pages(context: Context, overview: _Overview) -> Iterator[WebPage]:
    first = overview.trail[-1]
    for page in paginated(overview.title, first.path, in_sections(overview.cards), CARDS, _folder(first.path)):
        trail = (
            overview.trail if page.number == 1 else (*overview.trail, Crumb(f"Pagina {page.number}", page.here.path))
        )
        view = views.Programmes(
            title=page.here.title,
            intro=overview.intro,
            sections=sections(list(page.items)),
            narrower=overview.narrower,
            years=overview.years,
            is_first=page.number == 1 and not overview.is_year,
            previous=page.previous,
            following=page.following,
        )
        top = head(context, trail, overview.intro, feed=overview.feed)
        yield WebPage(replace(top, title=page.here.title), view)


def _folder(path: str) -> str:
    """Where the further pages of an overview stand: below the list of all programmes each name may be a programme's."""
    return urls.OVERVIEW if path == PROGRAMMES.path else path


def _about(site: academy.Site, kinds: list[enums.ProgrammeKind], cards: list[Card]) -> str:
    """What an overview holds, and whose it is, where that is known."""
    what = dutch.listing([urls.kind_title(kind).lower() for kind in kinds]) or "leergangen"
    if site.organisation is None:
        return f"Alle {what} op deze site."
    if not any(card.others for card in cards):
        return f"Alle {what} van {site.name}."
    if all(card.others for card in cards):
        return f"Alle {what} op deze site, georganiseerd door anderen."
    return f"Alle {what} van {site.name}, en van andere organisatoren."


def _with_theme(cards: list[Card], theme: academy.Theme) -> list[Card]:
    return [
        card
        for card in cards
        if theme in card.programme.themes or any(theme in module.themes for module in card.programme.modules)
    ]


def _programme(context: Context, programme: academy.Programme) -> Iterator[WebPage]:
    card, rows = context.catalogue.cards[programme.id], context.timetable.rows[programme.id]
    share = context.share_card(card.path)
    trail = [PROGRAMMES, Crumb(programme.title, card.path, programme.language)]
    subscriptions = {each.path: each for each in _subscriptions(context, programme)}
    subscription = subscriptions.pop(f"{card.path}{urls.FEED}", None)
    published = published_modules(programme)
    view = views.Programme(
        programme=programme,
        card=card,
        prose=context.prose.html(programme.prose),
        modules=rows,
        venues=_venues(programme, rows),
        withdrawn=context.withdrawn(f"{card.path}{urls.FEED}"),
        module_count=max(programme.announced_modules or 0, published),
        published_modules=published,
        joining=_joining(programme, context.timetable.day),
        agenda=programme_agenda(programme, context.catalogue.by_filter),
        editions=_editions(context, programme),
        subscription=subscription,
        group_subscriptions=tuple(subscriptions.values()),
        reason=states.of_programme(programme)[1],
        faces=context.faces(each.speaker for each in programme.appearances),
        speakers=speakers_address(card.path, programme.appearances),
        evaluation=_still_open(evaluations.of_programme(programme), context.timetable.day),
        photos=photo_series(programme.photos, context.pictures),
        video=shown_video(programme.video, context.pictures),
        news=context.newsroom.about(card.path),
        changes=notes(context.changes.get(programme.id, []), {row.path for row in rows} | {card.path}),
    )
    feed, changes = f"{card.path}{urls.FEED}", f"{card.path}{urls.CHANGES}"
    about = _with_state(programme.summary, states.of_programme(programme)[0])
    view, further = further_modules(context, trail, view, feed)
    yield WebPage(head(context, trail, about, feed=feed, changes=changes, image=share), view)
    yield from further
    yield from speakers_pages(context, trail, programme.appearances)


def _with_state(text: str, state: enums.State) -> str:
    """What a link to the page says of it (Open Graph, search engines): that it is off comes first."""
    return f"{state.value.capitalize()}. {text}" if state.is_off else text


def _joining(programme: academy.Programme, day: date) -> Joining | None:
    """Where to sign up, until the last day on which that is possible."""
    way = joining(programme)
    return None if way is None or way.over_on(day) else way


def _still_open(asked: AskedAfter | None, day: date) -> AskedAfter | None:
    return asked if asked and asked.last >= day else None


def _subscriptions(context: Context, programme: academy.Programme) -> Iterator[Subscription]:
    """The programme's own calendar first, then those of its groups: those that hold entries."""
    for feed in programme_feeds(programme):
        if context.contents.holds_entries(feed.path):
            older = context.year_files(feed.path)
            yield subscription(feed, context.root, within=f"{programme.title}, ", with_qr=True, older=older)


def _venues(programme: academy.Programme, rows: Iterable[ModuleRow]) -> tuple[people.Venue, ...]:
    """Its own, and where its modules are, each place once."""
    own = [programme.venue] if programme.venue else []
    return tuple({venue.id: venue for venue in (*own, *(each for row in rows for each in row.venues))}.values())


def _editions(context: Context, programme: academy.Programme) -> tuple[Card, ...]:
    """The other editions of the same series: the one that runs, those that come, those that were; the newest first."""
    others = (card for card in context.catalogue.by_series.get(programme.series, ()) if card.programme is not programme)
    return tuple(sorted(others, key=lambda card: _EDITIONS.index(card.status.state)))


def _modules(context: Context, programme: academy.Programme) -> Iterator[WebPage]:
    rows: list[ModuleRow | None] = [None, *context.timetable.rows[programme.id], None]
    card = context.catalogue.cards[programme.id]
    # One for all of them: to paint cards is more than half of the work of a whole site, and a link shows its own title.
    share = context.share_card(card.path)
    own, language = Crumb(programme.title, card.path, programme.language), programme.language
    total = module_total(programme)
    for previous, row, following in zip(rows, rows[1:], rows[2:], strict=False):
        if row is None:
            continue
        trail = [PROGRAMMES, own, Crumb(row.module.title, row.path, language)]
        description = _with_state(row.module.summary or f"{row.heading} van {programme.title}.", row.module.state)
        prose = context.prose.html(row.module.prose)
        # What has been or is off is nothing to take home; its feed goes on for who has it.
        takes_place = bool(row.module.going) and not row.has_been(context.timetable.day)
        view = views.Module(
            programme=programme,
            programme_path=card.path,
            row=row,
            withdrawn=context.withdrawn(f"{row.path}{urls.FEED}"),
            total=total,
            prose=prose,
            previous=previous,
            following=following,
            drawing=card.drawing,
            download=row.feed if takes_place else None,
            faces=context.faces(each.speaker for each in row.module.appearances),
            speakers=speakers_address(row.path, row.module.appearances),
            evaluation=_still_open(evaluations.of_module(row.module), context.timetable.day),
            occasions=row.occasions,
        )
        view, further = further_days(context, trail, view)
        yield WebPage(head(context, trail, description, feed=row.feed, image=share), view)
        yield from further
        yield from speakers_pages(context, trail, row.module.appearances)
