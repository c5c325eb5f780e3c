"""A small change to a text, at its place, with the reason; and the text with such changes applied."""

from __future__ import annotations

from collections.abc import Iterable

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

NEWLINE = regex(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True, slots=True)
class Edit:
    """At `line` and `column` (from 1, in characters) `old` becomes `new`; `reason` is Dutch, without a full stop.

    `old` is empty where something is put in, `new` where something goes. Neither holds a line end, but for the repair
    of one.
    """

    line: int
    column: int
    old: str
    new: str
    reason: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits applied; the rest stays to the letter.

    Raises ValueError where an edit does not find its `old`, or overlaps another: a fault of the repair that made it.
    """
    line_starts = [0, *(match.end() for match in NEWLINE.finditer(text))]
    pieces, end = [], 0
    for edit in sorted(edits):
        start = line_starts[edit.line - 1] + edit.column - 1
        if start < end or not text.startswith(edit.old, start):
            raise ValueError(f"no {edit.old!r} at {edit.line}:{edit.column}")
        pieces += [text[end:start], edit.new]
        end = start + len(edit.old)
    return "".join([*pieces, text[end:]])
