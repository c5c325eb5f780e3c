"""Repairs of values that are refused although they can mean one thing only: dates, times, addresses on the web."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.validation.validate import validate
from wijkmakers_site.reading.source.document import DataPath, Document, whole_document
from wijkmakers_site.values import dataclass

_OF_NAMES = ("WM201", "WM202", "WM203", "WM204", "WM205", "WM206")  # told by rules; all others by the schema
# By the code of the refusal the reason to give.
_REASONS = {
    **dict.fromkeys(_OF_NAMES, "een naam wordt het id dat er is"),
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


@dataclass(frozen=True, slots=True)
class Meant:
    """At a path (`at`) the text `value` that a rule refuses, and what it surely means: `corrected`."""

    at: DataPath
    value: str
    corrected: str
    reason: str


def meant_by_rules(text: str, problems: Iterable[Problem]) -> list[Meant]:
    """What the rules between files are sure of, of one file: by path, for its lines may be moved before it is used."""
    document = whole_document(text)
    return list(_meant(document, (each for each in problems if each.code in _OF_NAMES))) if document else []


def refused_values(text: str, record: type[Record], by_rules: Iterable[Meant] = ()) -> list[Edit]:
    """Every refused value that can mean one thing only, as it must be written; quotes around it stay.

    The repaired text is read again: where more would change than these values, nothing is proposed.
    """
    document = whole_document(text)
    if document is None:
        return []
    lines = text.split("\n")
    edits, expected = [], copy.deepcopy(document.data)
    still = [each for each in by_rules if _value(document.data, each.at) == each.value]
    for each in (*_meant(document, sorted(set(validate(document, record)[1]))), *still):
        if edit := _edit(lines, document.values[each.at], each):
            edits.append(edit)
            _value(expected, each.at[:-1])[each.at[-1]] = _data(each.corrected)
    if not edits:
        return []
    after = whole_document(apply(text, edits))
    return edits if after is not None and after.data == expected else []


def _data(corrected: str) -> str | list[str]:
    """What is read of a corrected value: `[a, b]` is a list."""
    return corrected[1:-1].split(", ") if corrected.startswith("[") else corrected


def _meant(document: Document, problems: Iterable[Problem]) -> Iterator[Meant]:
    """The refused values that can be corrected in one way only."""
    # A problem knows its place alone: from there back to the path of the value.
    paths = {place: at for at, place in document.values.items()}
    for problem in problems:
        at = paths.get((problem.line, problem.column))
        value = _value(document.data, at) if at is not None else None
        if problem.meant and at is not None and isinstance(value, str):
            yield Meant(at, value, problem.meant, _REASONS[problem.code])


def _value(data: Any, at: DataPath) -> Any:
    """What stands at a path; None where that is the second of two equal keys."""
    for step in at:
        if isinstance(data, dict) and step not in data:
            return None
        data = data[step]
    return data


def _edit(lines: list[str], place: tuple[int, int], meant: Meant) -> Edit | None:
    """The edit of a value that stands on one line, plain or in quotes; None where it is written in another way."""
    line, column = place
    rest_of_line = lines[line - 1][column - 1 :]
    quote = rest_of_line[0] if rest_of_line.startswith(("'", '"')) else ""
    # Over several lines, or with an escape in it, the value that was read is not what is written there.
    written = f"{quote}{meant.value}{quote}"
    if not rest_of_line.startswith(written):
        return None
    if meant.corrected.startswith("["):
        return Edit(line, column, written, meant.corrected, meant.reason)
    return Edit(line, column + len(quote), meant.value, meant.corrected, meant.reason)
