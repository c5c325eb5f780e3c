"""A document with faults -> one without: what is wrong is taken out or replaced, so that the rest can be looked at.

Every edit keeps the places of the file: when an element leaves a list, those behind it keep their lines. What is no
longer as the writer left it is remembered in `Document.lost`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pydantic_core import ErrorDetails

from wijkmakers_site.reading.schema.fields import Record, fields_of
from wijkmakers_site.reading.schema.unknown_keys import record_at
from wijkmakers_site.reading.source.document import DataPath, Document

# A made-up value for these would make the rules speak of something that nobody wrote: the group around goes instead.
_NO_STAND_IN = {"datum", "spreker", "bestand"}


def without_faults(document: Document, record: type[Record], faults: Iterable[ErrorDetails]) -> Document:
    """The document without what `faults` (none of them an unknown key) complain of."""
    values: dict[DataPath, str] = {}
    removed: set[DataPath] = set()
    for fault in faults:
        at = fault["loc"]
        if fault["type"] != "missing":
            at = _in_file(document.data, at)
        if value := _stand_in(document, record, at):
            values[at] = value
        else:
            removed.add(at[:-1] if _is_required(record, at) else at)
    if () in removed:
        return document  # without a required value at the top there is no record: the caller sees it fail again
    document = replace(document, data=deepcopy(document.data), lost=document.lost | set(values))
    for at, value in values.items():
        _container(document, at)[at[-1]] = value
    return without(document, removed)


def without(document: Document, removed: Iterable[DataPath]) -> Document:
    """The document without the values at some paths, taken out of its own data; what comes behind one in a list
    moves up, with its place.
    """
    gone: dict[DataPath, list[int]] = {}
    lost = set(document.lost)
    # Deep things first and the last of a list first, so that no path changes before its turn.
    for at in sorted(removed, key=_deep_and_last_first):
        container, last = _container(document, at), at[-1]
        del container[last]
        lost.add(at if isinstance(last, str) else at[:-1])
        if isinstance(last, int):
            gone.setdefault(at[:-1], []).insert(0, last)
    changed = replace(document, lost=frozenset(lost))
    return _moved(changed, lambda path: _moved_up(path, gone)) if gone else changed


def _deep_and_last_first(at: DataPath) -> tuple[int, int]:
    return -len(at), -at[-1] if isinstance(at[-1], int) else 0


def renamed(document: Document, at: DataPath, key: str, value: object) -> Document:
    """The document with `value`, in its own data, under another key than it stands under in the file."""
    container = _container(document, at)
    container.pop(at[-1], None)
    container[key] = value
    size = len(at)
    return _moved(document, lambda path: (*at[:-1], key, *path[size:]) if path[:size] == at else path)


def _moved(document: Document, new: Callable[[DataPath], DataPath | None]) -> Document:
    def moved(places: dict[DataPath, tuple[int, int]]) -> dict[DataPath, tuple[int, int]]:
        return {path: place for old, place in places.items() if (path := new(old)) is not None}

    lost = frozenset(path for old in document.lost if (path := new(old)) is not None)
    return replace(document, keys=moved(document.keys), values=moved(document.values), lost=lost)


def _moved_up(path: DataPath, gone: dict[DataPath, list[int]]) -> DataPath | None:
    moved: list[str | int] = []
    for depth, step in enumerate(path):
        indexes = gone.get(path[:depth]) if isinstance(step, int) else None
        if indexes is None or not isinstance(step, int):
            moved.append(step)
            continue
        before = bisect_left(indexes, step)
        if before < len(indexes) and indexes[before] == step:
            return None
        moved.append(step - before)
    return tuple(moved)


def _in_file(data: object, at: DataPath) -> DataPath:
    """The part of a path that is in the data: a text that stands for a list or a group has nothing below it."""
    for depth, step in enumerate(at):
        if not isinstance(data, dict | list) or (isinstance(data, dict) and step not in data):
            return at[:depth]
        data = data[step]  # type: ignore[index]
    return at


def _container(document: Document, at: DataPath) -> Any:
    found: Any = document.data
    for step in at[:-1]:
        found = found[step]
    return found


def _is_required(record: type[Record], at: DataPath) -> bool:
    if not at or not isinstance(at[-1], str):
        return False
    info = fields_of(record_at(record, at[:-1])).get(at[-1])
    return info is not None and info.is_required()


def _stand_in(document: Document, record: type[Record], at: DataPath) -> str | None:
    """A harmless value for a required field; an id that nothing else has."""
    if not _is_required(record, at) or at[-1] in _NO_STAND_IN:
        return None
    if at[-1] == "id":
        line, column = document.place(at)
        return f"zonder-id-{line}-{column}"
    return str((fields_of(record_at(record, at[:-1]))[str(at[-1])].examples or [""])[0])
