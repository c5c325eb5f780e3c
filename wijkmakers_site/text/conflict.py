"""Marks that git leaves in a file where it could not join two versions: found in any text, told in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import listing
from wijkmakers_site.values import dataclass

_OPENS, _BASE, _PARTS, _CLOSES = "<" * 7, "|" * 7, "=" * 7, ">" * 7
# Seven at the beginning of a line, and then nothing or a name: git's default (`conflict-marker-size`, gitattributes).
_MARK = regex(r"^(?P<mark><{7}|\|{7}|={7}|>{7})(?![<|=>])[ \t]*(?P<label>.*)$", re.MULTILINE)
# With `git pull --rebase` and with a stash git names the colleague's version first, and our own last.
_OURS_LAST = regex(r"Stashed changes|[0-9a-f]{7,40} \(")
_MAX_LINES = 12  # named in a message


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark: its `line` (from 1), the seven characters (`kind`) and what git wrote behind them (`label`)."""

    line: int
    kind: str
    label: str


def conflict(path: str, text: str, *, cure: str = "") -> Problem | None:
    """The one problem of a text in which two versions stand, with all its marks; None for any other.

    `path` is that of the problem. `cure` takes the place of ours, for a file in which nobody needs to choose.
    """
    if not any(f"\n{mark}" in text or text.startswith(mark) for mark in (_OPENS, _BASE, _PARTS, _CLOSES)):
        return None  # a quick first look: nearly every file
    marks = _marks(path, text)
    if not marks:
        return None
    lines = [str(mark.line) for mark in marks[:_MAX_LINES]]
    if len(marks) > _MAX_LINES:
        lines.append(f"nog {len(marks) - _MAX_LINES} andere")
    word = "regel" if len(marks) == 1 else "regels"
    if {_OPENS, _PARTS, _CLOSES} <= {mark.kind for mark in marks}:
        message = f"In dit bestand staan twee versies door elkaar, omdat git ze niet kon samenvoegen: {word} "
        return Problem(path, marks[0].line, 1, f"{message}{listing(lines)}.", cure or _choice(marks), "WM018")
    message = f"Hier is iets blijven staan van twee versies die git niet kon samenvoegen: {word} {listing(lines)}."
    rest = "Haal wat daar staat weg, en kijk of er van de tekst eromheen niets dubbel is of mist."
    return Problem(path, marks[0].line, 1, message, cure or rest, "WM018")


def _marks(path: str, text: str) -> list[_Mark]:
    marks = [
        _Mark(text.count("\n", 0, found.start()) + 1, found["mark"], found["label"].strip())
        for found in _MARK.finditer(text)
        # `=======` has no name behind it; a table of Markdown may begin with bars, but not with seven and a name.
        if not (found["mark"] == _PARTS and found["label"].strip())
    ]
    if any(mark.kind in (_OPENS, _CLOSES) for mark in marks):
        return marks
    # `=======` alone is no YAML, but in a text it makes a heading of the line above it, and elsewhere it may be
    # a line in a comment.
    lines = text.split("\n")
    return [
        mark
        for mark in marks
        if mark.kind == _PARTS
        and (path.endswith((".yaml", ".lock")) or (path.endswith(".md") and not lines[mark.line - 2].strip()))
    ]


def _choice(marks: Sequence[_Mark]) -> str:
    ours, theirs = "jouw versie", "die van je collega"
    if any(mark.kind == _CLOSES and _OURS_LAST.match(mark.label) for mark in marks):
        ours, theirs = "de versie van je collega", "die van jou"
    cure = (
        f"Tussen {_OPENS} en {_PARTS} staat {ours}, tussen {_PARTS} en {_CLOSES} {theirs}: kies steeds wat blijft, "
        f"en haal de rest weg, ook de regels met deze tekens."
    )
    if any(mark.kind == _BASE for mark in marks):
        cure = cure.replace(f" en {_PARTS} staat", f" en {_BASE} staat", 1)
        cure += f" Na {_BASE} staat hoe het eerst was."
    return cure
