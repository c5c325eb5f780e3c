"""The academy's world as reading hands it on: checked, linked, frozen. No I/O, no libraries.

Dates and times are local to the site (`TIME_ZONE`) and naive; only calendars turn them into instants.
Sequences are tuples in the order of the files; text is plain unless its type is `Prose` (Markdown).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import ClassVar, Protocol

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.enums import Compliance, ModuleKind, ProgrammeKind, Role, State, Vat
from wijkmakers_site.model.people import Appearance, Image, Link, Organisation, Prose, Speaker, Venue

TIME_ZONE = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    title: str
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Hours:
    """From `start` to `end`; `end` may be earlier in the day where the session lasts past midnight."""

    start: time
    end: time


class Timed(Protocol):
    """What takes place from `first_day` to `last_day` (inclusive), local: at `hours`, or whole days without them."""

    @property
    def first_day(self) -> date: ...

    @property
    def last_day(self) -> date: ...

    @property
    def hours(self) -> Hours | None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: "Samen eten"."""

    title: str
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class Session:
    """One date in the calendar. `id` is empty where the module has just this one. `last_day` is inclusive."""

    id: str
    title: str | None
    first_day: date
    last_day: date
    hours: Hours | None
    venue: Venue | None
    online: str | None


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Module:
    """`number` counts the modules proper (`ModuleKind.MODULE`) from 1. Without sessions its date is to follow."""

    id: str
    title: str
    kind: ModuleKind
    number: int | None
    summary: str | None
    phase: str | None
    state: State
    reason: str | None
    group: Group | None
    themes: tuple[Theme, ...]
    sessions: tuple[Session, ...]
    venue: Venue | None
    online: str | None
    parts: tuple[Part, ...]
    appearances: tuple[Appearance, ...]
    points: tuple[str, ...]
    preparation: str | None
    materials: tuple[Link, ...]
    prose: Prose | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody who runs the programme. Without `name` the organisation itself is meant."""

    role: Role
    name: str | None
    organisation: Organisation | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Registration:
    """How to sign up. `closes` is the last day on which it is possible."""

    link: str | None
    opens: date | None
    closes: date | None
    places: int | None
    places_per_organisation: int | None
    organisations: int | None
    full: bool
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Price:
    amount: Decimal
    vat: Vat | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of one's own time, from `low` to `high` (the same where one number is known)."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class ExtraMeetings:
    """Meetings outside the modules: work sessions, intervision. `length` is in hours."""

    kind: ModuleKind
    count: int | None
    length: Decimal | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Programme:
    file_kind: ClassVar = file_kinds.PROGRAMME

    id: str
    title: str
    summary: str
    tagline: str | None
    kind: ProgrammeKind
    series: str | None
    edition: str | None
    themes: tuple[Theme, ...]
    labels: tuple[str, ...]
    area: str | None
    audience: tuple[str, ...]
    intake_demands: tuple[str, ...]
    outcomes: tuple[str, ...]
    commissioner: Organisation | None
    organisers: tuple[Organisation, ...]
    partners: tuple[Organisation, ...]
    hosts: tuple[Organisation, ...]
    people: tuple[Involved, ...]
    appearances: tuple[Appearance, ...]
    starts: date | None
    ends: date | None
    duration: str | None
    registration: Registration | None
    price: Price | None
    study_load: Load | None
    attendance_required: bool
    certificate: str | None
    language: str
    extra_meetings: tuple[ExtraMeetings, ...]
    groups: tuple[Group, ...]
    announced_modules: int | None
    image: Image | None
    questions: tuple[Question, ...]
    draft: bool
    modules: tuple[Module, ...]
    prose: Prose | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of its own, such as 'Over Wijkmakers'."""

    file_kind: ClassVar = file_kinds.PAGE

    id: str
    title: str
    summary: str | None
    prose: Prose | None
    formerly: tuple[str, ...]


Thing = Programme | Speaker | Venue | Organisation | Page  # what has a file and a page of its own
HasProse = Thing | Module


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Examination:
    """One test of the site's accessibility: what was looked at and how, on which day, and what came of it."""

    subject: str
    day: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who signed the accessibility statement: a function ("directeur"), not a name."""

    function: str
    day: date


@dataclass(frozen=True, slots=True)
class AccessibilityStatement:
    """What may be said at `/toegankelijkheid/`, after the Dutch model (Besluit digitale toegankelijkheid overheid)."""

    status: Compliance
    drawn_up: date
    reviewed: date | None
    approval: Approval | None
    examinations: tuple[Examination, ...]
    limitations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything. `url` is absolute and ends in `/`; its path is the base path of every address on the site."""

    name: str
    motto: str | None
    summary: str
    url: str
    contact: Contact | None
    menu: tuple[Link, ...]
    accessibility: AccessibilityStatement | None
    themes: tuple[Theme, ...]
    programmes: tuple[Programme, ...]
    speakers: tuple[Speaker, ...]
    venues: tuple[Venue, ...]
    organisations: tuple[Organisation, ...]
    pages: tuple[Page, ...]

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that has a file and a page of its own."""
        return (*self.programmes, *self.speakers, *self.venues, *self.organisations, *self.pages)
