"""What staff answer where the program cannot know whether two meetings are one, or what is over was corrected."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class EntryAnswers:
    """Of the calendar entry of one session; None and False where nothing is said.

    `moved_from` is the day on which the same meeting was before. `other_than` is the day of another meeting, which had
    its id. `corrected` is the day on which something that is over was put right, for calendars too; `left_alone`: what
    was put right is for pages alone.
    """

    moved_from: date | None = None
    other_than: date | None = None
    corrected: date | None = None
    left_alone: bool = False
