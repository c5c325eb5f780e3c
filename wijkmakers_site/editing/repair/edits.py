"""A small change to a text, at its place, with the reason; and the text with such changes made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True, slots=True)
class Edit:
    """At `line` and `column` (from 1, in characters) `old` becomes `new`; `why` is Dutch, without a full stop."""

    line: int
    column: int
    old: str
    new: str
    why: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; everything else stays to the letter. Raises ValueError where `old` is not there."""
    starts = [0, *(found.end() for found in NEWLINE.finditer(text))]
    parts, done = [], 0
    for edit in sorted(edits):
        start = starts[edit.line - 1] + edit.column - 1
        if start < done or not text.startswith(edit.old, start):
            raise ValueError(f"no {edit.old!r} at {edit.line}:{edit.column}")
        parts += [text[done:start], edit.new]
        done = start + len(edit.old)
    return "".join([*parts, text[done:]])
