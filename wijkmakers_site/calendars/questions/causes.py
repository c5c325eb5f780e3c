"""Why entries that people have are called off by nothing but their absence: what staff did to content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import State
from wijkmakers_site.model.places import FieldPlace
from wijkmakers_site.values import dataclass


class Cause(Enum):
    """What became of the programme, module or day of an entry."""

    PROGRAMME_GONE = auto()
    PROGRAMME_RENAMED = auto()
    PROGRAMME_DRAFT = auto()
    MODULE_GONE = auto()
    MODULE_RENAMED = auto()
    MODULE_DRAFT = auto()
    REPLACED = auto()  # its id is that of another meeting by now
    DAY_GONE = auto()
    DAY_RENAMED = auto()


@dataclass(frozen=True, slots=True)
class Lost:
    """Entries (`rows`, in order of time) that one `cause` called off. `place` is where in content it stands; None where
    there is nothing left. `new` is the entry that may be the same under another id.
    """

    cause: Cause
    rows: tuple[Row, ...]
    place: FieldPlace | None
    new: Row | None = None


def find_lost(before: Ledger, after: Ledger, site: academy.Site) -> Iterator[Lost]:
    """All that `after` calls off and `before` did not, by cause. `site` is as content has it, with its concepts."""
    causes = _Causes(site, [row for uid, row in after.rows.items() if uid not in before.rows])
    found: dict[tuple[Cause, FieldPlace | None, str], list[Lost]] = {}
    for uid, row in sorted(after.rows.items(), key=lambda pair: (pair[1].entry.sort_key, pair[0])):
        known = before.rows.get(uid)
        if known and row.absent and not known.absent:
            lost = causes.of(row)
            found.setdefault((lost.cause, lost.place, _subject(lost.cause, row)), []).append(lost)
    for together in found.values():
        yield Lost(
            together[0].cause, tuple(row for lost in together for row in lost.rows), together[0].place, together[0].new
        )


_OF_PROGRAMME = (Cause.PROGRAMME_GONE, Cause.PROGRAMME_RENAMED, Cause.PROGRAMME_DRAFT)
_OF_DAY = (Cause.DAY_GONE, Cause.DAY_RENAMED)


def _subject(cause: Cause, row: Row) -> str:
    """The id path of what one question is about."""
    depth = 2 if cause in _OF_PROGRAMME else 4 if cause in _OF_DAY else 3
    return "/".join(row.path.split("/")[:depth])


class _Causes:
    """Finds what became of an entry in `site`; `new` are the entries that were never shown before."""

    def __init__(self, site: academy.Site, new: Iterable[Row]) -> None:
        self.programmes = {programme.id: programme for programme in site.programmes}
        self.new = {row.path: row for row in new}

    def of(self, row: Row) -> Lost:
        _, programme_id, module_id, *day = row.path.split("/")
        programme = self.programmes.get(programme_id)
        if programme is None:
            return self._without_programme(row)
        if programme.draft:
            return Lost(Cause.PROGRAMME_DRAFT, (row,), FieldPlace(programme_id, key="concept"))
        module = next((module for module in programme.modules if module.id == module_id), None)
        if module is None:
            return self._without_module(row, programme_id)
        if module.state is State.DRAFT:
            return Lost(Cause.MODULE_DRAFT, (row,), FieldPlace(programme_id, module_id, key="status"))
        if row.superseded and not day:
            return Lost(Cause.REPLACED, (row,), FieldPlace(programme_id, module_id, key="id"))
        return self._without_day(row, FieldPlace(programme_id, module_id, key="bijeenkomsten" if day else "datum"))

    def _without_programme(self, row: Row) -> Lost:
        """Another programme that nobody knew yet, with an entry like it, has its new id."""
        same = _most_alike(row, self._new_elsewhere(row))
        if same is None:
            return Lost(Cause.PROGRAMME_GONE, (row,), None)
        return Lost(Cause.PROGRAMME_RENAMED, (row,), FieldPlace(same.path.split("/")[1], key="titel"), same)

    def _new_elsewhere(self, row: Row) -> list[Row]:
        """New entries with the ids that it had within its programme."""
        rest = row.path.split("/")[2:]
        return [new for new in self.new.values() if new.path.split("/")[2:] == rest]

    def _without_module(self, row: Row, programme: str) -> Lost:
        same = _most_alike(row, self.new.values())
        if same is None:
            return Lost(Cause.MODULE_GONE, (row,), FieldPlace(programme, key="modules"))
        _, new_programme, new_module, *_ = same.path.split("/")
        return Lost(Cause.MODULE_RENAMED, (row,), FieldPlace(new_programme, new_module, key="id"), same)

    def _without_day(self, row: Row, place: FieldPlace) -> Lost:
        own = [new for new in self.new.values() if new.path.split("/")[:3] == row.path.split("/")[:3]]
        days = [new for new in own if new.path.count("/") == row.path.count("/")]
        if len(days) != 1:
            return Lost(Cause.DAY_GONE, (row,), place)
        session = days[0].path.split("/")[-1]
        return Lost(Cause.DAY_RENAMED, (row,), FieldPlace(place.programme, place.module, session, "id"), days[0])


def _most_alike(row: Row, candidates: Iterable[Row]) -> Row | None:
    """The only new entry of that title, or else of that moment within the programme; None where none or several are."""
    candidates = list(candidates)
    programme = row.path.split("/")[1]
    titled = [each for each in candidates if _words(each.entry.title) == _words(row.entry.title)]
    at_once = [each for each in candidates if each.entry.begin == row.entry.begin]
    both = [each for each in titled if each in at_once]
    for found in (both, titled, [each for each in at_once if each.path.split("/")[1] == programme]):
        if len(found) == 1:
            return found[0]
    return None


def _words(title: str) -> str:
    return " ".join(title.casefold().split())
