"""What a page has to show, whatever its template says: so what visitors read is what their calendars hold."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.history.withdrawn import Shown, Withdrawn
from wijkmakers_site.calendars.planned import has_entry
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.listed import lists_of
from wijkmakers_site.pages.templating.templates import template_of
from wijkmakers_site.pages.views.programmes import MoreModules, Programme
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.layout_files import FOLDER

_TITLES = (b"<title>", b"<h1")
_IN_SHORT = (Programme, MoreModules)  # of a module on many days they show the nearest


def lacking(page: WebPage, content: bytes) -> list[Problem]:
    """What is missing in the `content` made of a page, as the fault of its template: its title, or the moment of a
    session that it lists, the first one.
    """
    address = f"De pagina /{page.head.path}"
    if any(title not in content for title in _TITLES):
        put_back = "Zet `<title>` en `<h1>` terug, hier of in een template die deze ophaalt."
        return [_told(page, f"{address} heeft geen titel.", put_back)]
    for session in _dated(page):
        if f'datetime="{session.starts}"'.encode() not in content:
            put_back = "Zet `{{ words.when(occasion) }}` terug, hier of in een template die deze ophaalt."
            return [_told(page, f"{address} toont niet wanneer ‘{session.title}’ is.", put_back)]
    return []


def _dated(page: WebPage) -> Iterator[Shown]:
    """The sessions on a page that stand in calendars."""
    lists = () if isinstance(page.view, _IN_SHORT) else lists_of(page)
    for _, sessions in lists:
        yield from (each for each in sessions if isinstance(each, Withdrawn) or has_entry(each))


def _told(page: WebPage, message: str, cure: str) -> Problem:
    return Problem(f"{FOLDER}{template_of(type(page.view))}", 1, 1, message, cure, "WM501")
