"""What participants will notice: two versions of the calendars, entry by entry, old -> new, in Dutch and as JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, field, replace
from datetime import date, datetime
from enum import StrEnum

from wijkmakers_site.calendars.fact_words import LABELS, in_dutch, when
from wijkmakers_site.calendars.feeds.limits import is_shown_on
from wijkmakers_site.calendars.ledger.changes import WORDS, Aspect, FactChange, Standing, fact_changes
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass


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
class EntryChange:
    """One entry that differs: its row `before` and `after`, None where there was or is none, and which `facts` differ,
    the weightiest first.
    """

    before: Row | None
    after: Row | None
    facts: tuple[FactChange, ...] = ()

    @property
    def row(self) -> Row:
        """As it becomes, or as it was."""
        row = self.after or self.before
        assert row, "there is an old version or a new one"
        return row

    @property
    def kind(self) -> Kind:
        if self.before is None or self.after is None:
            return Kind.NEW if self.after else Kind.GONE
        return next((_KINDS[each.aspect] for each in self.facts if each.aspect in _KINDS), Kind.CHANGED)

    @property
    def is_told(self) -> bool:
        """Whether participants notice it: a colour alone they do not."""
        is_both = self.before is not None and self.after is not None
        return not is_both or any(not each.aspect.is_quiet for each in self.facts)


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
    """What participants will notice: `entries` by programme, then in order of time, and `feeds` by path.

    `quiet` are the facts that change without a word (Dutch: "kleur"), each with the number of entries of which it does.
    `news` are the titles, with their days, of news that was not on the site yet.
    """

    entries: tuple[Difference, ...]
    feeds: tuple[FeedDifference, ...] = ()
    quiet: Mapping[str, int] = field(default_factory=dict)
    news: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.feeds or self.news)

    def json(self) -> str:
        """`{"afspraken": [...], "agendas": n, "verplaatst": [...], "stil": {...}, "nieuws": [...]}`: each entry with
        the fields of `Difference`, each file with `agenda`, `erbij` and `eruit`, `quiet`, and `news`.
        """
        moved = [{"agenda": each.feed, "erbij": each.added, "eruit": each.removed} for each in self.feeds]
        values = {
            "afspraken": [asdict(entry) for entry in self.entries],
            "agendas": self._feeds(),
            "verplaatst": moved,
            "stil": dict(self.quiet),
            "nieuws": self.news,
        }
        return json.dumps(values, ensure_ascii=False, indent=2)

    def text(self) -> str:
        if not self:
            nothing = "Deelnemers merken niets" + ("." if self.quiet else ": in de agenda's verandert niets.")
            return "\n".join([*self._without_a_word(), nothing])
        return "\n".join(self._lines())

    def _without_a_word(self) -> Iterator[str]:
        for what, number in self.quiet.items():
            yield f"Zonder bericht bijgewerkt: {what}, bij {dutch.counted(number, 'afspraak', 'afspraken')}."

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
        yield from self._without_a_word()
        yield from (f"Nieuws erbij: {title}" for title in self.news)
        if not (self.entries or self.feeds):
            yield "In de agenda's verandert niets."
            return
        feeds = dutch.counted(self._feeds(), "agenda", "agenda's")
        counted = dutch.counted(len(self.entries), "afspraak", "afspraken")
        yield f"Deelnemers merken {counted}, in {feeds}." if self.entries else f"Deelnemers merken dat in {feeds}."


def compare(
    earlier: Ledger, present: Ledger, titles: Mapping[str, str], feeds: Mapping[str, str], day: date
) -> Differences:
    """What differs between two states of the calendars, as they are shown on `day`.

    `titles` gives a programme's title by its id, `feeds` the present path of a feed by an earlier one.
    """
    earlier, present = _shown_on(earlier, present, day)
    changes = _entry_changes(earlier, present)
    told = [each for each in changes if each.is_told]
    told.sort(key=lambda each: (_programme(each.row, titles), each.row.entry.sort_key, each.row.uid))
    entries = tuple(_difference(each, _programme(each.row, titles)) for each in told)
    return Differences(entries, tuple(_moved(earlier, present, feeds)), _quiet(each.facts for each in changes))


def changed_entries(earlier: Ledger, present: Ledger, day: date) -> list[EntryChange]:
    """The entries of `compare` as facts, in order of time."""
    told = (each for each in _entry_changes(*_shown_on(earlier, present, day)) if each.is_told)
    return sorted(told, key=lambda each: (each.row.entry.sort_key, each.row.uid))


def _shown_on(earlier: Ledger, present: Ledger, day: date) -> tuple[Ledger, Ledger]:
    """Both without the entries that neither shows on `day`."""
    shown = {uid for ledger in (earlier, present) for uid, row in ledger.rows.items() if is_shown_on(row, day)}
    before, after = (
        replace(ledger, rows={uid: row for uid, row in ledger.rows.items() if uid in shown})
        for ledger in (earlier, present)
    )
    return before, after


def _entry_changes(earlier: Ledger, present: Ledger) -> list[EntryChange]:
    """New ones, those that differ, those that are gone."""
    before, after = earlier.rows, present.rows
    new = [EntryChange(None, row) for uid, row in after.items() if uid not in before]
    differing = [
        EntryChange(row, after[uid], fact_changes(row.entry, after[uid].entry))
        for uid, row in before.items()
        if _differs(row, after.get(uid))
    ]
    return [*new, *differing, *(EntryChange(row, None) for uid, row in before.items() if uid not in after)]


def _differs(before: Row, after: Row | None) -> bool:
    """Facts that readers do not see make no difference."""
    return after is not None and before.lines != after.lines


def _quiet(changes: Iterable[tuple[FactChange, ...]]) -> dict[str, int]:
    counted = Counter(each.aspect for found in changes for each in found if each.aspect.is_quiet)
    return {WORDS[aspect]: counted[aspect] for aspect in Aspect if aspect in counted}


def called_off(before: Mapping[str, Row], after: Mapping[str, Row], now: datetime) -> tuple[int, int]:
    """Of the entries that were to come at `now` (UTC): how many are called off by now, and how many there were."""
    coming = [uid for uid, row in before.items() if row.end > now and not row.entry.state.is_off]
    return sum(uid in after and after[uid].entry.state.is_off for uid in coming), len(coming)


def _moved(before: Ledger, after: Ledger, feeds: Mapping[str, str]) -> Iterator[FeedDifference]:
    added: dict[str, list[str]] = defaultdict(list)
    removed: dict[str, list[str]] = defaultdict(list)
    earlier, since = before.earlier_paths(), after.earlier_paths()
    both = [row for uid, row in after.rows.items() if uid in before.rows]
    for row in sorted(both, key=lambda row: (row.entry.sort_key, row.uid)):
        old, new = _served(before.rows[row.uid], earlier, feeds), _served(row, since, feeds)
        for feed in (*sorted(new - old), *sorted(old - new)):
            if not urls.is_module_feed(feed):  # that is a module's own: it goes where the module goes
                (added if feed in new else removed)[feed].append(row.entry.title)
    for feed in sorted(added.keys() | removed.keys()):
        yield FeedDifference(feed, tuple(added[feed]), tuple(removed[feed]))


def _served(row: Row, earlier_paths: Mapping[str, list[str]], feeds: Mapping[str, str]) -> set[str]:
    """The calendars that hold an entry, by their present paths; of what is no more at its earlier addresses too."""
    earlier = (f"{old}{urls.FEED}" for feed in row.feeds for old in earlier_paths.get(feed.removesuffix(urls.FEED), []))
    return {feeds.get(feed, feed) for feed in (*row.feeds, *earlier)}


def _programme(row: Row, titles: Mapping[str, str]) -> str:
    """Its title, or its id where it is no more."""
    id = row.path.split("/")[1]
    return titles.get(id, id)


def _difference(change: EntryChange, programme: str) -> Difference:
    row = change.row
    feeds = dict.fromkeys(feed for each in (change.after, change.before) if each for feed in each.feeds)
    values = tuple(_values(change.facts)) or tuple(_newly_off(change.before, change.after))
    return Difference(row.uid, programme, row.entry.title, when(row.entry), change.kind, values, tuple(feeds))


def _values(changes: tuple[FactChange, ...]) -> Iterator[Value]:
    """A line for each that is told; a new date and a new time are one moment."""
    values = (
        Value(LABELS[each.aspect], in_dutch(each.old), in_dutch(each.new))
        for each in changes
        if not each.aspect.is_quiet
    )
    yield from dict.fromkeys(values)


def _newly_off(before: Row | None, after: Row | None) -> Iterator[Value]:
    """What is published for the first time and does not take place says so."""
    if before is None and after and after.entry.state.is_off:
        yield Value(LABELS[Aspect.CANCELLED], "", in_dutch(Standing(after.entry.state, after.entry.reason)))
