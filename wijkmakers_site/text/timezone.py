"""From local dates and clock times to instants: the only place that knows the time zone's offsets."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wijkmakers_site.model import academy

ZONE = ZoneInfo(academy.TIME_ZONE)


def midnight(day: date) -> datetime:
    """The instant at which a day begins."""
    return datetime.combine(day, time(), ZONE)


def starts(session: academy.Session) -> datetime:
    """The instant at which a session begins; a whole day begins at midnight."""
    clock = session.hours.start if session.hours else time()
    return datetime.combine(session.first_day, clock, ZONE)


def ends(session: academy.Session) -> datetime:
    """The instant at which a session is over; a whole day ends at the next midnight."""
    if session.hours is None:
        return midnight(session.last_day + timedelta(days=1))
    return datetime.combine(session.last_day, session.hours.end, ZONE)


def iso(session: academy.Session, precision: str = "minutes") -> tuple[str, str]:
    """Start and end for machines (ISO 8601): with UTC offset, or as plain dates (the last inclusive) without hours.

    `precision` is the last part of the clock time: "minutes" or "seconds".
    """
    if session.hours is None:
        return session.first_day.isoformat(), session.last_day.isoformat()
    return starts(session).isoformat(timespec=precision), ends(session).isoformat(timespec=precision)


def local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
