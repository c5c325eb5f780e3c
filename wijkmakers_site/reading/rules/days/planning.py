"""Dates that can be, but that nobody may have meant."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.days.holidays import KNOWN_UNTIL, public_holidays, school_holiday
from wijkmakers_site.reading.rules.days.slots import FAR, MAIN_KINDS, UpcomingSlot, upcoming_slots
from wijkmakers_site.text.timezone import ZONE, comes_twice
from wijkmakers_site.text.words.dutch import WEEKDAYS, short_date

_SAME_WEEKDAY = 4  # modules; with fewer there is no custom to break


def modules_in_order(content: Content) -> Iterator[Problem]:
    """Modules stand in the order in which they come; each group and each kind beside them has an order of its own."""
    orders: dict[tuple[str, str | None, str], list[UpcomingSlot]] = defaultdict(list)
    for upcoming in upcoming_slots(content):
        module = upcoming.slot.module
        kind = "module" if module.kind in MAIN_KINDS else module.kind.value
        order = orders[upcoming.slot.programme.id, module.group, kind]
        # Days of one module have a rule of their own (`dates.sessions_in_order`).
        if (not order or order[-1].slot.module is not module) and _within_programme(upcoming):
            order.append(upcoming)
    for order in orders.values():
        yield from _out_of_order(order)


def _within_programme(upcoming: UpcomingSlot) -> bool:
    """Whether it is between the first and the last day: of what is not, that was told (`dates.outside_programme`)."""
    record = upcoming.slot.programme.record
    return (record.starts or date.min) <= upcoming.day <= (record.ends or date.max)


def _out_of_order(order: list[UpcomingSlot]) -> Iterator[Problem]:
    """Those that must move for the others to be in order: as few as possible, because one wrong date is one mistake."""
    kept = _longest_in_order([upcoming.day for upcoming in order])
    for index, upcoming in enumerate(order):
        if index in kept:
            continue
        earlier = [order[at] for at in kept if at < index and order[at].day > upcoming.day]
        later = [order[at] for at in kept if at > index and order[at].day < upcoming.day]
        other, than = (earlier[-1], "eerder") if earlier else (later[0], "later")
        below = "" if earlier else ", die eronder staat"
        day, other_day = short_date(upcoming.day), short_date(other.day)
        message = f'Deze module ({day}) is {than} dan "{other.slot.title}" ({other_day}){below}.'
        yield upcoming.slot.problem("datum", message, "Verbeter de datum, of zet de modules op volgorde.")


def _longest_in_order(days: Sequence[date]) -> list[int]:
    """The positions of the most days that are in order as they stand; of two that are swapped the first.

    From the last to the first, with for each length the latest day that a row of it can begin with.
    """
    beginnings: list[int] = []  # minus the day's number, so that they go up
    rows: list[list[int]] = [[]]
    for index in range(len(days) - 1, -1, -1):
        number = -days[index].toordinal()
        length = bisect_right(beginnings, number)
        row = [index, *rows[length]]
        if length == len(beginnings):
            beginnings.append(number)
            rows.append(row)
        else:
            beginnings[length], rows[length + 1] = number, row
    return rows[-1]


def double_hour(content: Content) -> Iterator[Problem]:
    """In the night of the last Sunday of October the hour from 02:00 to 03:00 comes twice."""
    for upcoming in upcoming_slots(content):
        moments = (moment.replace(tzinfo=ZONE) for moment in (upcoming.start, upcoming.end))
        if upcoming.slot.hours and any(map(comes_twice, moments)):
            message = (
                "Die nacht gaat de wintertijd in: het uur van 02:00 tot 03:00 komt twee keer. "
                "De agenda neemt de eerste keer."
            )
            yield upcoming.slot.problem("tijd", message, "Kies een tijd voor 02:00 of vanaf 03:00.")


def on_public_holiday(content: Content) -> Iterator[Problem]:
    """Nothing takes place on a public holiday, unless on purpose."""
    slots = upcoming_slots(content)
    holidays = public_holidays({year for upcoming in slots for year in (upcoming.day.year, upcoming.last_day.year)})
    for upcoming in slots:
        if day := next((day for day in _days(upcoming) if day in holidays), None):
            message = f"{short_date(day)} is een feestdag: {holidays[day]}."
            yield upcoming.slot.problem(
                "datum", message, "Kies een andere dag. Hoort het zo? Zet er `# WM306: de reden` achter."
            )


def in_school_holiday(content: Content) -> Iterator[Problem]:
    """In the school holidays of the north many participants are away."""
    for upcoming in upcoming_slots(content):
        if holiday := next(filter(None, map(school_holiday, (upcoming.day, upcoming.last_day))), None):
            message = f"{short_date(upcoming.day)} valt in de {holiday} van regio Noord."
            yield upcoming.slot.problem(
                "datum", message, "Kies een andere dag. Hoort het zo? Zet er `# WM307: de reden` achter."
            )


def beyond_school_holidays(content: Content) -> Iterator[Problem]:
    """Where the table of school holidays ends, staff look for themselves: told once for each programme."""
    told = set[str]()
    for upcoming in upcoming_slots(content):
        programme = upcoming.slot.programme.id
        is_far = upcoming.day - content.day > FAR  # a slip in the year, which is told as such
        if upcoming.last_day > KNOWN_UNTIL and not is_far and programme not in told:
            told.add(programme)
            last, day = short_date(KNOWN_UNTIL), short_date(upcoming.day)
            message = f"Het programma kent de schoolvakanties tot en met {last}, en kijkt {day} dus niet na."
            cure = (
                "Kijk zelf op rijksoverheid.nl/onderwerpen/schoolvakanties, ook voor latere data. "
                "Zet er `# WM446: nagekeken` achter."
            )
            yield upcoming.slot.problem("datum", message, cure)


def _days(upcoming: UpcomingSlot) -> Iterator[date]:
    # An entry of more than 31 days is an error already (`dates.too_long`); its days need not be gone through.
    for number in range(min((upcoming.last_day - upcoming.day).days, 31) + 1):
        yield upcoming.day + timedelta(days=number)


def other_weekday(content: Content) -> Iterator[Problem]:
    """A programme keeps to its weekday: where at least four modules share one, a single other day is no accident."""
    by_programme: dict[str, list[int]] = defaultdict(list)
    for programme, at, module in content.modules():
        if programme.lost((*at, "datum"), (*at, "bijeenkomsten"), ("modules",)):
            by_programme[programme.id] += range(7)  # its day may be any: then no other one is the odd one out
        first = module.day or (module.sessions[0].day if module.sessions else None)
        if first and module.kind in MAIN_KINDS:
            by_programme[programme.id].append(first.weekday())
    odd = {}
    for id, weekdays in by_programme.items():
        counted = Counter(weekdays).most_common()
        if len(counted) == 2 and counted[0][1] >= _SAME_WEEKDAY and counted[1][1] == 1:
            odd[id] = counted[0][0], counted[1][0]
    for upcoming in upcoming_slots(content):
        usual_day, other_day = odd.get(upcoming.slot.programme.id, (-1, -1))
        if upcoming.day.weekday() == other_day and upcoming.slot.module.kind in MAIN_KINDS:
            weekday, usual = WEEKDAYS[other_day], WEEKDAYS[usual_day]
            message = f"{short_date(upcoming.day)} is een {weekday}. De andere modules zijn op {usual}."
            yield upcoming.slot.problem(
                "datum", message, "Verbeter de datum. Hoort het zo? Zet er `# WM308: de reden` achter."
            )
