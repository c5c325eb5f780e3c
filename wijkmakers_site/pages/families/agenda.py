"""The agenda: what comes, by month, and what has been, by school year; whole, and by theme, kind, programme and group.

A filtered one that fits on one page stands there with all it has been; else its school years have pages of their own.
No page holds more than `ROWS` sessions: what is more goes on at `pagina-2/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from itertools import chain, groupby

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.membership import KeyName
from wijkmakers_site.calendars.timetable import split
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.pages import agenda_filters
from wijkmakers_site.pages.context import AGENDA, Context, WebPage, head
from wijkmakers_site.pages.lists.catalogue import Catalogue
from wijkmakers_site.pages.lists.pagination import paginated
from wijkmakers_site.pages.views.agenda import Agenda
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import AgendaFilter, Card, FilterGroup, Month
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

ROWS = 40  # sessions on one page: some 45 kB
_OFFERED = 30  # programmes and groups among the filters: those that meet soonest


@dataclass(frozen=True, slots=True)
class _FilteredAgenda:
    """All sessions, or those of one filter. `trail` are the crumbs of its first page."""

    trail: tuple[Crumb, ...]
    title: str
    about: str
    occasions: list[Shown]
    offered: tuple[FilterGroup, ...]
    filter: AgendaFilter | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """What comes, or one school year that has been: over as many pages as it needs. `trail` ends at the first one."""

    trail: tuple[Crumb, ...]
    title: str
    about: str
    occasions: list[Shown]
    years: tuple[Crumb, ...]
    coming: bool = False
    past: tuple[Month, ...] = field(default=())


def agenda_pages(context: Context) -> Iterator[WebPage]:
    """Every page of every filter with sessions coming or past; the whole agenda is always there."""
    offered = _offered(context)
    about = "Alle bijeenkomsten op datum, ook voor in je eigen agenda."
    yield from _agenda_pages(context, _FilteredAgenda((AGENDA,), "Agenda", about, context.by_feed[urls.FEED], offered))
    for trail, filter in _every_filter(context):
        if found := context.catalogue.by_filter.get(filter.key):
            about = f"De bijeenkomsten van {filter.title} op datum."
            crumbs = (AGENDA, *trail, Crumb(dutch.first_up(filter.title), filter.path))
            yield from _agenda_pages(
                context, _FilteredAgenda(crumbs, f"Agenda: {filter.title}", about, found, offered, filter)
            )


def _every_filter(context: Context) -> Iterator[tuple[tuple[Crumb, ...], AgendaFilter]]:
    """Each with the crumbs between the agenda and its own: a group stands below its programme."""
    for filter in chain(agenda_filters.themes(context.timetable.site), agenda_filters.kinds()):
        yield (), filter
    for programme in context.timetable.site.programmes:
        whole, *groups = agenda_filters.of_programme(programme)
        yield (), whole
        yield from (((Crumb(whole.title, whole.path),), group) for group in groups)


def _offered(context: Context) -> tuple[FilterGroup, ...]:
    """Of programmes only those that still meet, so that a site of a thousand offers no list of a thousand."""
    whole = context.timetable
    coming, _past = split(whole.occasions, whole.day)
    current = {occasion.programme.id: occasion.programme for occasion in coming}.values()
    soonest = _with_pages(context.catalogue, chain.from_iterable(map(agenda_filters.of_programme, current)))[:_OFFERED]
    found = (
        FilterGroup(
            KeyName.THEME, "Thema", "Alle thema’s", _with_pages(context.catalogue, agenda_filters.themes(whole.site))
        ),
        FilterGroup(KeyName.KIND, "Soort", "Alle soorten", _with_pages(context.catalogue, agenda_filters.kinds())),
        FilterGroup(KeyName.PROGRAMME, "Leergang", "Alle leergangen", tuple(sorted(soonest, key=_by_title))),
    )
    return tuple(group for group in found if group.filters)


def _with_pages(catalogue: Catalogue, offered: Iterable[AgendaFilter]) -> tuple[AgendaFilter, ...]:
    """The filters that have pages."""
    return tuple(filter for filter in offered if filter.key in catalogue.by_filter)


def _by_title(filter: AgendaFilter) -> tuple[str, str]:
    return filter.title.casefold(), filter.path


def _agenda_pages(context: Context, agenda: _FilteredAgenda) -> Iterator[WebPage]:
    coming, past = split(agenda.occasions, context.timetable.day)
    by_year = _by_school_year(past)
    if agenda.filter and len(agenda.occasions) <= ROWS:
        been = tuple(Month(f"Schooljaar {year}", tuple(rows)) for year, rows in by_year.items())
        yield from _pages(
            context, agenda, _Part(agenda.trail, agenda.title, agenda.about, coming, (), coming=True, past=been)
        )
        return
    years = tuple(Crumb(f"Schooljaar {year}", f"{agenda.trail[-1].path}{year}/") for year in by_year)
    yield from _pages(context, agenda, _Part(agenda.trail, agenda.title, agenda.about, coming, years, coming=True))
    for year, crumb in zip(by_year, years, strict=True):
        title = f"{agenda.title}, schooljaar {year}" if agenda.filter else crumb.title
        of_whom = f" van {agenda.filter.title}" if agenda.filter else ""
        about = f"Alle bijeenkomsten{of_whom} in het schooljaar {year}."
        yield from _pages(context, agenda, _Part((*agenda.trail, crumb), title, about, by_year[year], years))


def _pages(context: Context, agenda: _FilteredAgenda, part: _Part) -> Iterator[WebPage]:
    own = _feed(agenda)
    feed = own if own and context.contents.holds_entries(own) and not _is_over(context, agenda.filter) else urls.FEED
    nothing = part.coming and not part.occasions and agenda.filter is None
    for page in paginated(part.title, part.trail[-1].path, part.occasions, ROWS):
        trail = part.trail if page.number == 1 else (*part.trail, Crumb(f"Pagina {page.number}", page.here.path))
        view = Agenda(
            title=page.here.title,
            from_day=context.timetable.day if part.coming else None,
            months=_months(page.items),
            latest=_latest(agenda.occasions, context.timetable.day) if nothing else None,
            awaited=_awaited(context) if nothing else (),
            past=part.past,
            home=Crumb(agenda.title, agenda.trail[-1].path),
            years=part.years,
            previous=page.previous,
            following=page.following,
            filter=agenda.filter,
            filter_groups=agenda.offered if part.coming and part.occasions else (),
            feed=feed,
            older=context.year_files(feed),
        )
        changes = None if agenda.filter else urls.CHANGES
        top = head(context, trail, part.about, feed=_feed(agenda), changes=changes)
        yield WebPage(replace(top, title=page.here.title), view)


def _latest(occasions: Sequence[Shown], day: date) -> Shown | None:
    """The last of those that took place, as far as is known."""
    known = (each for each in reversed(occasions) if not each.session.state.is_off and not each.was_announced(day))
    return next(known, None)


def _awaited(context: Context) -> tuple[Card, ...]:
    """The academy's own programmes of which something may still come: they go on, or nobody said when they are."""
    ended = (ProgrammeState.PAST, ProgrammeState.CANCELLED)
    return tuple(
        card for card in context.catalogue.cards.values() if not card.others and card.status.state not in ended
    )


def _is_over(context: Context, filter: AgendaFilter | None) -> bool:
    """Whether the filter is a programme of which nothing more comes: to its own calendar nobody is invited."""
    if filter is None or filter.key.name is not KeyName.PROGRAMME:
        return False
    return context.catalogue.cards[(filter.key.programme or filter.key).value].is_over


def _feed(agenda: _FilteredAgenda) -> str | None:
    return agenda.filter.feed if agenda.filter else urls.FEED


def _by_school_year(occasions: Iterable[Shown]) -> dict[str, list[Shown]]:
    """The latest year first; within a year in order of time."""
    years: dict[str, list[Shown]] = {}
    for occasion in occasions:
        years.setdefault(dutch.school_year(occasion.session.first_day), []).append(occasion)
    return dict(sorted(years.items(), reverse=True))


def _months(occasions: Iterable[Shown]) -> tuple[Month, ...]:
    """Of occasions in order of time."""
    by_month = groupby(occasions, key=lambda occasion: dutch.month(occasion.session.first_day))
    return tuple(Month(title.capitalize(), tuple(found)) for title, found in by_month)
