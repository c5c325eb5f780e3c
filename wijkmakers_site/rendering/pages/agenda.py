"""The agenda: what comes, by month, and what has been, by school year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from wijkmakers_site.rendering import dutch, instants, urls, views
from wijkmakers_site.rendering.pages.frame import AGENDA, Sheet, Workshop, head
from wijkmakers_site.rendering.views import Crumb, Month, Occasion


def agenda_pages(shop: Workshop) -> Iterator[Sheet]:
    day = shop.catalogue.day
    coming = [each for each in shop.catalogue.occasions if each.session.last_day >= day]
    past = [each for each in shop.catalogue.occasions if each.session.last_day < day]
    years = _by_school_year(past)
    crumbs = tuple(Crumb(f"Schooljaar {year}", f"{urls.AGENDA}{year}/") for year in years)
    about = "Alle bijeenkomsten op datum, ook voor in je eigen agenda."
    view = views.Agenda("Agenda", day, _months(coming), crumbs, urls.FEED)
    yield Sheet(head(shop, [AGENDA], about, feed=urls.FEED, changes=urls.CHANGES), view)
    for year, crumb in zip(years, crumbs, strict=True):
        about = f"Alle bijeenkomsten in het schooljaar {year}."
        view = views.Agenda(crumb.title, None, _months(years[year]), crumbs, urls.FEED)
        yield Sheet(head(shop, [AGENDA, crumb], about, feed=urls.FEED, changes=urls.CHANGES), view)


def _by_school_year(occasions: Iterable[Occasion]) -> dict[str, list[Occasion]]:
    """The latest year first; within a year in order of time."""
    years: dict[str, list[Occasion]] = {}
    for occasion in occasions:
        years.setdefault(dutch.school_year(occasion.session.first_day), []).append(occasion)
    return dict(sorted(years.items(), reverse=True))


def _months(occasions: Iterable[Occasion]) -> tuple[Month, ...]:
    ordered = sorted(occasions, key=lambda occasion: (instants.starts(occasion.session), occasion.path))
    by_month = groupby(ordered, key=lambda occasion: dutch.month(occasion.session.first_day))
    return tuple(Month(title.capitalize(), tuple(found)) for title, found in by_month)
