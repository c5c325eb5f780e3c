"""A document with faults -> the places of what could be read of it, as if only that had been written.

When an element leaves a list, those behind it keep their lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from wijkmakers_site.reading.source.document import DataPath, Document

T = TypeVar("T")


def renamed(document: Document, at: DataPath, key: str) -> Document:
    """The document with what stands at `at` under another key than in the file."""
    size = len(at)
    return _with_paths(document, lambda path: (*at[:-1], key, *path[size:]) if path[:size] == at else path)


def without(document: Document, removed: Mapping[DataPath, Sequence[int]], lost: Iterable[DataPath]) -> Document:
    """The document without the positions `removed` of its lists, and with the paths `lost` added to those it had.

    `removed` gives, by the path of a list, positions in order; what comes behind them moves up.
    """
    with_lost = replace(document, lost=document.lost | set(lost))
    return _with_paths(with_lost, lambda path: _moved_up(path, removed)) if removed else with_lost


def _with_paths(document: Document, new_path: Callable[[DataPath], DataPath | None]) -> Document:
    """The document with every path replaced, or left out where `new_path` gives None."""

    def with_new_paths(known: dict[DataPath, T]) -> dict[DataPath, T]:
        return {path: each for old, each in known.items() if (path := new_path(old)) is not None}

    return replace(
        document,
        keys=with_new_paths(document.keys),
        values=with_new_paths(document.values),
        lost=frozenset(path for old in document.lost if (path := new_path(old)) is not None),
        presentations=with_new_paths(document.presentations),
    )


def _moved_up(path: DataPath, removed: Mapping[DataPath, Sequence[int]]) -> DataPath | None:
    """A path once the positions `removed` (in order) have left their lists; None where it lay in one of them."""
    moved: list[str | int] = []
    for depth, step in enumerate(path):
        # The list is found by the path in the file, so the steps before it may not have moved up yet.
        indexes = removed.get(path[:depth]) if isinstance(step, int) else None
        if indexes is None or not isinstance(step, int):
            moved.append(step)
            continue
        before = bisect_left(indexes, step)
        if before < len(indexes) and indexes[before] == step:
            return None
        moved.append(step - before)
    return tuple(moved)
