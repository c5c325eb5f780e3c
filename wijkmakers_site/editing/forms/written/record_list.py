"""A list of mappings in a file of facts (days, questions, links) of which some come and some go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wijkmakers_site.editing.changes.facts import as_yaml
from wijkmakers_site.editing.forms.written.brackets import change_brackets
from wijkmakers_site.editing.forms.written.form_text import FormText, in_one_line, indented
from wijkmakers_site.reading.source.document import DataPath

Added = Mapping[str, str]  # a new item: its texts by their keys


def change_items(facts: FormText, at: DataPath, gone: set[int], added: Sequence[Added], order: Sequence[str]) -> None:
    """Let the items of the list at a path with a place in `gone` (from 0) be gone, and `added` stand at its end;
    `order` are the keys beside the list, as declared. What changes within other items is to be written before.

    Raises UsageError where the list is written in a way that leaves no room for it.
    """
    before = facts.value(at)
    if not gone and not added:
        return
    if not before:
        _begin(facts, at, added, order)
    elif len(gone) == len(before) and not added:
        facts.remove(at)
        return
    elif facts.spans[at].style == "[":
        change_brackets(facts, at, gone, list(map(_braced, added)))
    else:
        _change_lines(facts, at, gone, added)
    braced = _writes_braced(facts, at, order)
    facts.expect_items(at, gone, [dict(each) if braced else _as_read(each) for each in added])


def _writes_braced(facts: FormText, at: DataPath, order: Sequence[str]) -> bool:
    """Whether what is new in the list at a path is written in braces: as its last item is, or what stands around it."""
    listed = facts.value(at)
    if listed:
        return facts.spans[at].style == "[" or facts.spans[(*at, len(listed) - 1)].style == "{"
    return at in facts.spans or facts.spans[(*at[:-1], facts.beside(at, order))].braced


def lines_of_item(facts: FormText, at: DataPath, place: int) -> str:
    """The lines of an item of the list at a path, with its dash and its comments; of one between brackets, as if it
    stood on a line of its own.
    """
    if facts.spans[at].style == "[":
        span = facts.spans[(*at, place)]
        return f"  - {facts.text[span.start : span.end]}"
    start, end = facts.lines_of(at, place)
    return facts.text[start:end]


def insert_item(facts: FormText, at: DataPath, place: int, lines: str, data: Mapping[str, Any]) -> None:
    """Let an item, written as `lines_of_item` gives one, stand in the list at a path before the one at `place`; at its
    end for a place that there is none at. Raises UsageError where the list leaves no room for it.
    """
    listed = facts.value(at) or []
    if not listed:
        _begin_with(facts, at, lines)
    elif facts.spans[at].style == "[":
        raise facts.too_odd()
    else:
        blocks = [facts.lines_of(at, number) for number in range(len(listed))]
        first = facts.text[slice(*blocks[0])]
        fitting = _moved_right(lines, _dash_column(first) - _dash_column(lines))
        between = "\n\n" if "\n\n" in facts.text[blocks[0][0] : blocks[-1][1]] else "\n"
        if place < len(listed):
            facts.splice(blocks[place][0], blocks[place][0], f"{fitting}{between}")
        else:
            facts.splice(blocks[-1][1], blocks[-1][1], f"{between}{fitting}")
    facts.expect(at, [*listed[:place], data, *listed[place:]])


def _begin_with(facts: FormText, at: DataPath, lines: str) -> None:
    """The list with its first item, where its key has nothing or `[]`, or is not there."""
    if at in facts.spans:
        span = facts.spans[at]
        facts.splice(span.start - (facts.text[span.start - 1] == " "), span.end, "")
        facts.put_below(span, lines)
    else:
        end = len(facts.text)
        facts.splice(end, end, f"{'' if facts.text.endswith(chr(10)) else chr(10)}{at[-1]}:\n{lines}\n")


def _dash_column(lines: str) -> int:
    """Where the dash of an item stands, from 0; above it there may be comments."""
    found = re.search(r"^( *)-(?=\s)", lines, re.MULTILINE)
    return len(found[1]) if found else 0


def _moved_right(lines: str, by: int) -> str:
    """All lines as much further to the right, or to the left where `by` is less than 0; empty ones stay empty."""
    moved = (
        " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines.split("\n")
    )
    return "\n".join(line if line.strip() else "" for line in moved)


def _as_read(item: Added) -> dict[str, str]:
    return {key: f"{value}\n" if "\n" in value else value for key, value in item.items()}


def _begin(facts: FormText, at: DataPath, added: Sequence[Added], order: Sequence[str]) -> None:
    """A list where there is none, or an empty one: in brackets where what is around it stands in braces."""
    bracketed = f"[{', '.join(map(_braced, added))}]"
    if at in facts.spans:
        span = facts.spans[at]
        if span.style == "[":
            facts.splice(span.start, span.end, bracketed)
        else:
            space = " " if facts.text[span.start - 1] == ":" else ""
            facts.splice(span.start, span.end, f"{space}{bracketed}")
        return
    beside = facts.spans[(*at[:-1], facts.beside(at, order))]
    if beside.braced:
        facts.splice(beside.end, beside.end, f", {at[-1]}: {bracketed}")
        return
    indent = facts.indent_of(beside.key)
    lines = [_lines_of(each, f"{indent}  - ") for each in added]
    facts.put_below(beside, "\n".join([f"{indent}{at[-1]}:", *lines]))


def _change_lines(facts: FormText, at: DataPath, gone: set[int], added: Sequence[Added]) -> None:
    last = len(facts.value(at)) - 1
    end = min(facts.lines_of(at, last)[1] + 1, len(facts.text))
    for place in sorted(gone):
        start, stop = _with_blank_line(facts.text, *facts.lines_of(at, place))
        facts.splice(start, min(stop, end) if added else stop, "")
    if not added:
        return
    span = facts.spans[(*at, last)]
    dash = re.match(r"[ ]*-[ ]+", facts.text[facts.text.rfind("\n", 0, span.start) + 1 :])
    if dash is None:
        raise facts.too_odd()
    lines = "".join(
        f"{f'{dash[0]}{_braced(each)}' if span.style == '{' else _lines_of(each, dash[0])}\n" for each in added
    )
    # Behind the line end, as what is put below the last of its keys: in the order in which they were asked for.
    facts.splice(end, end, lines if facts.text[:end].endswith("\n") else f"\n{lines.rstrip(chr(10))}")


def _with_blank_line(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where lines go with their line end, and with one of the empty lines around them, if both are there
    or nothing comes after them; of the first of a list, with the one below it.
    """
    stop = min(end + 1, len(text))
    if stop == len(text) or text[stop] == "\n":
        if text[:start].endswith("\n\n"):
            start -= 1
        elif stop < len(text):
            stop += 1
    return start, stop


def _braced(item: Added) -> str:
    values = (
        f"{key}: {in_one_line(value) if chr(10) in value else as_yaml(value, braced=True)}"
        for key, value in item.items()
    )
    return f"{{{', '.join(values)}}}"


def _lines_of(item: Added, dash: str) -> str:
    indent = " " * len(dash)
    lines = [
        f"{key}: |\n{indented(value, indent + '  ')}" if "\n" in value else f"{key}: {as_yaml(value)}"
        for key, value in item.items()
    ]
    return f"{dash}{f'{chr(10)}{indent}'.join(lines)}"
