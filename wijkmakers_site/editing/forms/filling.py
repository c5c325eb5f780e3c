"""What somebody typed in a form -> changes of the file, for those values alone that are others than before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkmakers_site.editing.forms.controls import Control, Group, plain, same, shorthand_of
from wijkmakers_site.editing.forms.form_text import FormText, Item
from wijkmakers_site.editing.forms.record_list import change_items
from wijkmakers_site.reading.schema.fields import ListOf, MappingOf, Record
from wijkmakers_site.reading.source.document import DataPath

Typed = Mapping[str, str]  # by the name of a control; who leaves one out changes nothing there


def fill_in(facts: FormText, at: DataPath, record: type[Record], groups: Iterable[Group], typed: Typed) -> None:
    """Let the record at a path of the facts hold what was typed. Raises UsageError where that cannot be done."""
    order = list(record.fields)
    changes = [(group, others) for group in groups if (others := _others(group, typed))]
    # What goes, first: nothing new may be put beside it.
    for group, others in sorted(changes, key=lambda change: any(change[1].values())):
        if group.records:
            _fill_records(facts, at, group, typed, others, order)
        elif isinstance(group.field.value_type, ListOf):
            _fill_list(facts, (*at, *group.at), group, typed, order)
        elif isinstance(group.field.value_type, MappingOf):
            _fill_mapping(facts, at, group, others, order)
        else:
            facts.write((*at, *group.at), others[group.at], order)


def _others(group: Group, typed: Typed) -> dict[DataPath, str]:
    """What is another than before, by its path, what was emptied first."""
    now = {each.at: _typed(typed, each) for each in group.controls}
    others = {each.at: now[each.at] for each in group.controls if not same(each, now[each.at])}
    return dict(sorted(others.items(), key=lambda other: bool(other[1])))


def _typed(typed: Typed, control: Control) -> str:
    return plain(typed.get(control.name, control.value))


def _fill_list(facts: FormText, at: DataPath, group: Group, typed: Typed, order: list[str]) -> None:
    values = [(each, _typed(typed, each)) for each in group.controls]
    if isinstance(facts.value(at), list) and facts.value(at):
        items = [Item(None if each.is_new else int(str(each.at[-1])), value) for each, value in values]
        facts.write_list(at, [each for each in items if each.at is not None or each.value], shorthand_of(group.field))
    elif listed := [value for _, value in values if value]:
        facts.put_list(at, listed, order)
    else:
        facts.remove(at)


def _fill_records(
    facts: FormText,
    at: DataPath,
    group: Group,
    typed: Typed,
    others: Mapping[DataPath, str],
    order: list[str],
) -> None:
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
    change_items(facts, (*at, *group.at), gone, added, order)


def _fill_mapping(
    facts: FormText, at: DataPath, group: Group, others: Mapping[DataPath, str], order: list[str]
) -> None:
    assert isinstance(group.field.value_type, MappingOf)
    before = facts.value((*at, *group.at))
    if not before:
        facts.put_group((*at, *group.at), {str(path[-1]): value for path, value in others.items() if value}, order)
        return
    left = {key for key, value in before.items() if value} - {
        str(path[-1]) for path, value in others.items() if not value
    }
    if not left and not any(others.values()):
        facts.remove((*at, *group.at))
        return
    if not left:
        facts.replace_group((*at, *group.at), {str(path[-1]): value for path, value in others.items() if value})
        return
    keys = list(group.field.value_type.record.fields)
    for path, value in others.items():
        facts.write((*at, *path), value, keys)
