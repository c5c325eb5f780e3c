"""What participants will notice: two versions of the calendars, entry by entry, old -> new, in Dutch and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.lines import description, named
from wijkmakers_site.calendars.ledger.changes import Aspect, aspects
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.text import dutch

_STATES = {
    EntryState.CONFIRMED: "gaat door",
    EntryState.TENTATIVE: "voorlopig",
    EntryState.POSTPONED: "gaat niet door",
    EntryState.CANCELLED: "gaat niet door",
}


class Kind(StrEnum):
    """What happens to an entry, as participants would say it."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    CANCELLED = "geannuleerd"
    POSTPONED = "uitgesteld"
    RESUMED = "hersteld"
    GONE = "verdwenen"


_KINDS = {Aspect.CANCELLED: Kind.CANCELLED, Aspect.POSTPONED: Kind.POSTPONED, Aspect.RESUMED: Kind.RESUMED}


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that changed: `what` ("wanneer"), as it was (`old`) and as it becomes (`new`); "" where there was or is
    none.
    """

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry: its `uid`, the title of its `programme`, its own `title`, its moment in Dutch (`when`), what happens
    (`kind`), what changed (`aspects`) and the files it is in (`feeds`).
    """

    uid: str
    programme: str
    title: str
    when: str
    kind: Kind
    aspects: tuple[Value, ...]
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What participants will notice: `entries` by programme, then in order of time."""

    entries: tuple[Difference, ...]

    def json(self) -> str:
        """`{"afspraken": [...], "agendas": n}`: each entry with the fields of `Difference`."""
        values = {"afspraken": [asdict(entry) for entry in self.entries], "agendas": self._feeds()}
        return json.dumps(values, ensure_ascii=False, indent=2)

    def text(self) -> str:
        if not self.entries:
            return "Deelnemers merken niets: in de agenda's verandert niets."
        return "\n".join(self._lines())

    def _feeds(self) -> int:
        return len({feed for entry in self.entries for feed in entry.feeds})

    def _lines(self) -> Iterator[str]:
        programme = None
        for entry in self.entries:
            if entry.programme != programme:
                programme = entry.programme
                yield programme
            yield f"  {entry.kind}: {entry.title} ({entry.when})"
            yield from (
                f"    {each.what}: {each.old or '(niets)'} -> {each.new or '(niets)'}" for each in entry.aspects
            )
        counted = dutch.counted(len(self.entries), "afspraak", "afspraken")
        yield f"Deelnemers merken {counted}, in {self._feeds()} agenda's."


def compare(before: dict[str, Row], after: dict[str, Row], titles: Mapping[str, str]) -> Differences:
    """What differs between two states of the calendars, by UID; `titles` gives a programme's title by its id."""
    different = [uid for uid, row in after.items() if uid not in before or before[uid].lines != row.lines]
    rows = before | after
    gone = [uid for uid in before if uid not in after]
    entries = [_difference(before.get(uid), after.get(uid), _programme(rows[uid], titles)) for uid in different + gone]
    entries.sort(key=lambda each: (each.programme, rows[each.uid].entry.sort_key, each.uid))
    return Differences(tuple(entries))


def _programme(row: Row, titles: Mapping[str, str]) -> str:
    """Its title, or its id where it is no more."""
    id = row.path.split("/")[1]
    return titles.get(id, id)


def _difference(before: Row | None, after: Row | None, programme: str) -> Difference:
    row = after or before
    assert row, "there is an old version or a new one"
    values = tuple(_values(before, after)) if before and after else ()
    feeds = dict.fromkeys(feed for each in (after, before) if each for feed in each.feeds)
    return Difference(row.uid, programme, row.entry.title, when(row.entry), _kind(before, after), values, tuple(feeds))


def _kind(before: Row | None, after: Row | None) -> Kind:
    if before is None or after is None:
        return Kind.NEW if after else Kind.GONE
    return next((_KINDS[each] for each in aspects(before.entry, after.entry) if each in _KINDS), Kind.CHANGED)


def _values(before: Row, after: Row) -> Iterator[Value]:
    old, new = before.entry, after.entry
    known = old.speakers is not None and new.speakers is not None
    pairs = (
        ("titel", old.title, new.title),
        ("wanneer", when(old), when(new)),
        ("plaats", old.place or "", new.place or ""),
        ("status", _STATES[old.state], _STATES[new.state]),
        ("sprekers", named(old) if known else "", named(new) if known else ""),
    )
    changed = [Value(*pair) for pair in pairs if pair[1] != pair[2]]
    yield from changed or [_further(old, new)]


def _further(old: Entry, new: Entry) -> Value:
    """What reads differently in the description."""
    before, after = list(description(old)), list(description(new))
    return Value("uitleg", _only_in(before, after), _only_in(after, before))


def _only_in(lines: list[str], others: list[str]) -> str:
    return " / ".join(line for line in lines if line not in others)


def when(entry: Entry) -> str:
    """The whole moment of an entry in Dutch."""
    return dutch.when(entry) if entry.hours else dutch.period(entry.first_day, entry.last_day)
