"""The one clock of a run: what is passed in everywhere, so that nothing else asks for the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from wijkmakers_site.model.academy import TIME_ZONE


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` is UTC, whole seconds; `day` is that moment's date in the academy's time zone."""

    now: datetime

    @property
    def day(self) -> date:
        return self.now.astimezone(ZoneInfo(TIME_ZONE)).date()


def at_start_of(day: date) -> Clock:
    """The clock at local midnight of `day`."""
    return Clock(datetime.combine(day, time(), ZoneInfo(TIME_ZONE)).astimezone(UTC))
