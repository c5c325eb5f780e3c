"""What speaks for it that a row of the ledger and an entry of content are one meeting, as a number to compare by.

Names speak, and facts: the id is one witness among several, because staff renumber, swap and reuse ids. The numbers
keep two rules. A moment and the title together outweigh an id (renumbered), and so does a moment with a title that
differs by its number alone; an id and the title together outweigh a moment (two evenings that changed places).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.ledger.identity.likeness import Fit, moments, places, share_speakers, titles
from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry, is_day, module_of
from wijkmakers_site.calendars.ledger.rows import Row


class Name(StrEnum):
    """What the paths of a row and of an entry say of the two."""

    SAME = "same"  # one id, perhaps below a programme or module that is called otherwise now
    FORMER = "former"  # staff say so, with `voorheen`
    SPLIT = "split"  # one date that became days, of which this is the first, or days that became one date
    SIBLING = "sibling"  # another day of the module
    NONE = "none"


_NAMES = {Name.SAME: 30, Name.FORMER: 120, Name.SPLIT: 20, Name.SIBLING: 10, Name.NONE: 0}
_MOMENTS = {Fit.SAME: 50, Fit.NEAR: 40, Fit.OTHER: 0}
_TITLES = {Fit.SAME: 40, Fit.NUMBERED: 30, Fit.NEAR: 20, Fit.OTHER: 0}
_PLACES = {Fit.SAME: 20, Fit.NEAR: 10, Fit.OTHER: 0}
_GROUP = 40  # two groups may meet at one moment under one title
_SPEAKERS = 10
_TAKES_PLACE = 2  # less than any witness: of days that are else alike not the one that was called off goes on


def name(row: Row, plan: PlannedEntry) -> Name:
    if row.superseded:  # its path says nothing of it any more
        return Name.NONE
    if row.path == plan.path:
        return Name.SAME
    if row.path in plan.formerly:
        if is_day(plan.path) and not is_day(row.path):
            return Name.SPLIT
        # An id that its module got with `voorheen` is staff's word; that of a programme says nothing of its modules.
        renamed = not is_day(plan.path) and _last(row.path) != _last(plan.path)
        return Name.FORMER if renamed else Name.SAME
    if module_of(row.path) not in plan.modules:
        return Name.NONE
    return Name.SIBLING if is_day(plan.path) else Name.SPLIT


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def gain(row: Row, plan: PlannedEntry, today: datetime) -> int:
    """The higher, the better they fit; 0 where they cannot be one meeting. What ended before `today` (UTC) is over."""
    said, known, new = name(row, plan), row.entry, plan.entry
    if has_taken_place(row, today):
        if plan.end > today:
            return 0  # what people came to is not to come again
        # It stays as it was, so what staff say once must not outweigh what it says from then on.
        said = Name.SAME if said is Name.FORMER else said
    moment, title, place = moments(known, new), titles(known.title, new.title), places(known, new)
    if said is Name.SIBLING and moment is Fit.OTHER:
        return 0
    if said is Name.NONE and not _is_unmistakable(known, new):
        return 0
    facts = _MOMENTS[moment] + _TITLES[title] + _PLACES[place] + _SPEAKERS * share_speakers(known, new)
    facts += _GROUP * (known.group is not None and known.group == new.group)
    return _NAMES[said] + facts + _TAKES_PLACE * (not known.state.is_off)


def has_taken_place(row: Row, today: datetime) -> bool:
    return row.end <= today and not row.entry.state.is_off


def _is_unmistakable(known: Entry, new: Entry) -> bool:
    """Whether two entries of which no name says that they are one are it all the same, for one group."""
    title = titles(known.title, new.title)
    fits = title is Fit.SAME or (title is Fit.NUMBERED and places(known, new) is not Fit.OTHER)
    return fits and moments(known, new) is Fit.SAME and known.group == new.group
