"""What follows from dates: where a programme stands on a given day. Words carry their date, so that they stay true."""

from __future__ import annotations

from datetime import date

from wijkmakers_site import kinds, model
from wijkmakers_site.rendering import dutch
from wijkmakers_site.rendering.views import Status

# The order in which overviews show them, with the heading of each.
HEADINGS = {
    "open": "Aanmelden kan",
    "soon": "Komt eraan",
    "full": "Vol",
    "running": "Loopt nu",
    "undated": "Nog zonder data",
    "past": "Afgerond",
}


def span(programme: model.Programme) -> tuple[date, date] | None:
    """First and last day, as announced or else as planned; None where no day is known."""
    going = [
        module for module in programme.modules if module.state not in (kinds.State.CANCELLED, kinds.State.POSTPONED)
    ]
    sessions = [session for module in going for session in module.sessions]
    first = programme.starts or min((session.first_day for session in sessions), default=None)
    last = programme.ends or max((session.last_day for session in sessions), default=None)
    if first is None and last is None:
        return None
    return (first or last, last or first)  # type: ignore[return-value]  # one of the two is a date


def status(programme: model.Programme, day: date) -> Status:
    """Where `programme` stands on `day` (local)."""
    known = span(programme)
    if known and day >= known[0]:
        return _begun(programme, known[1], day)
    registration = programme.registration
    if registration and registration.full:
        return Status("full", "Vol")
    if registration and (label := _open_label(registration, day)):
        return Status("open", label)
    if known is None:
        return Status("undated", "Data volgen")
    if registration and registration.opens and registration.opens > day:
        return Status("soon", f"Aanmelden kan vanaf {dutch.short_date(registration.opens)}")
    return Status("soon", f"Begint op {dutch.short_date(known[0])}")


def _begun(programme: model.Programme, last: date, day: date) -> Status:
    if goes_on(programme):
        return Status("running", "Loopt, data volgen")
    return Status("past", "Afgerond") if day > last else Status("running", f"Loopt tot en met {dutch.short_date(last)}")


def goes_on(programme: model.Programme) -> bool:
    """Whether more may come than is known: no last day is announced, and a module still waits for its date."""
    waits = any(not module.sessions and module.state is not kinds.State.CANCELLED for module in programme.modules)
    return programme.ends is None and waits


def _open_label(registration: model.Registration, day: date) -> str | None:
    """The words for a registration that is open on `day`; None where it is not, or where nobody can tell."""
    opens, closes = registration.opens, registration.closes
    if (opens and day < opens) or (closes and day > closes):
        return None
    if closes:
        return f"Aanmelden kan tot en met {dutch.short_date(closes)}"
    return "Aanmelden kan" if registration.link else None
