"""What the templates of lists get: registers, the agenda and its cuts, the agenda on other sites. See `views.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkmakers_site.rendering.views import Crumb, Occasion


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a plain list of speakers, venues or organisations."""

    title: str
    path: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    title: str
    intro: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the register. `id` is the place on the page to which the list of letters leads."""

    title: str
    id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """`index` is the path of the file that is searched; `letters` hold all things by title."""

    index: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Month:
    title: str
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A cut of the agenda: "thema Leren" in a sentence, `label` in a list; `key` is what its sessions carry."""

    title: str
    label: str
    key: str
    path: str
    feed: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of one sort: `name` is "thema", `title` what it is called above the list, `every` no choice."""

    name: str
    title: str
    every: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to come since `since`, or one school year that has been; whole, or what one `chosen` has.

    `past` is what has been by school year, where it fits below what comes; else `years` lead to it. `previous` and
    `following` are pages of the same list, where it is too much for one; `feed` is the calendar that it offers.
    """

    title: str
    since: date | None
    months: tuple[Month, ...]
    past: tuple[Month, ...]
    home: Crumb
    years: tuple[Crumb, ...]
    previous: Crumb | None
    following: Crumb | None
    chosen: Choice | None
    choices: tuple[Choices, ...]
    feed: str


@dataclass(frozen=True, slots=True)
class Embed:
    """What is to come since `since`, small, for a frame on another site; `more` where there is more than it shows."""

    since: date
    occasions: tuple[Occasion, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class DataField:
    """A field of agenda.json."""

    name: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Share:
    """The page for who shows the agenda on a site of their own: `frame` and `data` are paths, `line` is HTML to copy.

    `fields` are those of each session, in version `version` of the data.
    """

    frame: str
    line: str
    data: str
    version: int
    fields: tuple[DataField, ...]
