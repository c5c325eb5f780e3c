"""Days on which many people are free: public holidays, from the library `holidays`, and school holidays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module

# Region Noord, as published on rijksoverheid.nl/onderwerpen/schoolvakanties; first and last day, in order.
# Of 2026-2027 only those that all regions share. Add a school year when it has been published.
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
    (date(2026, 12, 19), date(2027, 1, 3), "kerstvakantie"),
    (date(2027, 4, 24), date(2027, 5, 2), "meivakantie"),
)
_FIRST_DAYS = [first for first, _, _ in _SCHOOL_HOLIDAYS]


def public_holidays(years: Iterable[int]) -> Mapping[date, str]:
    """The names of the Dutch public holidays by day. Empty without the library, and not loaded without years."""
    asked_years = sorted(years)
    if not asked_years:
        return {}
    try:
        library = import_module("holidays")  # 60 ms, so only when something is still to come
    except ImportError:
        return {}
    return dict(library.country_holidays("NL", years=asked_years, language="nl"))


def school_holiday(day: date) -> str | None:
    """The name of the school holiday of region Noord in which `day` falls."""
    index = bisect_right(_FIRST_DAYS, day) - 1
    if index < 0:
        return None
    _, last, name = _SCHOOL_HOLIDAYS[index]
    return name if day <= last else None
