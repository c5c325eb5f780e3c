"""Repairs of the lines of a Markdown text. Code, fenced or indented, is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.editing.repair.edits import Edit
from wijkmakers_site.editing.repair.lines import BLANKS, NO_BREAK_REASON

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]+\.) ")
_LIST_START = re.compile(r"(?:[-*+]|1\.) ")
_NO_PARAGRAPH = re.compile(r"\s*$|#{1,6}|(?:=+|-+)\s*$| {4}|\t|.*-->\s*$")
_NEEDS_SPACE = re.compile(r"(?:^|[\s>])(?:[-*+]|[0-9]+\.)$|\\$")  # without it, an empty list item would be text
_WHITE = re.compile(r"[ \u00a0]+")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(number from 1, line) of the lines that are no code."""
    fence, in_list, before = "", False, ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if fence:
            # A fence is closed by one of its own kind, at least as long and with nothing behind it (CommonMark, 4.5).
            fence = "" if mark and mark[1].startswith(fence) and not line[mark.end() :].strip() else fence
        elif mark:
            fence = mark[1]
        else:
            indented = line.expandtabs(4).startswith("    ") and bool(line.strip())
            begins_item = bool(_ITEM.match(line)) and (in_list or not indented)
            in_list = begins_item or (in_list and _continues_item(line, before))
            if in_list or not indented:  # inside a list four spaces are the text of an item, elsewhere code
                yield number, line
        before = line


def _continues_item(line: str, before: str) -> bool:
    """Whether a line after a list item can still belong to it."""
    return not line.strip() or line.startswith((" ", "\t")) or bool(before.strip())


def no_break_spaces(text: str) -> list[Edit]:
    """No-break spaces before a list item or before a line's first word are plain ones.

    Four in a row before a word would make code of it: those stay.
    """
    edits = []
    for number, line in _lines(text):
        white = _WHITE.match(line)
        if white and "\u00a0" in white[0] and line.strip() and (len(white[0]) < 4 or _ITEM.match(line, white.end())):
            edits.append(Edit(number, 1, white[0], " " * len(white[0]), NO_BREAK_REASON))
    return edits


def glued_lists(text: str) -> list[Edit]:
    """A list corrected below its paragraph gets the empty line that Markdown asks for."""
    edits, before, in_list, last = [], "", False, 0
    for number, line in _lines(text):
        if number != last + 1:  # there was code in between
            before, in_list = "", False
        if _LIST_START.match(line) and not in_list and not _NO_PARAGRAPH.match(before):
            edits.append(Edit(number, 1, "", "\n", "een lijst krijgt een lege regel erboven"))
        in_list = bool(line.strip()) and (in_list or bool(_ITEM.match(line)))
        before, last = line, number
    return edits


def trailing_spaces(text: str) -> list[Edit]:
    """White at the end of a line goes; two spaces within a paragraph stay, because they break the line there."""
    edits, lines = [], [*text.split("\n"), ""]
    for number, line in _lines(text):
        bare = line.rstrip(BLANKS)
        breaks = bare and line.expandtabs(4).endswith("  ") and lines[number].strip()
        old, new = line[len(bare) :], "  " if breaks else ""
        if old != new and not _NEEDS_SPACE.search(bare):
            edits.append(Edit(number, len(bare) + 1, old, new, "spaties aan het einde van een regel gaan weg"))
    return edits
