"""Years in words: `2024-2025` in a title, and whether the dates of a programme are of those years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

# `2024-2025`, `2024/25`, with spaces around it, and a year alone; no part of a longer number, and no date.
_YEARS = regex(r"(?<![\d/-])(20\d\d)(?:(\s?[-–/]\s?)(20\d\d|\d\d))?(?![\d/-])")
_SECOND_HALF = 7  # July: whoever begins from then on begins a season, and before it goes on with one


@dataclass(frozen=True, slots=True)
class Years:
    """The `first` and `last` year of some words, written as `text`; `mark` stands between the two, "" for one year."""

    text: str
    first: int
    last: int
    mark: str

    def fits(self, days: Sequence[date]) -> bool:
        """Whether a programme with these days, in order, may have these years in its name."""
        begin, end = days[0], days[-1]
        if not self.mark:
            return any(day.year == self.first for day in days)
        all_in_second = begin.year == self.last and begin.month > _SECOND_HALF  # a season that begins a year later
        return not all_in_second and (begin.year == self.first or end.year == self.last)

    def of(self, days: Sequence[date]) -> str:
        """The years of these days, written as these are."""
        first = days[0].year
        if not self.mark:
            return str(first)
        first -= days[0].month < _SECOND_HALF and days[-1].year == first
        return f"{first}{self.mark}{first + 1 if len(self.text.strip()) > 7 else f'{(first + 1) % 100:02}'}"


def years_in(text: str | None) -> Years | None:
    """The years in a title or a name; None where there are none, or several."""
    found = list(_YEARS.finditer(text or ""))
    if len(found) != 1:
        return None
    first, mark, last = found[0].groups()
    end = int(last) if last and len(last) == 4 else int(f"{first[:2]}{last or first[2:]}")
    return Years(found[0][0], int(first), end, mark or "") if int(first) <= end <= int(first) + 3 else None


def without_years(text: str) -> str:
    """A title without years, to be compared with others."""
    return " ".join(_YEARS.sub(" ", text).casefold().split())
