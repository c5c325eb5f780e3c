"""The mail before a day on which a programme has several sessions: plain text to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.editing.handouts.session_words import ways
from wijkmakers_site.editing.handouts.sheets.day import DayRow, day_row
from wijkmakers_site.editing.handouts.texts.mail import Mail, questions
from wijkmakers_site.model import academy
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch


def day_mail(material: Material, programme: academy.Programme, day: date, occasions: Sequence[Occasion]) -> Mail:
    """The mail before such a day, in the words of those of its sessions."""
    blocks = [
        "Beste deelnemer,",
        f"Dit is het programma van {programme.title} op {dutch.long_date(day)}.",
        "\n".join(_line(row) for row in map(day_row, occasions)),
        *_arrival(occasions),
        "" if programme.draft else f"Meer weten: {material.root.absolute(urls.path_of(programme))}",
        questions(material, programme),
    ]
    return Mail(f"{programme.title}, {dutch.short_date(day)}", "\n\n".join(filter(None, blocks)) + "\n")


def _line(row: DayRow) -> str:
    hours = f"{row.hours}: " if row.hours else ""
    where, speakers = f", {row.where}" if row.where else "", f", met {row.speakers}" if row.speakers else ""
    if row.is_off:
        return f"- {hours}{row.title}: {row.standing[:1].lower()}{row.standing[1:]}"
    return f"- {hours}{row.title}{where}{speakers}{f' ({row.standing.lower()})' if row.standing else ''}"


def _arrival(occasions: Sequence[Occasion]) -> Iterator[str]:
    """How to get there, once for each place."""
    venues = {each.session.venue.id: each.session.venue for each in occasions if each.session.venue}
    for venue in venues.values():
        if told := list(ways(venue)):
            yield "\n".join(
                [f"Zo kom je bij {venue.name}:", *(f"- {name}: {' '.join(text.split())}" for name, text in told)]
            )
