"""The site seen from every side: cards of programmes, occasions by speaker, venue and day; made once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from wijkmakers_site.model import academy, enums
from wijkmakers_site.pages import agenda_filters
from wijkmakers_site.pages.programme_status import HEADINGS, at, goes_on, span, timeline, to_come
from wijkmakers_site.pages.views.parts import Card, ModuleRow, Occasion, Section
from wijkmakers_site.pages.views.pictures import Picture
from wijkmakers_site.text import dutch, timezone, urls


@dataclass(slots=True)
class Catalogue:
    """`occasions` are all sessions in order of time; the dictionaries are keyed by id, `by_choice` by `Choice.key`."""

    site: academy.Site
    day: date
    cards: dict[str, Card] = field(default_factory=dict)
    rows: dict[str, tuple[ModuleRow, ...]] = field(default_factory=dict)
    occasions: list[Occasion] = field(default_factory=list)
    by_speaker: dict[str, list[Occasion]] = field(default_factory=lambda: defaultdict(list))
    by_venue: dict[str, list[Occasion]] = field(default_factory=lambda: defaultdict(list))
    by_choice: dict[str, list[Occasion]] = field(default_factory=dict)

    def sections(self, cards: list[Card]) -> tuple[Section, ...]:
        """Cards grouped by where their programmes stand, in the order of `HEADINGS`."""
        return tuple(
            Section(heading, tuple(found))
            for key, heading in HEADINGS.items()
            if (found := [card for card in cards if card.status.key == key])
        )


def split(occasions: Iterable[Occasion], day: date) -> tuple[list[Occasion], list[Occasion]]:
    """What comes and what has been, each in its order; a session counts as coming until its last day is over."""
    coming: list[Occasion] = []
    past: list[Occasion] = []
    for occasion in occasions:
        (coming if occasion.session.last_day >= day else past).append(occasion)
    return coming, past


_NONE: Mapping[str, Any] = MappingProxyType({})


def catalogue(
    site: academy.Site, day: date, drawings: Mapping[str, str] = _NONE, photos: Mapping[str, Picture] = _NONE
) -> Catalogue:
    """Look at every programme once. By its id, for those who show cards: the path of its drawing, its photo."""
    result = Catalogue(site, day)
    for programme in _newest_first(site.programmes):
        drawing, photo = drawings.get(programme.id, ""), photos.get(programme.id)
        result.cards[programme.id] = _card(programme, day, drawing, photo)
        rows = result.rows[programme.id] = tuple(_row(programme, module) for module in programme.modules)
        for row in rows:
            result.occasions += row.occasions
    result.occasions.sort(key=_moment)
    for occasion in result.occasions:
        for speaker_id in dict.fromkeys(each.speaker.id for each in occasion.module.appearances):
            result.by_speaker[speaker_id].append(occasion)
        if occasion.session.venue:
            result.by_venue[occasion.session.venue.id].append(occasion)
    result.by_choice = agenda_filters.cuts(result.occasions)
    return result


def _newest_first(programmes: tuple[academy.Programme, ...]) -> list[academy.Programme]:
    def last_day(programme: academy.Programme) -> date:
        known = span(programme)
        return known[1] if known else date.max

    return sorted(programmes, key=lambda programme: (-last_day(programme).toordinal(), programme.id))


def _moment(occasion: Occasion) -> tuple[float, str]:
    return timezone.starts(occasion.session).timestamp(), occasion.path


def _card(programme: academy.Programme, day: date, drawing: str, photo: Picture | None) -> Card:
    known = span(programme)
    period = (dutch.onward(known[0]) if goes_on(programme) else dutch.period(*known)) if known else None
    course = timeline(programme)
    return Card(programme, urls.path_of(programme), at(course, day), to_come(course, day), period, photo, drawing)


def _row(programme: academy.Programme, module: academy.Module) -> ModuleRow:
    path = urls.module_path(programme, module)
    feed = f"{path}{urls.FEED}" if module.sessions and module.state is not enums.State.DRAFT else None
    heading = f"Module {module.number}" if module.number else module.kind.value.capitalize()
    occasions = tuple(occasion_of(programme, module, session, path) for session in module.sessions)
    return ModuleRow(module, path, heading, occasions, feed)


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
        keys=agenda_filters.keys(programme, module),
    )
