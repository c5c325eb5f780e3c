"""From local dates and clock times to instants and back, and instants as machines write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from wijkmakers_site.model import academy

TIME_ZONE = "Europe/Amsterdam"  # the only one: feeds carry its rules, and `site.yaml` may name no other
ZONE = ZoneInfo(TIME_ZONE)
_AUTUMN, _DOUBLE_HOUR = 10, 2  # the month in which the clock goes back, and the hour that it repeats
_STAMP = "%Y-%m-%dT%H:%M:%SZ"


def midnight(day: date) -> datetime:
    """The instant at which a day begins."""
    return datetime.combine(day, time(), ZONE)


def starts(session: academy.Timed) -> datetime:
    """The instant at which a session begins; a whole day begins at midnight.

    Of an hour that comes twice, in October, the first counts, as in calendars (RFC 5545, 3.3.5); WM305 warns of it.
    An hour that does not come, in March, is refused (WM213).
    """
    start = session.hours.start if session.hours else time()
    return datetime.combine(session.first_day, start, ZONE)


def ends(session: academy.Timed) -> datetime:
    """The instant at which a session is over; a whole day ends at the next midnight."""
    if session.hours is None:
        # By the date and not 24 hours on: the days on which the clock changes have 23 and 25.
        return midnight(session.last_day + timedelta(days=1))
    return datetime.combine(session.last_day, session.hours.end, ZONE)


def comes_twice(moment: datetime) -> bool:
    """Whether its local clock time comes twice that day: on the last Sunday of October, from 02:00 to 03:00."""
    local_time = moment.astimezone(ZONE)
    # A quick first look: both questions to the time zone are for the few in an October night.
    if local_time.month != _AUTUMN or local_time.hour != _DOUBLE_HOUR:
        return False
    first, second = (local_time.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first != second


def iso(session: academy.Timed, precision: str = "minutes") -> tuple[str, str]:
    """Start and end for machines (ISO 8601): with UTC offset, or as plain dates (the last inclusive) without hours.

    `precision` is the last part of the clock time: "minutes" or "seconds".
    """
    if session.hours is None:
        return session.first_day.isoformat(), session.last_day.isoformat()
    return starts(session).isoformat(timespec=precision), ends(session).isoformat(timespec=precision)


def local(moment: datetime) -> datetime:
    """The same instant on the academy's clock."""
    return moment.astimezone(ZONE)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC."""
    return moment.astimezone(UTC)


def stamp(moment: datetime) -> str:
    """An instant as RFC 3339 writes it, in UTC: "2024-12-24T08:00:00Z"."""
    return utc(moment).strftime(_STAMP)


def instant(text: str) -> datetime:
    """The opposite of `stamp`. Raises ValueError for anything else."""
    # `strptime` takes twenty times as long for each, and to begin with brings along a calendar in every language.
    moment = datetime.fromisoformat(text)
    if stamp(moment) != text:  # ISO 8601 knows many more ways to write it
        raise ValueError(text)
    return moment
