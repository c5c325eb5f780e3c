"""A document with faults -> the places of what could be read of it, as if only that had been written.

When an element leaves a list, those behind it keep their lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from wijkmakers_site.reading.source.document import DataPath, Document

Places = dict[DataPath, tuple[int, int]]


def renamed(document: Document, at: DataPath, key: str) -> Document:
    """The document with a value under another key than it stands under in the file."""
    size = len(at)
    return _moved(document, lambda path: (*at[:-1], key, *path[size:]) if path[:size] == at else path)


def without(document: Document, gone: Mapping[DataPath, Sequence[int]], lost: Iterable[DataPath]) -> Document:
    """The document without the positions `gone` from its lists, where what comes behind moves up, and with all that is
    `lost` remembered.
    """
    remembering = replace(document, lost=document.lost | set(lost))
    return _moved(remembering, lambda path: _moved_up(path, gone)) if gone else remembering


def _moved(document: Document, new: Callable[[DataPath], DataPath | None]) -> Document:
    def moved(places: Places) -> Places:
        return {path: place for old, place in places.items() if (path := new(old)) is not None}

    lost = frozenset(path for old in document.lost if (path := new(old)) is not None)
    return replace(document, keys=moved(document.keys), values=moved(document.values), lost=lost)


def _moved_up(path: DataPath, gone: Mapping[DataPath, Sequence[int]]) -> DataPath | None:
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
