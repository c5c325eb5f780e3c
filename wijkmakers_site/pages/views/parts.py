"""Pieces that return on many pages: a programme in a list, a session in a list, a calendar to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkmakers_site.model import academy
from wijkmakers_site.pages.views.pictures import Picture


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

    programme: academy.Programme
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

    programme: academy.Programme
    module: academy.Module
    session: academy.Session
    path: str
    programme_path: str
    when: str
    starts: str
    ends: str
    group: str | None
    keys: tuple[str, ...]

    @property
    def themes(self) -> list[str]:
        """The titles of the module's own themes, or else of its programme's."""
        return [theme.title for theme in self.module.themes or self.programme.themes]

    @property
    def title(self) -> str:
        return f"{self.module.title}: {self.session.title}" if self.session.title else self.module.title


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module in its programme's time line. `heading` is "Module 4" or the kind ("Introductie")."""

    module: academy.Module
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
class Section:
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a plain list of speakers, venues or organisations."""

    title: str
    path: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the register, with its entries on the page (`id` is their place) or on pages of its own (`path`)."""

    title: str
    id: str
    path: str | None
    entries: tuple[Entry, ...]


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
class DataField:
    """A field of agenda.json."""

    name: str
    explanation: str
