"""Repairs of values that are refused although they can mean one thing only: dates, times, addresses on the web."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.reading import notation
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.validate import validate
from wijkmakers_site.reading.source.document import DataPath, Document, whole_document
from wijkmakers_site.text import dutch

# Of hyphens, dashes and the minus sign, which programs put for one another.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_DAY_FIRST = re.compile(r"(?:([a-z]+),? )?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2})")
_CLOCK = r"([0-9]{1,2})(?:[:.u]([0-9]{2}))?( ?u(?:ur)?\b)?"
_HOURS = re.compile(rf"(?:van )?{_CLOCK} ?(?:-|\btot\b|t/m|\btot en met\b) ?{_CLOCK}\.?", re.IGNORECASE)
# Without `www.` only endings that files do not have: `notulen.md` could be a host too.
_HOST = re.compile(r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|net))(?:/\S*)?", re.ASCII)


def corrected_day(text: str) -> str | None:
    """`19-09-2024`, `donderdag 19/9/2024` and `2024/09/19` -> `2024-09-19`; the Dutch write the day first."""
    hyphenated = text.translate(_DASHES)
    if match := _YEAR_FIRST.fullmatch(hyphenated):
        weekday, (year, month, day) = None, match.groups()
    elif match := _DAY_FIRST.fullmatch(hyphenated):
        weekday, day, month, year = match.groups()
    else:
        return None
    corrected = f"{year}-{month:0>2}-{day:0>2}"
    if weekday and not _accepted(notation.day, corrected):
        return None
    # A weekday that was written is checked once more before it goes: it may tell that the date is wrong.
    written = f"{weekday} {day} {dutch.MONTHS[int(month) - 1]} {year}" if weekday else corrected
    return corrected if _accepted(notation.day, written) else None


def corrected_hours(text: str) -> str | None:
    """`13.00 uur - 19.30 uur`, `van 13:00 tot 19:30` and `13u-19u30` -> `13:00-19:30`."""
    match = _HOURS.fullmatch(text.translate(_DASHES))
    if not match:
        return None
    start, minutes, unit, end, end_minutes, end_unit = match.groups()
    if not (unit or end_unit or (minutes and end_minutes)):
        return None  # `13-17` may be anything
    corrected = f"{start:0>2}:{minutes or '00'}-{end:0>2}:{end_minutes or '00'}"
    return corrected if _accepted(notation.hours, corrected) else None


def corrected_address(text: str) -> str | None:
    """`www.voorbeeld.nl` -> `https://www.voorbeeld.nl`; not `verslag.pdf`, which is no address at all."""
    corrected = f"https://{text}"
    return corrected if _HOST.fullmatch(text) and _accepted(notation.web_address, corrected) else None


def _accepted(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except notation.NotationError:
        return False
    return True


# By the code of the refusal: what corrects the value, and the reason to give.
_CORRECTIONS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "WM110": (corrected_day, "een datum wordt jaar-maand-dag"),
    "WM111": (corrected_hours, "een tijd wordt begin-einde"),
    "WM115": (corrected_address, "een webadres krijgt `https://` ervoor"),
}


def refused_values(text: str, record: type[Record]) -> list[Edit]:
    """Every refused value that can mean one thing only, as it must be written; quotes around it stay.

    The repaired text is read again: where more would change than these values, nothing is proposed.
    """
    document = whole_document(text)
    if document is None:
        return []
    lines = text.split("\n")
    edits, expected = [], copy.deepcopy(document.data)
    for at, corrected, reason in _refused(document, record):
        value = _value(document.data, at)
        if edit := _edit(lines, document.values[at], value, corrected, reason):
            edits.append(edit)
            _value(expected, at[:-1])[at[-1]] = corrected
    if not edits:
        return []
    after = whole_document(apply(text, edits))
    return edits if after is not None and after.data == expected else []


def _refused(document: Document, record: type[Record]) -> Iterator[tuple[DataPath, str, str]]:
    """(path, corrected value, reason) of the refused values that can be corrected in one way only."""
    # A problem knows its place alone: from there back to the path of the value.
    paths = {place: at for at, place in document.values.items()}
    for problem in sorted(set(validate(document, record)[1])):
        at = paths.get((problem.line, problem.column))
        if problem.code in _CORRECTIONS and at is not None and isinstance(value := _value(document.data, at), str):
            correct, reason = _CORRECTIONS[problem.code]
            if corrected := correct(" ".join(value.split())):
                yield at, corrected, reason


def _value(data: Any, at: DataPath) -> Any:
    """What stands at a path; None where that is the second of two equal keys."""
    for step in at:
        if isinstance(data, dict) and step not in data:
            return None
        data = data[step]
    return data


def _edit(lines: list[str], place: tuple[int, int], value: str, corrected: str, reason: str) -> Edit | None:
    """The edit of a value that stands on one line, plain or in quotes; None where it is written in another way."""
    line, column = place
    rest_of_line = lines[line - 1][column - 1 :]
    quote = rest_of_line[0] if rest_of_line.startswith(("'", '"')) else ""
    # Over several lines, or with an escape in it, the value that was read is not what is written there.
    if not rest_of_line.startswith(f"{quote}{value}{quote}"):
        return None
    return Edit(line, column + len(quote), value, corrected, reason)
