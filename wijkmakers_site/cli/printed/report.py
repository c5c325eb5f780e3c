"""Problems as text for people, JSON lines for programs, annotations for GitHub and GitLab. Nothing is printed here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from wijkmakers_site.problems.problem import MAX_TOLD, Problem
from wijkmakers_site.regex import regex

MANUAL = "content/LEESMIJ.md"
_MAX_COLUMNS = 100  # of the line that is shown; a line of content may be a megabyte
_MAX_MESSAGE = 1_000  # characters; a message may quote what somebody wrote
# What would colour, clear or reorder a terminal or a log, out of a file's name or a quoted value.
_UNPRINTABLE = regex("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_RED, _YELLOW, _BOLD, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"

LineOf = Callable[[Problem], str | None]


def _printable(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems with nothing in them but what can be printed; of very many the first, errors before warnings, and
    one more that says so.
    """
    told = sorted(problems, key=lambda problem: problem.warning)
    if len(told) <= MAX_TOLD:
        yield from map(_plain, problems)
        return
    yield from map(_plain, sorted(told[:MAX_TOLD]))
    left = told[MAX_TOLD]
    message, cure = "Er zijn er nog meer.", "Verbeter eerst deze, en kijk het dan opnieuw na."
    yield _plain(replace(left, message=message, cure=cure, code="WM017"))


def _plain(problem: Problem) -> Problem:
    path, message, cure = (_UNPRINTABLE.sub(_escaped, text) for text in (problem.path, problem.message, problem.cure))
    return replace(problem, path=path, message=_shortened(message), cure=_shortened(cure))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()


def _shortened(text: str) -> str:
    half = _MAX_MESSAGE // 2
    return text if len(text) <= _MAX_MESSAGE else f"{text[:half]} … {text[-half:]}"


def as_text(problems: Sequence[Problem], line_of: LineOf | None = None, *, color: bool = False) -> str:
    """One line a problem; with `line_of` also the line it is about, marked under the spot."""
    return "\n".join(line for problem in _printable(problems) for line in _lines(problem, line_of, color=color))


def _lines(problem: Problem, line_of: LineOf | None, *, color: bool) -> list[str]:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    kind = f"{_severity(problem)} {problem.code}".rstrip()
    if color:
        place, kind = f"{_BOLD}{place}{_RESET}", f"{_YELLOW if problem.warning else _RED}{kind}{_RESET}"
    lines = [f"{place}: {kind}: {problem.message} {problem.cure}".rstrip()]
    source = line_of(problem) if line_of else None
    if source is not None and source.strip():
        lines += _marked(problem, source)
    return lines


def _severity(problem: Problem) -> str:
    return "waarschuwing" if problem.warning else "fout"


def _marked(problem: Problem, source: str) -> list[str]:
    """The line with a mark below the column; of a very long line the part around it."""
    start = max(0, problem.column - _MAX_COLUMNS // 2) if len(source) > _MAX_COLUMNS else 0
    # A space for what a terminal would obey or draw in no width: the mark stays under its character.
    excerpt = "".join(char if char.isprintable() else " " for char in source[start : start + _MAX_COLUMNS])
    margin = f"{problem.line:>6} | "
    return [f"{margin}{excerpt}", f"{'':>6} | {' ' * (problem.column - 1 - start)}^"]


def as_json(problems: Sequence[Problem]) -> str:
    """One object a line; regel and kolom count from 1, ernst is fout or waarschuwing, uitleg is where to read more."""
    return "\n".join(
        json.dumps(
            {
                "code": problem.code,
                "ernst": _severity(problem),
                "bestand": problem.path,
                "regel": problem.line,
                "kolom": problem.column,
                "melding": problem.message,
                "oplossing": problem.cure,
                "uitleg": f"{MANUAL}#{problem.code.lower()}",
            },
            ensure_ascii=False,
        )
        for problem in _printable(problems)
    )


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the line in a pull request."""
    return "\n".join(
        f"::{'warning' if problem.warning else 'error'} file={_property(problem.path)},line={problem.line},"
        f"col={problem.column},title={_property(problem.code)}::{_data(f'{problem.message} {problem.cure}'.rstrip())}"
        for problem in _printable(problems)
    )


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A report of Code Quality, which GitLab shows beside the line in a merge request; a list, also of nothing."""
    return json.dumps(
        [
            {
                "description": f"{problem.message} {problem.cure}".rstrip(),
                "check_name": problem.code,
                # What tells a problem of this request from one that was there before; a line may move.
                "fingerprint": sha256(f"{problem.code}\n{problem.path}\n{problem.message}".encode()).hexdigest(),
                "severity": "minor" if problem.warning else "major",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
            for problem in _printable(problems)
        ],
        ensure_ascii=False,
    )


def _data(text: str) -> str:
    """The message of a workflow command; a line end in it would begin another command."""
    return text.replace("%", "%25")


def _property(text: str) -> str:
    """A property of a workflow command, in which a colon or comma ends the value."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
