"""A calendar entry as facts: what it says, each in a type of its own until the last moment (`lines.py`)."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from wijkmakers_site.model.academy import Hours
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

ONLINE = "Online meedoen"


class EntryState(StrEnum):
    """Whether it takes place. Both last ones are CANCELLED in a calendar (RFC 5545, section 3.8.1.11)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

    @property
    def is_off(self) -> bool:
        return self in (EntryState.POSTPONED, EntryState.CANCELLED)


_NAMED = 50  # speakers; entries with fewer keep the text that subscribers have


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
    `summary` says what it is about, `parts` how the day goes, `arrival` how to get there (lines of the description
    each), `preparation` what to do before. `details` are those lines where nobody knows any more which is what: in
    entries read back from lines, and of before these facts were kept.
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
    parts: tuple[str, ...] = ()
    arrival: tuple[str, ...] = ()
    preparation: str | None = None
    details: tuple[str, ...] = ()
    link: str = ""
    categories: tuple[str, ...] = ()
    color: str = ""

    @property
    def begin(self) -> tuple[date, time | None]:
        """The day, and the clock time unless it takes whole days."""
        return self.first_day, self.hours.start if self.hours else None

    @property
    def is_by_link(self) -> bool:
        """Whether a link is the only place it has."""
        return self.online is not None and self.place == self.online

    @property
    def named_speakers(self) -> str:
        """Its speakers as a line of the description; "" for none. Of very many the first ones and how many more: one
        congress of five hundred stands in the calendars of them all.
        """
        names = [speaker.text for speaker in self.speakers or ()]
        return f"Met {dutch.names(names, _NAMED)}" if names else ""

    @property
    def said(self) -> tuple[str, ...]:
        """The lines of its description between its programme and the link to its page."""
        told = (
            self.summary,
            self.named_speakers,
            *self.parts,
            f"{ONLINE}: {self.online}" if self.online and not self.is_by_link and not self.details else None,
            *self.arrival,
            f"Voorbereiding: {self.preparation}" if self.preparation else None,
        )
        return (*(line for line in told if line), *self.details)

    @property
    def sort_key(self) -> tuple[date, bool, time]:
        """A key that puts entries in order: whole days stand before what begins at a time of that day."""
        return self.first_day, self.hours is not None, self.hours.start if self.hours else time()
