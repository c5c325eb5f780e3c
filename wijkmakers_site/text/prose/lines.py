"""The lines of a text in Markdown: what each is, and how deep in lists. Conversion, rules and repairs share this look.

It follows CommonMark where Python-Markdown, which converts the texts, does not: code between fences, and lists within
lists by two spaces. What a line becomes is decided here, and `as_python_markdown` writes it as that library reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_FENCE = regex(r"(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = regex(r"(?:[-*+]|[0-9]{1,9}\.)(?= |$)")
_HEADING = regex(r"#{1,6}(?: |$)")
DELIMITER_ROW = regex(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|?")
_RULE = regex(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})")  # a line across the page
_COMMENT = regex(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)


class LineKind(StrEnum):
    """What a line is: `MORE` goes on with the list item above it, `FENCED` is code between `FENCE` and `FENCE_END`."""

    BLANK = "blank"
    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    MORE = "more"
    FENCE = "fence"
    FENCED = "fenced"
    FENCE_END = "fence end"
    INDENTED = "indented"
    COMMENT = "comment"

    @property
    def is_code(self) -> bool:
        return self in _CODE


_CODE = (LineKind.FENCE, LineKind.FENCED, LineKind.FENCE_END, LineKind.INDENTED)
_APART = (LineKind.BLANK, LineKind.HEADING, LineKind.COMMENT, *_CODE)  # no paragraph or list goes on below it


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its `number` (from 1), its `text` as written, without the newline, and its `kind`.

    `depth` counts the lists that it stands in: 1 for an item of a list, and for what goes on with it. `offset` is that
    of its first character in the whole text. `opens`: no other line of its paragraph or list stands above it.
    """

    number: int
    text: str
    kind: LineKind
    depth: int
    offset: int
    opens: bool


def lines_of(text: str) -> list[Line]:
    """The lines of a text with plain newlines."""
    return list(_Scanner(text).lines())


class _Scanner:
    """`_items` holds the indent of the item on each level of the list at hand, `_fence` the mark that ends the code."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._written = text.split("\n")
        self._items: list[int] = []
        self._fence = ""
        self._fence_depth = 0

    def lines(self) -> Iterator[Line]:
        offset, before = 0, LineKind.BLANK
        comments = _lines_of_comments(self._text)
        for number, written in enumerate(self._written, 1):
            kind = LineKind.COMMENT if number in comments else self._kind(written, before)
            depth = self._fence_depth if kind.is_code else self._depth(written, kind)
            yield Line(number, written, kind, depth, offset, opens=before in _APART)
            offset, before = offset + len(written) + 1, kind

    def _kind(self, written: str, before: LineKind) -> LineKind:
        bare, indent = written.strip(), _indent(written)
        if self._fence:
            return self._inside_fence(bare)
        if not bare:
            return LineKind.BLANK
        inside = bool(self._items) and (before is not LineKind.BLANK or indent >= self._items[0] + 2)
        if (mark := _FENCE.match(bare)) and (indent < 4 or inside):
            self._fence, self._fence_depth = mark[1], len(self._items) if inside and indent >= 2 else 0
            return LineKind.FENCE
        if _ITEM.match(bare) and self._begins_item(bare, indent, before):
            while self._items and indent < self._items[-1] + 2:
                self._items.pop()
            self._items.append(indent)
            return LineKind.ITEM
        if indent < 4 and _HEADING.match(bare):
            self._items = []
            return LineKind.HEADING
        if inside:
            return LineKind.MORE
        self._items, self._fence_depth = [], 0
        after_text = before in (LineKind.TEXT, LineKind.MORE)
        return LineKind.INDENTED if indent >= 4 and not after_text else LineKind.TEXT

    def _inside_fence(self, bare: str) -> LineKind:
        # A fence is closed by one of its own kind, at least as long and with nothing behind it (CommonMark, 4.5).
        if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
            self._fence = ""
            return LineKind.FENCE_END
        return LineKind.FENCED

    def _begins_item(self, bare: str, indent: int, before: LineKind) -> bool:
        if _RULE.fullmatch(bare):
            return False
        if self._items:
            return indent < self._items[-1] + 8  # further in it is code within the item
        # Where a list may begin right below a paragraph is CommonMark's rule: with a bullet or the number 1 and a
        # text behind it, so that a sentence may break before "2024. ".
        starts = bare[:2] in ("- ", "* ", "+ ", "1.") if before is LineKind.TEXT else True
        return indent < 4 and starts

    def _depth(self, written: str, kind: LineKind) -> int:
        if kind is LineKind.ITEM:
            return len(self._items)
        if kind is not LineKind.MORE:
            return 0
        indent = _indent(written)
        return max(1, sum(indent >= item + 2 for item in self._items))


def _indent(written: str) -> int:
    """How far a line is set in, with tab stops of four (CommonMark, 2.2)."""
    if not written.startswith((" ", "\t")):
        return 0
    expanded = written.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _lines_of_comments(text: str) -> set[int]:
    """The numbers of the lines that hold nothing but a comment, whole or in part, and white."""
    numbers = set[int]()
    if "<!--" not in text:
        return numbers
    for found in _COMMENT.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        rest = text[start : found.start()] + text[found.end() : end if end >= 0 else len(text)]
        if not rest.strip():
            first = text.count("\n", 0, found.start()) + 1
            numbers |= set(range(first, first + found[0].count("\n") + 1))
    return numbers
