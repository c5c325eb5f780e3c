"""Prints problems where and as the command line asks."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.text.words.dutch import counted

if TYPE_CHECKING:
    from wijkmakers_site.problems.problem import Problem

FORMATS = ("tekst", "json", "github", "gitlab")


def print_problems(problems: Sequence[Problem], root: Path, form: str) -> None:
    """Print problems in the form that was asked for: text on the error stream, the others where programs read them."""
    from wijkmakers_site.cli.printed.report import as_github, as_gitlab, as_json, as_text
    from wijkmakers_site.reading.source.excerpt import line_of

    for_programs = {"json": as_json, "github": as_github, "gitlab": as_gitlab}
    if form != "tekst":
        print(for_programs[form](problems))
        return
    terminal = sys.stderr.isatty()
    excerpt = (lambda problem: line_of(root, problem.path, problem.line)) if terminal else None
    print(as_text(problems, excerpt, color=terminal and "NO_COLOR" not in os.environ), file=sys.stderr)
    print(_totals(problems), file=sys.stderr)


def _totals(problems: Sequence[Problem]) -> str:
    """The last line below a list of problems: how many errors and warnings, and where codes are explained."""
    warnings = sum(problem.warning for problem in problems)
    errors = len(problems) - warnings
    totals = []
    if errors:
        totals.append(counted(errors, "fout", "fouten"))
    if warnings:
        totals.append(counted(warnings, "waarschuwing", "waarschuwingen"))
    untouched = " De site in output/ is niet veranderd." if errors else ""
    return f"{' en '.join(totals)} gevonden.{untouched} Uitleg bij elke code staat in content/LEESMIJ.md."
