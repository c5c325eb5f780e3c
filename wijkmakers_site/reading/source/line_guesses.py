"""A line as it was meant. Each function is for one slip of the pen and gives None where it cannot be sure."""

from __future__ import annotations

import re

CURLY = "“”„‟‘’‚‛«»"
_PARTS = re.compile(r"(\s*(?:- +)*(?:[^\W\d]\w*:(?: +|$))?)(.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_BARE_WORD = re.compile(r"(\s*(?:- +)*)([^\W\d]\w*)( *:| +|$)\s*(.*)")
_QUOTED = re.compile(r"([\"'])(.*)\1")
_KEYED = re.compile(r"\s*(?:- +)*[^\W\d]\w*:(?: |$)|\s*-(?: |$)")

Repair = tuple[int, str]


def parted(line: str) -> tuple[str, str]:
    """What comes before the value (indentation, dashes, key) and the value, its comment left out."""
    found = _PARTS.fullmatch(line)
    before, value = (found[1], found[2]) if found else ("", line)
    return before, _COMMENT.sub("", value).rstrip()


def quoted(value: str) -> str:
    """A value as plain text, whatever it contains; quotes or curly quotes around it go."""
    inner = _QUOTED.fullmatch(value)
    bare = inner[2] if inner else value.strip(CURLY)
    return "'" + bare.replace("'", "''") + "'"


def as_text(lines: list[str], line: int) -> Repair | None:
    """The value of a line as text between quotes."""
    before, value = parted(lines[line])
    return (line, before + quoted(value)) if value and before.strip() else None


def with_colon(line: str) -> str | None:
    """A line that begins with a word, which becomes its key: `datum 2024-09-19`, `datum:2024-09-19`."""
    found = _BARE_WORD.fullmatch(line)
    return f"{found[1]}{found[2]}: {found[4]}".rstrip() if found else None


def closed_quote(lines: list[str], line: int) -> Repair | None:
    """A text that was begun with a quote, ended at the end of its line; sure when the next line is one of its own."""
    before, value = parted(lines[line])
    below = neighbour(lines, line, 1)
    if value[:1] not in ("'", '"') or not before.strip() or not (below is None or _KEYED.match(lines[below])):
        return None
    return line, before + quoted(value[1:])


def closed_bracket(lines: list[str], line: int) -> Repair | None:
    """A list on one line whose end is lacking, or which holds what cannot be read; sure as `closed_quote` is."""
    before, value = parted(lines[line])
    below = neighbour(lines, line, 1)
    if not before.strip() or not (below is None or _KEYED.match(lines[below])):
        return None
    if value.count("[") == value.count("]") + 1 and value.count("{") == value.count("}"):
        return line, f"{before}{value}]"
    if value.count("{") == value.count("}") + 1 and value.count("[") == value.count("]"):
        return line, f"{before}{value}}}"
    return as_text(lines, line)


def aligned(lines: list[str], line: int, above: int) -> Repair:
    """A line put right below the key of another one."""
    return moved(lines, line, key_column(lines[above]))


def moved(lines: list[str], line: int, column: int) -> Repair:
    """A line put so that it begins at a column."""
    return line, " " * column + lines[line].lstrip()


def neighbour(lines: list[str], line: int, step: int) -> int | None:
    """The nearest line above (-1) or below (1) that says something."""
    line += step
    while 0 <= line < len(lines):
        if lines[line].strip() and not lines[line].lstrip().startswith("#"):
            return line
        line += step
    return None


def is_continued(lines: list[str], line: int) -> bool:
    """Whether a line goes on with a text that began on a line above it."""
    above = neighbour(lines, line, -1)
    return (
        above is not None
        and indent(lines[line]) > key_column(lines[above])
        and bool(_KEYED.match(lines[above]))
        and bool(parted(lines[above])[1])
    )


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def key_column(line: str) -> int:
    """Where the first word of a line stands, behind the dash of a list."""
    found = re.match(r"\s*(?:- +)*", line)
    return found.end() if found else 0


def is_dashed_text(line: str, column: int) -> bool:
    """Whether a line is `- ` with at `column` a text without a key."""
    return line.lstrip().startswith("- ") and key_column(line) == column and not _KEYED.match(line[column:])


def begins_as_one_above(lines: list[str], line: int) -> bool:
    """Whether a group above begins with the same key, behind a dash right above this line."""
    key = lines[line].strip().partition(":")[0]
    return f"{' ' * indent(lines[line])}- {key}:" in (above[: above.find(":") + 1] for above in lines[:line])
