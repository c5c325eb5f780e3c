"""Ledgers as tests make them: planned entries of a programme `p`, published at one moment and at another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker
from wijkmakers_site.calendars.ledger.planned_entry import Absences, CalledOff, PlannedEntry
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.ledger.settle import Settled, settle
from wijkmakers_site.model.academy import Hours
from wijkmakers_site.model.answers import EntryAnswers

NOW = datetime(2024, 12, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 12, 24, 8, tzinfo=UTC)
AFTERWARDS = datetime(2025, 3, 1, tzinfo=UTC)
TOP = "leergangen/"
DAY = date(2025, 1, 9)
JET = EntrySpeaker("jet", "Jet Proef")


def says(title: str = "De eerste", day: date = DAY, hours: str = "13-17", **facts: Any) -> Entry:
    """An entry on 9 January 2025: `says(place="Het Huis")`; `hours="20-24"` end at midnight, `""` is the whole day."""
    start, _, end = hours.partition("-")
    known = {
        "venue": "molen",
        "place": "De Molen",
        "programme": "Proef",
        "speakers": (JET,),
        "link": "https://voorbeeld.nl/",
        **facts,
    }
    last = day + timedelta(days=int(end or 0) // 24)
    clock = Hours(time(int(start)), time(int(end) % 24)) if hours else None
    return Entry(**{"title": title, "first_day": day, "last_day": last, "hours": clock, "color": "teal", **known})


def planned(path: str, *formerly: str, entry: Entry | None = None, **answers: Any) -> PlannedEntry:
    """An entry of content: `planned("p/een", "p/oud")` was called `p/oud` before; `answers` are staff's."""
    first = TOP + (formerly[-1] if formerly else path)
    return PlannedEntry(
        TOP + path,
        first,
        tuple(TOP + old for old in formerly),
        entry or says(),
        (f"{TOP}p/agenda.ics",),
        EntryAnswers(**answers),
    )


def after(
    ledger: Ledger,
    *entries: PlannedEntry,
    now: datetime = LATER,
    off: Mapping[str, CalledOff] | None = None,
    renamed: Mapping[str, str] | None = None,
    offered: Collection[str] = (f"{TOP}p/agenda.ics", f"{TOP}q/agenda.ics", "agenda.ics"),
) -> Ledger:
    """The ledger once these entries are published at `now`, on a site with the feeds `offered`."""
    return settled(ledger, *entries, now=now, off=off, renamed=renamed, offered=offered).ledger


def settled(
    ledger: Ledger,
    *entries: PlannedEntry,
    now: datetime = LATER,
    off: Mapping[str, CalledOff] | None = None,
    renamed: Mapping[str, str] | None = None,
    offered: Collection[str] = (f"{TOP}p/agenda.ics", f"{TOP}q/agenda.ics", "agenda.ics"),
) -> Settled:
    """The same, with the doubts that there are."""
    called = {TOP + path: why for path, why in (off or {}).items()}
    return settle(ledger, entries, Absences(now.replace(hour=0), offered, called, renamed or {}), now)


def before(*entries: PlannedEntry) -> Ledger:
    """The ledger after a first publication of these entries."""
    return after(Ledger(), *entries, now=NOW)


def at(ledger: Ledger, path: str) -> Row:
    """The only row whose meeting has this path."""
    [row] = [row for row in ledger.rows.values() if row.path == TOP + path and not row.superseded]
    return row
