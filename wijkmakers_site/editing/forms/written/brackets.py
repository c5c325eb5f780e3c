"""A list between brackets of which some items go, and to which some come: the others stay to the letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.reading.source.document import DataPath


def change_brackets(facts: FormText, at: DataPath, gone: Collection[int], added: Sequence[str]) -> None:
    """Let the items of the list at a path with a place in `gone` go, and `added`, as they are written, stand at its
    end. Raises UsageError where a comment between them could be lost.
    """
    whole, count = facts.spans[at], len(facts.value(at))
    spans = [facts.spans[(*at, place)] for place in range(count)]
    if gone and "#" in facts.text[whole.start : whole.end] and "\n" in facts.text[whole.start : whole.end]:
        raise facts.too_odd()
    kept = [place for place in range(count) if place not in gone]
    if not kept:
        facts.splice(whole.start + 1, whole.end - 1, ", ".join(added))
        return
    if kept[0]:
        facts.splice(spans[0].start, spans[kept[0]].start, "")
    for one, other in zip(kept, [*kept[1:], count], strict=True):
        if other > one + 1:  # with the commas before those that go
            facts.splice(spans[one].end, spans[other - 1].end, "")
    for each in added:
        facts.splice(spans[kept[-1]].end, spans[kept[-1]].end, f", {each}")
