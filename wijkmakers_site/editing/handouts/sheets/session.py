"""What is printed for a session: a sheet for the door, one for the old door, an attendance list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wijkmakers_site.calendars.entries.entry import EntryState
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.before import Before, before
from wijkmakers_site.editing.handouts.material import Material, is_concept
from wijkmakers_site.editing.handouts.session_words import (
    STANDINGS,
    moment_lines,
    overlap,
    part_lines,
    place_lines,
    speaker_names,
    standing,
    ways,
)
from wijkmakers_site.model.academy import SITE_LANGUAGE
from wijkmakers_site.model.enums import State
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_LINES, _MOST_LINES = 24, 300  # on an attendance list: one page where no number is known, and never a whole book
_MOST_DAYS = 5  # of one session that have a column each


@dataclass(frozen=True, slots=True)
class OtherSession:
    """A session beside the one that a sheet is about: its `title`, `when` or at which hours, and `where`; "" where
    that goes without saying.
    """

    title: str
    when: str
    where: str
    language: str = SITE_LANGUAGE


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """What sheets say of a session. `heading` is what stands above its title. `standing` is how certain it is, in
    words, "" where it simply takes place; `is_off`: it does not. `moment` is when and `place` where, line by line;
    `ways` are how to get there (name and text), `parts` how the day goes, `speakers` who speaks. `before` is what was
    told earlier. `address` is that of its page, "" while that is a concept; `code` the QR code (SVG) of it.
    `here` are other sessions at this place that day, `elsewhere` those that run at the same time in another. `notes`
    are for staff alone, and not printed.
    """

    occasion: Occasion
    heading: str
    standing: str
    moment: tuple[str, ...]
    place: tuple[str, ...]
    ways: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    speakers: str
    before: Before
    address: str
    code: str
    here: tuple[OtherSession, ...]
    elsewhere: tuple[OtherSession, ...]
    notes: tuple[str, ...]

    @property
    def is_off(self) -> bool:
        return self.occasion.session.state.is_off

    @property
    def language(self) -> str:
        return self.occasion.language

    @property
    def bare_address(self) -> str:
        return urls.bare(self.address)


@dataclass(frozen=True, slots=True)
class OffSheet:
    """What the door says of a session that does not take place: its `title` in a `language`, its `programme`, the
    `moment` that it had (in Dutch, line by line), how it is off in words (`standing`) and why (`reason`, None where not
    told); what else is there (`here`, `elsewhere`); the `address` of its page as people say it, and its QR code
    (`code`), both "" where there is no page.
    """

    title: str
    programme: str
    moment: tuple[str, ...]
    standing: str
    reason: str | None
    address: str = ""
    code: str = ""
    here: tuple[OtherSession, ...] = ()
    elsewhere: tuple[OtherSession, ...] = ()
    language: str = SITE_LANGUAGE


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """An attendance list of a `sheet`: how many empty `lines` it has, and the days to sign for (`columns`, Dutch)."""

    sheet: SessionSheet
    lines: int
    columns: tuple[str, ...]


def session_sheet(material: Material, occasion: Occasion, code: str) -> SessionSheet:
    """What sheets of a session say; `code` is the QR code of its page, "" for a concept."""
    return SessionSheet(
        occasion=occasion,
        heading=_heading(material, occasion),
        standing=standing(occasion),
        moment=moment_lines(occasion.session),
        place=place_lines(occasion.session),
        ways=tuple(ways(occasion.session.venue)),
        parts=tuple(part_lines(occasion)),
        speakers=dutch.listing(speaker_names(occasion)),
        before=before(material, occasion),
        address="" if is_concept(occasion) else material.root.absolute(occasion.path),
        code=code,
        here=tuple(_here(material, occasion)),
        elsewhere=tuple(_elsewhere(material, occasion)),
        notes=tuple(_notes(material, occasion)),
    )


def off_sheet(sheet: SessionSheet) -> OffSheet:
    """The sheet for the door of a session that content names."""
    occasion = sheet.occasion
    return OffSheet(
        title=occasion.title,
        programme=occasion.programme_title,
        moment=sheet.moment,
        standing=sheet.standing,
        reason=occasion.session.reason,
        address=sheet.bare_address,
        code=sheet.code,
        here=sheet.here,
        elsewhere=sheet.elsewhere,
        language=sheet.language,
    )


def withdrawn_sheet(row: Row) -> OffSheet:
    """The sheet for the door of an entry that is off and that content names no more: its date was taken away."""
    entry = row.entry
    words = STANDINGS[State.POSTPONED if entry.state is EntryState.POSTPONED else State.CANCELLED]
    return OffSheet(entry.title, entry.programme, moment_lines(entry), words, entry.reason)


def attendance_list(sheet: SessionSheet) -> AttendanceList:
    """As many lines as there are places, or a page full where nobody says how many."""
    registration, session = sheet.occasion.programme.registration, sheet.occasion.session
    places = registration.places if registration else None
    if registration and places is None and registration.places_per_organisation and registration.organisations:
        places = registration.places_per_organisation * registration.organisations
    days = (session.last_day - session.first_day).days + 1
    # What lasts past midnight is one evening, however many dates it touches.
    by_night = session.hours is not None and days == 2 and session.hours.end < session.hours.start
    several = 1 < days <= _MOST_DAYS and not by_night
    columns = [_weekday(session.first_day + timedelta(days=number)) for number in range(days)]
    return AttendanceList(sheet, min(places or _LINES, _MOST_LINES), tuple(columns) if several else ("Handtekening",))


def _weekday(day: date) -> str:
    """Such as "do 12 dec": a column has little room."""
    return f"{dutch.WEEKDAYS[day.weekday()][:2]} {day.day} {dutch.short_month(day)}"


def _heading(material: Material, occasion: Occasion) -> str:
    row = next(row for row in material.whole.rows[occasion.programme.id] if row.module.id == occasion.module.id)
    return row.eyebrow or ""


def _here(material: Material, occasion: Occasion) -> Iterator[OtherSession]:
    """Who comes to the same door that day for something else."""
    venue = occasion.session.venue
    for other in _others(material, occasion):
        if venue and not venue.online and other.session.venue and other.session.venue.id == venue.id:
            yield _other(other, "")


def _elsewhere(material: Material, occasion: Occasion) -> Iterator[OtherSession]:
    """Who chose another round of the same programme may stand before this door."""
    for other in _others(material, occasion):
        place = other.session.venue
        same = place is not None and occasion.session.venue is not None and place.id == occasion.session.venue.id
        if other.programme.id == occasion.programme.id and place and not same and overlap(occasion, other):
            yield _other(other, ", ".join(filter(None, (place.name, place.room))))


def _others(material: Material, occasion: Occasion) -> Iterator[Occasion]:
    for other in material.whole.occasions:
        one, two = occasion.session, other.session
        if two.first_day > one.last_day:
            return  # they stand in order of time
        if two is not one and two.last_day >= one.first_day and not (two.state.is_off or is_concept(other)):
            yield other


def _other(occasion: Occasion, where: str) -> OtherSession:
    hours = occasion.session.hours
    one_day = occasion.session.first_day == occasion.session.last_day
    return OtherSession(
        f"{occasion.title} ({occasion.group})" if occasion.group else occasion.title,
        (dutch.hours(hours) if hours else "") if one_day else occasion.when,
        where,
        occasion.language,
    )


def _notes(material: Material, occasion: Occasion) -> Iterator[str]:
    """What staff should know before they print or send it."""
    session, missing = occasion.session, []
    if is_concept(occasion):
        yield "Dit is nog een concept: bezoekers zien het niet, en er is nog geen pagina om naar te verwijzen."
    elif not material.is_online(occasion.path):
        yield "De pagina van deze bijeenkomst is nog niet gepubliceerd. Publiceer voor je dit ophangt of verstuurt."
    if session.state.is_off:
        return
    missing += [] if session.hours else ["de tijd"]
    missing += [] if place_lines(session) else ["de plek"]
    missing += [] if speaker_names(occasion) else ["sprekers"]
    if missing:
        yield f"Nog niet ingevuld: {dutch.listing(missing)}."
