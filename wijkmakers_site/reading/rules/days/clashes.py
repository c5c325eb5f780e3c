"""Nobody and nothing can be in two places at once: speakers, rooms, groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.days.dates import LONGEST
from wijkmakers_site.reading.rules.days.side_by_side import buildings, side_by_side
from wijkmakers_site.reading.rules.days.slots import UpcomingSlot, upcoming_slots


def speaker_twice(content: Content) -> Iterator[Problem]:
    """A speaker is at one programme at a time, and at one session of a programme whose sessions run side by side."""
    names = {filed.id: filed.record.name for filed in content.speakers}
    by_speaker = defaultdict(list)
    for upcoming in upcoming_slots(content):
        for speaker, there in _present(upcoming):
            by_speaker[speaker].append(there)
    apart = side_by_side(content)
    for speaker, slots in by_speaker.items():
        for earlier, later in _clashes(slots, _owner(apart)):
            message = f"{names.get(speaker, speaker)} is dan ook bij {_described(earlier)}. Dit is {later.when()}."
            yield later.slot.problem("datum", message, "Verzet een van de twee, of haal de spreker daar weg.")


def _present(upcoming: UpcomingSlot) -> Iterator[tuple[str, UpcomingSlot]]:
    """Each speaker of a session once, with when: for the whole of it, or for a part with hours of its own."""
    module = upcoming.slot.module
    whole = {appearance.speaker for appearance in module.speakers}
    yield from ((speaker, upcoming) for speaker in sorted(whole))
    for part in module.parts:
        there = upcoming
        if part.hours and upcoming.day == upcoming.last_day:
            start, end = (datetime.combine(upcoming.day, at) for at in (part.hours.start, part.hours.end))
            there = replace(upcoming, start=start, end=max(start, end))
        yield from ((each.speaker, there) for each in part.speakers if each.speaker not in whole)


def venue_twice(content: Content) -> Iterator[Problem]:
    """A room is used by one programme at a time; online there is room for all. Of a programme whose sessions run side
    by side it is used by one session at a time, but where so many run that it must be a building.
    """
    rooms = {filed.id: filed.record.name for filed in content.venues if not filed.record.online}
    by_room = defaultdict(list)
    for upcoming in upcoming_slots(content):
        if upcoming.slot.venue in rooms:
            by_room[upcoming.slot.venue].append(upcoming)
    apart = side_by_side(content)
    for room, slots in by_room.items():
        here = apart.intersection(upcoming.slot.programme.id for upcoming in slots)
        own = [programme for programme in here if room not in _buildings(slots, programme)]
        for earlier, later in _clashes(slots, _owner(own)):
            message = f"In {rooms[room]} is dan ook {_described(earlier)}. Dit is {later.when()}."
            cure = "Verzet een van de twee, of kies een andere locatie. Zijn het twee zalen? Maak er twee locaties van."
            yield later.slot.problem("locatie", message, cure)


def group_twice(content: Content) -> Iterator[Problem]:
    """Who takes part in a programme can be at all that is for everybody and for their own group. Of what runs side by
    side, visitors choose.
    """
    apart = side_by_side(content)
    by_programme = defaultdict(list)
    for upcoming in upcoming_slots(content):
        if upcoming.slot.programme.id not in apart or upcoming.slot.module.group is not None:
            by_programme[upcoming.slot.programme.id].append(upcoming)
    for slots in by_programme.values():
        # What is for everybody stands beside the modules of every group, and clashes with itself but once.
        reported = set()
        for group in sorted({upcoming.slot.module.group or "" for upcoming in slots}):
            own = [upcoming for upcoming in slots if upcoming.slot.module.group in (None, group)]
            # Every slot is an owner: two days of one module cannot be at once either.
            for earlier, later in _clashes(own, lambda upcoming: upcoming.slot.at):
                if (earlier.slot.at, later.slot.at) not in reported and not _is_repeated(earlier, later):
                    reported.add((earlier.slot.at, later.slot.at))
                    message = f'Dan is ook "{earlier.slot.title}" ({earlier.when()}). Dit is {later.when()}.'
                    cure = "Verzet een van de twee. Zijn ze niet voor dezelfde mensen? Zet er `groep:` bij."
                    yield later.slot.problem("datum", message, cure)


def _clashes(
    slots: Iterable[UpcomingSlot], owner: Callable[[UpcomingSlot], Hashable]
) -> Iterator[tuple[UpcomingSlot, UpcomingSlot]]:
    """(earlier, later) wherever one begins before an earlier one of another owner is over; once for each later one.

    In the order of time, remembering only the two of different owners that end last: whatever overlaps with any earlier
    slot overlaps with one of them. So the work grows with the number of slots, not with that of pairs.
    """
    latest: list[UpcomingSlot] = []
    known = [slot for slot in slots if slot.last_day - slot.day <= LONGEST]  # what lasts longer was told
    for slot in sorted(known, key=lambda slot: (slot.start, slot.end, slot.slot.programme.id)):
        earlier = next((before for before in latest if owner(before) != owner(slot) and before.end > slot.start), None)
        if earlier and not _is_copied(earlier, slot):
            yield earlier, slot
        last, *others = sorted([slot, *latest], key=lambda candidate: candidate.end, reverse=True)
        latest = [last, *[candidate for candidate in others if owner(candidate) != owner(last)][:1]]


def _is_copied(one: UpcomingSlot, other: UpcomingSlot) -> bool:
    """Whether it is the same module, here or in a copy of its programme: that is told of its id, or of the copy."""
    programmes = one.slot.programme, other.slot.programme
    if programmes[0] is programmes[1]:  # two modules of one id are told of, as is what lasts for months
        return one.slot.at[:2] != other.slot.at[:2] and one.slot.module.id == other.slot.module.id
    if one.start != other.start or one.slot.module.id != other.slot.module.id:
        return False
    titles, series = ({getattr(each.record, name) for each in programmes} for name in ("title", "series"))
    return len(titles) == 1 or (len(series) == 1 and None not in series)


def _is_repeated(one: UpcomingSlot, other: UpcomingSlot) -> bool:
    """Whether one thing is given at two places at once, so that whoever comes chooses one: it has one title. Who copies
    a module and forgets its date gives it another title first.
    """
    venues = {one.slot.venue, other.slot.venue}
    return one.slot.title == other.slot.title and len(venues) == 2 and None not in venues


def _owner(apart: Collection[str]) -> Callable[[UpcomingSlot], Hashable]:
    """Who holds a time: the whole programme, or each session of a programme that is named in `apart`."""

    def owner(upcoming: UpcomingSlot) -> Hashable:
        programme = upcoming.slot.programme.id
        return (programme, upcoming.slot.at) if programme in apart else programme

    return owner


def _buildings(slots: Iterable[UpcomingSlot], programme: str) -> frozenset[str]:
    return buildings([upcoming for upcoming in slots if upcoming.slot.programme.id == programme])


def _described(upcoming: UpcomingSlot) -> str:
    """Module, programme and time, of something in another file."""
    return f'"{upcoming.slot.title}" van {upcoming.slot.programme.record.title} ({upcoming.when()})'
