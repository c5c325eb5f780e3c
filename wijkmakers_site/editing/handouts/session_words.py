"""What is said of a session in words that stand on paper and in a mail alike: whether, when, where, with whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.material import is_concept
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import Fullness, State
from wijkmakers_site.pages.programme_status import joining
from wijkmakers_site.text.words import dutch

STANDINGS = {
    State.CANCELLED: "Gaat niet door",
    State.POSTPONED: "Uitgesteld: de nieuwe datum volgt",
    State.TENTATIVE: "Voorlopig: nog niet zeker",
}


def standing(occasion: Occasion) -> str:
    """How certain a session is, in words; "" where it simply takes place."""
    return "Concept" if is_concept(occasion) else STANDINGS.get(occasion.session.state, "")


def has_door(session: academy.Session) -> bool:
    """Whether one can stand before its door: not where it is by a link alone."""
    return not (session.venue.online if session.venue else session.online)


def place_lines(session: academy.Session) -> tuple[str, ...]:
    """Name, room, street and town, each a line; () where none is known."""
    venue = session.venue
    if venue is None:
        return ("Online",) if session.online else ()
    town = " ".join(filter(None, (venue.postcode, venue.town)))
    return tuple(filter(None, (venue.name, venue.room, venue.address, town, venue.country)))


def moment_lines(session: academy.Timed) -> tuple[str, ...]:
    """When it is, for large type: the day and the hours each a line."""
    hours, first, last = session.hours, session.first_day, session.last_day
    if hours is None:
        return (dutch.first_up(dutch.when(session)),)
    if first == last:
        return dutch.first_up(dutch.long_date(first)), dutch.hours(hours)
    begin, end = f"{hours.start:%H.%M} uur", f"{hours.end:%H.%M} uur"
    return f"{dutch.first_up(dutch.long_date(first))}, {begin}", f"tot {dutch.long_date(last)}, {end}"


def short_place(session: academy.Session) -> str:
    """Name and town in one line; "" where no place is known."""
    venue = session.venue
    if venue is None:
        return "Online" if session.online else ""
    return venue.name if venue.online or not venue.town else f"{venue.name}, {venue.town}"


def ways(venue: people.Venue | None) -> Iterator[tuple[str, str]]:
    """How to come, and who can come in: the name of a way and a text of staff's."""
    if venue is None:
        return
    if venue.arrival:
        named = (
            ("Met de fiets", venue.arrival.bike),
            ("Met de bus", venue.arrival.bus),
            ("Met de auto", venue.arrival.car),
        )
        yield from ((name, text) for name, text in named if text)
    if venue.accessibility:
        yield "Toegankelijkheid", venue.accessibility


def overlap(one: Occasion, other: Occasion) -> bool:
    """Whether they run side by side; what has no hours takes its whole days."""
    first, second = (one, other) if one.starts <= other.starts else (other, one)
    if first.session.hours is None or second.session.hours is None:
        return first.session.last_day >= second.session.first_day
    return first.ends > second.starts


def speaker_names(occasion: Occasion) -> list[str]:
    """Who speaks, each with a role where one is told, once."""
    named = (
        f"{each.speaker.name} ({each.role})" if each.role else each.speaker.name
        for each in occasion.module.appearances
        if not each.is_example
    )
    return list(dict.fromkeys(named))


def part_lines(occasion: Occasion) -> Iterator[str]:
    """The parts of the day, each a line: its hours, its title, who speaks in it."""
    for part in occasion.module.parts:
        hours = f"{dutch.hours(part.hours)}: " if part.hours else ""
        names = dutch.listing([each.speaker.name for each in part.appearances])
        yield f"{hours}{part.title}{f' ({names})' if names else ''}"


def signing_up(programme: academy.Programme, day: date) -> str:
    """When one can sign up, in words that carry their days, so that they stay true; "" where that is over on `day`, or
    not known.
    """
    registration, way = programme.registration, joining(programme)
    if registration is None or states.of_programme(programme)[0].is_off:
        return ""
    first, last = registration.opens, way.last if way else registration.closes
    if (last and last < day) or not (way or last or registration.full):
        return ""
    if registration.full is Fullness.FULL:
        return "Vol: er is geen plek meer"
    what = "Aanmelden voor de wachtlijst kan" if registration.full else "Aanmelden kan"
    days = [f"vanaf {dutch.short_date(first)}"] if first and first > day else []
    days += [f"tot en met {dutch.short_date(last)}"] if last else []
    return " ".join([what, *days])
