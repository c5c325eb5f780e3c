"""What the template of the screen in the hall gets."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class HallRow:
    """A session on the screen in the hall: on the `day` on which it begins, or was to begin before it moved
    (`has_moved`), for who knows of nothing comes then. `was` is when it was to begin before on its own day, in Dutch;
    None where that is no other time.
    """

    occasion: Shown
    day: date
    has_moved: bool
    was: str | None


@dataclass(frozen=True, slots=True)
class HallDay:
    """What begins on a `day`, in order of time, then what was to begin on it."""

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
