"""What each template gets: one typed view, with everything computed, so that templates only show. Those of programmes
are in programmes.py, those of the agenda in agenda.py, pieces that return in parts.py.

The template of `Home` is `home.html`. What is said of paths and `Markup` in head.py holds here too.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import people
from wijkmakers_site.model.website import general
from wijkmakers_site.model.website.accessibility import AccessibilityStatement
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import (
    CalledOff,
    Card,
    EntrySection,
    Letter,
    NewsCard,
    Section,
)
from wijkmakers_site.text.prose.parts.headings import Heading
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """The first to come, and the latest of those that are over: `more` where more of them are. Of the `undated` nobody
    said when they are. Where there is no room for all that goes on, the themes come first (`themes_first`).
    `cancelled` are those of which participants may still keep the days free; `others` are not the academy's own.
    `together` are all of the academy's own, where they are so few that every heading would have one card: then they
    stand below one, and each says how it stands. `news` is the latest of it.
    """

    occasions: tuple[Occasion, ...]
    current: tuple[Card, ...]
    undated: tuple[Card, ...]
    cancelled: tuple[Card, ...]
    past: tuple[Card, ...]
    others: tuple[Card, ...]
    together: tuple[Card, ...]
    news: tuple[NewsCard, ...]
    more: bool
    themes_first: bool


@dataclass(frozen=True, slots=True)
class SessionList:
    """The sessions of a speaker or a venue: `coming` in order of time, `past` the latest first.

    They go on at further pages (`previous`, `following`); only one `is_first`.
    """

    coming: tuple[Shown, ...]
    past: tuple[Shown, ...]
    is_first: bool
    previous: Crumb | None
    following: Crumb | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """`programmes` are those that this speaker contributes to as a whole, `examples` those that only name this one as
    an example.
    """

    speaker: people.Speaker
    prose: Markup | None
    programmes: tuple[Card, ...]
    examples: tuple[Card, ...]
    sessions: SessionList
    photo: Picture | None
    news: tuple[NewsCard, ...]


@dataclass(frozen=True, slots=True)
class Venue:
    venue: people.Venue
    prose: Markup | None
    sessions: SessionList
    map_link: str | None
    image: Picture | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """`roles` are the organisation's parts in programmes: ("Organiseert", cards), ("Partner van", cards).

    They go on at further pages (`previous`, `following`); all else stands on the one that `is_first`. `faces` are the
    photos of its `speakers`, by id, and `all_speakers` is the path of a list of them, where they are too many.
    """

    organisation: people.Organisation
    prose: Markup | None
    roles: tuple[Section, ...]
    speakers: tuple[people.Speaker, ...]
    all_speakers: str | None
    faces: Mapping[str, Picture]
    children: tuple[people.Organisation, ...]
    logo: Picture | None
    news: tuple[NewsCard, ...]
    is_first: bool
    previous: Crumb | None
    following: Crumb | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of speakers, venues or organisations; `sections` is one without a title where nothing divides them.

    What is too much for one page has a page for each of its `letters` and is not on the one that `is_first`; `previous`
    and `following` are more of the same letter.
    """

    title: str
    intro: str
    sections: tuple[EntrySection, ...]
    letters: tuple[Letter, ...] = ()
    is_first: bool = True
    previous: Crumb | None = None
    following: Crumb | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """`index` is the path of the file that is searched; `letters` hold all things by title."""

    index: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A letter of a register that is too long for one page; `previous` and `following` are more of the same letter."""

    letter: Letter
    letters: tuple[Letter, ...]
    previous: Crumb | None
    following: Crumb | None


@dataclass(frozen=True, slots=True)
class Page:
    """`contents` are the headings of the text, where it has so many that one looks for one of them.

    `privacy` is for the page about that, `contact` for the one with all ways to reach somebody: None on others.
    """

    page: general.Page
    prose: Markup | None
    contents: tuple[Heading, ...]
    contact: general.Contact | None
    privacy: general.Privacy | None


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility statement; without one the page says that the site was not examined yet."""

    statement: AccessibilityStatement | None


@dataclass(frozen=True, slots=True)
class NotFound:
    links: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """What was here is no more. `called_off` are the sessions that it told of and that do not take place.

    `back` is the nearest page above it.
    """

    called_off: tuple[CalledOff, ...]
    back: Crumb


@dataclass(frozen=True, slots=True)
class Redirect:
    """`target` is where it leads: a path of the site, or an address elsewhere."""

    target: str
    title: str

    @property
    def page(self) -> str:
        """The target without the place on it."""
        return self.target.partition("#")[0]
