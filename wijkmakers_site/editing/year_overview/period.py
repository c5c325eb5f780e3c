"""The year of an overview: a calendar year, or a school year from 1 August to 31 July."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_YEAR = regex(r"(20\d\d)(?:[-/](20)?(\d\d))?")


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last` (inclusive); `name` is "2025" or, of a school year, "2024-2025"."""

    name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def title(self) -> str:
        return f"schooljaar {self.name}" if "-" in self.name else self.name


def calendar_year(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def school_year(day: date) -> Period:
    """The one that a day is in."""
    name = dutch.school_year(day)
    year = int(name[:4])
    return Period(name, date(year, 8, 1), date(year + 1, 7, 31))


def period_of(typed: str) -> Period:
    """What somebody typed: `2025`, `2024-2025`, `2024/25`. Raises UsageError."""
    found = _YEAR.fullmatch(typed.strip())
    if found and found[3] is None:
        return calendar_year(int(found[1]))
    if found and (int(found[1]) + 1) % 100 == int(found[3]):
        return school_year(date(int(found[1]), 8, 1))
    raise UsageError(f"{typed}: dat is geen jaar. Schrijf een kalenderjaar (2025) of een schooljaar (2024-2025).")


def periods_of(days: Iterable[date]) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The calendar years and the school years in which the days lie, the latest first."""
    days = tuple(days)
    years = sorted({day.year for day in days}, reverse=True)
    schools = {each.name: each for each in map(school_year, days)}
    return tuple(map(calendar_year, years)), tuple(schools[name] for name in sorted(schools, reverse=True))
