"""A list of mappings in a file of facts (days, questions, links) of which some come and some go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wijkmakers_site.editing.changes.facts import as_yaml
from wijkmakers_site.editing.forms.form_text import FormText, in_one_line, indented
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
        _change_bracketed(facts, at, gone, added)
    else:
        _change_lines(facts, at, gone, added)
    facts.expect_items(at, gone, [_as_read(each) for each in added])


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


def _change_bracketed(facts: FormText, at: DataPath, gone: set[int], added: Sequence[Added]) -> None:
    count = len(facts.value(at))
    spans = [facts.spans[(*at, place)] for place in range(count)]
    for place in sorted(gone):
        if place:
            facts.splice(spans[place - 1].end, spans[place].end, "")
        else:
            facts.splice(spans[0].start, spans[1].start if count > 1 else spans[0].end, "")
    for each in added:
        facts.splice(spans[-1].end, spans[-1].end, f", {_braced(each)}")


def _change_lines(facts: FormText, at: DataPath, gone: set[int], added: Sequence[Added]) -> None:
    for place in sorted(gone):
        start, end = facts.lines_of(at, place)
        facts.splice(start, min(end + 1, len(facts.text)), "")
    last = len(facts.value(at)) - 1
    span = facts.spans[(*at, last)]
    line = facts.text.rfind("\n", 0, span.start) + 1
    dash = re.match(r"[ ]*-[ ]+", facts.text[line:])
    if added and (dash is None or last in gone):
        raise facts.too_odd()
    end = facts.lines_of(at, last)[1]
    for each in added:
        lead = dash[0] if dash else ""
        written = f"{lead}{_braced(each)}" if span.style == "{" else _lines_of(each, lead)
        # Behind the line end, as what is put below the last of its keys: in the order in which they were asked for.
        if end == len(facts.text):
            facts.splice(end, end, f"\n{written}")
        else:
            facts.splice(end + 1, end + 1, f"{written}\n")


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
