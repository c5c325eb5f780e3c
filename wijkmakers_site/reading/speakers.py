"""Who speaks at a module: those of the whole of it, and those of its parts."""

from __future__ import annotations

from wijkmakers_site.reading.schema.kinds.module import AppearanceRecord, ModuleRecord


def everybody(module: ModuleRecord) -> list[AppearanceRecord]:
    """Those of the whole first, then of its parts who are not among them; each once."""
    found = {each.speaker: each for part in reversed(module.parts) for each in reversed(part.speakers)}
    whole = {each.speaker for each in module.speakers}
    in_parts = [each for part in module.parts for each in part.speakers if found[each.speaker] is each]
    return [*module.speakers, *(each for each in in_parts if each.speaker not in whole)]
