"""Repairs of the lines of a Markdown text. Code, fenced or indented, is left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wijkmakers_site.editing.repair.edits import Edit
from wijkmakers_site.editing.repair.lines import BLANKS, NO_BREAK_REASON
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import place_in
from wijkmakers_site.reading.rules.prose.corrections import corrections
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import Line, LineKind, lines_of

_LIST_START = regex(r"(?:[-*+]|1\.) ")
_NO_PARAGRAPH = regex(r"\s*$|#{1,6}|(?:=+|-+)\s*$| {4}|\t|.*-->\s*$")
_NEEDS_SPACE = regex(r"(?:^|[\s>])(?:[-*+]|[0-9]+\.)$|\\$")  # without it, an empty list item would be text
_WHITE = regex(r"[ \u00a0]+")


def _lines(text: str) -> Iterator[Line]:
    """The lines that are no code."""
    return (line for line in lines_of(text) if not line.kind.is_code)


def no_break_spaces(text: str) -> list[Edit]:
    """No-break spaces before a list item or before a line's first word are plain ones.

    Four in a row before a word would make code of it: those stay.
    """
    edits = []
    for line in _lines(text):
        white = _WHITE.match(line.text)
        if not white or "\u00a0" not in white[0] or not line.text.strip():
            continue
        if len(white[0]) < 4 or line.kind is LineKind.ITEM:
            edits.append(Edit(line.number, 1, white[0], " " * len(white[0]), NO_BREAK_REASON))
    return edits


def glued_lists(text: str) -> list[Edit]:
    """A list corrected below its paragraph gets the empty line that Markdown asks for."""
    edits = []
    for before, line in pairwise(lines_of(text)):
        below_text = before.kind is LineKind.TEXT and not _NO_PARAGRAPH.match(before.text)
        if line.kind is LineKind.ITEM and _LIST_START.match(line.text) and below_text:
            edits.append(Edit(line.number, 1, "", "\n", "een lijst krijgt een lege regel erboven"))
    return edits


def trailing_spaces(text: str) -> list[Edit]:
    """White at the end of a line goes; two spaces within a paragraph stay, because they break the line there."""
    edits, lines = [], [*text.split("\n"), ""]
    for line in _lines(text):
        bare = line.text.rstrip(BLANKS)
        breaks = bare and line.text.expandtabs(4).endswith("  ") and lines[line.number].strip()
        old, new = line.text[len(bare) :], "  " if breaks else ""
        if old != new and not _NEEDS_SPACE.search(bare):
            edits.append(Edit(line.number, len(bare) + 1, old, new, "spaties aan het einde van een regel gaan weg"))
    return edits


def corrected(text: str) -> list[Edit]:
    """What can be written in one right way only: lists, links, headings and addresses."""
    edits = []
    for each in corrections(PublishedText(Prose("", text))):
        old = text[each.start : each.end]
        if "\n" not in old:
            edits.append(Edit(*place_in(text, each.start), old, each.new, each.reason))
    return edits
