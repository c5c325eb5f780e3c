"""Repairs of values that are refused although they can mean one thing only: dates, times, addresses on the web."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.validation.validate import validate
from wijkmakers_site.reading.source.document import DataPath, Document, whole_document

# By the code of the refusal the reason to give.
_REASONS = {
    "WM015": "krullende aanhalingstekens worden rechte",
    "WM110": "een datum wordt jaar-maand-dag",
    "WM111": "een tijd wordt begin-einde",
    "WM112": "een getal staat er in cijfers",
    "WM113": "het wordt `ja` of `nee`",
    "WM114": "een id krijgt kleine letters en streepjes",
    "WM115": "een webadres wordt volledig",
    "WM116": "een mailadres of telefoonnummer staat er zonder iets erbij",
    "WM117": "een plek wordt noord, oost",
    "WM118": "een taal wordt een code",
    "WM119": "een punt in een beeld wordt twee percentages",
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
        if problem.meant and at is not None and isinstance(_value(document.data, at), str):
            yield at, problem.meant, _REASONS[problem.code]


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
