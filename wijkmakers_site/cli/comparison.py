"""A change to a file shown to whoever must agree with it: reasons in words, then the lines before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff

_AROUND = 2  # lines shown before and after what changes
_AT_ONCE = 1000  # difflib is slow on long files; where no line was added the parts can be compared one by one
_HUNK = re.compile(r"@@ -([0-9]+).*")
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
    size = _AT_ONCE if len(before) == len(after) else max(len(before), len(after))
    head = ["--- nu", "+++ straks"]
    for start in range(0, len(before), size):
        part = slice(start, start + size)
        lines = list(unified_diff(before[part], after[part], n=_AROUND, lineterm=""))[2:]
        yield from head if lines else []
        head = [] if lines else head
        for line in lines:
            if found := _HUNK.fullmatch(line):
                yield f"@@ vanaf regel {start + int(found[1])} @@"
            else:
                yield _visible(line) if line[0] in "-+" else _printable(line)


def _visible(line: str) -> str:
    """A changed line with marks for white that one would not see otherwise."""
    bare = line.rstrip(" ")
    marked = "".join(_MARKS.get(each, each) for each in bare[1:])
    return line[0] + _printable(marked) + "·" * (len(line) - max(len(bare), 1))


def _printable(line: str) -> str:
    """A line that a terminal shows, and does not obey."""
    return "".join(each if each.isprintable() else " " for each in line)
