"""The same thing twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.schema.fields import ListOf, Record
from wijkmakers_site.reading.source.document import DataPath

Key = tuple[object, ...]


def repeated(content: Content) -> Iterator[Problem]:
    """A list names each thing once; a speaker may stand in it twice, in two roles."""
    for filed in content.every_file():
        yield from _in_record(filed, (), filed.record)


def _in_record(filed: FiledRecord[Record], at: DataPath, record: Record) -> Iterator[Problem]:
    given = vars(record)
    for field in record.fields.values():
        value, here = given.get(field.name), (*at, field.key)
        if isinstance(value, Record):
            yield from _in_record(filed, here, value)
        if not isinstance(field.value_type, ListOf) or not value:
            continue
        seen = set[Key]()
        for index, item in enumerate(value):
            if isinstance(item, Record):
                yield from _in_record(filed, (*here, index), item)
            # Of what has an id, that it has the id of another one is told.
            if (key := _key(item)) in seen and not (isinstance(item, Record) and "id" in item.fields):
                message = f'"{_named(item)}" staat twee keer in deze lijst.'
                yield filed.problem((*here, index), message, "Haal het hier weg, of verbeter het.")
            seen.add(key)


def _key(item: object) -> Key:
    """What makes an item the same as another one."""
    if isinstance(item, Record):
        return tuple(vars(item).get(field.name) for field in item.fields.values())
    return (item.casefold() if isinstance(item, str) else item,)


def _named(item: object) -> object:
    return vars(item).get(item.required[0].name) if isinstance(item, Record) else item
