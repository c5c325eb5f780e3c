"""The agenda: what comes, by month, and what has been, by school year; whole, and cut by theme, kind, programme, group.

A cut that fits on one page stands there with all it has been; else its school years have pages of their own. No page
holds more than `ROWS` sessions: what is more goes on at `pagina-2/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, groupby

from wijkmakers_site.pages import agenda_filters
from wijkmakers_site.pages.catalogue import Catalogue, split
from wijkmakers_site.pages.context import AGENDA, Sheet, Workshop, head
from wijkmakers_site.pages.pagination import leaves
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.pages import Agenda
from wijkmakers_site.pages.views.parts import Choice, Choices, Month, Occasion
from wijkmakers_site.text import dutch, timezone, urls

ROWS = 40  # sessions on one page: some 45 kB
_OFFERED = 30  # programmes and groups among the choices: those that meet soonest


@dataclass(frozen=True, slots=True)
class _Cut:
    """All sessions, or those of one choice. `trail` are the crumbs of its first page."""

    trail: tuple[Crumb, ...]
    title: str
    about: str
    occasions: list[Occasion]
    offered: tuple[Choices, ...]
    chosen: Choice | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Sessions of a cut that follow each other, over as many pages as they need."""

    trail: tuple[Crumb, ...]
    title: str
    about: str
    occasions: list[Occasion]
    years: tuple[Crumb, ...]
    coming: bool = False
    past: tuple[Month, ...] = field(default=())


def agenda_pages(shop: Workshop) -> Iterator[Sheet]:
    """Every page of every cut, with sessions coming or past; the whole agenda is always there."""
    offered = _offered(shop)
    about = "Alle bijeenkomsten op datum, ook voor in je eigen agenda."
    yield from _sheets(shop, _Cut((AGENDA,), "Agenda", about, shop.catalogue.occasions, offered))
    for trail, choice in _every_choice(shop):
        if found := shop.catalogue.by_choice.get(choice.key):
            about = f"De bijeenkomsten van {choice.title} op datum."
            crumbs = (AGENDA, *trail, Crumb(dutch.first_up(choice.title), choice.path))
            yield from _sheets(shop, _Cut(crumbs, f"Agenda: {choice.title}", about, found, offered, choice))


def _every_choice(shop: Workshop) -> Iterator[tuple[tuple[Crumb, ...], Choice]]:
    """Each with the crumbs between the agenda and its own: a group stands below its programme."""
    for choice in chain(agenda_filters.themes(shop.catalogue.site), agenda_filters.kinds()):
        yield (), choice
    for programme in shop.catalogue.site.programmes:
        whole, *groups = agenda_filters.of_programme(programme)
        yield (), whole
        yield from (((Crumb(whole.title, whole.path),), group) for group in groups)


def _offered(shop: Workshop) -> tuple[Choices, ...]:
    """Of programmes only those that still meet, so that a site of a thousand offers no list of a thousand."""
    whole = shop.catalogue
    coming, _past = split(whole.occasions, whole.day)
    current = {occasion.programme.id: occasion.programme for occasion in coming}.values()
    soonest = _made(whole, chain.from_iterable(map(agenda_filters.of_programme, current)))[:_OFFERED]
    found = (
        Choices("thema", "Thema", "Alle thema’s", _made(whole, agenda_filters.themes(whole.site))),
        Choices("soort", "Soort", "Alle soorten", _made(whole, agenda_filters.kinds())),
        Choices("leergang", "Leergang", "Alle leergangen", tuple(sorted(soonest, key=_by_title))),
    )
    return tuple(each for each in found if each.choices)


def _made(whole: Catalogue, offered: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices that have pages."""
    return tuple(choice for choice in offered if choice.key in whole.by_choice)


def _by_title(choice: Choice) -> tuple[str, str]:
    return choice.title.casefold(), choice.path


def _sheets(shop: Workshop, cut: _Cut) -> Iterator[Sheet]:
    coming, past = split(cut.occasions, shop.catalogue.day)
    by_year = _by_school_year(past)
    if cut.chosen and len(cut.occasions) <= ROWS:
        been = tuple(Month(f"Schooljaar {year}", tuple(rows)) for year, rows in by_year.items())
        yield from _pages(shop, cut, _Run(cut.trail, cut.title, cut.about, coming, (), coming=True, past=been))
        return
    years = tuple(Crumb(f"Schooljaar {year}", f"{cut.trail[-1].path}{year}/") for year in by_year)
    yield from _pages(shop, cut, _Run(cut.trail, cut.title, cut.about, coming, years, coming=True))
    for year, crumb in zip(by_year, years, strict=True):
        title = f"{cut.title}, schooljaar {year}" if cut.chosen else crumb.title
        of_whom = f" van {cut.chosen.title}" if cut.chosen else ""
        about = f"Alle bijeenkomsten{of_whom} in het schooljaar {year}."
        yield from _pages(shop, cut, _Run((*cut.trail, crumb), title, about, by_year[year], years))


def _pages(shop: Workshop, cut: _Cut, run: _Run) -> Iterator[Sheet]:
    for leaf in leaves(run.title, run.trail[-1].path, run.occasions, ROWS):
        trail = run.trail if leaf.number == 1 else (*run.trail, Crumb(f"Pagina {leaf.number}", leaf.here.path))
        view = Agenda(
            title=leaf.here.title,
            since=shop.catalogue.day if run.coming else None,
            months=_months(leaf.items),
            past=run.past,
            home=Crumb(cut.title, cut.trail[-1].path),
            years=run.years,
            previous=leaf.previous,
            following=leaf.following,
            chosen=cut.chosen,
            choices=cut.offered if run.coming else (),
            feed=_feed(cut) or urls.FEED,
        )
        changes = None if cut.chosen else urls.CHANGES
        yield Sheet(
            replace(head(shop, trail, run.about, feed=_feed(cut), changes=changes), title=leaf.here.title), view
        )


def _feed(cut: _Cut) -> str | None:
    return cut.chosen.feed if cut.chosen else urls.FEED


def _by_school_year(occasions: Iterable[Occasion]) -> dict[str, list[Occasion]]:
    """The latest year first; within a year in order of time."""
    years: dict[str, list[Occasion]] = {}
    for occasion in occasions:
        years.setdefault(dutch.school_year(occasion.session.first_day), []).append(occasion)
    return dict(sorted(years.items(), reverse=True))


def _months(occasions: Iterable[Occasion]) -> tuple[Month, ...]:
    ordered = sorted(occasions, key=lambda occasion: (timezone.starts(occasion.session), occasion.path))
    by_month = groupby(ordered, key=lambda occasion: dutch.month(occasion.session.first_day))
    return tuple(Month(title.capitalize(), tuple(found)) for title, found in by_month)
