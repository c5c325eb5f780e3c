"""The screen in the hall: a page that stays open for weeks, and shows the sessions of the day that it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from wijkmakers_site.calendars.history.published import PublishedEntries, planned_before
from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.pages.context import Context, WebPage
from wijkmakers_site.pages.views.hall import HallDay, HallRow, HallScreen
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch

# Days with sessions: a screen without a connection goes on through a school holiday. They are counted, and not the days
# of a calendar, so that the page becomes another one only on days on which something is over (`next_change.py`).
_DAYS = 14
_ROWS = 80  # sessions: some 50 kB


def hall_pages(context: Context, entries: PublishedEntries) -> Iterator[WebPage]:
    day = context.timetable.day
    rows = sorted(_rows(context.by_feed[urls.FEED], entries, day), key=attrgetter("day", "has_moved"))
    days = [HallDay(each, tuple(rows)) for each, rows in groupby(rows, attrgetter("day"))]
    shown = tuple(_fitting(days))
    about = f"De bijeenkomsten van {context.timetable.site.name} per dag, in grote letters."
    top = Head("Bijeenkomsten op een scherm", dutch.truncated(about), urls.HALL, indexed=False)
    yield WebPage(top, HallScreen(day, shown, shown[-1].day if len(shown) < len(days) else None))


def _rows(occasions: list[Shown], entries: PublishedEntries, day: date) -> Iterator[HallRow]:
    """What is not over by `day`, and what was planned on it or later once; in order of time."""
    for occasion in occasions:
        session, row = occasion.session, entries.row(occasion) if isinstance(occasion, Occasion) else None
        before = planned_before(row) if row else ()
        if not occasion.has_been(day):
            earlier = [words for each, words in before if each == session.first_day]
            yield HallRow(occasion, session.first_day, has_moved=False, was=earlier[-1] if earlier else None)
        for old in dict.fromkeys(each for each, _ in before):
            if old >= day and not session.first_day <= old <= session.last_day:
                yield HallRow(occasion, old, has_moved=True, was=None)


def _fitting(days: list[HallDay]) -> Iterator[HallDay]:
    """The first days, whole ones: of half a day a screen would say what is not so."""
    room = _ROWS
    for number, day in enumerate(days):
        room -= len(day.rows)
        if number and (number == _DAYS or room < 0):
            return
        yield day
