"""Where libyaml stood still -> what the writer did, at its place, with the line as it was meant where that is certain.

libyaml says what it expected next, often lines below the slip of the pen; what is told here is the slip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from wijkmakers_site.reading.source import line_guesses
from wijkmakers_site.reading.source.yaml_messages import (
    AFTER_BRACKET,
    AFTER_QUOTE,
    CURLY,
    DASH_ASTRAY,
    DASH_GLUED,
    DASH_LOST,
    ENDED,
    GLUED,
    LOST_COLON,
    TOO_FAR,
    TOO_LITTLE,
    UNCLOSED_QUOTE,
    Sentence,
    in_dutch,
    special,
)

_BEGUN = ("quoted scalar", "flow sequence", "flow mapping", "an anchor", "an alias", "a simple key", "directive")
_ESCAPED = ("escape", "hexdecimal")
_HAS_KEY = re.compile(r"\s*(?:- +)*(?:[^\s#-][^#]*?:(?:\s|$))|\s*(?:#|-\s|-$)")
_GLUED_KEY = re.compile(r"\s*(?:- +)*[^\W\d]\w*:(?=\S)(?!//)")
_ONLY_KEY = re.compile(r"\s*(?:- +)*[a-z_]+")
_ALIAS = re.compile(r"\s*(?:- +)*(?:[^\W\d]\w*: +)?\*[\w-]+")
_DASHED = re.compile(r"\s*-(?=[^\s-])")


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` and `column` count from 0. `repair` is a line with the text it was meant to be, where that is certain."""

    line: int
    column: int
    sentence: Sentence
    repair: tuple[int, str] | None = None


def explain(error: yaml.MarkedYAMLError, lines: list[str], last: Any) -> Fault:
    """The fault behind an error of libyaml; `last` is the last text that could be read."""
    problem = error.problem or ""
    line, column = _place(error, lines)
    if (
        "<document start>" in problem
        and (first := line_guesses.neighbour(lines, -1, 1)) is not None
        and lines[first][0] == "%"
    ):
        return Fault(first, 0, special("%"), (first, ""))
    if "mapping values" in problem:
        return _misplaced_colon(lines, line, column)
    if "could not find expected ':'" in problem:
        return _lost_colon(lines, line)
    if "did not find expected key" in problem or "<document start>" in problem:
        return _no_neighbour(lines, line, column, last)
    if "'-' indicator" in problem:
        return _no_dash(lines, line, column, in_dutch(problem))
    sentence = in_dutch(f"{problem} {error.context or ''}")
    return Fault(line, column, sentence, _repair(lines, line, column, sentence))


def _place(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int]:
    """For what was begun and never finished the beginning; else where libyaml stood still. From 0, within the text."""
    problem, context = error.problem or "", error.context or ""
    begun = any(part in context for part in _BEGUN) and not any(part in problem for part in _ESCAPED)
    mark = error.context_mark if begun else error.problem_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, min(mark.column, len(lines[line])) if mark and mark.line == line else len(lines[line].rstrip())


def _misplaced_colon(lines: list[str], line: int, column: int) -> Fault:
    above = line_guesses.neighbour(lines, line, -1)
    keyless = above is not None and (_GLUED_KEY.match(lines[above]) or not _HAS_KEY.match(lines[above]))
    if above is not None and keyless and not line_guesses.is_continued(lines, above):
        return _lost_colon(lines, above)
    if above is not None and line_guesses.is_dashed_text(lines[above], line_guesses.indent(lines[line])):
        return _lost_colon(lines, above)  # they stand well below each other, so it is the one above that has no key
    before, value = line_guesses.parted(lines[line])
    as_text = line_guesses.as_text(lines, line)
    if value and value[0] in line_guesses.CURLY:
        return Fault(line, len(before), CURLY, as_text)
    if above is not None and _ONLY_KEY.fullmatch(lines[line][:column]):
        return _too_far(lines, line, above)
    return Fault(line, column, in_dutch("mapping values are not allowed"), as_text)


def _too_far(lines: list[str], line: int, above: int) -> Fault:
    """A line that stands to the right of the one above; where those below stand as far, the one above is wrong."""
    indent = line_guesses.indent(lines[line])
    before = line_guesses.neighbour(lines, above, -1)
    if before is not None and line_guesses.key_column(lines[before]) == indent and not _is_dashed(lines[above]):
        return Fault(above, line_guesses.indent(lines[above]), TOO_LITTLE, line_guesses.moved(lines, above, indent))
    together = _is_group(lines, line)
    if together and _is_dashed(lines[above]):
        return Fault(
            above, line_guesses.indent(lines[above]), DASH_ASTRAY, line_guesses.moved(lines, above, indent - 2)
        )
    if together and line_guesses.indent(lines[above]) == indent - 2:
        dashed = " " * (indent - 2) + "- " + lines[above].lstrip()
        return Fault(above, line_guesses.indent(lines[above]), DASH_LOST, (above, dashed))
    return Fault(line, indent, TOO_FAR, line_guesses.aligned(lines, line, above))


