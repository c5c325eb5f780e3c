"""Repairs of the lines of a Markdown text. Code, fenced or indented, is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.editing.repair.edits import Edit
from wijkmakers_site.editing.repair.lines import BLANK, FIXED

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]+\.) ")
_LIST_START = re.compile(r"(?:[-*+]|1\.) ")
_NO_PARAGRAPH = re.compile(r"\s*$|#{1,6}|(?:=+|-+)\s*$| {4}|\t|.*-->\s*$")
_NEEDS_SPACE = re.compile(r"(?:^|[\s>])(?:[-*+]|[0-9]+\.)$|\\$")  # without it, an empty list item would be text
_WHITE = re.compile(r"[ \u00a0]+")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are no code, by number."""
    fence, listed, before = "", False, ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line[mark.end() :].strip() else fence
        elif mark:
            fence = mark[1]
        else:
            indented = line.expandtabs(4).startswith("    ") and bool(line.strip())
            starts = bool(_ITEM.match(line)) and (listed or not indented)
            listed = starts or (listed and _goes_on(line, before))
            if listed or not indented:
                yield number, line
        before = line


def _goes_on(line: str, before: str) -> bool:
    """Whether a line after a list item can still belong to it."""
    return not line.strip() or line.startswith((" ", "\t")) or bool(before.strip())


def fixed_spaces(text: str) -> list[Edit]:
    """No-break spaces before a list item or before a line's first word are plain ones.

    Four in a row before a word would make code of it: those stay.
    """
    edits = []
    for number, line in _lines(text):
        found = _WHITE.match(line)
        if found and "\u00a0" in found[0] and line.strip() and (len(found[0]) < 4 or _ITEM.match(line, found.end())):
            edits.append(Edit(number, 1, found[0], " " * len(found[0]), FIXED))
    return edits


def glued_lists(text: str) -> list[Edit]:
    """A list right below its paragraph gets the empty line that Markdown asks for."""
    edits, before, listed, last = [], "", False, 0
    for number, line in _lines(text):
        if number != last + 1:
            before, listed = "", False
        if _LIST_START.match(line) and not listed and not _NO_PARAGRAPH.match(before):
            edits.append(Edit(number, 1, "", "\n", "een lijst krijgt een lege regel erboven"))
        listed = bool(line.strip()) and (listed or bool(_ITEM.match(line)))
        before, last = line, number
    return edits


def trailing_spaces(text: str) -> list[Edit]:
    """White at the end of a line goes; two spaces within a paragraph stay, because they break the line there."""
    edits, lines = [], [*text.split("\n"), ""]
    for number, line in _lines(text):
        bare = line.rstrip(BLANK)
        breaks = bare and line.expandtabs(4).endswith("  ") and lines[number].strip()
        old, new = line[len(bare) :], "  " if breaks else ""
        if old != new and not _NEEDS_SPACE.search(bare):
            edits.append(Edit(number, len(bare) + 1, old, new, "spaties aan het einde van een regel gaan weg"))
    return edits
