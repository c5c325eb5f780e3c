"""The screen in the hall: a page that stays open for weeks, and shows the sessions of the day that it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from wijkmakers_site.calendars.history.published import PublishedEntries, earlier_starts
from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.timetable import Occasion, split
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
    coming, _past = split(context.by_feed[urls.FEED], day)
    days = [HallDay(first, tuple(rows)) for first, rows in groupby(_rows(coming, entries), _first_day)]
    shown = tuple(_fitting(days))
    about = f"De bijeenkomsten van {context.timetable.site.name} per dag, in grote letters."
    top = Head("Bijeenkomsten op een scherm", dutch.truncated(about), urls.HALL, indexed=False)
    yield WebPage(top, HallScreen(day, shown, shown[-1].day if len(shown) < len(days) else None))


def _rows(coming: list[Shown], entries: PublishedEntries) -> Iterator[HallRow]:
    for occasion in coming:
        row = entries.row(occasion) if isinstance(occasion, Occasion) else None
        # What is off is told on the day that it has; when it was to be before that, nobody asks any more.
        earlier = earlier_starts(row) if row and not row.entry.state.is_off else []
        moments = [datetime.fromisoformat(start) for start in earlier]
        words = tuple(_moment(start) for start in earlier)
        yield HallRow(occasion, words, tuple(dict.fromkeys(moment.date() for moment in moments)))


def _moment(start: str) -> str:
    """Such as "donderdag 12 december 2024, 13.00 uur", of a start for machines; without the hour where it has none."""
    moment = datetime.fromisoformat(start)
    day = dutch.long_date(moment.date())
    return f"{day}, {moment:%H.%M} uur" if "T" in start else day


def _first_day(row: HallRow) -> date:
    return row.occasion.session.first_day


def _fitting(days: list[HallDay]) -> Iterator[HallDay]:
    """The first days, whole ones: of half a day a screen would say what is not so."""
    room = _ROWS
    for number, day in enumerate(days):
        room -= len(day.rows)
        if number and (number == _DAYS or room < 0):
            return
        yield day
