"""A calendar entry as facts: what it says, each in a type of its own until the last moment (`lines.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from wijkmakers_site.model.academy import Hours


class EntryState(StrEnum):
    """Whether it takes place. Both last ones are CANCELLED in a calendar (RFC 5545, section 3.8.1.11)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

    @property
    def is_off(self) -> bool:
        return self in (EntryState.POSTPONED, EntryState.CANCELLED)


@dataclass(frozen=True, slots=True)
class EntrySpeaker:
    """Who contributes: the speaker's `id`, the `name` that readers see, and the `role`, where one is told."""

    id: str
    name: str
    role: str | None = None

    @property
    def text(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name


@dataclass(frozen=True, slots=True)
class Entry:
    """One session as its calendar entry tells it. None and () are what is not told.

    `title` is bare: without what its state puts before it.
    `first_day`, `last_day` (inclusive) and `hours` are local; without `hours` it takes whole days.
    `reason` is why it is off; an entry that takes place has none.
    `venue` is the id of where it is, `place` its address in one line, `position` its latitude and longitude
    ("53.220000;6.210000"); `online` is a link. In entries read back from lines nobody knows the id.
    `programme` is its programme's title, `group` that of the only group it is for.
    `speakers` are None where nobody knows any more which part of the text they are: in entries read back from lines.
    `details` are the further lines of the description: parts of the day, the way there, what to prepare.
    `link` is the absolute address of its page. `color` is a CSS3 name (RFC 7986, section 5.9).
    """

    title: str
    first_day: date
    last_day: date
    hours: Hours | None
    state: EntryState = EntryState.CONFIRMED
    reason: str | None = None
    venue: str | None = None
    place: str | None = None
    position: str | None = None
    online: str | None = None
    programme: str = ""
    group: str | None = None
    summary: str | None = None
    speakers: tuple[EntrySpeaker, ...] | None = ()
    details: tuple[str, ...] = ()
    link: str = ""
    categories: tuple[str, ...] = ()
    color: str = ""

    @property
    def begin(self) -> tuple[date, time | None]:
        """The day, and the clock time unless it takes whole days."""
        return self.first_day, self.hours.start if self.hours else None

    @property
    def sort_key(self) -> tuple[date, bool, time]:
        """A key that puts entries in order: whole days stand before what begins at a time of that day."""
        return self.first_day, self.hours is not None, self.hours.start if self.hours else time()
