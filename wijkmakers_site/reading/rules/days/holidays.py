"""Days on which many people are free: the Dutch public holidays, and the school holidays of the north."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

# Region Noord, as published on rijksoverheid.nl/onderwerpen/schoolvakanties; first and last day, in order.
# The ministry publishes them years ahead; add a school year when it does. What lies behind the last one is told
# (`planning.beyond_school_holidays`), so that nobody takes silence for a free day.
_SCHOOL_HOLIDAYS = (
    (date(2024, 10, 26), date(2024, 11, 3), "herfstvakantie"),
    (date(2024, 12, 21), date(2025, 1, 5), "kerstvakantie"),
    (date(2025, 2, 15), date(2025, 2, 23), "voorjaarsvakantie"),
    (date(2025, 4, 26), date(2025, 5, 4), "meivakantie"),
    (date(2025, 7, 12), date(2025, 8, 24), "zomervakantie"),
    (date(2025, 10, 18), date(2025, 10, 26), "herfstvakantie"),
    (date(2025, 12, 20), date(2026, 1, 4), "kerstvakantie"),
    (date(2026, 2, 21), date(2026, 3, 1), "voorjaarsvakantie"),
    (date(2026, 4, 25), date(2026, 5, 3), "meivakantie"),
    (date(2026, 7, 4), date(2026, 8, 16), "zomervakantie"),
    (date(2026, 10, 10), date(2026, 10, 18), "herfstvakantie"),
    (date(2026, 12, 19), date(2027, 1, 3), "kerstvakantie"),
    (date(2027, 2, 20), date(2027, 2, 28), "voorjaarsvakantie"),
    (date(2027, 4, 24), date(2027, 5, 2), "meivakantie"),
    (date(2027, 7, 10), date(2027, 8, 22), "zomervakantie"),
    (date(2027, 10, 16), date(2027, 10, 24), "herfstvakantie"),
    (date(2027, 12, 25), date(2028, 1, 9), "kerstvakantie"),
    (date(2028, 2, 19), date(2028, 2, 27), "voorjaarsvakantie"),
    (date(2028, 4, 29), date(2028, 5, 7), "meivakantie"),
    (date(2028, 7, 15), date(2028, 8, 27), "zomervakantie"),
    (date(2028, 10, 14), date(2028, 10, 22), "herfstvakantie"),
    (date(2028, 12, 23), date(2029, 1, 7), "kerstvakantie"),
    (date(2029, 2, 17), date(2029, 2, 25), "voorjaarsvakantie"),
    (date(2029, 4, 28), date(2029, 5, 6), "meivakantie"),
    (date(2029, 7, 21), date(2029, 9, 2), "zomervakantie"),
)
KNOWN_UNTIL = _SCHOOL_HOLIDAYS[-1][1]  # of a day behind it nobody can tell here
# About when each begins, for telling which of them are not known yet.
_ABOUT = {
    "voorjaarsvakantie": (2, 20), "meivakantie": (4, 26), "zomervakantie": (7, 10), "herfstvakantie": (10, 18),
    "kerstvakantie": (12, 20),
}  # fmt: skip
_FIRST_DAYS = [first for first, _, _ in _SCHOOL_HOLIDAYS]


def public_holidays(years: Iterable[int]) -> Mapping[date, str]:
    """The names of the Dutch public holidays of some years by day, Good Friday among them: many are free."""
    return {day: name for year in sorted(years) for day, name in _of_year(year).items()}


@cache
def _of_year(year: int) -> Mapping[date, str]:
    # Computed, not taken from the library `holidays`: that costs 60 ms at every check, and who has not installed it
    # is not warned. From 2014 to 2100 the two give the same days.
    easter = _easter(year)
    movable = {
        easter + timedelta(days=after): name
        for after, name in (
            (-2, "Goede Vrijdag"), (0, "Eerste paasdag"), (1, "Tweede paasdag"), (39, "Hemelvaartsdag"),
            (49, "Eerste Pinksterdag"), (50, "Tweede Pinksterdag"),
        )
    }  # fmt: skip
    kings_day = date(year, 4, 27)
    fixed = {
        date(year, 1, 1): "Nieuwjaarsdag",
        kings_day - timedelta(days=kings_day.weekday() == 6): "Koningsdag",  # never on a Sunday
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }
    liberation = {date(year, 5, 5): "Bevrijdingsdag"} if year % 5 == 0 else {}  # a day off once in five years
    return fixed | liberation | movable


def _easter(year: int) -> date:
    """The Sunday of Easter in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def school_holiday(day: date) -> str | None:
    """The name of the school holiday of region Noord in which `day` falls."""
    index = bisect_right(_FIRST_DAYS, day) - 1
    if index < 0:
        return None
    _, last, name = _SCHOOL_HOLIDAYS[index]
    return name if day <= last else None


def unknown_school_holidays(first: date, last: date) -> list[str]:
    """Those between two days that the table has not: such as "herfstvakantie 2026". None of what is not yet published
    is guessed.
    """
    known = {(name, start.year) for start, _, name in _SCHOOL_HOLIDAYS}
    spans = [(name, date(year, *day)) for year in range(first.year, last.year + 1) for name, day in _ABOUT.items()]
    return [f"{name} {day.year}" for name, day in sorted(spans, key=lambda each: each[1])
            if first <= day <= last and (name, day.year) not in known]  # fmt: skip
