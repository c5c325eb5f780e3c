"""The academy's world as reading hands it on: checked, linked, frozen. No I/O, no libraries.

Dates and times are local to the site (`text/timezone.py`) and naive; only calendars turn them into instants.
Sequences are tuples in the order of the files; text is plain unless its type is `Prose` (Markdown).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, time
from typing import ClassVar, Protocol

from wijkmakers_site.model import enrolment, file_kinds
from wijkmakers_site.model.answers import EntryAnswers
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.model.enrolment import Evaluation, ExtraMeetings, Involved, Load, Price, Question, Registration
from wijkmakers_site.model.enums import Host, ModuleKind, ProgrammeKind, State
from wijkmakers_site.model.news import NewsItem, Video
from wijkmakers_site.model.people import Appearance, Image, Link, Organisation, Prose, Speaker, Venue
from wijkmakers_site.model.website.accessibility import AccessibilityStatement
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.general import Contact, Page, Privacy
from wijkmakers_site.model.website.redirects import OldAddress
from wijkmakers_site.model.website.root_files import RootFile, SecurityContact
from wijkmakers_site.values import dataclass

SITE_LANGUAGE = "nl"  # of every fixed sentence (BCP 47); a programme may have another one


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject of programmes: its `title`, and an `explanation` for its page; None without.

    `id` is its address below `themas/`; `formerly` are earlier ones, the oldest first.
    """

    id: str
    title: str
    explanation: str | None
    formerly: tuple[str, ...] = ()


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
    """A part of the day: its `title` ("Samen eten"), its `hours` where known, and in `appearances` who speaks in it."""

    title: str
    hours: Hours | None
    appearances: tuple[Appearance, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One date in the calendar, from `first_day` to `last_day` (inclusive), at `hours` or for whole days without.

    `id` is empty where the module has just this one; `title` is what this day adds to its module's title, None for
    nothing. `venue` is where to go, `online` the link to take part from elsewhere; None where not known, or not
    possible. `state` is how certain it is and `reason` why it is so, None where not told. `has_own_state`: staff say so
    of this very session; else it follows from its module or programme. `answers` is what staff say of its entry in
    calendars.
    """

    id: str
    title: str | None
    first_day: date
    last_day: date
    hours: Hours | None
    venue: Venue | None
    online: str | None
    state: State
    reason: str | None
    has_own_state: bool
    answers: EntryAnswers = field(default_factory=EntryAnswers)


@dataclass(frozen=True, slots=True)
class Group:
    """Participants with modules of their own: the `title` that they know, the `id` in their feed's address.

    `formerly` are earlier ids, the oldest first.
    """

    id: str
    title: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleAddress:
    """Where a module stands, or stood: the id of its `programme`, and its own `id` there."""

    programme: str
    id: str


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a programme. Without `sessions` its date is not known.

    `id` is its address below the programme; `formerly` is where else it may have stood, the latest first: under ids of
    its own, of its programme and of programmes that it left. `number` counts the modules proper (`ModuleKind.MODULE`)
    from 1; others have None. `phase` is a heading above it. `state` is what staff say of it, of its programme, or of
    all its sessions alike, and `reason` why it is so. `group`: only for them; None: for all. `themes` are its own,
    empty where they are its programme's. `venue` and `online` hold for sessions without their own. `date_to_follow`: it
    has no session yet, and a date is promised. `parts` are those of its day. `appearances` tell who contributes, those
    of its parts included, `points` what it is about, `preparation` what to do before, `materials` what to read,
    `evaluation` what is asked after it.
    """

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
    date_to_follow: bool
    venue: Venue | None
    online: str | None
    parts: tuple[Part, ...]
    appearances: tuple[Appearance, ...]
    points: tuple[str, ...]
    preparation: str | None
    materials: tuple[Link, ...]
    evaluation: Evaluation | None
    prose: Prose | None
    formerly: tuple[ModuleAddress, ...]

    @property
    def going(self) -> tuple[Session, ...]:
        """Its sessions that take place on the day they have."""
        return tuple([session for session in self.sessions if not session.state.is_off])


@dataclass(frozen=True, slots=True)
class Programme:
    """What one takes part in. None and () are what is not known or not so; pages say nothing of it.

    `id` is its address below `leergangen/`; `formerly` are earlier ones, the oldest first. `title`, `summary` (one
    sentence) and `tagline` introduce it; `prose` is the text of its page. `state` is what staff say of the whole, and
    `reason` why it is so. `series` binds editions together, `edition` names this one ("2024-2025"). `labels` and `area`
    are words beside the themes. `audience`: for whom; `intake_demands`: what is asked of them; `outcomes`: what they
    can afterwards. `commissioner` asked for it, `organisers` run it, `partners` help; participants work at the `hosts`;
    `people` are who to turn to. `appearances` are speakers of the whole programme. `starts` and `ends` (inclusive) are
    as announced, also before sessions are planned; `duration` says it in words. `dates_to_follow`: more dates are
    promised. Where dates do not tell, `running` says that it runs, and `begun` when it began ("september 2025"; "":
    nobody knows when). `only_announced`: no more is known than what was announced, not whether it took place.
    `study_load` is in hours beside the sessions. `attendance_required`: one has to be there; `certificate`: what one
    gets; `credits`: how many, in words ("3 EC"). `venue` holds for modules without a place of their own. `language` is
    a BCP 47 tag ("nl"). `announced_modules` is how many there are to be, introduction and closing included.
    `evaluation` is asked after it. `draft`: seen in the preview only.
    """

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
    hosts: tuple[enrolment.Hosting, ...]
    people: tuple[Involved, ...]
    appearances: tuple[Appearance, ...]
    state: State
    reason: str | None
    starts: date | None
    ends: date | None
    dates_to_follow: bool
    running: bool
    begun: str | None
    only_announced: bool
    duration: str | None
    registration: Registration | None
    price: Price | None
    study_load: Load | None
    attendance_required: bool
    certificate: str | None
    credits: str | None
    venue: Venue | None
    language: str
    extra_meetings: tuple[ExtraMeetings, ...]
    groups: tuple[Group, ...]
    announced_modules: int | None
    image: Image | None
    photos: tuple[Image, ...]
    video: Video | None
    questions: tuple[Question, ...]
    evaluation: Evaluation | None
    draft: bool
    modules: tuple[Module, ...]
    prose: Prose | None
    formerly: tuple[str, ...]


Thing = Programme | Speaker | Venue | Organisation | Page | NewsItem  # what has a file and a page of its own
HasProse = Thing | Module


@dataclass(frozen=True, slots=True)
class Site:
    """Everything. `url` is absolute and ends in `/`; its path is the base path of every address on the site.

    `name`, `motto` and `summary` introduce it; `menu` are the links at the top of each page, `footer` those at its
    bottom. `organisation` is whose site it is, None where nobody says so; `funders` pay for it. `privacy` is what is
    kept of visitors. `themes` stand in order of `site.yaml`, and `programmes`, `speakers`, `venues`, `organisations`
    and `pages` in order of their ids. `text_images` are the pictures that texts show: what they say of them (`alt`,
    `caption`) stands there. `downloads` are the documents that visitors may open. `synonyms` are words that mean the
    same to who searches, a group each. `old_addresses` are those of a site of before, in the order of their file.
    `root_files` are given for the root of the site as they are; `host` is what serves the site, `security` whom to tell
    of a hole in it, `cms` what else changes its files; each None where nobody says so.
    """

    name: str
    motto: str | None
    summary: str
    url: str
    organisation: Organisation | None
    contact: Contact | None
    privacy: Privacy | None
    funders: tuple[Organisation, ...]
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    accessibility: AccessibilityStatement | None
    themes: tuple[Theme, ...]
    programmes: tuple[Programme, ...]
    speakers: tuple[Speaker, ...]
    venues: tuple[Venue, ...]
    organisations: tuple[Organisation, ...]
    pages: tuple[Page, ...]
    news: tuple[NewsItem, ...]
    text_images: tuple[Image, ...]
    downloads: tuple[Download, ...]
    synonyms: tuple[tuple[str, ...], ...]
    old_addresses: tuple[OldAddress, ...]
    root_files: tuple[RootFile, ...]
    host: Host | None
    security: SecurityContact | None
    cms: Cms | None

    def is_of_others(self, programme: Programme) -> bool:
        """Whether others than the site's organisation and its parts organise it; never where that is not known."""
        return bool(self.organisation and programme.organisers) and not any(
            self.organisation in organiser.lineage for organiser in programme.organisers
        )

    def gives(self, path: str) -> bool:
        """Whether staff give a file for the root of the site at `path`, such as an icon."""
        return any(file.path == path for file in self.root_files)

    @property
    def links(self) -> Iterator[Link]:
        """All that facts give on pages, in the menu and at the bottom of each."""
        examinations = self.accessibility.examinations if self.accessibility else ()
        yield from (*self.menu, *self.footer, *(each.report for each in examinations if each.report))
        yield from (link for speaker in self.speakers for link in speaker.links)
        yield from (link for programme in self.programmes for module in programme.modules for link in module.materials)

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that has a file and a page of its own."""
        return (*self.programmes, *self.speakers, *self.venues, *self.organisations, *self.pages, *self.news)
