"""When participants are asked for an evaluation: from the last day on, and for how long."""

from __future__ import annotations

from datetime import date, timedelta

from wijkmakers_site.model import academy, enrolment
from wijkmakers_site.model.derived import states
from wijkmakers_site.pages.programme_status import goes_on, span
from wijkmakers_site.pages.views.parts import AskedAfter

# Where nobody says until when: who took part remembers it no longer, and a form is seldom open so long.
_SHOWN = timedelta(weeks=8)


def of_programme(programme: academy.Programme) -> AskedAfter | None:
    """None where nothing is asked, where no last day is known, and of what is off."""
    if programme.evaluation is None:
        return None
    known, is_off = span(programme), states.of_programme(programme)[0].is_off
    return None if known is None or is_off or goes_on(programme) else _asked(programme.evaluation, known[1])


def of_module(module: academy.Module) -> AskedAfter | None:
    """From the last of its days that take place; None where none does, or nothing is asked."""
    last = max((session.last_day for session in module.going), default=None)
    return _asked(module.evaluation, last) if last else None


def _asked(evaluation: enrolment.Evaluation | None, last_day: date) -> AskedAfter | None:
    if evaluation is None:
        return None
    return AskedAfter(evaluation.link, last_day, evaluation.closes or last_day + _SHOWN, evaluation.closes)
