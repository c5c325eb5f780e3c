"""What participants will notice: two versions of the calendars, entry by entry, old -> new, in Dutch and as JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.lines import description, named
from wijkmakers_site.calendars.ledger.changes import Aspect, aspects
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.text import dutch, urls

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
class FeedDifference:
    """A calendar file (`feed`, its path) in which entries appear (`added`) or from which they disappear (`removed`).

    Both are titles in order of time, of entries that were and stay in other files; new and gone ones are told anyway.
    """

    feed: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What participants will notice: `entries` by programme, then in order of time, and `feeds` by path."""

    entries: tuple[Difference, ...]
    feeds: tuple[FeedDifference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.feeds)

    def json(self) -> str:
        """`{"afspraken": [...], "agendas": n, "verplaatst": [...]}`: each entry with the fields of `Difference`, and
        each file with `agenda`, `erbij` and `eruit`.
        """
        moved = [{"agenda": each.feed, "erbij": each.added, "eruit": each.removed} for each in self.feeds]
        values = {"afspraken": [asdict(entry) for entry in self.entries], "agendas": self._feeds(), "verplaatst": moved}
        return json.dumps(values, ensure_ascii=False, indent=2)

    def text(self) -> str:
        if not self:
            return "Deelnemers merken niets: in de agenda's verandert niets."
        return "\n".join(self._lines())

    def _feeds(self) -> int:
        changed = {feed for entry in self.entries for feed in entry.feeds}
        return len(changed | {each.feed for each in self.feeds})

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
        for feed in self.feeds:
            yield f"Agenda /{feed.feed}"
            yield from (f"  komt erin: {title}" for title in feed.added)
            yield from (f"  gaat eruit: {title}" for title in feed.removed)
        feeds = dutch.counted(self._feeds(), "agenda", "agenda's")
        counted = dutch.counted(len(self.entries), "afspraak", "afspraken")
        yield f"Deelnemers merken {counted}, in {feeds}." if self.entries else f"Deelnemers merken dat in {feeds}."


def compare(
    before: dict[str, Row], after: dict[str, Row], titles: Mapping[str, str], feeds: Mapping[str, str]
) -> Differences:
    """What differs between two states of the calendars, by UID.

    `titles` gives a programme's title by its id, `feeds` the present path of a feed by an earlier one.
    """
    different = [uid for uid, row in after.items() if uid not in before or before[uid].lines != row.lines]
    rows = before | after
    gone = [uid for uid in before if uid not in after]
    entries = [_difference(before.get(uid), after.get(uid), _programme(rows[uid], titles)) for uid in different + gone]
    entries.sort(key=lambda each: (each.programme, rows[each.uid].entry.sort_key, each.uid))
    return Differences(tuple(entries), tuple(_moved(before, after, feeds)))


def _moved(before: dict[str, Row], after: dict[str, Row], feeds: Mapping[str, str]) -> Iterator[FeedDifference]:
    added: dict[str, list[str]] = defaultdict(list)
    removed: dict[str, list[str]] = defaultdict(list)
    both = [row for uid, row in after.items() if uid in before]
    for row in sorted(both, key=lambda row: (row.entry.sort_key, row.uid)):
        old = {feeds.get(feed, feed) for feed in before[row.uid].feeds}
        new = {feeds.get(feed, feed) for feed in row.feeds}
        for feed in (*sorted(new - old), *sorted(old - new)):
            if not urls.is_module_feed(feed):  # that is a module's own: it goes where the module goes
                (added if feed in new else removed)[feed].append(row.entry.title)
    for feed in sorted(added.keys() | removed.keys()):
        yield FeedDifference(feed, tuple(added[feed]), tuple(removed[feed]))


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
