"""What staff say of a programme, a module and a day must hold together, and reach who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.model.enums import State
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading import states
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import Slot, all_slots, is_over
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import short_date
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class _Said:
    """A programme, module or day (`record`, at `at` in the file of its `programme`): its `state` and `reason`, its own
    or those of what is above it; `kind` and `name` are what messages call it.
    """

    programme: FiledRecord[ProgrammeRecord]
    at: DataPath
    record: ProgrammeRecord | ModuleRecord | SessionRecord
    state: State
    reason: str | None
    kind: str
    name: str

    def lost(self, key: str) -> bool:
        """Whether its own value of `key`, or one above it, has a fault that was reported."""
        return self.programme.lost(*((*self.at[:depth], key) for depth in range(0, len(self.at) + 1, 2)))


def _everything(content: Content) -> Iterator[_Said]:
    """Every programme, module and day."""
    for programme in content.programmes:
        record = programme.record
        yield _Said(programme, (), record, *states.of_programme(record), "leergang", record.title)
        for index, module in enumerate(record.modules):
            at: DataPath = ("modules", index)
            yield _Said(programme, at, module, *states.of_module(record, module), "module", module.title)
            for place, session in enumerate(module.sessions):
                own, told = (*at, "bijeenkomsten", place), states.of_session(record, module, session)
                name = f"{module.title}, {short_date(session.day)}"
                yield _Said(programme, own, session, *told, "dag", name)


def reason_missing(content: Content) -> Iterator[Problem]:
    """Who cancels says why: it is the first thing that participants ask."""
    for said in _everything(content):
        if said.record.state is State.CANCELLED and not said.reason and not said.lost("reden"):
            message = f"Bij een geannuleerde {said.kind} hoort een reden."
            empty = (*said.at, "reden") in said.programme.document.keys
            at, cure = (*said.at, "reden" if empty else "status"), "Zet erbij: `reden: De spreker is ziek`."
            yield said.programme.problem(at, message, cure, on_key=empty)


def postponed_without_reason(content: Content) -> Iterator[Problem]:
    """Who postpones says why."""
    for said in _everything(content):
        if said.record.state is not State.POSTPONED or said.reason or is_over(said.programme.record, content.day):
            continue
        message = f'Waarom "{said.name}" is uitgesteld, staat er niet bij.'
        yield said.programme.problem((*said.at, "status"), message, "Zet erbij: `reden: De spreker is ziek`.")


def reason_without_status(content: Content) -> Iterator[Problem]:
    """A reason explains a state: without one nobody reads it, and everything goes on."""
    for said in _everything(content):
        if said.record.reason is None or said.state is not State.SCHEDULED or said.lost("status"):
            continue
        if said.record.state is None:
            message = f"Deze reden leest niemand: de {said.kind} heeft geen `status`."
            cure = "Zet erbij: `status: geannuleerd`. Gaat het wel door? Haal dan de reden weg."
            yield said.programme.problem((*said.at, "reden"), message, cure, on_key=True)
        else:
            message = f"De reden leest niemand: deze {said.kind} is `{said.state}`."
            cure = "Maak er `geannuleerd` van. Gaat het wel door? Haal dan de reden weg."
            yield said.programme.problem((*said.at, "status"), message, cure)


def contradicting_state(content: Content) -> Iterator[Problem]:
    """What is called off as a whole has no part that goes on; what is to go on is not called off with the rest."""
    for slot in _own_days(content):
        module, session = slot.module, slot.session
        above = module.state
        if above is None or not above.is_off or session.state in (None, above, State.CANCELLED):
            continue
        message = f"De module is {above}, maar deze dag is {session.state}."
        cure = (
            f"Haal `status: {session.state}` weg. Gaat deze dag wel door? Haal dan de status bij de module weg, "
            "en zet die bij de andere dagen."
        )
        yield slot.programme.problem((*slot.at, "status"), message, cure, on_key=True)
    yield from _nothing_called_off(content)
    yield from _promises(content)


@dataclass(frozen=True, slots=True)
class _OwnDay:
    """A day to come of a module, at `at` in the file of its `programme`."""

    programme: FiledRecord[ProgrammeRecord]
    at: DataPath
    module: ModuleRecord
    session: SessionRecord


def _own_days(content: Content) -> Iterator[_OwnDay]:
    """Of what has been, each day may say what it was: its module may have been called off after it."""
    for programme, at, module in content.modules():
        for index, session in enumerate(module.sessions):
            if (session.last_day or session.day) >= content.day:
                yield _OwnDay(programme, (*at, "bijeenkomsten", index), module, session)


def _nothing_called_off(content: Content) -> Iterator[Problem]:
    """A programme that is off, of which all that is to come says that it goes on."""
    by_programme: dict[str, list[Slot]] = {}
    for slot in all_slots(content):
        if slot.state is not State.DRAFT and _is_to_come(slot, content.day):
            by_programme.setdefault(slot.programme.id, []).append(slot)
    for programme in content.programmes:
        state, slots = programme.record.state, by_programme.get(programme.id, [])
        if state and state.is_off and slots and not any(slot.state.is_off for slot in slots):
            message = f"De leergang is {state}, maar alles wat nog komt heeft een eigen status en gaat door."
            cure = "Haal `status` weg bij wat niet doorgaat. Gaat alles door? Haal hier `status` en `reden` weg."
            yield programme.problem(("status",), message, cure)


def _is_to_come(slot: Slot, day: date) -> bool:
    last = slot.last_day or slot.day
    return last is None or last >= day


def _promises(content: Content) -> Iterator[Problem]:
    """What is cancelled neither runs nor gets a date."""
    for said in _everything(content):
        record, promised = said.record, ""
        if said.state is State.CANCELLED and isinstance(record, ProgrammeRecord):
            promised = "loopt" if record.running else "datums_volgen" if record.dates_to_follow else ""
        elif record.state is State.CANCELLED and isinstance(record, ModuleRecord):
            promised = "datum_volgt" if record.date_to_follow else ""
        if promised:
            message = f"De {said.kind} is geannuleerd, maar hier staat `{promised}: ja`."
            yield said.programme.problem((*said.at, promised), message, f"Haal `{promised}: ja` weg.", on_key=True)
