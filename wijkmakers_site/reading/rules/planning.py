"""Dates that can be, but that nobody may have meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.holidays import public_holidays, school_holiday
from wijkmakers_site.reading.rules.slots import MAIN_KINDS, Planned, planned
from wijkmakers_site.text.dutch import WEEKDAYS, short_date
from wijkmakers_site.text.timezone import ZONE

_NIGHT = (time(2), time(3))
_SAME_WEEKDAY = 4


def modules_in_order(content: Content) -> Iterator[Problem]:
    """Modules stand in the order in which they come; each group and each kind beside them has an order of its own."""
    latest: dict[tuple[str, str | None, str], Planned] = {}
    for each in planned(content):
        module = each.slot.module
        kind = "module" if module.kind in MAIN_KINDS else module.kind.value
        of = (each.slot.programme.id, module.group, kind)
        before = latest.get(of)
        if before and each.day < before.day and each.slot.module is not before.slot.module:
            message = (
                f'Deze module ({short_date(each.day)}) is eerder dan "{before.slot.title}" ({short_date(before.day)}).'
            )
            cure = "Verbeter de datum, of zet de modules op volgorde."
            yield each.slot.problem("datum", message, cure)
        else:
            latest[of] = each


def double_hour(content: Content) -> Iterator[Problem]:
    """In the night of the last Sunday of October the hour from 02:00 to 03:00 comes twice."""
    for each in planned(content):
        if each.slot.hours and any(map(_comes_twice, (each.start, each.end))):
            message = "Die nacht gaat de wintertijd in: het uur van 02:00 tot 03:00 komt twee keer."
            yield each.slot.problem("tijd", message, "Kies een tijd voor 02:00 of vanaf 03:00.")


def _comes_twice(local: datetime) -> bool:
    if local.month != 10 or not _NIGHT[0] <= local.time() < _NIGHT[1]:
        return False
    first, second = (local.replace(tzinfo=ZONE, fold=fold).utcoffset() for fold in (0, 1))
    return first != second


def on_public_holiday(content: Content) -> Iterator[Problem]:
    """Nothing is planned on a public holiday, unless on purpose. Needs the library `holidays`."""
    every = planned(content)
    days = public_holidays({year for each in every for year in (each.day.year, each.last_day.year)})
    for each in every:
        if days and (found := next(((day, days[day]) for day in _days(each) if day in days), None)):
            message = f"{short_date(found[0])} is een feestdag: {found[1]}."
            yield each.slot.problem(
                "datum", message, "Kies een andere dag. Hoort het zo? Zet er `# WM306: de reden` achter."
            )


def in_school_holiday(content: Content) -> Iterator[Problem]:
    """In the school holidays of the north many participants are away."""
    for each in planned(content):
        if found := next(filter(None, map(school_holiday, (each.day, each.last_day))), None):
            message = f"{short_date(each.day)} valt in de {found} van regio Noord."
            yield each.slot.problem(
                "datum", message, "Kies een andere dag. Hoort het zo? Zet er `# WM307: de reden` achter."
            )


def _days(each: Planned) -> Iterator[date]:
    for number in range(min((each.last_day - each.day).days, 31) + 1):
        yield each.day + timedelta(days=number)


def other_weekday(content: Content) -> Iterator[Problem]:
    """A programme keeps to its weekday: where at least four modules share one, a single other day is no accident."""
    by_programme = defaultdict(list)
    for programme, _, module in content.modules():
        first = module.day or (module.sessions[0].day if module.sessions else None)
        if first and module.kind in MAIN_KINDS:
            by_programme[programme.id].append(first.weekday())
    counted = {id: Counter(days).most_common() for id, days in by_programme.items()}
    odd = {
        id: (usual[0], other[0])
        for id, (usual, other) in ((id, days) for id, days in counted.items() if len(days) == 2)
        if usual[1] >= _SAME_WEEKDAY and other[1] == 1
    }
    for each in planned(content):
        usual_day, other_day = odd.get(each.slot.programme.id, (-1, -1))
        if each.day.weekday() == other_day and each.slot.module.kind in MAIN_KINDS:
            message = (
                f"{short_date(each.day)} is een {WEEKDAYS[other_day]}. De andere modules zijn op {WEEKDAYS[usual_day]}."
            )
            yield each.slot.problem(
                "datum", message, "Verbeter de datum. Hoort het zo? Zet er `# WM308: de reden` achter."
            )
