"""A ledger that knows less than one before it: SEQUENCE would start again, and calendars would drop what we send."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.dutch import counted

_CURE = (
    "Haal het terug: git checkout HEAD -- content/agenda.lock. Moet de agenda echt opnieuw beginnen? "
    "Leg dan eerst in git vast dat dit bestand weg is."
)


def lost(ledger: Ledger, before: Ledger, source: str) -> Iterator[Problem]:
    """One problem for all entries of `before` that `ledger`, the file `source`, has no more or in an older version."""
    rows = [row for uid, row in before.rows.items() if _is_behind(ledger.rows.get(uid), row)]
    if rows:
        first = min(rows, key=lambda row: (row.entry.sort_key, row.uid))
        entries = counted(len(rows), "afspraak is", "afspraken zijn")
        message = f'Dit logboek loopt achter op git: {entries} weg of teruggezet, zoals "{first.entry.title}".'
        yield Problem(source, 1, 1, message, _CURE, "WM604")


def _is_behind(now: Row | None, before: Row) -> bool:
    return now is None or now.sequence < before.sequence