def _is_group(lines: list[str], line: int) -> bool:
    """Whether the line below stands as far to the right, or begins the next group of the list."""
    indent, below = line_guesses.indent(lines[line]), line_guesses.neighbour(lines, line, 1)
    if below is None:
        return False
    return line_guesses.indent(lines[below]) == (indent - 2 if _is_dashed(lines[below]) else indent)


def _lost_colon(lines: list[str], line: int) -> Fault:
    text = lines[line]
    if _DASHED.match(text):
        return _no_dash(lines, line, 0, LOST_COLON)
    above = line_guesses.neighbour(lines, line, -1)
    if (
        above is not None
        and _is_dashed(lines[above])
        and line_guesses.indent(lines[above]) == line_guesses.indent(text)
    ):
        return _no_dash(lines, line, line_guesses.indent(text), DASH_LOST)
    repaired = line_guesses.with_colon(text)
    repair = (line, repaired) if repaired else None
    if glued := _GLUED_KEY.match(text):
        return Fault(line, glued.end(), GLUED, repair)
    return Fault(line, len(text.rstrip()), LOST_COLON, repair)


def _no_neighbour(lines: list[str], line: int, column: int, last: Any) -> Fault:
    before = lines[line][:column].rstrip()
    if last is not None and last.style in ("'", '"') and last.end_mark.line == line and before:
        start = last.start_mark.line
        if start < line:
            return Fault(start, last.start_mark.column, UNCLOSED_QUOTE, line_guesses.closed_quote(lines, start))
        if last.end_mark.column == len(before):
            return Fault(line, column, AFTER_QUOTE, line_guesses.as_text(lines, line))
    if _ALIAS.fullmatch(before):
        return Fault(line, before.rindex("*"), special("*"), line_guesses.as_text(lines, line))
    if before.endswith(("]", "}")):
        return Fault(line, column, AFTER_BRACKET, line_guesses.as_text(lines, line))
    return _misaligned(lines, line, column)


def _misaligned(lines: list[str], line: int, column: int) -> Fault:
    first, above, below = (line_guesses.neighbour(lines, at, step) for at, step in ((-1, 1), (line, -1), (line, 1)))
    sentence = in_dutch("did not find expected key")
    if above is not None and lines[above].rstrip() == "...":
        return Fault(above, 0, ENDED, (above, ""))
    if above is None:
        return Fault(line, column, sentence)
    if above == first and line_guesses.indent(lines[above]) > line_guesses.indent(lines[line]) == 0:
        return Fault(above, line_guesses.indent(lines[above]), TOO_FAR, (above, lines[above].lstrip()))
    if not _HAS_KEY.match(lines[line]):
        return _lost_colon(lines, line)
    indent = line_guesses.indent(lines[line])
    if all(_is_dashed(lines[at]) for at in (above, line, below or line)) and line_guesses.indent(lines[above]) > indent:
        if below is not None and line_guesses.indent(lines[below]) == indent:
            return Fault(above, line_guesses.indent(lines[above]), TOO_FAR, line_guesses.moved(lines, above, indent))
        return Fault(line, column, sentence)
    fits = below is None or line_guesses.indent(lines[below]) == line_guesses.key_column(lines[above])
    certain = fits and not _is_dashed(lines[line])
    return Fault(line, column, sentence, line_guesses.aligned(lines, line, above) if certain else None)


def _is_dashed(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _no_dash(lines: list[str], line: int, column: int, sentence: Sentence) -> Fault:
    text = lines[line]
    if dashed := _DASHED.match(text):
        return Fault(line, dashed.end(), DASH_GLUED, (line, f"{dashed[0]} {text[dashed.end() :]}"))
    with_dash = (line, f"{text[:column]}- {text[column:]}")
    if not _HAS_KEY.match(text):
        return Fault(line, column, sentence, with_dash)
    above, below = line_guesses.neighbour(lines, line, -1), line_guesses.neighbour(lines, line, 1)
    if above is not None and _is_dashed(lines[above]) and _is_group(lines, line):
        astray = line_guesses.moved(lines, above, line_guesses.indent(text) - 2)
        return Fault(above, line_guesses.indent(lines[above]), DASH_ASTRAY, astray)
    if line_guesses.begins_as_one_above(lines, line):
        return Fault(line, column, DASH_LOST, with_dash)
    if above is None or below is None or line_guesses.indent(lines[below]) != line_guesses.key_column(lines[above]):
        return Fault(line, column, sentence)
    return Fault(line, column, TOO_LITTLE, line_guesses.aligned(lines, line, above))


def _repair(lines: list[str], line: int, column: int, sentence: Sentence) -> tuple[int, str] | None:
    if sentence == UNCLOSED_QUOTE:
        return line_guesses.closed_quote(lines, line)
    before, value = line_guesses.parted(lines[line])
    if value and value[0] in "[{":
        return line_guesses.closed_bracket(lines, line)
    return line_guesses.as_text(lines, line) if column >= len(before) else None
