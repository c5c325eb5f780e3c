"""The programmes as lists show them: a card each, and the sessions that each filter of the agenda leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from wijkmakers_site.calendars.history.withdrawn import ByFeed, Shown
from wijkmakers_site.calendars.membership import Key
from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.pages import agenda_filters
from wijkmakers_site.pages.programme_status import HEADINGS, at, goes_on, span, timeline, to_come
from wijkmakers_site.pages.views.parts import Card, Section
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

OF_OTHERS = "Van andere organisatoren"
ANNOUNCED = "Was aangekondigd"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`cards` are keyed by programme id, the newest programme first; `by_series` has those of each series in the same
    order, `by_filter` is keyed by `AgendaFilter.key`.
    """

    cards: dict[str, Card]
    by_series: dict[str | None, list[Card]]
    by_filter: dict[Key, list[Shown]]


def programme_cards(whole: Timetable) -> list[Card]:
    """The newest programme first; without drawing and photo, which are made meanwhile."""
    return [_card(whole, programme) for programme in _newest_first(whole.site.programmes)]


def catalogue(
    bare: Iterable[Card], by_feed: ByFeed, drawings: Mapping[str, str], photos: Mapping[str, Picture]
) -> Catalogue:
    """Of the `bare` cards; by programme id: the path of its drawing, and its photo where there is one."""
    illustrated = (
        replace(each, drawing=drawings[each.programme.id], photo=photos.get(each.programme.id)) for each in bare
    )
    cards = {each.programme.id: each for each in illustrated}
    by_series: dict[str | None, list[Card]] = {}
    for card in cards.values():
        if card.programme.series:
            by_series.setdefault(card.programme.series, []).append(card)
    return Catalogue(cards, by_series, agenda_filters.narrowing(by_feed[urls.FEED]))


def sections(cards: list[Card]) -> tuple[Section, ...]:
    """The cards by where their programmes stand, in the order of `HEADINGS`; those of others make the last group."""
    found = [
        (heading, [card for card in cards if card.status.state is state and not card.others and not card.was_announced])
        for state, heading in HEADINGS.items()
    ]
    found.append((ANNOUNCED, [card for card in cards if card.was_announced and not card.others]))
    found.append((OF_OTHERS, [card for card in cards if card.others]))
    return tuple(Section(heading, tuple(members)) for heading, members in found if members)


def in_sections(cards: list[Card]) -> list[Card]:
    """The cards in the order in which `sections` shows them."""
    return [card for section in sections(cards) for card in section.cards]


def by_school_year(cards: list[Card]) -> tuple[list[Card], dict[str, list[Card]]]:
    """The programmes that are not over, and those that are by the school year of their last day, the latest first."""
    going_on, past = [], dict[str, list[Card]]()
    for card in cards:
        is_past = card.status.state is ProgrammeState.PAST and not card.was_announced
        if is_past and (known := span(card.programme)):
            past.setdefault(dutch.school_year(known[1]), []).append(card)
        else:
            going_on.append(card)
    return going_on, dict(sorted(past.items(), reverse=True))


def _newest_first(programmes: tuple[academy.Programme, ...]) -> list[academy.Programme]:
    def last_day(programme: academy.Programme) -> date:
        known = span(programme)
        return known[1] if known else date.max  # one without dates is most likely the newest

    return sorted(programmes, key=lambda programme: (-last_day(programme).toordinal(), programme.id))


def _card(whole: Timetable, programme: academy.Programme) -> Card:
    known = span(programme)
    period = (dutch.open_period(known[0]) if goes_on(programme) else dutch.period(*known)) if known else None
    course = timeline(programme)
    return Card(
        programme=programme,
        path=urls.path_of(programme),
        status=at(course, whole.day),
        states=to_come(course, whole.day),
        period=period,
        others=programme.organisers if whole.site.is_of_others(programme) else (),
        photo=None,
        drawing="",
    )
