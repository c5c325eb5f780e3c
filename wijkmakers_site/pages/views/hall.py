"""What the template of the screen in the hall gets."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class HallRow:
    """A session on the screen in the hall. `moved_from` are the days and hours that it was planned at before, in Dutch,
    the last plan last; `moved_days` are those days, which the screen shows it on too: who knows of nothing comes then.
    """

    occasion: Shown
    moved_from: tuple[str, ...]
    moved_days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class HallDay:
    """The sessions that begin on a `day`, in order of time."""

    day: date
    rows: tuple[HallRow, ...]


@dataclass(frozen=True, slots=True)
class HallScreen:
    """The sessions of the coming days, for a screen in the hall: its script shows those of the day that it is.

    `from_day` is that of the build. `until` is the last day of which all sessions are there; None where that holds of
    every day to come.
    """

    from_day: date
    days: tuple[HallDay, ...]
    until: date | None
