"""Pieces that return on many pages: a programme in a list, a session in a list, a calendar to subscribe to."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.membership import Key, KeyName
from wijkmakers_site.calendars.subscribe_links import Subscription
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import academy, news, people
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """Where a programme stands on a day. `label` says so in Dutch and stays true: it carries its date.

    `now` are words that are true only while the state lasts, for scripts: "Loopt: module 4 van 10".
    """

    state: ProgrammeState
    label: str
    now: str | None = None

    @property
    def today(self) -> str:
        return self.now or self.label


@dataclass(frozen=True, slots=True)
class Joining:
    """Where to sign up, and the first and last day on which that is possible; None where there is no limit. `waits`:
    there is no place left, and it leads to the waiting list.
    """

    link: str
    first: date | None
    last: date | None
    waits: bool = False

    def open_on(self, day: date) -> bool:
        return (self.first or day) <= day <= (self.last or day)

    def over_on(self, day: date) -> bool:
        return self.last is not None and self.last < day


@dataclass(frozen=True, slots=True)
class AskedAfter:
    """Where to fill in an evaluation, and the `first` and `last` day on which pages lead there. `closes` is the last
    one that staff name, None where they name none.
    """

    link: str
    first: date
    last: date
    closes: date | None

    def open_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Card:
    """A programme in a list. `period` is Dutch: "19 september 2024 tot en met 19 juni 2025".

    `others` are who organise it where that is not the academy. `photo` leads; where there is none, `drawing` is the
    path of its own street (SVG, 800 by 400), decorative. `states` is what scripts know of the days to come
    (`status.to_come`). `is_off`: it does not take place as planned.
    """

    programme: academy.Programme
    path: str
    status: Status
    states: str
    period: str | None
    others: tuple[people.Organisation, ...]
    photo: Picture | None
    drawing: str

    @property
    def is_off(self) -> bool:
        return self.status.state in (ProgrammeState.CANCELLED, ProgrammeState.POSTPONED)

    @property
    def was_announced(self) -> bool:
        """Whether its days are over, and no more is known of them than what was announced."""
        return self.status.state is ProgrammeState.PAST and self.programme.only_announced

    @property
    def is_over(self) -> bool:
        """Whether it has been, or is cancelled."""
        return self.status.state in (ProgrammeState.PAST, ProgrammeState.CANCELLED)


@dataclass(frozen=True, slots=True)
class NewsCard:
    """A piece of news in a list; `photo` leads where there is one."""

    item: news.NewsItem
    path: str
    photo: Picture | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The calendars of one programme, for the chooser: its own one and those of its groups."""

    card: Card
    subscription: Subscription
    group_subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a plain list of speakers, venues or organisations.

    `picture` is the photo or logo beside it. `filed_under` is by what a register sorts it: "Kamp" of Milio van de Kamp.
    """

    title: str
    path: str
    note: str | None
    picture: Picture | None = None
    filed_under: str = ""


@dataclass(frozen=True, slots=True)
class EntrySection:
    """Entries that have something in common: `title` says what, "" where there is nothing to say."""

    title: str
    entries: tuple[Entry, ...]


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
    occasions: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class CalledOff:
    """A session that does not take place: its `title`, its moment in Dutch (`when`), how it is off in `words` ("gaat
    niet door"), the `reason` or None.
    """

    title: str
    when: str
    words: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class AgendaFilter:
    """What the agenda can be narrowed down to: "thema Leren" in a sentence, `label` in a list.

    `key` is what its sessions carry (`membership.keys`), `path` its page, `feed` its calendar file where it has one.
    """

    title: str
    label: str
    key: Key
    path: str
    feed: str | None


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The filters of one sort: `name` is "thema", `title` what it is called above the list, `every` says: no filter."""

    name: KeyName
    title: str
    every: str
    filters: tuple[AgendaFilter, ...]


@dataclass(frozen=True, slots=True)
class DataField:
    """A field of agenda.json."""

    name: str
    explanation: str
