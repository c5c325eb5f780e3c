"""What has been, has been: of a session that is over the ledger tells whether it took place, unless staff say so of it.

A programme that is cancelled half-way takes no evening with it that people came to. And an evening that was off stays
so on its page when the `status` of its programme is taken away later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.sessions import STATES
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.planned import session_paths
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import State
from wijkmakers_site.values import dataclass

_TOLD = {entry_state: state for state, entry_state in STATES.items()}


def as_it_was(site: academy.Site, ledger: Ledger, day: date) -> academy.Site:
    """The site on `day`, with each session that is over as the `ledger` says that it was."""
    shown = {row.path: row.entry for row in ledger.rows.values() if row.entry.last_day < day and not row.superseded}
    return replace(site, programmes=tuple(_Past(programme, shown, day).programme() for programme in site.programmes))


@dataclass(frozen=True, slots=True)
class _Past:
    """A programme as read (`whole`), the entries that are over by their id paths (`shown`), and today."""

    whole: academy.Programme
    shown: Mapping[str, Entry]
    day: date

    def programme(self) -> academy.Programme:
        modules = tuple(map(self._module, self.whole.modules))
        if modules == self.whole.modules:
            return self.whole
        sessions = [session for module in modules for session in module.sessions]
        is_left = any(session.state.is_off or session.last_day >= self.day for session in sessions)
        if is_left or any(module.state.is_off for module in modules):
            return replace(self.whole, modules=modules)
        # Nothing is left that could be off: it was called off when all of it had been.
        return replace(self.whole, modules=modules, state=State.SCHEDULED, reason=None)

    def _module(self, module: academy.Module) -> academy.Module:
        sessions = tuple(self._session(module, session) for session in module.sessions)
        if module.state is State.DRAFT or sessions == module.sessions:
            return module
        state, reason = states.of_module(module.state, module.reason, sessions)
        return replace(module, sessions=sessions, state=state, reason=reason)

    def _session(self, module: academy.Module, session: academy.Session) -> academy.Session:
        if session.has_own_state or session.last_day >= self.day:
            return session
        known = next(self._entries(module, session), None)
        if known and _was_otherwise(known.state, session.state):
            return replace(session, state=_TOLD[known.state], reason=known.reason)
        # Never published: while there is more to come, what is off is what is to come.
        if known is None and session.state.is_off and self._goes_on():
            return replace(session, state=State.SCHEDULED, reason=None)
        return session

    def _entries(self, module: academy.Module, session: academy.Session) -> Iterator[Entry]:
        """What subscribers were shown of this session on this day: an entry of another day is of another meeting."""
        for path in session_paths(self.whole, module, session):
            entry = self.shown.get(path)
            if entry and entry.first_day == session.first_day:
                yield entry

    def _goes_on(self) -> bool:
        """Whether something is still to come, or waits for its date."""
        modules = self.whole.modules
        return any(not module.sessions or module.sessions[-1].last_day >= self.day for module in modules)


def _was_otherwise(shown: EntryState, said: State) -> bool:
    """What was sure does not become unsure afterwards; that an evening was once unsure is no news."""
    return shown.is_off != said.is_off or (shown is EntryState.CONFIRMED and said is State.TENTATIVE)
