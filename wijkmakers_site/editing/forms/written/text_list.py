"""A list of texts in a file of facts: some change, come or go; one that gets more than its text becomes a mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wijkmakers_site.editing.changes.facts import as_yaml
from wijkmakers_site.editing.forms.written.brackets import change_brackets
from wijkmakers_site.editing.forms.written.form_text import FormText, ItemValue
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """What an item of a list is to hold: `at` is its place now (from 0), None for one that is new; `value` is its text,
    or a mapping to be written in its place; "" where it goes.
    """

    at: int | None
    value: ItemValue


def change_texts(facts: FormText, at: DataPath, items: Sequence[Item], shorthand: str = "") -> None:
    """Let the items of the list at a path hold other texts, and some come or go; the others stay to the letter.

    `shorthand` is the key that holds the text of an item that is a mapping.
    """
    before: list[Any] = facts.value(at)
    changed = [each for each in items if each.at is None or each.value != _text_of(before[each.at], shorthand)]
    if not changed:
        return
    added = [each.value for each in changed if each.at is None and each.value]
    gone = {each.at for each in changed if each.at is not None and not each.value}
    if len(gone) == len(before) and not added:
        facts.remove(at)
        return
    for each in changed:
        if each.at is not None and each.value:
            _change(facts, (*at, each.at), each.value, shorthand)
    if facts.spans[at].style == "[":
        change_brackets(facts, at, gone, [as_yaml(each, braced=True) for each in added])
    else:
        _change_lines(facts, at, gone, added)
    facts.expect_items(at, gone, [dict(each) if isinstance(each, Mapping) else each for each in added])


def _change(facts: FormText, at: DataPath, value: ItemValue, shorthand: str) -> None:
    inner = (*at, shorthand)
    facts.replace(inner if isinstance(value, str) and inner in facts.spans else at, value)


def _change_lines(facts: FormText, at: DataPath, gone: set[int], added: Sequence[ItemValue]) -> None:
    for place in gone:
        start, end = facts.lines_of(at, place)
        facts.splice(start, min(end + 1, len(facts.text)), "")
    if not added:
        return
    dash, last = facts.dash_of(at), facts.spans[(*at, len(facts.value(at)) - 1)]
    lines = "\n".join(f"{dash} {as_yaml(each)}" for each in added)
    facts.put_below(last, lines)


def _text_of(item: Any, shorthand: str) -> str:
    return str(item.get(shorthand, "") if isinstance(item, dict) else item or "")
