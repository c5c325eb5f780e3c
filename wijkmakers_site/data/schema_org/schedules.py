"""How and when a programme is given, for machines: as far as it follows from its sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from wijkmakers_site.data.schema_org.events import ways
from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import State
from wijkmakers_site.text import timezone

_MODES = {
    frozenset(["online"]): "Online",
    frozenset(["place"]): "Onsite",
    frozenset(["online", "place"]): "Blended",
}


def mode(programme: academy.Programme, modules: Sequence[academy.Module]) -> str | None:
    """Blended as soon as both ways are known; one way alone is only certain where it is known of everything."""
    each = [ways(meeting) for module in modules for meeting in module.going or (module,)]
    every = frozenset[str]().union(*each)
    certain = len(every) == 2 or (all(each) and len(programme.modules) >= (programme.announced_modules or 0))
    return _MODES.get(every) if certain else None


def schedule(programme: academy.Programme, modules: Sequence[academy.Module]) -> Thing | None:
    """The dates that all share; how many and in what rhythm only where no more will come."""
    sessions = sorted(
        (each for module in modules if not module.group for each in module.going), key=lambda each: each.first_day
    )
    if not sessions:
        return None
    postponed = any(each.state is State.POSTPONED for module in modules for each in module.sessions)
    dated = all(module.sessions for module in modules) and not postponed
    complete = dated and len(modules) >= (programme.announced_modules or 0)
    lengths = {timezone.ends(each) - timezone.starts(each) if each.hours else None for each in sessions}
    return {
        "@type": "Schedule",
        "startDate": sessions[0].first_day.isoformat(),
        "endDate": max(each.last_day for each in sessions).isoformat(),
        "repeatCount": len(sessions) if complete else None,
        "repeatFrequency": _rhythm([each.first_day for each in sessions]) if complete else None,
        "duration": _duration(lengths.pop()) if len(lengths) == 1 else None,
        "scheduleTimezone": timezone.TIME_ZONE,
    }


def _rhythm(days: Sequence[date]) -> str | None:
    """The words that search engines know; None where the days follow no such rhythm."""
    gaps = {(after - before).days for before, after in pairwise(days)}
    # By the calendar: from 30 January to 27 February is a month too.
    months = {after.year * 12 + after.month - before.year * 12 - before.month for before, after in pairwise(days)}
    return "Daily" if gaps == {1} else "Weekly" if gaps == {7} else "Monthly" if months == {1} else None


def _duration(length: timedelta | None) -> str | None:
    """ISO 8601: 6.5 hours are "PT6H30M"."""
    if not length:
        return None
    hours, minutes = divmod(length // timedelta(minutes=1), 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
