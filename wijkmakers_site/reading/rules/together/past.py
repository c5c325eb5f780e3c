"""What was never finished before its day came: still provisional, still postponed, still a concept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wijkmakers_site.model.enums import State
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import Slot, all_slots, days_of, is_over
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import short_date

_SOON = timedelta(days=14)  # before the beginning, in which people still can sign up


def left_open(content: Content) -> Iterator[Problem]:
    """Whether something took place is known once its day is over; what begins is no concept any more."""
    told = set[tuple[str, DataPath]]()
    for slot in all_slots(content):
        last = slot.last_day or slot.day
        soon = content.day + _SOON if slot.state is State.DRAFT else content.day
        if last is None or last >= soon or slot.programme.record.draft or not _is_open(slot, content.day):
            continue
        place = _place_of_state(slot)
        if (slot.programme.id, place) not in told:
            told.add((slot.programme.id, place))
            yield slot.programme.problem((*place, "status"), *_told(slot, last, content.day))
    for programme in content.programmes:
        yield from _hidden(programme, content.day)


def _is_open(slot: Slot, today: date) -> bool:
    """Whether a slot that is past has a state that says that something is still to come of it."""
    if slot.programme.lost(("status",), (*slot.at, "status"), (*slot.at[:2], "status")):
        return False
    over = is_over(slot.programme.record, today)
    # What was postponed waits for its date as long as its programme goes on; a concept may come until it is over.
    waits = {State.TENTATIVE: True, State.POSTPONED: over, State.DRAFT: not over}
    return waits.get(slot.state, False)


def _place_of_state(slot: Slot) -> DataPath:
    """The path of what says the state of a slot: the day itself, its module, or the programme."""
    index = slot.at[3] if len(slot.at) > 2 else None
    if isinstance(index, int) and slot.module.sessions[index].state is slot.state:
        return slot.at
    return slot.at[:2] if slot.module.state is slot.state else ()


def _told(slot: Slot, last: date, today: date) -> tuple[str, str]:
    was = f'"{slot.title}" {"was" if last < today else "is"} op {short_date(slot.day or last)}'
    if slot.state is State.DRAFT:
        cure = "Haal de regel weg als de module op de site mag. Zo niet, verbeter de datum, of verwijder de module."
        return f"{was}, maar niemand ziet het: het is nog een concept.", cure
    cure = "Haal de regel weg als het doorging. Ging het niet door? Schrijf `status: geannuleerd`, met een `reden`."
    return f"{was}, en is nog {slot.state}.", cure


def _hidden(programme: FiledRecord[ProgrammeRecord], today: date) -> Iterator[Problem]:
    """Of a concept that begins soon, or has begun."""
    record = programme.record
    days = [*days_of(record), *(day for day in (record.starts, record.ends) if day)]
    if record.draft and days and min(days) - today <= _SOON and max(days) >= today:
        message = f"De leergang begint op {short_date(min(days))}, maar niemand ziet haar: ze is nog een concept."
        cure = "Haal de regel weg als de leergang op de site mag. Zo niet, verbeter de data."
        yield programme.problem(("concept",), message, cure, on_key=True)
