"""The words of an edition, made those of the next one: links to itself, its dates and its years."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from wijkmakers_site.editing.editions.shift import Shift
from wijkmakers_site.editing.references.spots import spots
from wijkmakers_site.editing.references.target import Target
from wijkmakers_site.reading.rules.copies.mentions_of_others import DATE, YEARS, speaks_of_others, written_date
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.words.dutch import MONTHS, month
from wijkmakers_site.values import dataclass

_DAY_AND_MONTH = regex(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?! \d)")
_MONTH_AND_YEAR = regex(rf"(?<!\d )\b({'|'.join(MONTHS)}) (20\d\d)\b")
_YEAR = regex(r"(?<![\d/-])20\d\d(?![\d-])")


@dataclass(frozen=True, slots=True)
class Wording:
    """What turns texts of an edition into those of the next: `target` is the programme, `new_id` its next id on the
    site at `root`, `shift` how its days move, `old_days` those that it had, `years` its new years by the old ones, as
    both are written ("2024-2025").
    """

    target: Target
    new_id: str
    root: Root
    shift: Shift
    old_days: frozenset[date]
    years: Mapping[str, str]

    def changes(self, text: str) -> list[tuple[int, int, str]]:
        """(from, up to, instead) for all that is to change in a text, in order. What a sentence says of another time
        stays: an edition may look back.
        """
        found = [(start, start + len(self.target.id), self.new_id) for start in spots(text, self.target, self.root)]
        taken = {at for start, end, _ in found for at in range(start, end)}
        for pattern, instead in self._patterns():
            for match in pattern.finditer(text):
                new = instead(match)
                free = taken.isdisjoint(range(match.start(), match.end()))
                if new and new != match[0] and free and not speaks_of_others(text, match):
                    found.append((match.start(), match.end(), new))
                    taken |= set(range(match.start(), match.end()))
        return sorted(found)

    def text(self, text: str) -> str:
        """The text with all of that changed."""
        pieces, end = [], 0
        for start, stop, new in self.changes(text):
            pieces += [text[end:start], new]
            end = stop
        return "".join([*pieces, text[end:]])

    def doubtful(self, text: str) -> list[int]:
        """Where years are left, which only somebody who reads the sentence can judge: offsets in the new text."""
        return [match.start() for match in _YEAR.finditer(text) if not self._is_new(match[0])]

    def _is_new(self, year: str) -> bool:
        return int(year) in {(day + self.shift.by).year for day in self.old_days}

    def _patterns(self) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
        return [
            (DATE, self._date),
            (_DAY_AND_MONTH, self._day_and_month),
            (_MONTH_AND_YEAR, self._month_and_year),
            (YEARS, lambda match: self.years.get(match[0], "")),
        ]

    def _date(self, match: re.Match[str]) -> str:
        day = written_date(match)
        if day not in self.old_days or day is None:
            return ""
        new = day + self.shift.by
        if match[2]:
            return f"{new.day} {month(new)}"
        mark = match[0][len(match[4])]
        return f"{new.day:0{len(match[4])}}{mark}{new.month:0{len(match[5])}}{mark}{new.year}"

    def _day_and_month(self, match: re.Match[str]) -> str:
        meant = next((day for day in self.old_days if f"{day.day} {MONTHS[day.month - 1]}" == match[0]), None)
        if meant is None:
            return ""
        new = meant + self.shift.by
        return f"{new.day} {MONTHS[new.month - 1]}"

    def _month_and_year(self, match: re.Match[str]) -> str:
        number = MONTHS.index(match[1]) + 1
        middle = date(int(match[2]), number, 15)  # whole weeks move it by days, which may not change the month
        months = {(day.year, day.month) for day in self.old_days}
        return month(middle + self.shift.by) if (middle.year, number) in months else ""
