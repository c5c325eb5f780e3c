"""A day on which a programme has several sessions, as a conference has: what is when and where, on one sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.editing.handouts.session_words import short_place, speaker_names, standing
from wijkmakers_site.model import academy
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class DayRow:
    """A session of a day: its `title`, its `hours` in words, `where` it is and `speakers`, each "" where not known.
    `standing` is how certain it is in words, "" where it simply takes place; `is_off`: it does not.
    """

    title: str
    hours: str
    where: str
    speakers: str
    standing: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class DaySheet:
    """All sessions of a `programme` on one `day` (Dutch), in order of time."""

    programme: academy.Programme
    day: str
    rows: tuple[DayRow, ...]


def full_days(material: Material, programme: academy.Programme) -> dict[date, tuple[Occasion, ...]]:
    """The days to come on which it has several sessions, each with those; what lasts for days stands on the first."""
    by_day: dict[date, list[Occasion]] = defaultdict(list)
    for occasion in material.coming(programme.id):
        by_day[occasion.session.first_day].append(occasion)
    return {day: tuple(found) for day, found in by_day.items() if len(found) > 1}


def day_sheet(programme: academy.Programme, day: date, occasions: Sequence[Occasion]) -> DaySheet:
    return DaySheet(programme, dutch.first_up(dutch.long_date(day)), tuple(map(day_row, occasions)))


def day_row(occasion: Occasion) -> DayRow:
    """What a day says of one of its sessions."""
    session = occasion.session
    return DayRow(
        title=f"{occasion.title} ({occasion.group})" if occasion.group else occasion.title,
        hours=_hours(session),
        where=", ".join(filter(None, (short_place(session), session.venue.room if session.venue else None))),
        speakers=dutch.listing(speaker_names(occasion)),
        standing=standing(occasion),
        is_off=session.state.is_off,
    )


def _hours(session: academy.Session) -> str:
    """Of what lasts for days the whole moment."""
    if session.first_day != session.last_day:
        return dutch.when(session)
    return dutch.hours(session.hours) if session.hours else ""
