"""What staff say of a programme, a module and a day: who says nothing follows the one above."""

from __future__ import annotations

from wijkmakers_site.model.derived.states import Told
from wijkmakers_site.model.enums import State
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord


def of_programme(programme: ProgrammeRecord) -> Told:
    return programme.state or State.SCHEDULED, programme.reason


def of_module(programme: ProgrammeRecord, module: ModuleRecord) -> Told:
    """Its own state, or else its programme's. A reason without a state of its own is why it follows."""
    return _own_or(module, of_programme(programme))


def of_session(programme: ProgrammeRecord, module: ModuleRecord, session: SessionRecord) -> Told:
    """Its own state, or else its module's."""
    return _own_or(session, of_module(programme, module))


def says_so_itself(record: ModuleRecord | SessionRecord, above: State) -> bool:
    """Whether its own state counts. What was not certain is off with the rest: only who says that it goes on, does."""
    return record.state is not None and not (record.state is State.TENTATIVE and above.is_off)


def _own_or(record: ModuleRecord | SessionRecord, above: Told) -> Told:
    state, reason = above
    if record.state in (None, state) or not says_so_itself(record, state):
        return state, record.reason or reason
    return record.state or state, record.reason
