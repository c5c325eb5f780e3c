"""The clock of a run: read once and passed in everywhere, so that the same input gives the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

from wijkmakers_site.text.timezone import local, midnight


class Clock(NamedTuple):  # and no dataclass: a run that finds nothing changed needs no other
    """`now` is UTC, in whole seconds: calendars and Atom feeds write no smaller ones (RFC 5545, 3.3.5)."""

    now: datetime

    @property
    def day(self) -> date:
        """The date in the academy's time zone, which for an hour or two after midnight is not yet that of UTC."""
        return local(self.now).date()


def at_start_of(day: date) -> Clock:
    """The clock at local midnight of `day`."""
    return Clock(midnight(day).astimezone(UTC))
