"""`@dataclass(frozen=True, slots=True)` for values, at a third of what the library's costs when a command starts.

Of each class the library writes six methods as text and compiles them: for our two hundred classes that was forty per
cent of all imports, and a small build is little else than imports. Here the methods are shared but for `__init__`, and
that is compiled when the first value of its class is made. What a class means stays the library's: fields, `replace`,
`asdict`, slots and inheritance are made by it, and all of a class that is no such value.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_NOT_GIVEN = object()


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
) -> Callable[[type[T]], type[T]]:
    """As `dataclasses.dataclass`. In values no field may have `init=False`, `kw_only` or `compare=False`."""

    def made(cls: type[T]) -> type[T]:
        if frozen and slots and eq and not order:
            return _value(cls)
        return dataclasses.dataclass(frozen=frozen, slots=slots, order=order, eq=eq)(cls)

    return made


def _value(cls: type[T]) -> type[T]:
    # Without one the library asks `inspect` for a signature to tell in its place.
    cls.__doc__ = cls.__doc__ or cls.__name__
    own = set(cls.__dict__) - ({"__hash__"} if cls.__dict__.get("__hash__") is None else set())
    # Not frozen for the library, which would compile two methods that refuse: `_refuse` does for all.
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = [field.name for field in dataclasses.fields(made)]
    read: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        made.__init__ = _init(made)
        made.__init__(self, *values, **named)

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(read(self))

    for method in (__init__, __eq__, __hash__, __repr__):
        if method.__name__ not in own:
            setattr(made, method.__name__, method)
    made.__setattr__ = made.__delattr__ = _refuse
    _pickle(made, names)
    return made  # type: ignore[no-any-return]


def _init(cls: Any) -> Callable[..., None]:
    """Its `__init__`, by the fields of the class: no other way is as fast for who makes ten thousand values."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_not_given": _NOT_GIVEN}
    fields: tuple[Field[Any], ...] = dataclasses.fields(cls)
    given, lines = ["self"], []
    for field in fields:
        name, value = field.name, field.name
        if field.default is not MISSING:
            names[f"_{name}"], given_as = field.default, f"{name}=_{name}"
        elif field.default_factory is not MISSING:
            names[f"_{name}"], given_as = field.default_factory, f"{name}=_not_given"
            value = f"_{name}() if {name} is _not_given else {name}"
        else:
            given_as = name
        given.append(given_as)
        lines.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    # Names of fields are all that stands in the text; they are identifiers, or there would be no class.
    exec(f"def __init__({', '.join(given)}):\n " + ("\n ".join(lines) or "pass"), names)  # noqa: S102
    made: Callable[..., None] = names["__init__"]
    return made


def _refuse(_self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __repr__(self: Any) -> str:  # noqa: N807
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _pickle(cls: Any, names: list[str]) -> None:
    """Let it be pickled and copied: of values that refuse `setattr` the library would do this, too.

    By names that are known once: to ask for the fields of each of ten thousand values took most of the time.
    """
    put = object.__setattr__

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            put(self, name, value)

    cls.__getstate__, cls.__setstate__ = __getstate__, __setstate__
