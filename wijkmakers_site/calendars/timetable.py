"""All sessions of the site, each with its module and programme: in order of time, and by programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from typing import Protocol, TypeVar

from wijkmakers_site.calendars import membership
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.enums import State
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_NEAREST = 6  # days of one module in a list of modules, where it has more than twice as many


class Timed(Protocol):
    """What lists put in order of time: a session, and the page that tells of it."""

    @property
    def session(self) -> academy.Session: ...

    @property
    def path(self) -> str: ...

    def has_been(self, day: date) -> bool: ...


T = TypeVar("T", bound=Timed)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session with its module and programme: an entry of the calendar, a row of the agenda.

    `path` is the module's page, `programme_path` the programme's. `when` is Dutch and whole ("donderdag 12 december
    2024, 13.00 tot 19.30 uur"); `starts` and `ends` are the same moments for `<time datetime>` (ISO 8601, with UTC
    offset where there is a time of day). `group` is the title of the only group it is for. `keys` are what it belongs
    to (`membership.keys`), `feeds` the calendar files that it stands in, by path (`membership.feeds`).
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
    keys: tuple[membership.Key, ...]
    feeds: tuple[str, ...]

    @property
    def themes(self) -> list[str]:
        """The titles of the module's own themes, or else of its programme's."""
        return [theme.title for theme in self.module.themes or self.programme.themes]

    @property
    def programme_title(self) -> str:
        return self.programme.title

    @property
    def language(self) -> str:
        """That of its titles (BCP 47)."""
        return self.programme.language

    @property
    def title(self) -> str:
        return f"{self.module.title}: {self.session.title}" if self.session.title else self.module.title

    def has_been(self, day: date) -> bool:
        """Whether its last day lies before `day`."""
        return self.session.last_day < day

    def was_announced(self, day: date) -> bool:
        """Whether its day is over, and nobody knows whether it took place."""
        return self.programme.only_announced and self.has_been(day) and not self.session.state.is_off


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module in its programme's time line. `heading` is "Module 4" or the kind ("Introductie").

    `path` is its page, `feed` its calendar file; None for a concept and for a module without a date. `language` is that
    of its texts (BCP 47).
    """

    module: academy.Module
    path: str
    heading: str
    occasions: tuple[Occasion, ...]
    feed: str | None
    language: str = academy.SITE_LANGUAGE

    @property
    def eyebrow(self) -> str | None:
        """The heading, for above the title; None where the title says it already."""
        return self.heading if self.heading != self.module.title else None

    @property
    def venues(self) -> tuple[people.Venue, ...]:
        """Where its sessions are that take place, or all where none does; without any the module's. Each once."""
        sessions = self.module.going or self.module.sessions
        found = [session.venue for session in sessions] or [self.module.venue]
        return tuple({venue.id: venue for venue in found if venue}.values())

    def nearest(self, day: date) -> tuple[Occasion, ...]:
        """Those that a list of modules has room for: all, or of very many the next ones, else the last."""
        if len(self.occasions) <= 2 * _NEAREST:
            return self.occasions
        coming = [each for each in self.occasions if not each.has_been(day)]
        return tuple(coming[:_NEAREST]) or self.occasions[-_NEAREST:]

    def has_been(self, day: date) -> bool:
        """So for a module: of its sessions those count that take place, all where none does."""
        count = [each for each in self.occasions if not each.session.state.is_off] or self.occasions
        return bool(count) and all(occasion.has_been(day) for occasion in count)


@dataclass(slots=True, eq=False)  # compared and hashed by identity, so that `lru_cache` can keep what follows from it
class Timetable:
    """`rows` are keyed by programme id; `occasions` stand in order of time.

    `day` is the local day the site is made for.
    """

    site: academy.Site
    day: date
    rows: dict[str, tuple[ModuleRow, ...]] = field(default_factory=dict)
    occasions: list[Occasion] = field(default_factory=list)


def timetable(site: academy.Site, day: date) -> Timetable:
    result = Timetable(site, day)
    for programme in site.programmes:
        rows = result.rows[programme.id] = tuple(_row(programme, module) for module in programme.modules)
        for row in rows:
            result.occasions += row.occasions
    result.occasions = in_order(result.occasions)
    return result


def split(occasions: Iterable[T], day: date) -> tuple[list[T], list[T]]:
    """What comes and what has been, each in its order; a session counts as coming until its last day is over."""
    coming: list[T] = []
    past: list[T] = []
    for occasion in occasions:
        (past if occasion.has_been(day) else coming).append(occasion)
    return coming, past


def in_order(occasions: Iterable[T]) -> list[T]:
    """By the moment at which they begin."""
    return sorted(occasions, key=lambda each: (timezone.starts(each.session).timestamp(), each.path))


def _row(programme: academy.Programme, module: academy.Module) -> ModuleRow:
    path = urls.module_path(programme, module)
    feed = f"{path}{urls.FEED}" if module.sessions and module.state is not State.DRAFT else None
    heading = f"Module {module.number}" if module.number else module.kind.value.capitalize()
    occasions = tuple(occasion_of(programme, module, session, path) for session in module.sessions)
    return ModuleRow(module, path, heading, occasions, feed, programme.language)


def occasion_of(programme: academy.Programme, module: academy.Module, session: academy.Session, path: str) -> Occasion:
    starts, ends = timezone.iso(session)
    return Occasion(
        programme=programme,
        module=module,
        session=session,
        path=path,
        programme_path=urls.path_of(programme),
        when=dutch.when(session),
        starts=starts,
        ends=ends,
        group=module.group.title if module.group else None,
        keys=membership.keys(programme, module),
        feeds=tuple(membership.feeds(programme, module, session)),
    )
