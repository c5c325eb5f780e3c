"""A change to a file shown to whoever must agree with it: reasons in words, then the lines before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff

_AROUND = 2  # lines shown before and after what changes
_HUNK = re.compile(r"@@ -([0-9]+).*")
_LAST_SPACES = re.compile(r" +$")
_MARKS = {"\t": "→", "\u00a0": "°"}
_LEGEND = "  Wat je anders niet ziet, staat er zo: · is een spatie, → een tab, ° een vaste spatie."


def as_change(path: str, before: bytes, after: bytes, reasons: Mapping[str, int]) -> str:
    """The change of one file, with `reasons` and how often each applies. Line ends are told, not shown."""
    told = [f"  - {why}{f' ({times} keer)' if times > 1 else ''}" for why, times in reasons.items()]
    shown = list(_difference(_lines(before), _lines(after)))
    legend = [_LEGEND] if any(mark in line for line in shown for mark in "·→°" if line[0] in "-+") else []
    return "\n".join([f"Dit wil ik veranderen in {path}:", *told, *legend, *shown, ""])


def _lines(raw: bytes) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", raw.decode("utf-8-sig"))
    return lines if lines[-1] else lines[:-1]


def _difference(before: list[str], after: list[str]) -> Iterator[str]:
    """The lines of a unified diff; `-` is how it stands there, `+` how it will."""
    for line in unified_diff(before, after, "nu", "straks", n=_AROUND, lineterm=""):
        if found := _HUNK.fullmatch(line):
            yield f"@@ vanaf regel {found[1]} @@"
        else:
            yield _visible(line) if line[0] in "-+" else _printable(line)


def _visible(line: str) -> str:
    """A changed line with marks for white that one would not see otherwise."""
    marked = _LAST_SPACES.sub(lambda found: "·" * len(found[0]), line[1:])
    return line[0] + _printable("".join(_MARKS.get(each, each) for each in marked))


def _printable(line: str) -> str:
    """A line that a terminal shows, and does not obey."""
    return "".join(each if each.isprintable() else " " for each in line)
