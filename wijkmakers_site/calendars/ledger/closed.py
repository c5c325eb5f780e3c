"""The books of what is over are closed: what content says of it later is not told again to who took part.

A venue that moves, a speaker who is called otherwise: pages show what is so today, an entry what was so then. Of what
staff change of the session itself they are asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.ledger.changes import Aspect, FactChange, fact_changes
from wijkmakers_site.calendars.ledger.identity.likeness import Fit, is_forgotten, places
from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.text import timezone

# What is typed of a session for its own sake. Addresses, names and titles of other things are facts of today.
_OWN = frozenset(
    {
        Aspect.CANCELLED, Aspect.POSTPONED, Aspect.RESUMED, Aspect.TENTATIVE, Aspect.CONFIRMED, Aspect.REASON,
        Aspect.DATE, Aspect.TIME, Aspect.PLACE, Aspect.ONLINE, Aspect.SPEAKERS, Aspect.TITLE, Aspect.SUMMARY,
        Aspect.PARTS, Aspect.PREPARATION,
    }
)  # fmt: skip


def is_closed(row: Row, plan: PlannedEntry, today: datetime) -> bool:
    """Whether an entry stays as it is, unless staff say otherwise. What ended before `today` (UTC) is over."""
    return row.end <= today and plan.end <= today and not is_forgotten(row.entry)


def correction(row: Row, plan: PlannedEntry) -> date | None:
    """The latest day on which staff corrected what is over, so far: one that the row does not know is a new one."""
    return max((day for day in (row.corrected, plan.answers.corrected) if day), default=None)


def next_correction(row: Row, today: datetime) -> date:
    """The day to write for a correction: today, or one that the row does not know yet."""
    day = timezone.local(today).date()
    return max(day, row.corrected + timedelta(days=1)) if row.corrected else day


def edits(old: Entry, new: Entry) -> tuple[FactChange, ...]:
    """What content says otherwise of the session itself, as far as the ledger knows what it said before."""
    changes = [change for change in fact_changes(old, new) if change.aspect in _OWN]
    # Rows of an old form know the venue by the first words of its address alone.
    moved = bool(old.place) != bool(new.place) or places(old, new) is Fit.OTHER
    return tuple(change for change in changes if moved or change.aspect is not Aspect.PLACE)


def as_corrected(old: Entry, new: Entry) -> Entry:
    """What is over, corrected: in what staff changed of the session itself; where that is nothing, in all there is.

    Who corrects a title does not say that people came to where the venue is today.
    """
    if not edits(old, new) or places(old, new) is not Fit.SAME or old.details:
        return new
    return replace(new, place=old.place, position=old.position, arrival=old.arrival)
