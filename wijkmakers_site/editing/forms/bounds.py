"""What a programme says of all its modules, and that goes along with one of them: first and last day, how many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkmakers_site.editing.forms.asked.controls import day_of
from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.model.enums import ModuleKind, State
from wijkmakers_site.reading.rules.days.slots import MAIN_KINDS
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath, whole_document

BOUNDS = ("WM211", "WM227")  # the rules that refuse a day outside the programme, and more modules than it announced
ALONG = "leergang_mee"  # what a form says to let the programme go along
_ANNOUNCED = "aantal_modules"


def widen(facts: FormText, at: DataPath) -> None:
    """Let what the programme says hold for its module at a path too, as that was changed."""
    after = whole_document(facts.after)
    modules: list[Any] = (after.data.get("modules") if after else None) or []
    _let_days_reach(facts, modules[int(str(at[-1]))])
    announced, count = str(facts.value((_ANNOUNCED,)) or ""), sum(map(_is_counted, modules))
    if announced.isdecimal() and count > int(announced):
        facts.write((_ANNOUNCED,), str(count), list(ProgrammeRecord.fields))


def _is_counted(module: Any) -> bool:
    """Whether visitors see it as one of those that were announced, whatever the programme as a whole says."""
    kind, state = module.get("soort") or ModuleKind.MODULE, module.get("status")
    return kind in MAIN_KINDS and state not in (State.DRAFT, State.CANCELLED)


def _let_days_reach(facts: FormText, module: Any) -> None:
    days = list(filter(None, map(day_of, _written(module))))
    for key, edge in (("begindatum", min), ("einddatum", max)):
        bound = day_of(str(facts.value((key,)) or ""))
        if bound and (new := edge([bound, *days])) != bound:
            facts.write((key,), new.isoformat(), list(ProgrammeRecord.fields))


def _written(module: dict[str, Any]) -> Iterator[str]:
    sessions = module.get("bijeenkomsten")
    for each in (module, *(sessions if isinstance(sessions, list) else ())):
        if isinstance(each, dict):
            yield from (str(each[key]) for key in ("datum", "einddatum") if each.get(key))
