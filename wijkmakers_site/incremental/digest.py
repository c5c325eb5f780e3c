"""A value -> a digest of all that it holds, alike in every run: so that what was made of it is made only once.

Found by going through the value itself: no list kept by hand says what a page depends on. A view reaches into half the
model, so what each record holds is gone through once a run and counts for every page that leads to it.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import Any

_SIZE = 16  # bytes: two of a thousand million million pages alike by chance is a thing that does not happen
_PLAIN = frozenset((str, int, float, bool, bytes, type(None)))
_MOMENTS = frozenset((date, time, datetime))
# References to a record that is met here and belongs to one other alone: it will not be met again, and to remember
# each of those took a tenth of all memory. Where a Python counts otherwise, this costs time or memory, and no more:
# since 3.14 a name lends what it holds to whom it is handed to, which is no reference.
_HELD_ONCE = 6 if sys.version_info < (3, 14) else 3
_MARSHAL = 2  # later forms tell whether two equal texts are one object, which differs from run to run


class NoValueError(TypeError):
    """Something in it is no value (a function, an open file): what it holds cannot be told."""


class Digests:
    """The digests of one run. Records must not change meanwhile: each is gone through once."""

    def __init__(self) -> None:
        self._known: dict[int, object] = {}
        self._kept: list[object] = []  # else another record could come to stand where one that is known was
        self._fields: dict[type, tuple[str, Callable[[Any], Any]]] = {}

    def of(self, *values: object) -> str:
        """Of plain values, dates, amounts, members of an enum, records (dataclasses), sequences and mappings of those.

        The order of a mapping counts, that of a set does not. Raises NoValueError for anything else.
        """
        return _digest(self._plain(values)).hex()

    def _plain(self, value: object) -> object:
        """Of what `marshal` can write; a record by its digest."""
        kind = value.__class__
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is list:
            return tuple([each if each.__class__ in _PLAIN else self._plain(each) for each in value])  # type: ignore[attr-defined]
        if (known := self._known.get(id(value))) is not None:
            return known
        if kind in _MOMENTS:
            return kind.__name__, value.isoformat()  # type: ignore[attr-defined]
        if kind in self._fields or is_dataclass(kind):
            return self._record(value)
        if isinstance(value, Enum):  # of which each member is one object
            self._known[id(value)] = member = (kind.__name__, value.name)
            return member
        return self._other(value)

    def _record(self, value: object) -> bytes:
        name, read = self._reader(value.__class__)
        digest = _digest((name, self._plain(read(value))))
        if sys.getrefcount(value) > _HELD_ONCE:
            self._known[id(value)] = digest
            self._kept.append(value)
        return digest

    def _reader(self, kind: type) -> tuple[str, Callable[[Any], Any]]:
        """The name of a class of records, and what gives the values of its fields."""
        if kind not in self._fields:
            names = [field.name for field in fields(kind) if field.compare]  # the rest is no part of the value
            read: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()
            self._fields[kind] = f"{kind.__module__}.{kind.__qualname__}", read
        return self._fields[kind]

    def _other(self, value: object) -> object:
        name = value.__class__.__qualname__
        if isinstance(value, str):  # Markup: the same letters, as safe HTML
            return name, str.__str__(value)
        if isinstance(value, Decimal):
            return name, str(value)
        if isinstance(value, tuple):
            return name, self._plain(tuple(value))
        if isinstance(value, frozenset | set):
            return name, tuple(sorted(_digest(self._plain(each)) for each in value))
        if isinstance(value, Mapping):
            return name, tuple([(self._plain(key), self._plain(each)) for key, each in value.items()])
        raise NoValueError(name)


def _digest(plain: Any) -> bytes:
    return blake2b(marshal.dumps(plain, _MARSHAL), digest_size=_SIZE).digest()
