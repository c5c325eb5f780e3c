"""What content asks of the ledger: entries that are planned, and why others may be gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import datetime

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.model.answers import EntryAnswers
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass

_DAY_DEPTH = 3  # slashes in the path of a module's day: leergangen/x/y/dag-1


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """What content asks for now (`entry`), at the id path `path`.

    `first` is its oldest known path, `formerly` are all it may have had before; to the first day of a module belong
    those of the module itself. `feeds` are the calendar files it belongs to, by their path in the site. `answers` is
    what staff say of it.
    """

    path: str
    first: str
    formerly: tuple[str, ...]
    entry: Entry
    feeds: tuple[str, ...]
    answers: EntryAnswers = field(default_factory=EntryAnswers)

    @property
    def modules(self) -> set[str]:
        """The paths that its module has, and may have had."""
        return {module_of(path) for path in (self.path, *self.formerly)}

    @property
    def end(self) -> datetime:
        """When it is over (UTC)."""
        return timezone.utc(timezone.ends(self.entry))


@dataclass(frozen=True, slots=True)
class CalledOff:
    """How a module without a date is off (`state`), and the `reason`, where one is told."""

    state: EntryState
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Absences:
    """Why entries may be gone. `today` (UTC): what ended before it has been, so it may be gone.

    `offered` are the feeds that the site has, by path, at earlier addresses too.
    `called_off`: by module path, present or former, those without a date any more.
    `renamed`: a programme's former id -> its present one.
    """

    today: datetime
    offered: Collection[str]
    called_off: Mapping[str, CalledOff] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def is_day(path: str) -> bool:
    """Whether it is the path of one day of a module that has several."""
    return path.count("/") == _DAY_DEPTH


def module_of(path: str) -> str:
    """The path of the module, of its own or of one of its days."""
    return path.rpartition("/")[0] if is_day(path) else path


def programme_of(path: str) -> str:
    """The programme's id in a path."""
    return path.split("/")[1]
