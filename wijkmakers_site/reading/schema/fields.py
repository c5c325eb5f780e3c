"""How a field is declared, once: its key, what may stand there, an explanation and an example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, Generic, NoReturn, Self, TypeVar, cast, overload

from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.schema.editor_patterns import Pattern, Reference
from wijkmakers_site.values import dataclass

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_ABSENT = object()  # of its own, because None is a default


class RefusalError(ValueError):
    """A value cannot be read. `message` says what is wrong with it, `cure` what to do, both in Dutch; `code` is one of
    `codes.CODES`. `notation` is what is known of what was meant, None where nothing is.
    """

    def __init__(self, message: str, cure: str, code: str, notation: NotationError | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.code = code
        self.notation = notation


class ValueType(Generic[T_co]):
    """What may stand after a key: a `Scalar`, a `MappingOf` or a `ListOf`. It becomes a `T_co`."""

    @property
    def takes_text(self) -> bool:
        """Whether a text may stand there; where it may in a list, it counts as a list of one: `thema: leren`."""
        return isinstance(self, Scalar) or (isinstance(self, MappingOf) and bool(self.shorthand))


@dataclass(frozen=True, slots=True)
class Scalar(ValueType[T_co]):
    """One text. `read` takes what stands there, of any type, and gives its value or raises RefusalError.

    `pattern` and `reference` are for editors; `reference` is None for a text that is no id or file name.
    """

    read: Callable[[object], T_co]
    pattern: Pattern
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class MappingOf(ValueType[T_co]):
    """A mapping with the keys of `record`, which is a Record.

    `shorthand` is the key of which the value alone may stand for the whole mapping: `hans` for `{spreker: hans}`; ""
    where none may.
    """

    record: type[T_co]
    shorthand: str = ""


@dataclass(frozen=True, slots=True)
class ListOf(ValueType[tuple[T_co, ...]]):
    """A list of `item`."""

    item: ValueType[T_co]


@dataclass(slots=True)
class Field:
    """One declaration. `key` is Dutch, `value_type` what may stand behind it.

    `explanation` and `example` (as YAML) are for staff. `default` is what counts where an optional field is left out;
    a field without one is required. `name` is that of the attribute, filled in by the class around it.
    """

    key: str
    value_type: ValueType[Any]
    explanation: str
    example: str
    default: object = _ABSENT
    name: str = ""

    @property
    def required(self) -> bool:
        return self.default is _ABSENT

    @property
    def label(self) -> str:
        """The key for people: "aantal_modules" is "Aantal modules"."""
        return self.key.replace("_", " ").capitalize()

    @property
    def inner(self) -> type[Record] | None:
        """The record that the field holds, alone or in a list; None for a field of plain values."""
        value_type = self.value_type.item if isinstance(self.value_type, ListOf) else self.value_type
        return value_type.record if isinstance(value_type, MappingOf) else None


class Record:
    """A mapping in a file: known keys only, nothing changes after reading. What was left out has its default.

    `fields` are the declarations by their Dutch keys, in the order of the class; `required` those without a default.
    """

    fields: ClassVar[Mapping[str, Field]] = {}
    required: ClassVar[tuple[Field, ...]]

    def __init_subclass__(cls) -> None:
        declared = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        for name, field in declared.items():
            field.name = name
            setattr(cls, name, field.default)  # an instance holds only the values that its file gives
        cls.fields = {**cls.fields, **{field.key: field for field in declared.values()}}
        cls.required = tuple(field for field in cls.fields.values() if field.required)

    def __init__(self, **values: object) -> None:
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(name)

    def with_values(self, **values: object) -> Self:
        """Another record that has these values in the place of its own."""
        return type(self)(**vars(self) | values)


def values_of(record: Record) -> Iterator[tuple[str, Any]]:
    """The value of every declared field, by its Dutch key."""
    return ((key, getattr(record, field.name)) for key, field in record.fields.items())


# What these functions return is a `Field`; what they say that they return is the value, so that mypy knows the type of
# `record.title` without a plugin.
def required(key: str, value_type: ValueType[T], explanation: str, example: str) -> T:
    """Declare a field that must be there."""
    return cast(T, Field(key, value_type, explanation, example))


@overload
def optional(key: str, value_type: ValueType[T], explanation: str, example: str) -> T | None: ...
@overload
def optional(key: str, value_type: ValueType[T], explanation: str, example: str, *, default: T) -> T: ...
def optional(key: str, value_type: ValueType[T], explanation: str, example: str, *, default: object = None) -> object:
    """Declare a field that may be left out."""
    return Field(key, value_type, explanation, example, default)


def several(key: str, item: ValueType[T], explanation: str, example: str) -> tuple[T, ...]:
    """Declare a list, empty where it is left out."""
    return cast(tuple[T, ...], Field(key, ListOf(item), explanation, example, ()))
