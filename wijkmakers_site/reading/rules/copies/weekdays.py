"""A day of the week in a text that is not that of the date behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import published_texts
from wijkmakers_site.reading.rules.written.texts import texts_of_facts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import MONTHS, WEEKDAYS, short_date

_DATE = regex(rf"(?i)\b({'|'.join(WEEKDAYS)}),? ([0-9]{{1,2}}) ({'|'.join(MONTHS)}),? ([0-9]{{4}})\b")


def weekday_of_another_date(content: Content) -> Iterator[Problem]:
    """A date in a text is on the day of the week that stands before it."""
    for fact in texts_of_facts(content):
        for _, message, cure in _wrong(fact.text):
            yield fact.filed.problem(fact.at, message, cure)
    for text in published_texts(content):
        for offset, message, cure in _wrong(text.words):
            yield text.problem(offset, message, cure)


def _wrong(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, message, cure) of each date whose weekday is that of another."""
    if "dag" not in text.lower():
        return
    for match in _DATE.finditer(text):
        said, number, month, year = match.groups()
        with suppress(ValueError):
            day = date(int(year), MONTHS.index(month.lower()) + 1, int(number))
            right = WEEKDAYS[day.weekday()]
            if right != said.lower():
                written = match[0].replace(said, right.capitalize() if said[0].isupper() else right, 1)
                message = f"{short_date(day)} is geen {said.lower()}, maar een {right}."
                cure = f"Klopt de datum? Schrijf `{written}`. Klopt de dag? Verbeter dan de datum."
                yield match.start(), message, cure
