r"""How a value is written, where what is read of it may not be what was typed (YAML 1.2, section 3.2.3).

libyaml reads all of these without a word: a text ends before ` #`, lines are joined, and `\n` between double quotes is
a new line. Whether that was meant depends on the field, which nothing here knows.
"""

from __future__ import annotations

from typing import Any

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

DataPath = tuple[str | int, ...]  # of keys and positions: `("modules", 3, "datum")`
_COMMENT = regex(r"(\s*)(#.*?)\s*")
_BEHIND_KEY = regex(r"\s*:?\s*")
# Of the escapes of section 5.7 those that give no visible character: a path of Windows is full of them.
_ESCAPE = regex(r"(?<!\\)(?:\\\\)*(\\[0abtnvfreN_LP ])")


@dataclass(frozen=True, slots=True)
class Presentation:
    """How one value is written.

    `style` is YAML's mark of it: "" for plain, `'` or `"` for quoted, `|` or `>` for a block. `lines` are the lines of
    the file that it stands on, the first without what comes before the value; of a block those below its mark. `line`
    is the number of the first of them, from 1. `comment` is what follows behind it from `#` on, "" where nothing does;
    `comment_column` where that begins, from 1, and `gap` the number of spaces before it. `escape` is the first code
    between its quotes that gives no visible character, else "". `is_empty`: nothing is there but perhaps a comment.
    """

    style: str
    lines: tuple[str, ...]
    line: int
    comment: str = ""
    comment_column: int = 0
    gap: int = 0
    escape: str = ""
    is_empty: bool = False


def presentation_of(event: Any, lines: list[str]) -> Presentation | None:
    """How the value of a ScalarEvent is written in `lines`; None where that leaves no doubt."""
    start, end, style = event.start_mark, event.end_mark, event.style or ""
    if end.line >= len(lines):  # an empty value, or a block, to which the end of the file belongs
        lines = [*lines, *[""] * (end.line - len(lines) + 1)]
    if style in ("|", ">"):
        block = tuple(lines[start.line + 1 : end.line])
        return Presentation(style, block, start.line + 2)
    is_empty = not event.value and not style
    comment, column, gap = _comment(lines, end.line, end.column, is_empty=is_empty)
    escape = _ESCAPE.search(lines[start.line], start.column) if style == '"' and "\\" in lines[start.line] else None
    if end.line == start.line and not (comment or escape or is_empty):
        return None
    first = lines[start.line][start.column : end.column if end.line == start.line else None]
    between = lines[start.line + 1 : end.line]
    last = [lines[end.line][: end.column]] if end.line > start.line else []
    code = escape[1] if escape else ""
    return Presentation(style, (first, *between, *last), start.line + 1, comment, column, gap, code, is_empty)


def _comment(lines: list[str], line: int, column: int, *, is_empty: bool) -> tuple[str, int, int]:
    """The comment right behind a column, its own column (from 1) and the spaces before it; `"", 0, 0` without one."""
    if "#" not in lines[line]:
        return "", 0, 0
    # Of an empty value libyaml gives the place right behind its key or dash.
    start = _BEHIND_KEY.match(lines[line], column).end() if is_empty else column  # type: ignore[union-attr]  # fits ""
    match = _COMMENT.fullmatch(lines[line], start)
    if not match:
        return "", 0, 0
    gap = len(match[1]) or start - len(lines[line][:start].rstrip())
    return match[2], match.start(2) + 1, gap
