"""Repairs of invisible characters, in any file: text in, edits out."""

from __future__ import annotations

from wijkmakers_site.editing.repair.edits import NEWLINE, Edit
from wijkmakers_site.regex import regex

BLANKS = " \t\u00a0"
NO_BREAK_REASON = "vaste spaties worden gewone spaties"
# A backslash before a space has a meaning between double quotes; so that space stays.
_TRAILING = regex(rf"(?<![\\{BLANKS}])[{BLANKS}]+$")


def byte_order_mark(text: str) -> list[Edit]:
    """The mark (U+FEFF) that some editors put before the first letter."""
    mark = text[: len(text) - len(text.lstrip("\ufeff"))]
    return [Edit(1, 1, mark, "", "het onzichtbare teken aan het begin (BOM) gaat weg")] if mark else []


def newlines(text: str) -> list[Edit]:
    """The line ends of Windows and of old Macs (CR LF and a lone CR) become those of everything else (LF)."""
    edits, start = [], 0
    for number, newline in enumerate(NEWLINE.finditer(text), 1):
        if newline[0] != "\n":
            column = newline.start() - start + 1
            edits.append(
                Edit(number, column, newline[0], "\n", "regeleinden van Windows of Mac worden gewone regeleinden")
            )
        start = newline.end()
    return edits


def trailing_spaces(text: str) -> list[Edit]:
    """Spaces, tabs and no-break spaces at the end of a line of YAML: "titel: Wonen  " -> "titel: Wonen"."""
    return [
        Edit(number, trailing.start() + 1, trailing[0], "", "spaties aan het einde van een regel gaan weg")
        for number, line in enumerate(text.split("\n"), 1)
        if (trailing := _TRAILING.search(line))
    ]


def last_newline(text: str) -> list[Edit]:
    """A last line that is not ended: other programs glue what follows to it."""
    if not text or text.endswith(("\n", "\r")):
        return []
    lines = text.split("\n")
    return [Edit(len(lines), len(lines[-1]) + 1, "", "\n", "de laatste regel krijgt een regeleinde")]
