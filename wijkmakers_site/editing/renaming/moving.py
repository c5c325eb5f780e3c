"""A module that moves to another programme: its lines go from the one file to the other, to the letter."""

from __future__ import annotations

from typing import Any

from wijkmakers_site.editing.forms.asked.controls import day_of
from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.editing.forms.written.record_list import change_items, insert_item, lines_of_item
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass

_LIST: DataPath = ("modules",)
_FORMERLY = "voorheen"


@dataclass(frozen=True, slots=True)
class Moved:
    """The module at the path `at` of one file, with the id `old` in the programme `before`, which gets the id `new` in
    the programme `after`. `remembered`: people may have kept its address.
    """

    at: DataPath
    before: str
    old: str
    new: str
    after: str
    remembered: bool


def move(moved: Moved, old: FormText, new: FormText) -> tuple[bytes, bytes]:
    """The bytes of both files afterwards. Raises UsageError where one is written too oddly."""
    place = int(str(moved.at[-1]))
    module = _renamed(moved, FormText(new.path, f"modules:\n{lines_of_item(old, _LIST, place)}\n".encode()))
    change_items(old, _LIST, {place}, [], list(ProgrammeRecord.fields))
    data = FormText(new.path, module.encode()).value((*_LIST, 0))
    listed = new.value(_LIST) or []
    insert_item(new, _LIST, _place_for(data, listed), module.partition("\n")[2].rstrip("\n"), data)
    return old.result(), new.result()


def _renamed(moved: Moved, alone: FormText) -> str:
    """The module as the only one of a file, with its new id, and those that it had as another programme tells them."""
    at, order = (*_LIST, 0), list(ModuleRecord.fields)
    if moved.old != moved.new:
        alone.write((*at, "id"), moved.new, order)
    former = alone.value((*at, _FORMERLY)) or []
    before = [former] if isinstance(former, str) else list(former)
    told = [each if "/" in each else f"{moved.before}/{each}" for each in before]
    told += [f"{moved.before}/{moved.old}"] if moved.remembered else []
    here = f"{moved.after}/{moved.new}"
    after = [each for each in dict.fromkeys(told) if each != here]  # it comes back to where it was
    if after and after != before:
        alone.put_list((*at, _FORMERLY), after, order)
    elif before and not after:
        alone.remove((*at, _FORMERLY))
    return FormText(alone.path, alone.result()).text


def _place_for(module: Any, listed: list[Any]) -> int:
    """Before the first that is on a later day; modules stand in order, for so they get their number."""
    day = _first_day(module)
    later = (place for place, each in enumerate(listed) if day and (other := _first_day(each)) and other > day)
    return next(later, len(listed))


def _first_day(module: Any) -> Any:
    sessions = module.get("bijeenkomsten") if isinstance(module, dict) else None
    written = [module, *(sessions if isinstance(sessions, list) else [])]
    days = [day_of(str(each.get("datum") or "")) for each in written if isinstance(each, dict)]
    return min(filter(None, days), default=None)
