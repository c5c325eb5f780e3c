"""The first and last day of a programme, which go along where one of its modules comes to lie outside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkmakers_site.editing.forms.asked.controls import day_of
from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath, whole_document

OUTSIDE = "WM211"  # the rule that refuses a day outside its programme
ALONG = "leergang_mee"  # what a form says to let the programme become longer


def widen(facts: FormText, at: DataPath) -> None:
    """Let the days of the programme reach to those of the module at a path, as that was changed."""
    after = whole_document(facts.after)
    module: Any = after.data if after else {}
    for step in at:
        module = module[step]
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
