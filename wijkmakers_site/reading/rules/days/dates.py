"""What dates and times must hold together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from wijkmakers_site.model.academy import Hours
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.periods import periods
from wijkmakers_site.reading.rules.days.slots import Slot, all_slots, days_of
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.text.timezone import ZONE

LONGEST = timedelta(days=31)  # of one entry
_MANY = 3  # dates outside the programme: so many slips of the pen are rather one, in the programme's own date
_ANOTHER_PROGRAMME = timedelta(days=2 * 365)  # so far from its programme no module is: it is the day that is wrong
_EVENING, _MORNING = time(18), time(6)


def end_before_start(content: Content) -> Iterator[Problem]:
    """What ends, ends after it began."""
    for programme in content.programmes:
        starts, ends = programme.record.starts, programme.record.ends
        if starts and ends and ends < starts:
            key, cure = _of_programme(programme.record, starts, ends)
            yield programme.problem((key,), "De leergang eindigt voor hij begint.", cure)
        registration = programme.record.registration
        if registration and registration.opens and registration.closes and registration.closes < registration.opens:
            cure = _swapped("vanaf", registration.closes, "tot", registration.opens)
            yield programme.problem(("aanmelden", "tot"), "Het aanmelden sluit voor het opengaat.", cure)
        for period in periods(programme):
            if period.starts and period.ends and period.ends < period.starts:
                cure = _swapped("vanaf", period.ends, "tot", period.starts)
                yield programme.problem((*period.at, "tot"), "Deze periode eindigt voor zij begint.", cure)
    for slot in all_slots(content):
        if slot.day and slot.last_day and slot.last_day < slot.day:
            cure = _days_of_slot(slot, slot.day, slot.last_day)
            yield slot.problem("einddatum", "De einddatum ligt voor de datum.", cure)
        elif slot.hours and slot.hours.end < slot.hours.start and slot.last_day in (None, slot.day):
            if slot.is_uncertain:  # the last day that would make it right may be what has the fault
                continue
            yield slot.problem("tijd", "De eindtijd ligt voor de begintijd.", _hours_of_slot(slot, slot.hours))


def _of_programme(record: ProgrammeRecord, starts: date, ends: date) -> tuple[str, str]:
    """(key, cure) of a programme that ends first: the dates of its modules tell which of the two is wrong."""
    days = days_of(record)
    if days and starts <= min(days):  # the first day fits, so it is the last that is wrong
        return "einddatum", f"Bedoelde je `{_in_year_of(ends, max(days), max(days), date.max)}`?"
    if all(ends <= day <= starts for day in days):
        return "einddatum", _swapped("begindatum", ends, "einddatum", starts)
    first, last = min(days), max(days)
    if starts > first:
        return "begindatum", f"Bedoelde je `{_in_year_of(starts, first, date.min, first)}`?"
    return "einddatum", f"Bedoelde je `{_in_year_of(ends, last, last, date.max)}`?"


def _in_year_of(day: date, other: date, earliest: date, latest: date) -> date:
    """The day in the year of another one, where a slip of the year explains it; else that other day itself."""
    for year in (other.year, other.year + 1, other.year - 1):
        with suppress(ValueError):
            if earliest <= day.replace(year=year) <= latest:
                return day.replace(year=year)
    return other


def _swapped(first_key: str, first: date, last_key: str, last: date) -> str:
    return f"Wissel ze om: `{first_key}: {first}` en `{last_key}: {last}`."


def _days_of_slot(slot: Slot, day: date, last_day: date) -> str:
    """The cure for a last day before the first: swapped where that can be, another year, or no last day at all."""
    if day - last_day <= LONGEST and _within_programme(slot, last_day) and _within_programme(slot, day):
        return _swapped("datum", last_day, "einddatum", day)
    with suppress(ValueError):
        if timedelta() <= last_day.replace(year=day.year) - day <= LONGEST:
            return f"Bedoelde je `{last_day.replace(year=day.year)}`?"
    return "Duurt het één dag? Haal de regel weg. Zo niet, verbeter de einddatum."


def _within_programme(slot: Slot, day: date) -> bool:
    record = slot.programme.record
    return (record.starts or day) <= day <= (record.ends or day)


def _hours_of_slot(slot: Slot, hours: Hours) -> str:
    """The cure for an end before the beginning: after midnight, by a clock of twelve hours, or the two swapped."""
    start, end = f"{hours.start:%H:%M}", f"{hours.end:%H:%M}"
    if hours.start >= _EVENING and hours.end <= _MORNING and slot.day:
        day = slot.day + timedelta(days=1)
        return f"Duurt het tot na middernacht? Zet bij deze datum `einddatum: {day}`. Zo niet, verbeter de tijd."
    if hours.end.hour < 12 and hours.end.replace(hour=hours.end.hour + 12) > hours.start:
        return f"Bedoelde je `{start}-{hours.end.hour + 12}:{hours.end:%M}`?"
    return f"Bedoelde je `{end}-{start}`?"


def outside_programme(content: Content) -> Iterator[Problem]:
    """A module lies between its programme's first and last day."""
    slots = defaultdict(list)
    for slot in all_slots(content):
        slots[slot.programme.id].append(slot)
    for programme in content.programmes:
        starts, ends = programme.record.starts, programme.record.ends
        if starts and ends and ends < starts:  # which was told; which of the two is wrong, nobody knows
            continue
        yield from _outside(programme, slots[programme.id], "begindatum", starts)
        yield from _outside(programme, slots[programme.id], "einddatum", ends)


