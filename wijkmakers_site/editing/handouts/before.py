"""How a session was told before it changed, for who has the old moment or place in mind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from wijkmakers_site.calendars.diff import EntryChange
from wijkmakers_site.calendars.fact_words import in_dutch
from wijkmakers_site.calendars.ledger.changes import RECENTLY, Aspect, Slot
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.planned import id_path
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.text import timezone
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_MOMENT = (Aspect.DATE, Aspect.TIME)
_STANDING = (Aspect.CANCELLED, Aspect.POSTPONED, Aspect.RESUMED)


@dataclass(frozen=True, slots=True)
class Before:
    """The moment (`when`, in Dutch; `day` is its first) and the `place` that a session had. None is what did not
    change, or what nobody knows any more. `other_place`: its place is another one, or was not known before. `was_off`:
    it was called off, and takes place again.
    """

    when: str | None = None
    day: date | None = None
    place: str | None = None
    other_place: bool = False
    was_off: bool = False

    @property
    def is_known(self) -> bool:
        """Whether somebody may go by what was told then."""
        return self.when is not None or self.place is not None


def before(material: Material, occasion: Occasion) -> Before:
    """What differs from what was published last; else what was published in the last weeks."""
    change, row = material.changes.get(id_path(occasion)), material.row(occasion)
    told = _unpublished(change) if change and change.before and change.after else Before()
    return told if told != Before() or row is None else _published(material, row)


def _unpublished(change: EntryChange) -> Before:
    facts = {each.aspect: each.old for each in change.facts}
    slot = next((facts[each] for each in _MOMENT if each in facts), None)
    when, day = (dutch.when(slot), slot.first_day) if isinstance(slot, Slot) else (None, None)
    place = in_dutch(facts.get(Aspect.PLACE)) or None
    return Before(when, day, place, other_place=Aspect.PLACE in facts, was_off=Aspect.RESUMED in facts)


def _published(material: Material, row: Row) -> Before:
    """The ledger keeps the moment that a change replaced, and of a place only that it did."""
    recent = [each for each in row.changes if material.clock.now - each.on <= RECENTLY]
    start = next((each.start for each in reversed(recent) if each.start), "")
    other_place = any(Aspect.PLACE in each.aspects for each in recent)
    standing = [aspect for each in recent for aspect in each.aspects if aspect in _STANDING]
    told = Before(other_place=other_place, was_off=standing[-1:] == [Aspect.RESUMED])
    if not start or start == timezone.iso(row.entry)[0]:
        return told
    return replace(told, when=began(start), day=date.fromisoformat(start[:10]))


def began(start: str) -> str:
    """The beginning of an entry as a ledger keeps it, in Dutch: "donderdag 12 december 2024, 13.00 uur"."""
    if len(start) == len("2024-12-12"):
        return dutch.long_date(date.fromisoformat(start))
    moment = timezone.local(datetime.fromisoformat(start))
    return f"{dutch.long_date(moment.date())}, {moment:%H.%M} uur"
