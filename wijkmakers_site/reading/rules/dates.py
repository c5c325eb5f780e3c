"""What dates and times must hold together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.slots import all_slots
from wijkmakers_site.text.timezone import ZONE


def end_before_start(content: Content) -> Iterator[Problem]:
    """What ends, ends after it began."""
    for programme in content.programmes:
        record = programme.record
        if record.starts and record.ends and record.ends < record.starts:
            yield programme.problem(("einddatum",), "De leergang eindigt voor hij begint.", "Wissel de twee datums om.")
        registration = record.registration
        if registration and registration.opens and registration.closes and registration.closes < registration.opens:
            cure = "Verbeter `vanaf` of `tot`."
            yield programme.problem(("aanmelden", "tot"), "Het aanmelden sluit voor het opengaat.", cure)
    for slot in all_slots(content):
        if slot.day and slot.last_day and slot.last_day < slot.day:
            yield slot.problem("einddatum", "De einddatum ligt voor de datum.", "Wissel de twee datums om.")
        elif slot.hours and slot.hours.end < slot.hours.start and slot.last_day in (None, slot.day):
            if slot.is_uncertain:  # the last day that would make it right may be what has the fault
                continue
            cure = "Wissel de tijden om. Duurt het tot na middernacht? Zet dan `einddatum:` op de dag erna."
            yield slot.problem("tijd", "De eindtijd ligt voor de begintijd.", cure)


def outside_programme(content: Content) -> Iterator[Problem]:
    """A module lies between its programme's first and last day."""
    for slot in all_slots(content):
        starts, ends = slot.programme.record.starts, slot.programme.record.ends
        if slot.day and starts and slot.day < starts:
            cure = f"Verbeter de datum, of `begindatum` ({starts}) van de leergang."
            yield slot.problem("datum", "Deze datum ligt voor het begin van de leergang.", cure)
        last, key = (slot.last_day, "einddatum") if slot.last_day else (slot.day, "datum")
        if last and ends and last > ends:
            cure = f"Verbeter de datum, of `einddatum` ({ends}) van de leergang."
            yield slot.problem(key, "Deze datum ligt na het einde van de leergang.", cure)


def time_without_day(content: Content) -> Iterator[Problem]:
    """A last day needs a first one; a module has its own date or a list of days, not both."""
    for programme, at, module in content.modules():
        unread = programme.lost((*at, "datum"), (*at, "bijeenkomsten"))
        if module.last_day and not module.day and not module.sessions and not unread:
            yield programme.problem((*at, "einddatum"), "Hier mist de eerste dag.", "Zet `datum:` erbij.", on_key=True)
        for key, value in (("datum", module.day), ("einddatum", module.last_day)):
            if module.sessions and value:
                message = f"Een module met `bijeenkomsten` heeft zelf geen `{key}`."
                yield programme.problem((*at, key), message, "Zet de datum bij een van de bijeenkomsten.", on_key=True)


def missing_hour(content: Content) -> Iterator[Problem]:
    """The clock jumps from 02:00 to 03:00 on the last Sunday of March: that hour does not exist."""
    for slot in all_slots(content):
        if not slot.day or not slot.hours or slot.is_uncertain:
            continue
        # Begin and end alone: an entry that lasts through that night is an hour shorter, and right.
        for day, clock in ((slot.day, slot.hours.start), (slot.last_day or slot.day, slot.hours.end)):
            if not _exists(datetime.combine(day, clock)):
                message = f"{clock:%H:%M} bestaat niet op {day}: dan gaat de zomertijd in."
                yield slot.problem("tijd", message, "Kies een tijd voor 02:00 of vanaf 03:00.")


def _exists(local: datetime) -> bool:
    """Whether a local time is still itself after a way through UTC; in the hour that is skipped it is not (PEP 495)."""
    return local.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == local


def sessions_in_order(content: Content) -> Iterator[Problem]:
    """Days of one module stand in the order in which they come."""
    for programme, at, module in content.modules():
        latest = date.min
        for index, session in enumerate(module.sessions):
            if session.day < latest:
                place = (*at, "bijeenkomsten", index, "datum")
                yield programme.problem(place, "Deze dag komt voor de vorige in de lijst.", "Zet ze op volgorde.")
            latest = session.day


def too_long(content: Content) -> Iterator[Problem]:
    """One entry lasts at most 31 days; longer is a slip of the pen."""
    for slot in all_slots(content):
        if slot.day and slot.last_day and slot.last_day - slot.day > timedelta(days=31):
            cure = "Verbeter `einddatum`, of maak er losse `bijeenkomsten` van."
            yield slot.problem("einddatum", "Zo duurt dit langer dan een maand.", cure)
