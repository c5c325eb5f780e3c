"""Programmes whose sessions run side by side on purpose, as at a conference: whoever comes chooses one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from wijkmakers_site.reading.content import Content, derived
from wijkmakers_site.reading.rules.days.slots import UpcomingSlot, upcoming_slots
from wijkmakers_site.reading.speakers import everybody

# One pair is how a mistyped date looks, and the second may be the other half of that day. Three nobody types by mistake
# and gives other rooms and other speakers.
_ON_PURPOSE = 3
_LOOKED_BACK = 12  # at what still runs, for each session: whatever runs with more than these has long been counted


@derived
def side_by_side(content: Content) -> frozenset[str]:
    """The ids of programmes with at least three pairs of sessions at one time, in other rooms or by other speakers."""
    by_programme = defaultdict(list)
    for upcoming in upcoming_slots(content):
        by_programme[upcoming.slot.programme.id].append(upcoming)
    return frozenset(id for id, slots in by_programme.items() if _on_purpose(slots))


def buildings(slots: Sequence[UpcomingSlot]) -> frozenset[str]:
    """The ids of venues that must hold several rooms: so often sessions of one programme run side by side there."""
    pairs = Counter(
        later.slot.venue for earlier, later in _at_once(slots) if later.slot.venue == earlier.slot.venue is not None
    )
    return frozenset(venue for venue, count in pairs.items() if venue and count >= _ON_PURPOSE)


def _on_purpose(slots: Sequence[UpcomingSlot]) -> bool:
    apart = (pair for pair in _at_once(slots) if _in_other_rooms(*pair) or _by_other_speakers(*pair))
    return sum(1 for _ in islice(apart, _ON_PURPOSE)) == _ON_PURPOSE


def _at_once(slots: Sequence[UpcomingSlot]) -> Iterator[tuple[UpcomingSlot, UpcomingSlot]]:
    """(earlier, later) of what overlaps, but for the days of one module and what has a group of its own."""
    running: list[UpcomingSlot] = []
    for slot in sorted(slots, key=lambda slot: (slot.start, slot.end)):
        if slot.slot.module.group is not None:
            continue
        running = [before for before in running if before.end > slot.start][-_LOOKED_BACK:]
        yield from ((before, slot) for before in running if before.slot.module is not slot.slot.module)
        running.append(slot)


def _in_other_rooms(one: UpcomingSlot, other: UpcomingSlot) -> bool:
    return None not in (one.slot.venue, other.slot.venue) and one.slot.venue != other.slot.venue


def _by_other_speakers(one: UpcomingSlot, other: UpcomingSlot) -> bool:
    speakers = [{appearance.speaker for appearance in everybody(each.slot.module)} for each in (one, other)]
    return all(speakers) and speakers[0].isdisjoint(speakers[1])
