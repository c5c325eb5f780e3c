"""How certain a whole is, by what is said of it and of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from wijkmakers_site.model.academy import Programme, Session
from wijkmakers_site.model.enums import State

Told = tuple[State, str | None]  # a state, and the reason for it where one is told


def of_module(own: State, reason: str | None, sessions: Sequence[Session]) -> Told:
    """What a module is, of which staff say `own`: what its sessions say, where they all say the same.

    Of several that say different things each has to say its own; the whole is off only where nothing takes place.
    """
    states = {session.state for session in sessions}
    if not states or own is State.DRAFT:
        return own, reason
    if len(states) > 1 and not all(state.is_off for state in states):
        return (own, reason) if own.is_off else (State.SCHEDULED, None)
    # Of days that are off for good and days that get another date the last word is not said.
    state = states.pop() if len(states) == 1 else State.POSTPONED
    reasons = {session.reason for session in sessions}
    common = reasons.pop() if len(reasons) == 1 else None
    return state, common or (reason if own is state else None)


def of_programme(programme: Programme) -> Told:
    """What a programme is: what staff say of it, or else what all its modules are where they are all off.

    It is not off while more modules are announced than there are.
    """
    modules = [module for module in programme.modules if module.state is not State.DRAFT]
    states = {module.state for module in modules}
    more = len(modules) < (programme.announced_modules or 0)
    if programme.state.is_off or not states or more or not all(state.is_off for state in states):
        return programme.state, programme.reason
    reasons = {module.reason for module in modules}
    state = states.pop() if len(states) == 1 else State.POSTPONED
    return state, programme.reason or (reasons.pop() if len(reasons) == 1 else None)
