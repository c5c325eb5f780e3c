"""Hours of the day that can be, but that nobody may have meant; and parts of a day beside those of the day itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from wijkmakers_site.model.academy import Hours
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import UpcomingSlot, upcoming_slots
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath

_MORNING = time(6)
_SHORTEST, _LONGEST = timedelta(minutes=15), timedelta(hours=16)  # of what takes place on one day
_SEVERAL_DAYS, _FEW_DAYS = 3, 5  # two days with the night between them may well be one outing
_ONE_BLOCK = "Blijven jullie samen, ook 's nachts? Zet er `# WM390: de reden` achter."
_ANY_DAY = date(2024, 1, 1)  # times can only be subtracted as moments of one day


def odd_hours(content: Content) -> Iterator[Problem]:
    """What takes place on one day begins after six, and lasts a quarter of an hour to sixteen hours."""
    for upcoming in upcoming_slots(content):
        hours = upcoming.slot.hours
        if not hours or upcoming.day != upcoming.last_day or hours.end <= hours.start:
            continue
        cure = f"{_as_afternoon(hours)} Hoort het zo? Zet er `# WM353: de reden` achter."
        if hours.start < _MORNING:
            yield upcoming.slot.problem("tijd", f"Dit begint om {hours.start:%H:%M} uur, in de nacht.", cure)
        elif _length(hours) < _SHORTEST:
            minutes = _length(hours) // timedelta(minutes=1)
            yield upcoming.slot.problem("tijd", f"Dit duurt {minutes} {'minuut' if minutes == 1 else 'minuten'}.", cure)
        elif _length(hours) > _LONGEST:
            message = f"Dit duurt van {hours.start:%H:%M} tot {hours.end:%H:%M} uur: meer dan zestien uur."
            yield upcoming.slot.problem("tijd", message, cure)


def _length(hours: Hours) -> timedelta:
    return datetime.combine(_ANY_DAY, hours.end) - datetime.combine(_ANY_DAY, hours.start)


def _as_afternoon(hours: Hours) -> str:
    """The question after the hours that a clock of twelve hours explains; or else the general cure."""
    if hours.start >= _MORNING:
        return "Verbeter de tijd."
    start = hours.start.hour + 12
    end = hours.end.hour + (12 if hours.end.hour < 12 else 0)
    written = f"{start}:{hours.start:%M}-{end}:{hours.end:%M}"
    later = (start, hours.start.minute) < (end, hours.end.minute)
    return f"Bedoelde je `{written}`?" if later else "Verbeter de tijd."


def days_in_one_block(content: Content) -> Iterator[Problem]:
    """Days with hours of the day are days in calendars too: from the first morning to the last evening is one block,
    the nights included.
    """
    for upcoming in upcoming_slots(content):
        hours, number = upcoming.slot.hours, (upcoming.last_day - upcoming.day).days + 1
        if not hours or number < _SEVERAL_DAYS or hours.end <= hours.start:
            continue
        length = (upcoming.end - upcoming.start) // timedelta(hours=1)
        message = f"In agenda's is dit één blok van {length} uur, ook 's nachts."
        yield upcoming.slot.problem("einddatum", message, f"{_as_days(upcoming)} {_ONE_BLOCK}")


def _as_days(upcoming: UpcomingSlot) -> str:
    """How to write the days apart; only of a few, for a cure is to be copied."""
    number = (upcoming.last_day - upcoming.day).days + 1
    apart = "Is het elke dag? Zet de dagen los"
    if number > _FEW_DAYS or upcoming.slot.module.sessions:
        return f"{apart}, onder `bijeenkomsten`."
    days = (upcoming.day + timedelta(days=each) for each in range(number))
    listed = ", ".join(f"{{id: dag-{each}, datum: {day}}}" for each, day in enumerate(days, 1))
    return f"{apart}: haal `datum` en `einddatum` weg, en schrijf `bijeenkomsten: [{listed}]`."


def parts_of_day(content: Content) -> Iterator[Problem]:
    """The parts of a day lie within its hours, in the order in which they come."""
    for programme, at, module in content.modules():
        timed = [(index, part.hours) for index, part in enumerate(module.parts) if part.hours]
        if not timed or programme.lost((*at, "tijd"), (*at, "onderdelen")):
            continue
        if (module.day or module.sessions) and not _has_hours(module):
            first, last = min(hours.start for _, hours in timed), max(hours.end for _, hours in timed)
            message = "De onderdelen hebben een tijd, maar de module zelf niet: in de agenda duurt ze de hele dag."
            cure = f"Zet erbij: `tijd: {first:%H:%M}-{last:%H:%M}`."
            yield programme.problem((*at, "datum" if module.day else "bijeenkomsten"), message, cure)
        yield from _misplaced(programme, at, module, timed)


def _has_hours(module: ModuleRecord) -> bool:
    return bool(module.hours) or (bool(module.sessions) and all(session.hours for session in module.sessions))


def _misplaced(
    programme: FiledRecord[ProgrammeRecord], at: DataPath, module: ModuleRecord, timed: list[tuple[int, Hours]]
) -> Iterator[Problem]:
    latest = time.min
    for index, hours in timed:
        place = (*at, "onderdelen", index, "tijd")
        if hours.end < hours.start and not module.last_day:
            yield programme.problem(place, "Dit onderdeel eindigt voor het begint.", _swapped(hours))
        elif outside := _outside(module, hours):
            cure = "Verbeter deze tijd, of die van de module."
            yield programme.problem(place, f"Dit onderdeel valt buiten de module, die van {outside} duurt.", cure)
        elif hours.start < latest and not module.last_day:
            cure = "Verbeter de tijd, of zet de onderdelen op volgorde."
            yield programme.problem(place, "Dit onderdeel begint eerder dan het onderdeel erboven.", cure)
        latest = max(latest, hours.start)


def _swapped(hours: Hours) -> str:
    return f"Bedoelde je `{hours.end:%H:%M}-{hours.start:%H:%M}`?"


def _outside(module: ModuleRecord, hours: Hours) -> str:
    """From when to when the module is, where a part lies outside that; "" where it may lie within."""
    own = [session.hours or module.hours for session in module.sessions] or [module.hours]
    known = [each for each in own if each]
    # Of days with hours of their own a part may be of any; what lasts past midnight has no order of times.
    if len(known) != len(own) or module.last_day or any(each.end < each.start for each in known):
        return ""
    start, end = min(each.start for each in known), max(each.end for each in known)
    return "" if start <= hours.start and hours.end <= end else f"{start:%H:%M} tot {end:%H:%M}"
