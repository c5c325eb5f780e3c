"""`@dataclass` for values, at a third of what the library's costs when a command starts.

Of each class the library writes six methods as text and compiles them: for our two hundred classes that was forty per
cent of all imports, and a small build is little else than imports. Here the methods are shared, but for the `__init__`
of a class of which many values are made: that is compiled by then. What a class means stays the library's: fields,
`replace`, `asdict`, slots and inheritance are made by it.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_NOT_GIVEN = object()
_FEW = 8  # values of a class: as long as it takes to compile its `__init__`, so many are made without
_assign = object.__setattr__


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
) -> Callable[[type[T]], type[T]]:
    """As `dataclasses.dataclass`. No field may be `kw_only`, or have a default where it has `init=False`."""

    def made(cls: type[T]) -> type[T]:
        # Without one the library asks `inspect` for a signature to tell in its place.
        cls.__doc__ = cls.__doc__ or cls.__name__
        own = set(cls.__dict__) - ({"__hash__"} if cls.__dict__.get("__hash__") is None else set())
        # Not frozen for the library, which would compile two methods that refuse: `_refuse` does for all.
        value: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        methods = {"__init__": _first_init(value), "__repr__": _repr}
        if eq:
            methods |= _by_fields(value, frozen=frozen, order=order)
        for name, method in methods.items():
            if name not in own:
                setattr(value, name, method)
        if frozen:
            value.__setattr__ = value.__delattr__ = _refuse
            if slots:  # of values that refuse `setattr` the library adds these two, too, for `pickle` and `copy`
                value.__getstate__, value.__setstate__ = _pickled(value)
        return value  # type: ignore[no-any-return]

    return made


def _by_fields(cls: Any, *, frozen: bool, order: bool) -> dict[str, Any]:
    """The methods that go by the fields that count in comparing."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    read: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def comparing(compare: Callable[[Any, Any], bool]) -> Callable[[Any, object], Any]:
        return lambda self, other: (
            compare(read(self), read(other)) if other.__class__ is self.__class__ else NotImplemented
        )

    orders = (operator.lt, operator.le, operator.gt, operator.ge) if order else ()
    compared = {f"__{compare.__name__}__": comparing(compare) for compare in (operator.eq, *orders)}
    return {**compared, "__hash__": (lambda self: hash(read(self))) if frozen else None}


def _first_init(cls: Any) -> Callable[..., None]:
    """An `__init__` for the first few values of a class, after which a compiled one stands in its place."""
    left = _FEW

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        if left < 0 or not _filled(self, cls, values, named):
            cls.__init__ = _compiled_init(cls)
            cls.__init__(self, *values, **named)

    return __init__


def _filled(self: Any, cls: Any, values: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
    """Give a value the fields of `cls`; False where that does not fit, as the compiled `__init__` tells."""
    fields = [field for field in dataclasses.fields(cls) if field.init]
    given = dict(zip([field.name for field in fields], values, strict=False))
    if len(values) > len(fields) or given.keys() & named.keys():
        return False
    given.update(named)
    for field in fields:
        if field.name not in given and field.default is MISSING and field.default_factory is MISSING:
            return False
        _assign(self, field.name, given.pop(field.name) if field.name in given else _default(field))
    if given:
        return False
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    return True


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _compiled_init(cls: Any) -> Callable[..., None]:
    """Its `__init__`, by the fields of the class: no other way is as fast for who makes ten thousand values."""
    names: dict[str, Any] = {"_set": _assign, "_not_given": _NOT_GIVEN}
    fields: tuple[Field[Any], ...] = dataclasses.fields(cls)
    given, lines = ["self"], []
    for field in fields:
        if not field.init:
            continue
        name, value = field.name, field.name
        if field.default is not MISSING:
            names[f"_default_{name}"], given_as = field.default, f"{name}=_default_{name}"
        elif field.default_factory is not MISSING:
            names[f"_default_{name}"], given_as = field.default_factory, f"{name}=_not_given"
            value = f"_default_{name}() if {name} is _not_given else {name}"
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


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _pickled(cls: Any) -> tuple[Callable[[Any], list[Any]], Callable[[Any, list[Any]], None]]:
    # By names that are known once: to ask for the fields of each of ten thousand values took most of the time.
    names = [field.name for field in dataclasses.fields(cls)]

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            _assign(self, name, value)

    return state, restore
