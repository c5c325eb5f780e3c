"""How a text is broken into lines: the largest type in which it fits, lines of about one width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Measure = Callable[[str, int], float]

_TITLES = ((72, 2), (64, 3), (50, 4), (42, 4))  # size in pixels, most lines
_MOST_LETTERS = 400  # more never fits, and would only take time


@dataclass(frozen=True, slots=True)
class Setting:
    size: int
    lines: tuple[str, ...]


def set_title(text: str, measure: Measure, width: float) -> Setting:
    """In up to four lines; what does not fit in the smallest type ends in an ellipsis."""
    words = text[:_MOST_LETTERS].split()
    for size, most in _TITLES:
        lines = _wrapped(words, measure, size, width)
        if lines is not None and len(lines) <= most:
            return Setting(size, _balanced(words, lines, measure, size, width))
    pieces = [piece for word in words for piece in _pieces(word, measure, size, width)]
    lines = _wrapped(pieces, measure, size, width) or []
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), measure, size, width)]
    return Setting(size, tuple(lines))


def set_line(text: str, measure: Measure, width: float, sizes: tuple[int, ...]) -> Setting:
    """On one line, in the largest of `sizes`; in the last with an ellipsis where needed."""
    text = text[:_MOST_LETTERS]
    for size in sizes:
        if measure(text, size) <= width:
            return Setting(size, (text,))
    return Setting(size, (_shortened(text, measure, size, width),))


def _wrapped(words: list[str], measure: Measure, size: int, width: float) -> list[str] | None:
    """As many words on a line as fit; None where one alone is too wide."""
    lines: list[str] = []
    space, used = measure(" ", size), width + 1
    for word in words:
        room = measure(word, size)
        if room > width:
            return None
        if used + space + room <= width:
            lines[-1] += f" {word}"
            used += space + room
        else:
            lines.append(word)
            used = room
    return lines


def _balanced(words: list[str], lines: list[str], measure: Measure, size: int, width: float) -> tuple[str, ...]:
    """The same number of lines, in the narrowest column that allows it."""
    while (narrower := _wrapped(words, measure, size, width - 20)) and len(narrower) == len(lines):
        lines, width = narrower, width - 20
    return tuple(lines)


def _pieces(word: str, measure: Measure, size: int, width: float) -> list[str]:
    """A word that is too wide, in pieces that fit."""
    pieces = []
    while measure(word, size) > width:
        end = _fitting(word, "-", measure, size, width)
        pieces.append(f"{word[:end]}-")
        word = word[end:]
    return [*pieces, word]


def _shortened(text: str, measure: Measure, size: int, width: float) -> str:
    """With an ellipsis where it does not fit: after a whole word, or inside one that fills the line."""
    if measure(text, size) <= width:
        return text
    end = _fitting(text, "…", measure, size, width)
    if text[end] != " ":
        end = text.rfind(" ", 0, end) if " " in text[:end] else end
    return f"{text[:end].rstrip(' ,.:;-')}…"


def _fitting(text: str, ending: str, measure: Measure, size: int, width: float) -> int:
    """How many of its letters fit before `ending`; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle] + ending, size) <= width else (low, middle - 1)
    return low
