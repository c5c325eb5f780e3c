"""How a field is declared, once: its key, what may stand there, an explanation and an example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, NoReturn, TypeVar, cast, overload

from wijkmakers_site.reading.schema.editor_patterns import Refers, Shape

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_ABSENT = object()  # None is a default


class RefusalError(ValueError):
    """How a value says, in Dutch, what is wrong with it and what to do."""

    def __init__(self, message: str, cure: str, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.code = code


class Kind(Generic[T_co]):
    """What may stand after a key: a `Single`, a `Group` or a `Listed`."""

    @property
    def takes_text(self) -> bool:
        """Whether a text may stand there; where it may in a list, it counts as a list of one: `thema: leren`."""
        return isinstance(self, Single) or (isinstance(self, Group) and bool(self.short))


@dataclass(frozen=True, slots=True)
class Single(Kind[T_co]):
    """One text. `read` gives what it means, or raises RefusalError.

    An editor knows its `shape`, and, if it is the name of something, what it `refers` to.
    """

    read: Callable[[object], T_co]
    shape: Shape
    refers: Refers | None = None


@dataclass(frozen=True, slots=True)
class Group(Kind[T_co]):
    """A mapping with the keys of `record`, which is a Record.

    With `short` a text may stand for a mapping with just that key: `hans` for `{spreker: hans}`.
    """

    record: type[T_co]
    short: str = ""


@dataclass(frozen=True, slots=True)
class Listed(Kind[tuple[T_co, ...]]):
    """A list of `item`."""

    item: Kind[T_co]


@dataclass(slots=True)
class Field:
    """One declaration. `key` is Dutch; `name`, that of the attribute, comes from the class around it.

    `explanation` and `example` are for staff; `default` is what counts where an optional field is left out.
    """

    key: str
    kind: Kind[Any]
    explanation: str
    example: str
    default: object = _ABSENT
    name: str = ""

    @property
    def required(self) -> bool:
        return self.default is _ABSENT

    @property
    def inner(self) -> type[Record] | None:
        """The record that the field holds, alone or in a list; None for a field of plain values."""
        kind = self.kind.item if isinstance(self.kind, Listed) else self.kind
        return kind.record if isinstance(kind, Group) else None


class Record:
    """A mapping in a file: known keys only, nothing changes after reading. What was left out has its default.

    `fields` are the declarations by their Dutch keys, in order.
    """

    fields: ClassVar[Mapping[str, Field]] = {}
    required: ClassVar[tuple[Field, ...]]

    def __init_subclass__(cls) -> None:
        declared = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        for name, field in declared.items():
            field.name = name
            setattr(cls, name, field.default)  # what a record without the value falls back on
        cls.fields = {**cls.fields, **{field.key: field for field in declared.values()}}
        cls.required = tuple(field for field in cls.fields.values() if field.required)

    def __init__(self, **values: object) -> None:
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(name)


def values_of(record: Record) -> Iterator[tuple[str, Any]]:
    """The value of every declared field, by its Dutch key."""
    return ((key, getattr(record, field.name)) for key, field in record.fields.items())


def required(key: str, kind: Kind[T], explanation: str, example: str) -> T:
    """Declare a field that must be there."""
    return cast(T, Field(key, kind, explanation, example))


@overload
def optional(key: str, kind: Kind[T], explanation: str, example: str) -> T | None: ...
@overload
def optional(key: str, kind: Kind[T], explanation: str, example: str, *, default: T) -> T: ...
def optional(key: str, kind: Kind[T], explanation: str, example: str, *, default: object = None) -> object:
    """Declare a field that may be left out."""
    return Field(key, kind, explanation, example, default)


def several(key: str, item: Kind[T], explanation: str, example: str) -> tuple[T, ...]:
    """Declare a list, empty where it is left out."""
    return cast(tuple[T, ...], Field(key, Listed(item), explanation, example, ()))
