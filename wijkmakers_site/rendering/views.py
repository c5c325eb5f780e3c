"""What each template gets: one typed view, with everything computed, so that templates only show.

Paths are relative to the site's root, without a leading slash (`agenda/`); templates turn them into addresses with the
filter `address`. `Markup` is HTML that is safe to show as it is; all other text is escaped by the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from wijkmakers_site import model, people
from wijkmakers_site.rendering.pictureviews import Picture, ShareCard


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around every page. `feed` and `changes` are the paths of its calendar and its Atom feed.

    `image` is the path of a photo on the page, `card` the picture for a link to it; a preview has no cards.
    """

    title: str
    description: str
    path: str
    crumbs: tuple[Crumb, ...] = ()
    feed: str | None = None
    changes: str | None = None
    image: str | None = None
    card: ShareCard | None = None
    indexed: bool = True
    structured_data: Markup | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Where a programme stands on a day. `key` is fixed for style sheets; `label` is Dutch and dated.

    `now` are words that are true only while the state lasts, for scripts: "Loopt: module 4 van 10".
    """

    key: str
    label: str
    now: str | None = None

    @property
    def today(self) -> str:
        return self.now or self.label


@dataclass(frozen=True, slots=True)
class Joining:
    """Where to sign up, and the first and last day on which that is possible; None where there is no limit."""

    link: str
    first: date | None
    last: date | None

    def open_on(self, day: date) -> bool:
        return (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True, slots=True)
class Card:
    """A programme in a list. `period` is Dutch: "19 september 2024 tot en met 19 juni 2025".

    `photo` leads; where there is none, `drawing` is the path of its own street (SVG, 800 by 400), decorative.
    `states` is what scripts know of the days to come (`status.to_come`).
    """

    programme: model.Programme
    path: str
    status: Status
    states: str
    period: str | None
    photo: Picture | None
    drawing: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session in a list: a row of the agenda, of a speaker's page, of a module's page.

    `when` is Dutch and whole ("donderdag 12 december 2024, 13.00 tot 19.30 uur"); `starts` and `ends` are the same
    moments for `<time datetime>` (ISO 8601, with UTC offset where there is a time of day). `keys` are the choices of
    the agenda to which the session belongs ("thema:leren").
    """

    programme: model.Programme
    module: model.Module
    session: model.Session
    path: str
    programme_path: str
    when: str
    starts: str
    ends: str
    group: str | None
    keys: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.module.title}: {self.session.title}" if self.session.title else self.module.title


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module in its programme's time line. `heading` is "Module 4" or the kind ("Introductie")."""

    module: model.Module
    path: str
    heading: str
    occasions: tuple[Occasion, ...]
    feed: str | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar to subscribe to. `path` is its file; the others are whole addresses that open an app or a site.

    `qr` is the path of a drawing (SVG) that holds the `webcal` address.
    """

    title: str
    path: str
    address: str
    webcal: str
    google: str
    outlook: str
    outlook_work: str
    qr: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A change that subscribers saw: "3 oktober 2024", its day for machines, of what, and what ("nieuwe locatie")."""

    day: str
    iso: str
    title: str
    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The calendars of one programme, its groups' included, for the chooser."""

    card: Card
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The page about subscribing: the calendar of everything, then those of programmes, themes, speakers and venues."""

    whole: Subscription
    current: tuple[Offer, ...]
    past: tuple[Offer, ...]
    others: tuple[tuple[str, tuple[Subscription, ...]], ...]


@dataclass(frozen=True, slots=True)
class Home:
    occasions: tuple[Occasion, ...]
    current: tuple[Card, ...]
    past: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Programmes:
    """The overview, whole or of one theme or kind. `choices` lead to the other cuts of the same list."""

    title: str
    intro: str | None
    sections: tuple[Section, ...]
    themes: tuple[Crumb, ...]
    kinds: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """`agenda` is the path of the programme's dates, past and coming, where it has any."""

    programme: model.Programme
    card: Card
    prose: Markup | None
    modules: tuple[ModuleRow, ...]
    joining: Joining | None
    agenda: str | None
    editions: tuple[Card, ...]
    subscriptions: tuple[Subscription, ...]
    changes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """`total` is how many numbered modules the programme has or announces."""

    programme: model.Programme
    programme_path: str
    row: ModuleRow
    total: int
    prose: Markup | None
    previous: ModuleRow | None
    following: ModuleRow | None
    drawing: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """`coming` in order of time, `past` the latest first; so for a venue."""

    speaker: people.Speaker
    prose: Markup | None
    programmes: tuple[Card, ...]
    coming: tuple[Occasion, ...]
    past: tuple[Occasion, ...]
    photo: Picture | None


@dataclass(frozen=True, slots=True)
class Venue:
    venue: people.Venue
    prose: Markup | None
    coming: tuple[Occasion, ...]
    past: tuple[Occasion, ...]
    map_link: str | None
    image: Picture | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """`roles` are the organisation's parts in programmes: ("Organiseert", cards), ("Partner van", cards)."""

    organisation: people.Organisation
    prose: Markup | None
    roles: tuple[Section, ...]
    speakers: tuple[people.Speaker, ...]
    children: tuple[people.Organisation, ...]
    logo: Picture | None


@dataclass(frozen=True, slots=True)
class Page:
    page: model.Page
    prose: Markup | None


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility statement; without one the page says that the site was not examined yet."""

    statement: model.AccessibilityStatement | None


@dataclass(frozen=True, slots=True)
class NotFound:
    links: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    target: str
    title: str
