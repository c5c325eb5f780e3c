"""What the templates of programmes get: the overview, a programme, a module."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from wijkmakers_site.calendars.changes_atom import Note
from wijkmakers_site.calendars.history.withdrawn import Withdrawn
from wijkmakers_site.calendars.subscribe_links import Subscription
from wijkmakers_site.calendars.timetable import ModuleRow, Occasion
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import academy, enrolment, people
from wijkmakers_site.model.enums import Asker, ProgrammeState, State
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.news import ShownVideo
from wijkmakers_site.pages.views.parts import AskedAfter, Card, Joining, NewsCard, Section
from wijkmakers_site.values import dataclass

_INVITING = (ProgrammeState.OPEN, ProgrammeState.SOON, ProgrammeState.UNDATED)


@dataclass(frozen=True, slots=True)
class Programmes:
    """The overview, whole or of one theme or kind. `narrower` lead to those of one kind or theme, where they differ.

    What is too much for one page has `years` for what is finished, and goes on at pages beside it (`previous` and
    `following`); only one `is_first`.
    """

    title: str
    intro: str | None
    sections: tuple[Section, ...]
    narrower: tuple[Crumb, ...]
    years: tuple[Crumb, ...]
    is_first: bool
    previous: Crumb | None
    following: Crumb | None


@dataclass(frozen=True, slots=True)
class ModuleList:
    """The `modules` on a page of a programme. `reason` is why all of it is off, or not certain yet."""

    modules: tuple[ModuleRow, ...]
    reason: str | None

    @property
    def names_dates(self) -> bool:
        """Whether the table has anything to tell of when: a date, the promise of one, or how certain it is."""
        modules = [row.module for row in self.modules]
        return any(each.sessions or each.date_to_follow or each.state is not State.SCHEDULED for each in modules)

    @property
    def names_places(self) -> bool:
        """Whether the table of dates has a place to tell: a column without one is not printed."""
        days = (occasion.session for row in self.modules for occasion in row.occasions)
        return any(row.venues for row in self.modules) or any(day.venue or day.online for day in days)

    @property
    def names_speakers(self) -> bool:
        return any(row.module.appearances for row in self.modules)


@dataclass(frozen=True, slots=True)
class MoreModules(ModuleList):
    """A further page of a programme whose modules are too many for the first one (`home`). `previous` and `following`
    are the pages beside it, None at the ends.
    """

    home: Crumb
    title: str
    previous: Crumb | None
    following: Crumb | None


@dataclass(frozen=True, slots=True)
class Programme(ModuleList):
    """A programme and all that is known of it. `withdrawn` are sessions that calendars show as called off, and that
    are none of its `modules` any more.

    `module_count` is how many modules there are to be, introduction and closing included: as announced, or as published
    where that is more; `published_modules` are those of them that are known. `joining` is None where nobody can sign up
    any more, or ever. `agenda` is the path of the programme's dates, past and coming, where it has any. `subscription`
    is its own calendar, `group_subscriptions` those of its groups. `faces` are the photos of its speakers, by id, and
    `speakers` is the path of a list of all of them, where they are too many. `venues` is where its modules are, each
    place once. `evaluation` is None once it is closed, too. Modules that are too many go on at the page `following`.
    """

    programme: academy.Programme
    card: Card
    prose: Markup | None
    venues: tuple[people.Venue, ...]
    withdrawn: tuple[Withdrawn, ...]
    module_count: int
    published_modules: int
    joining: Joining | None
    agenda: str | None
    editions: tuple[Card, ...]
    subscription: Subscription | None
    group_subscriptions: tuple[Subscription, ...]
    changes: tuple[Note, ...]
    faces: Mapping[str, Picture]
    photos: tuple[Picture, ...]
    video: ShownVideo | None
    news: tuple[NewsCard, ...]
    speakers: str | None
    evaluation: AskedAfter | None
    following: Crumb | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has been, or is cancelled: then the page does not invite."""
        return self.card.is_over

    @property
    def has_been(self) -> bool:
        """Whether it took place and is over: what is cancelled never was, and of what was announced nobody knows."""
        return self.card.status.state is ProgrammeState.PAST and not self.was_announced

    @property
    def was_announced(self) -> bool:
        """Whether it is over, and no more is known of it than what was announced."""
        return self.card.was_announced

    @property
    def questions(self) -> tuple[enrolment.Question, ...]:
        """Those of its questions that are still asked: of what is over nobody wonders whether to join."""
        return tuple(each for each in self.programme.questions if not (self.is_over and each.asker is Asker.INTERESTED))

    @property
    def invites(self) -> bool:
        """Whether one may still join, as far as is known: what began without a way to sign up, is full or is off says
        for whom it is, and asks nobody.
        """
        long_ago = self.programme.only_announced and self.card.status.state is ProgrammeState.UNDATED
        return self.joining is not None or (self.card.status.state in _INVITING and not long_ago)

    @property
    def offers_calendar(self) -> bool:
        """Whether it invites to subscribe: there are dates, and not all is over."""
        return self.subscription is not None and not self.is_over

    @property
    def labels(self) -> list[str]:
        """Its labels that say more than its kind."""
        return [label for label in self.programme.labels if label.lower() != self.programme.kind]

    @property
    def area(self) -> str | None:
        """For which area it is, where no label above the title says so."""
        return None if self.programme.area in self.labels else self.programme.area

    @property
    def counts_modules(self) -> bool:
        """Whether it comes in numbered modules, or is announced so: a week of days and a day of rooms do not."""
        numbered = sum(row.module.number is not None for row in self.modules)
        return bool(self.programme.announced_modules) or numbered > 1

    @property
    def session_count(self) -> int:
        """How many sessions take place, side by side or not."""
        return sum(len(module.going) for module in self.programme.modules)

    @property
    def tells_for_whom(self) -> bool:
        return bool(self.programme.audience or self.programme.intake_demands or self.programme.outcomes)

    @property
    def tells_registration(self) -> bool:
        """Whether anything is to be said of signing up: of what is over the form alone is not."""
        given = self.programme.registration
        if given is None or self.card.is_off:
            return given is not None
        days = given.opens or given.closes
        numbers = given.places or given.places_per_organisation or given.organisations
        return bool(days or numbers or given.explanation or self.joining or (given.full and not self.is_over))

    @property
    def tells_with_whom(self) -> bool:
        programme = self.programme
        organisations = programme.partners or programme.hosts or programme.commissioner
        return bool(organisations or programme.people or programme.appearances)

    @property
    def tells_how(self) -> bool:
        """Whether it says what taking part asks and gives. When, where and how long stand on top of the page, once."""
        programme = self.programme
        told = programme.attendance_required or programme.study_load or programme.certificate or programme.credits
        return bool(told or programme.extra_meetings or programme.language != "nl")

    @property
    def tells_costs(self) -> bool:
        """Whether there is more to say of the price than the one that stands on top of the page."""
        price = self.programme.price
        return bool(price and (price.early or price.rates or price.explanation))

    @property
    def tells_programme(self) -> bool:
        """Whether there are modules, or there were or are to be."""
        return bool(self.modules or self.module_count or self.withdrawn)

    @property
    def next_edition(self) -> Card | None:
        """For who reads a page of what is over: an edition of its series that is not."""
        return next((card for card in self.editions if self.is_over and not card.is_over), None)


