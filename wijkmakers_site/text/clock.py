"""The one clock of a run: what is passed in everywhere, so that nothing else asks for the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from wijkmakers_site.text.timezone import local, midnight


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` is UTC, whole seconds; `day` is that moment's date in the academy's time zone."""

    now: datetime

    @property
    def day(self) -> date:
        return local(self.now).date()


def at_start_of(day: date) -> Clock:
    """The clock at local midnight of `day`."""
    return Clock(midnight(day).astimezone(UTC))
