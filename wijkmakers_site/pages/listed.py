"""Which sessions a page lists beside the calendar that it offers: what `calendars/verification/` holds together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, starmap

from wijkmakers_site.calendars.history.withdrawn import Shown, Withdrawn
from wijkmakers_site.calendars.planned import has_entry, id_path
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.calendars.verification.members import Listed
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.views import agenda, programmes
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.text.addresses import urls


def listed(pages: Iterable[WebPage]) -> Iterator[Listed]:
    """Of each page that lists all the sessions of its subject and offers a calendar; an agenda's pages as one.

    The pages may go: a list is made when it is asked for, of the sessions that were found on them at once.
    """
    sessions: dict[tuple[str, str], list[Shown]] = defaultdict(list)
    for page in pages:
        if page.head.feed:
            for first_page, occasions in lists_of(page):
                sessions[first_page, page.head.feed] += occasions
    return starmap(_listed, sessions.items())


def _listed(page: tuple[str, str], found: Iterable[Shown]) -> Listed:
    in_content = frozenset(id_path(each) for each in found if isinstance(each, Occasion) and has_entry(each))
    return Listed(*page, in_content, frozenset(each.row.uid for each in found if isinstance(each, Withdrawn)))


def lists_of(page: WebPage) -> Iterator[tuple[str, Iterable[Shown]]]:
    """The path of the first page of its list, and the sessions on this one."""
    view = page.view
    match view:
        case views.Speaker():
            yield urls.path_of(view.speaker), (*view.sessions.coming, *view.sessions.past)
        case views.Venue():
            yield urls.path_of(view.venue), (*view.sessions.coming, *view.sessions.past)
        case programmes.Programme():
            yield page.head.path, (*chain.from_iterable(row.occasions for row in view.modules), *view.withdrawn)
        case programmes.MoreModules():
            yield view.home.path, chain.from_iterable(row.occasions for row in view.modules)
        case programmes.MoreDays():
            yield view.home.path, view.occasions
        case programmes.Module():
            yield page.head.path, (*view.occasions, *view.withdrawn)
        case agenda.Agenda():
            yield view.home.path, chain.from_iterable(month.occasions for month in (*view.months, *view.past))
