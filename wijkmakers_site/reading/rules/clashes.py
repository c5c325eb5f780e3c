"""Nobody and nothing can be in two places at once: speakers, rooms, groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.slots import Planned, planned


def speaker_twice(content: Content) -> Iterator[Problem]:
    """A speaker is at one programme at a time."""
    names = {filed.id: filed.record.name for filed in content.speakers}
    by_speaker = defaultdict(list)
    for each in planned(content):
        for speaker in {appearance.speaker for appearance in each.slot.module.speakers}:
            by_speaker[speaker].append(each)
    for speaker, theirs in by_speaker.items():
        for earlier, later in _clashes(theirs, _programme):
            message = f"{names.get(speaker, speaker)} is dan ook bij {_described(earlier)}. Dit is {later.when()}."
            yield later.slot.problem("datum", message, "Verzet een van de twee, of haal de spreker daar weg.")


def venue_twice(content: Content) -> Iterator[Problem]:
    """A room is used by one programme at a time; online there is room for all."""
    rooms = {filed.id: filed.record.name for filed in content.venues if not filed.record.online}
    by_room = defaultdict(list)
    for each in planned(content):
        if each.slot.venue in rooms:
            by_room[each.slot.venue].append(each)
    for room, theirs in by_room.items():
        for earlier, later in _clashes(theirs, _programme):
            message = f"In {rooms[room]} is dan ook {_described(earlier)}. Dit is {later.when()}."
            cure = "Verzet een van de twee, of kies een andere locatie. Zijn het twee zalen? Maak er twee locaties van."
            yield later.slot.problem("locatie", message, cure)


def group_twice(content: Content) -> Iterator[Problem]:
    """Who takes part in a programme can be at all that is for everybody and for their own group."""
    by_programme = defaultdict(list)
    for each in planned(content):
        by_programme[each.slot.programme.id].append(each)
    for theirs in by_programme.values():
        seen = set()
        for group in sorted({each.slot.module.group or "" for each in theirs}):
            own = [each for each in theirs if each.slot.module.group in (None, group)]
            for earlier, later in _clashes(own, lambda each: each.slot.at):
                if (earlier.slot.at, later.slot.at) not in seen:
                    seen.add((earlier.slot.at, later.slot.at))
                    message = f'Dan is ook "{earlier.slot.title}" ({earlier.when()}). Dit is {later.when()}.'
                    cure = "Verzet een van de twee. Zijn ze niet voor dezelfde mensen? Zet er `groep:` bij."
                    yield later.slot.problem("datum", message, cure)


def _clashes(every: Iterable[Planned], owner: Callable[[Planned], Hashable]) -> Iterator[tuple[Planned, Planned]]:
    """(earlier, later) wherever one begins before an earlier one of another owner is over; once for each later one.

    In the order of time, remembering only the two of different owners that end last: near-linear.
    """
    longest: list[Planned] = []
    for each in sorted(every, key=lambda one: (one.start, one.end, one.slot.programme.id)):
        rival = next((one for one in longest if owner(one) != owner(each) and one.end > each.start), None)
        if rival:
            yield rival, each
        first, *others = sorted([each, *longest], key=lambda one: one.end, reverse=True)
        longest = [first, *[one for one in others if owner(one) != owner(first)][:1]]


def _programme(each: Planned) -> Hashable:
    return each.slot.programme.id


def _described(each: Planned) -> str:
    """Module, programme and time, of something in another file."""
    return f'"{each.slot.title}" van {each.slot.programme.record.title} ({each.when()})'
