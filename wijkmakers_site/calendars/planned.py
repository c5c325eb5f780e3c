"""The entries that content asks for, with the ids they had and the feeds they belong to: what the ledger settles."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.entries.entry import EntryState
from wijkmakers_site.calendars.entries.sessions import entry_of
from wijkmakers_site.calendars.feeds.feed_list import feed_addresses
from wijkmakers_site.calendars.ledger.planned_entry import Absences, CalledOff, PlannedEntry
from wijkmakers_site.calendars.timetable import Occasion, Timetable
from wijkmakers_site.model import academy, enums
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses.urls import Root


def planned_entries(whole: Timetable, root: Root) -> Iterator[PlannedEntry]:
    """One for every session that is no concept."""
    for occasion in filter(has_entry, whole.occasions):
        present, *earlier = _paths(occasion)
        yield PlannedEntry(
            path=present,
            first=earlier[-1] if earlier else present,
            formerly=(*earlier, *_before_it_was_split(occasion)),
            entry=entry_of(occasion, root),
            feeds=occasion.feeds,
            answers=occasion.session.answers,
        )


def has_entry(occasion: Occasion) -> bool:
    """A concept, which only the preview shows, has none."""
    return not occasion.programme.draft and occasion.module.state is not enums.State.DRAFT


def absences(whole: Timetable) -> Absences:
    """Why an entry of the ledger may not be planned on the day of the site: it has been, its module has no date any
    more, or its programme another id.
    """
    called_off = {
        path: _why(module)
        for programme in whole.site.programmes
        for module in programme.modules
        if not module.sessions and module.state is not enums.State.DRAFT
        for path in _module_paths(programme, module)
    }
    renamed = {old: programme.id for programme in whole.site.programmes for old in programme.formerly}
    return Absences(timezone.utc(timezone.midnight(whole.day)), feed_addresses(whole, ()), called_off, renamed)


def _why(module: academy.Module) -> CalledOff:
    """Who takes a date away means that a new one follows, unless the module is cancelled."""
    is_cancelled = module.state is enums.State.CANCELLED
    return CalledOff(EntryState.CANCELLED if is_cancelled else EntryState.POSTPONED, module.reason)


def module_id_path(programme: str, module: str) -> str:
    return f"{PROGRAMME.folder}/{programme}/{module}"


def id_path(occasion: Occasion) -> str:
    """The ids of an entry, from the programme's down: "leergangen/x/y", with the session's where there are several."""
    path, id = module_id_path(occasion.programme.id, occasion.module.id), occasion.session.id
    return f"{path}/{id}" if id else path


def session_paths(programme: academy.Programme, module: academy.Module, session: academy.Session) -> list[str]:
    """The id path of its entry now, then those of earlier ids, the oldest last."""
    suffix = f"/{session.id}" if session.id else ""
    return [f"{path}{suffix}" for path in _module_paths(programme, module)]


def _paths(occasion: Occasion) -> list[str]:
    return session_paths(occasion.programme, occasion.module, occasion.session)


def _module_paths(programme: academy.Programme, module: academy.Module) -> list[str]:
    """Where it stands, then where it stood, the oldest last."""
    earlier = (module_id_path(old.programme, old.id) for old in module.formerly)
    return [module_id_path(programme.id, module.id), *earlier]


def _before_it_was_split(occasion: Occasion) -> list[str]:
    """The first day of a module with several is what the module was when it had one."""
    session = occasion.session
    module = occasion.module
    return _module_paths(occasion.programme, module) if session.id and session is module.sessions[0] else []