def _outside(
    programme: FiledRecord[ProgrammeRecord], slots: list[Slot], bound_key: str, bound: date | None
) -> Iterator[Problem]:
    """On one side. Where most are outside, or many by no slip of their own, the bound is wrong: one message says so."""
    if bound is None:
        return
    before = bound_key == "begindatum"
    dated = [(slot, _last_day(slot, before=before)) for slot in slots if slot.day]
    outside = [(slot, key, day) for slot, (key, day) in dated if (day < bound if before else day > bound)]
    explained = sum(bool(_within(programme.record, day)) for _, _, day in outside)
    if len(outside) >= _MANY and (2 * len(outside) > len(dated) or 2 * explained < len(outside)):
        furthest = min(day for _, _, day in outside) if before else max(day for _, _, day in outside)
        side = "voor deze begindatum" if before else "na deze einddatum"
        message = f"{len(outside)} van de {len(dated)} bijeenkomsten zijn {side}."
        yield programme.problem((bound_key,), message, f"Bedoelde je `{furthest}`?")
        return
    side = "voor het begin" if before else "na het einde"
    for slot, key, day in outside:
        cure = _within(programme.record, day) or "Verbeter de datum."
        if abs(day - bound) < _ANOTHER_PROGRAMME:
            cure += f" Klopt die? Schrijf dan bij de leergang `{bound_key}: {day}`."
        yield slot.problem(key, f"Deze datum ligt {side} van de leergang.", cure)


def _last_day(slot: Slot, *, before: bool) -> tuple[str, date]:
    """(key, day) of what may lie before the first day of a programme, or after its last."""
    assert slot.day
    return ("einddatum", slot.last_day) if slot.last_day and not before else ("datum", slot.day)


def _within(record: ProgrammeRecord, day: date) -> str:
    """The question after the day in the programme that a slip of the year, or of day and month, explains; or ""."""
    first, last = record.starts or date.min, record.ends or date.max
    for year, month, number in (
        (first.year, day.month, day.day), (last.year, day.month, day.day), (day.year, day.day, day.month),
    ):  # fmt: skip
        with suppress(ValueError):
            if first <= date(year, month, number) <= last:
                return f"Bedoelde je `{date(year, month, number)}`?"
    return ""


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
        ends = slot.programme.record.ends or date.max  # of what ends after that, that was told
        if slot.day and slot.last_day and slot.last_day - slot.day > LONGEST and slot.last_day <= ends:
            cure = "Verbeter `einddatum`, of maak er losse `bijeenkomsten` van."
            yield slot.problem("einddatum", "Zo duurt dit langer dan een maand.", cure)
