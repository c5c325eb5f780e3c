"""Questions about the calendars -> problems, each at its line in the files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijkmakers_site.calendars.history.disappeared import disappeared
from wijkmakers_site.calendars.ledger.file import ledger_lines
from wijkmakers_site.calendars.ledger.identity.doubts import DoubtKind
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import Settled
from wijkmakers_site.calendars.questions.identities import ask_about
from wijkmakers_site.calendars.questions.lost_entries import ask_after_entries
from wijkmakers_site.calendars.questions.past_states import ask_after_the_past
from wijkmakers_site.calendars.questions.question import Question
from wijkmakers_site.model import academy
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.reading.places import place_of
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Compared:
    """A site on a `day`, as content has it (`written`) and with the past as it was (`shown`), beside its calendars:
    what the ledger knew of it (`before`) and what it knows from now on (`settled`).
    """

    written: academy.Site
    shown: academy.Site
    day: date
    before: Ledger
    settled: Settled


def ask(compared: Compared, reading: Reading, ledger: Ledger) -> list[Problem]:
    """All that is asked of what subscribers and visitors would lose; `ledger` is all of it, as it was."""
    before, settled = compared.before, compared.settled
    published_programmes = {row.path.split("/")[1] for row in before.rows.values()}
    questions = (
        *ask_after_entries(before, settled.ledger, compared.shown),
        *ask_after_the_past(compared.written, compared.shown, published_programmes, compared.day),
        *ask_about(settled.doubts),
    )
    renamed = (doubt.known.path for doubt in settled.doubts if doubt.kind is DoubtKind.RENAMED)
    explained = settled.explained.union(renamed)
    return [
        *as_problems(questions, reading, ledger),
        *disappeared(before, settled.ledger, explained, LEDGER, ledger_lines(ledger), _led_on(compared.written)),
    ]


def _led_on(site: academy.Site) -> set[str]:
    """The paths on the site, without a `/` behind, from which `omleidingen.yaml` leads on."""
    base = Root(site.url).base
    return {each.path.removeprefix(base) for each in site.old_addresses if each.target}


def as_problems(questions: Iterable[Question], reading: Reading, ledger: Ledger) -> list[Problem]:
    """Errors, and the warnings that no comment in the files silences. `ledger` is as it was."""
    problems = [_asked(question, reading, ledger) for question in questions]
    return [problem for problem in problems if not (problem.warning and reading.is_suppressed(problem))]


def _asked(question: Question, reading: Reading, ledger: Ledger) -> Problem:
    """A question at its line in content, or else at that of the ledger."""
    found = place_of(reading.content, question.place) if question.place else None
    place = found or (LEDGER, ledger_lines(ledger)[question.uid], 1)
    return Problem(*place, question.message, question.cure, question.code, warning=not question.blocks)
