"""What somebody typed in a form -> changes of the file, for those values alone that are others than before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wijkmakers_site.editing.forms.asked.controls import Control, Group, plain, same, text_of_item
from wijkmakers_site.editing.forms.written.form_text import FormText, ItemValue
from wijkmakers_site.editing.forms.written.record_list import change_items
from wijkmakers_site.editing.forms.written.text_list import Item, change_texts
from wijkmakers_site.reading.schema.fields import ListOf, MappingOf
from wijkmakers_site.reading.source.document import DataPath

Typed = Mapping[str, str]  # by the name of a control; who leaves one out changes nothing there


def fill_in(facts: FormText, at: DataPath, groups: Iterable[Group], typed: Typed) -> None:
    """Let the record at a path of the facts hold what was typed. Raises UsageError where that cannot be done."""
    changes = [(group, others) for group in groups if (others := _others(group, typed))]
    # What goes, first: nothing new may be put beside it.
    for group, others in sorted(changes, key=lambda change: any(change[1].values())):
        if group.records:
            _fill_records(facts, at, group, typed, others)
        elif isinstance(group.field.value_type, ListOf):
            _fill_list(facts, at, group, typed, others)
        elif isinstance(group.field.value_type, MappingOf):
            _fill_mapping(facts, at, group, others)
        else:
            facts.write((*at, *group.at), others[group.at], group.order)


def _others(group: Group, typed: Typed) -> dict[DataPath, str]:
    """What is another than before, by its path, what was emptied first."""
    now = {each.at: _typed(typed, each) for each in group.controls}
    others = {each.at: now[each.at] for each in group.controls if not same(each, now[each.at])}
    return dict(sorted(others.items(), key=lambda other: bool(other[1])))


def _typed(typed: Typed, control: Control) -> str:
    return plain(typed.get(control.name, control.value))


def _fill_list(facts: FormText, at: DataPath, group: Group, typed: Typed, others: Mapping[DataPath, str]) -> None:
    """The texts of a list; what is said beside one is changed within it, or makes a mapping of it."""
    whole, shorthand = (*at, *group.at), text_of_item(group.field)[1]
    before = facts.value(whole)
    is_list = isinstance(before, list) and bool(before)
    items = list[Item]()
    for place, (first, *beside) in enumerate(group.items):
        text = _typed(typed, first)
        value: ItemValue = text
        said = _said_beside(beside, typed, len(first.at))
        if first.is_new and said and not text:
            value = said  # which `check` tells to be too little
        elif text and any(each.at in others for each in beside):
            if is_list and not first.is_new and isinstance(before[place], dict):
                _change_beside(facts, at, group, beside, typed, others)
            else:
                value = {shorthand: text, **said}
        if value or not first.is_new:
            items.append(Item(None if first.is_new or not is_list else place, value))
    if is_list:
        change_texts(facts, whole, items, shorthand)
    elif listed := [each.value for each in items if each.value]:
        facts.put_list(whole, listed, group.order)
    elif before is not None:
        facts.remove(whole)


def _said_beside(beside: Sequence[Control], typed: Typed, depth: int) -> dict[str, str | list[str]]:
    """What was typed beside a text, by key; the controls of one list have one key."""
    said: dict[str, str | list[str]] = {}
    for each in beside:
        key, value = str(each.at[depth]), _typed(typed, each)
        listed = said.get(key)
        if value and len(each.at) == depth + 1:
            said[key] = value
        elif value:
            said[key] = [*(listed if isinstance(listed, list) else []), value]
    return said


def _change_beside(
    facts: FormText,
    at: DataPath,
    group: Group,
    beside: Sequence[Control],
    typed: Typed,
    others: Mapping[DataPath, str],
) -> None:
    """What is said beside a text that is a mapping already."""
    assert group.field.inner
    depth, order = len(group.at) + 1, list(group.field.inner.fields)
    lists: dict[DataPath, list[Control]] = {}
    for each in beside:
        if len(each.at) > depth + 1:
            lists.setdefault(each.at[:-1], []).append(each)
        elif each.at in others:
            facts.write((*at, *each.at), others[each.at], order)
    for path, controls in lists.items():
        if not any(each.at in others for each in controls):
            continue
        whole, values = (*at, *path), [(each, _typed(typed, each)) for each in controls]
        if isinstance(facts.value(whole), list) and facts.value(whole):
            items = [Item(None if each.is_new else int(str(each.at[-1])), value) for each, value in values]
            change_texts(facts, whole, [each for each in items if each.at is not None or each.value])
        else:
            facts.put_list(whole, [value for _, value in values if value], order)


def _fill_records(facts: FormText, at: DataPath, group: Group, typed: Typed, others: Mapping[DataPath, str]) -> None:
    """The mappings of a list: one of which all is emptied goes, the empty one at the end comes when it is filled in."""
    gone, added = set[int](), list[dict[str, str]]()
    inner = group.field.inner
    assert inner
    for place, controls in enumerate(group.records):
        values = {str(each.at[-1]): _typed(typed, each) for each in controls}
        if controls[0].is_new:
            added += [{key: value for key, value in values.items() if value}] if any(values.values()) else []
        elif not any(values.values()):
            gone.add(place)
        else:
            for path in (path for path in others if path[:-1] == controls[0].at[:-1]):
                facts.write((*at, *path), others[path], list(inner.fields))
    change_items(facts, (*at, *group.at), gone, added, group.order)


def _fill_mapping(facts: FormText, at: DataPath, group: Group, others: Mapping[DataPath, str]) -> None:
    assert isinstance(group.field.value_type, MappingOf)
    whole, filled = (*at, *group.at), {str(path[-1]): value for path, value in others.items() if value}
    before = facts.value(whole)
    if not before:
        facts.put_group(whole, filled, group.order)
        return
    left = {key for key, value in before.items() if value} - {
        str(path[-1]) for path, value in others.items() if not value
    }
    if not left and not filled:
        facts.remove(whole)
        return
    if not left:
        facts.replace_group(whole, filled)
        return
    keys = list(group.field.value_type.record.fields)
    for path, value in others.items():
        facts.write((*at, *path), value, keys)
