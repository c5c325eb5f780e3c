"""A page at every earlier address that leads to the present one: nothing that anybody kept becomes a dead link."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.model import academy
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.pages.views.pages import Redirect
from wijkmakers_site.text.addresses import urls

_TITLE = "Deze pagina is verhuisd"


def redirect_pages(whole: Timetable, present: Collection[str]) -> Iterator[WebPage]:
    """`present` are the paths of the pages that there are: what moved leads only to one of them, and replaces none."""
    for target, paths in _moved(whole):
        for path in paths:
            # An id that was given up may be another's by now: then the page there is the one that people mean.
            if target in present and path not in present:
                yield redirect_page(path, target)


def redirect_page(path: str, target: str) -> WebPage:
    """The page at `path` that leads to `target`, a path of the site or an address elsewhere."""
    return WebPage(Head(_TITLE, f"{_TITLE}.", path, indexed=False), Redirect(target, _TITLE))


def _moved(whole: Timetable) -> Iterator[tuple[str, list[str]]]:
    """Every path with those that it had before."""
    for thing in (*whole.site.things, *whole.site.themes):
        yield urls.path_of(thing), urls.old_paths(urls.path_of(thing), thing.formerly)
    for theme in whole.site.themes:
        yield urls.agenda_of(theme), urls.old_paths(urls.agenda_of(theme), theme.formerly)
    for programme in whole.site.programmes:
        yield from _of_programme(programme)
        yield from ((row.path, urls.old_module_paths(row.module)) for row in whole.rows[programme.id])


def _of_programme(programme: academy.Programme) -> Iterator[tuple[str, list[str]]]:
    """Its own agenda, and those of its groups."""
    ids = [programme.id, *programme.formerly]
    yield urls.agenda_of_programme(ids[0]), [urls.agenda_of_programme(id) for id in ids[1:]]
    for group in programme.groups:
        path, *earlier = (urls.agenda_of_group(id, each) for id in ids for each in (group.id, *group.formerly))
        yield path, earlier