@dataclass(frozen=True, slots=True)
class Module:
    """`withdrawn` are dates that it had and that do not take place, without any word in content.

    `total` is how many numbered modules the programme has or announces.

    `download` is the path of the module's own calendar file, where it takes place and has not been. `faces` are the
    photos of its speakers, by id, and `speakers` is the path of a list of all of them, where they are too many. The
    page has room for its `occasions`: where that are not all, they go on at the page `later`. `evaluation` is None once
    it is closed, too.
    """

    programme: academy.Programme
    programme_path: str
    row: ModuleRow
    withdrawn: tuple[Withdrawn, ...]
    total: int
    prose: Markup | None
    previous: ModuleRow | None
    following: ModuleRow | None
    drawing: str
    download: str | None
    faces: Mapping[str, Picture]
    speakers: str | None
    evaluation: AskedAfter | None
    occasions: tuple[Occasion, ...] = ()
    later: Crumb | None = None

    @property
    def heading(self) -> str | None:
        """What stands above its facts: only what is told below it; None where nothing is."""
        when = self.row.occasions or self.withdrawn or self.row.module.date_to_follow
        where = self.row.module.online or any(each.session.venue or each.session.online for each in self.row.occasions)
        if when:
            return "Wanneer en waar" if where or self.row.venues else "Wanneer"
        return "In het kort" if where or self.has_facts else None

    @property
    def has_facts(self) -> bool:
        """Whether there is more to say of it than when and where."""
        module = self.row.module
        return bool(module.parts or module.group or module.phase or module.themes)


@dataclass(frozen=True, slots=True)
class MoreDays:
    """A further page of a module (`row`) whose days are too many for the first one (`home`), with its `occasions`.
    `previous` and `following` are the pages beside it, None at the ends.
    """

    programme: academy.Programme
    row: ModuleRow
    occasions: tuple[Occasion, ...]
    home: Crumb
    title: str
    previous: Crumb | None
    following: Crumb | None
