"""How a text is broken into lines: the largest type in which it fits, lines of about one width.

Pillow's own wrapping does not do: it knows one font file where a name such as "Łódź" needs two, forgets the weight
of a variable font, and refuses a text that is too long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[str, int], float]  # text, size in pixels -> width in pixels

_TITLE_SIZES = ((72, 2), (64, 3), (50, 4), (42, 4))  # size in pixels, most lines
_MAX_LETTERS = 400  # more never fits, and would only take time


class Lines(NamedTuple):
    """`size` is that of the type, in pixels; a text without words has no lines."""

    size: int
    lines: list[str]

    @property
    def leading(self) -> int:
        """From baseline to baseline, in pixels."""
        return round(self.size * 1.06)


def fit_title(text: str, measure: Measure, width: float) -> Lines:
    """In up to four lines; what does not fit in the smallest type ends in an ellipsis."""
    words = text[:_MAX_LETTERS].split()
    for size, max_lines in _TITLE_SIZES:
        lines = _wrapped(words, measure, size, width)
        if lines is not None and len(lines) <= max_lines:
            # As narrow as it goes in so many lines: the last one is then no single word.
            while (narrower := _wrapped(words, measure, size, width - 20)) and len(narrower) == len(lines):
                lines, width = narrower, width - 20
            return Lines(size, lines)
    pieces = [piece for word in words for piece in _pieces(word, measure, size, width)]
    lines = _wrapped(pieces, measure, size, width) or []
    rest = " ".join(lines[max_lines - 1 :])
    return Lines(size, [*lines[: max_lines - 1], *fit_line(rest, measure, width, (size,)).lines])


def fit_line(text: str, measure: Measure, width: float, sizes: tuple[int, ...]) -> Lines:
    """On one line, in the largest of `sizes`; in the last with an ellipsis where needed."""
    text = text[:_MAX_LETTERS]
    size = next((size for size in sizes if measure(text, size) <= width), sizes[-1])
    if measure(text, size) > width:
        end = _fitting(text, "…", measure, size, width)
        if text[end] != " " and " " in text[:end]:
            end = text.rindex(" ", 0, end)  # after a whole word, or inside one that fills the line
        text = f"{text[:end].rstrip(' ,.:;-')}…"
    return Lines(size, [text] if text else [])


def _wrapped(words: list[str], measure: Measure, size: int, width: float) -> list[str] | None:
    """As many words on a line as fit; None where one alone is too wide."""
    lines: list[str] = []
    space, used = measure(" ", size), width
    for word in words:
        needed = measure(word, size)
        if needed > width:
            return None
        if used + space + needed <= width:
            lines[-1] += f" {word}"
            used += space + needed
        else:
            lines.append(word)
            used = needed
    return lines


def _pieces(word: str, measure: Measure, size: int, width: float) -> list[str]:
    """A word that is too wide, in pieces that fit."""
    pieces = []
    while measure(word, size) > width:
        end = _fitting(word, "-", measure, size, width)
        pieces.append(f"{word[:end]}-")
        word = word[end:]
    return [*pieces, word]


def _fitting(text: str, ending: str, measure: Measure, size: int, width: float) -> int:
    """How many of its letters fit before `ending`; at least one. By halves: measuring is what takes the time."""
    return bisect_right(range(2, len(text)), width, key=lambda end: measure(text[:end] + ending, size)) + 1
