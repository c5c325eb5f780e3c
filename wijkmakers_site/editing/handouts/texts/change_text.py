"""What changed, as a short plain text for the app in which a group talks (WhatsApp, Signal): no markup, for the one
shows the asterisks of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wijkmakers_site.calendars.diff import EntryChange, Kind
from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.fact_words import LABELS, in_dutch
from wijkmakers_site.calendars.ledger.changes import RECENTLY, Aspect, FactChange, Slot, in_words, told
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.editing.handouts.before import began
from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.text import timezone
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_MOST_NEW = 5  # of more the message says how many, and when: a first publication is no reason to fill a phone
_MOMENT = (Aspect.DATE, Aspect.TIME)
_SAID = (Aspect.PLACE, Aspect.ADDRESS, Aspect.ONLINE, Aspect.SPEAKERS, Aspect.GROUP, Aspect.TITLE)


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """The `text` for the participants of a programme (`id`, `title`): all of them, or those of the `group` of that
    name.
    """

    id: str
    title: str
    group: str | None
    text: str


def unpublished_messages(material: Material) -> list[GroupMessage]:
    """What a publication would change of sessions that are not over, a message for each programme and group."""
    coming = [each for each in material.changes.values() if _is_coming(material, each)]
    return _messages(material, ((each.row, each) for each in coming))


def published_messages(material: Material) -> list[GroupMessage]:
    """What publications of the last weeks changed of sessions that are not over, and that somebody must not miss."""
    rows = material.earlier.rows.values()
    return _messages(material, ((row, None) for row in rows if row.end > material.clock.now and _recent(material, row)))


def _is_coming(material: Material, change: EntryChange) -> bool:
    return any(row.end > material.clock.now for row in (change.before, change.after) if row)


def _recent(material: Material, row: Row) -> list[Aspect]:
    """What of an entry changed in the last weeks and matters to who has planned to come, the weightiest first."""
    changes = (each for each in row.changes if material.clock.now - each.on <= RECENTLY)
    aspects = {aspect for each in changes for aspect in each.aspects if aspect.is_heavy}
    return sorted(aspects, key=lambda aspect: aspect.weight)


def _messages(material: Material, rows: Iterable[tuple[Row, EntryChange | None]]) -> list[GroupMessage]:
    titles = {programme.id: programme.title for programme in material.site.programmes}
    by_readers: dict[tuple[str, str | None], list[tuple[Row, EntryChange | None]]] = defaultdict(list)
    for row, change in rows:
        for readers in _readers(row, change):
            by_readers[readers].append((row, change))
    found = []
    for (id, group), changes in by_readers.items():
        title = titles.get(id, changes[0][0].entry.programme)
        changes.sort(key=lambda each: each[0].entry.sort_key)
        blocks = "\n\n".join("\n".join(block) for block in _blocks(material, changes))
        found.append(GroupMessage(id, title, group, f"{title}{f', {group}' if group else ''}\n\n{blocks}\n"))
    return sorted(found, key=lambda each: (each.title, each.group or ""))


def _readers(row: Row, change: EntryChange | None) -> set[tuple[str, str | None]]:
    """The programmes (ids) and groups that must know; None for everybody of it. Whose session it is no more, must know
    that too.
    """
    rows = (row, change.before) if change and change.before else (row,)
    return {(each.path.split("/")[1], each.entry.group) for each in rows}


def _blocks(material: Material, changes: Sequence[tuple[Row, EntryChange | None]]) -> Iterator[list[str]]:
    new = [row.entry for row, change in changes if change and change.kind is Kind.NEW and not row.entry.state.is_off]
    many = len(new) > _MOST_NEW
    for row, change in changes:
        if change is None:
            yield list(_lately(material, row))
        elif not (many and row.entry in new):
            yield list(_changed(row.entry, change))
    if many:
        lines = (f"- {entry.title}: {dutch.when(entry)}" for entry in new)
        yield [f"Nieuw in de agenda: {len(new)} bijeenkomsten", *lines]


def _changed(entry: Entry, change: EntryChange) -> Iterator[str]:
    """An entry that differs from what was published: what it is about, then each fact as it is and as it was."""
    aspects = told(change.facts)
    if change.kind is Kind.GONE:
        yield f"Niet meer in de agenda: {entry.title}"
        yield f"Wanneer: {dutch.when(entry)}"
        return
    if change.kind is Kind.NEW:
        yield f"{'Geannuleerd' if entry.state.is_off else 'Nieuw'}: {entry.title}"
        yield from _now(entry, (Aspect.PLACE,))
    else:
        yield f"{dutch.first_up(in_words(aspects))}: {entry.title}"
        yield from _now(entry, ())
        facts = {each.aspect: each for each in change.facts}
        yield from _was(facts)
    yield from _standing(entry)
    yield f"Meer weten: {entry.link}"


def _lately(material: Material, row: Row) -> Iterator[str]:
    """An entry that was published with changes: of what it was the ledger knows the moment alone."""
    entry, aspects = row.entry, _recent(material, row)
    yield f"{dutch.first_up(in_words(aspects))}: {entry.title}"
    yield from _now(entry, [each for each in _SAID if each in aspects])
    starts = [each.start for each in row.changes if each.start and material.clock.now - each.on <= RECENTLY]
    if starts and starts[-1] != timezone.iso(entry)[0]:
        yield f"Wanneer was: {began(starts[-1])}"
    yield from _standing(entry)
    yield f"Meer weten: {entry.link}"


def _now(entry: Entry, aspects: Iterable[Aspect]) -> Iterator[str]:
    """The moment, by which people know it, and the facts of `aspects` as they are now."""
    yield f"Wanneer: {dutch.when(entry)}"
    values = {
        Aspect.PLACE: entry.place,
        Aspect.ADDRESS: entry.place,
        Aspect.ONLINE: entry.online,
        Aspect.SPEAKERS: in_dutch(entry.speakers),
        Aspect.GROUP: entry.group,
        Aspect.TITLE: entry.title,
    }
    lines = {LABELS[aspect]: values[aspect] for aspect in aspects if values[aspect]}
    yield from (f"{dutch.first_up(label)}: {value}" for label, value in lines.items())


def _was(facts: Mapping[Aspect, FactChange]) -> Iterator[str]:
    """What changed, as it is and as it was; of long texts the heading says enough."""
    slot = next((facts[each].old for each in _MOMENT if each in facts), None)
    if isinstance(slot, Slot):
        yield f"Wanneer was: {dutch.when(slot)}"
    for aspect in _SAID:
        if fact := facts.get(aspect):
            label = dutch.first_up(LABELS[aspect])
            yield from (f"{label}: {new}" for new in [in_dutch(fact.new)] if new)
            yield from (f"{label} was: {old}" for old in [in_dutch(fact.old)] if old)


def _standing(entry: Entry) -> Iterator[str]:
    if entry.reason:
        yield f"Reden: {entry.reason}"
