"""Questions about the calendars -> problems, each at its line in the files."""

from __future__ import annotations

from collections.abc import Iterable

from wijkmakers_site.calendars.ledger.file import ledger_lines
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.questions.question import Question
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.reading.places import place_of


def as_problems(questions: Iterable[Question], reading: Reading, ledger: Ledger) -> list[Problem]:
    """Errors, and the warnings that no comment in the files silences. `ledger` is as it was."""
    problems = [_asked(question, reading, ledger) for question in questions]
    return [problem for problem in problems if not (problem.warning and reading.is_suppressed(problem))]


def _asked(question: Question, reading: Reading, ledger: Ledger) -> Problem:
    """A question at its line in content, or else at that of the ledger."""
    found = place_of(reading.content, question.place) if question.place else None
    place = found or (LEDGER, ledger_lines(ledger)[question.uid], 1)
    return Problem(*place, question.message, question.cure, question.code, warning=not question.blocks)
