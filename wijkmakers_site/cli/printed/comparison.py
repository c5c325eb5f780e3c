"""A change to a file as text for whoever must agree with it: reasons in words, then a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff

from wijkmakers_site.regex import regex

_CONTEXT_LINES = 2  # shown before and after what changes
_CHUNK_LINES = 1000  # difflib is slow on long files; where no line was added they can be compared in chunks
_HUNK = regex(r"@@ -([0-9]+).*")
_VISIBLE_BLANKS = {"\t": "→", "\u00a0": "°"}
_LEGEND = "  Wat je anders niet ziet, staat er zo: · is een spatie, → een tab, ° een vaste spatie."


def as_file_change(path: str, before: bytes, after: bytes, reasons: Mapping[str, int]) -> str:
    """The change of the file at `path`, with `reasons` and how often each applies.

    Line ends and a byte order mark are among the reasons and not in the diff: no line of it could show them.
    """
    reason_lines = [f"  - {reason}{f' ({times} keer)' if times > 1 else ''}" for reason, times in reasons.items()]
    diff = list(_unified_diff(_lines(before), _lines(after)))
    legend = [_LEGEND] if any(mark in line for line in diff for mark in "·→°" if line[0] in "-+") else []
    return "\n".join([f"Dit wil ik veranderen in {path}:", *reason_lines, *legend, *diff, ""])


def _lines(raw: bytes) -> list[str]:
    # Not splitlines(), which parts at U+2028 and form feeds too: the numbers would not be those of an editor.
    lines = re.split(r"\r\n|\r|\n", raw.decode("utf-8-sig"))
    return lines if lines[-1] else lines[:-1]


def _unified_diff(before: list[str], after: list[str]) -> Iterator[str]:
    """The lines of a unified diff: `-` is how it stands there, `+` how it will. Hunks have the number of one line."""
    size = _CHUNK_LINES if len(before) == len(after) else max(len(before), len(after))
    header = ["--- nu", "+++ straks"]
    for start in range(0, len(before), size):
        chunk = slice(start, start + size)
        lines = list(unified_diff(before[chunk], after[chunk], n=_CONTEXT_LINES, lineterm=""))[2:]
        yield from header if lines else []
        header = [] if lines else header
        for line in lines:
            if hunk := _HUNK.fullmatch(line):
                yield f"@@ vanaf regel {start + int(hunk[1])} @@"
            else:
                yield _with_visible_blanks(line) if line[0] in "-+" else _printable(line)


def _with_visible_blanks(line: str) -> str:
    """A changed line with marks for white that one would not see otherwise."""
    bare = line.rstrip(" ")
    marked = "".join(_VISIBLE_BLANKS.get(char, char) for char in bare[1:])
    return line[0] + _printable(marked) + "·" * (len(line) - max(len(bare), 1))


def _printable(line: str) -> str:
    """The line without characters that a terminal would obey: a file of a stranger may hold escape codes."""
    return "".join(char if char.isprintable() else " " for char in line)
