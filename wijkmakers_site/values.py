"""`@dataclass` for values, at a fifth of what the library's costs when a command starts.

Of each class the library writes six methods as text and compiles them, and looks at each field: for our two hundred
classes that was half of all imports, and a small build is little else than imports. Here the methods are shared, but
for the `__init__` of a class of which many values are made: that is compiled by then. What a class means stays the
library's: its `fields`, `replace` and `asdict` know our classes.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, MemberDescriptorType
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_NOT_GIVEN = object()
_FIELD: Any = dataclasses._FIELD  # type: ignore[attr-defined] # noqa: SLF001 - by which the library knows its own
_FEW = 24  # values of a class: as long as it takes to compile its `__init__`, so many are made without
_assign = object.__setattr__


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
) -> Callable[[type[T]], type[T]]:
    """As `dataclasses.dataclass`. No field may be `kw_only`, or have a default where it has `init=False`."""

    def made(cls: type[T]) -> type[T]:
        declared = _declared(cls)
        own = {name: each for name, each in cls.__dict__.items() if name not in declared and name not in _WITHOUT_SLOTS}
        if own.get("__hash__") is None:  # as Python says it of a class with an `__eq__`
            own.pop("__hash__", None)
        names = tuple(name for name, (_, default) in declared.items() if getattr(default, "init", True))
        methods = {
            "__init__": _first_init(declared, names),
            "__repr__": _repr,
            "__match_args__": names,
        }
        if eq:
            methods |= _by_fields(declared, frozen=frozen, order=order)
        methods |= own
        if slots:
            theirs = {name for parent in cls.__mro__[1:-1] for name in parent.__dict__.get("__slots__", ())}
            methods["__slots__"] = tuple(name for name in declared if name not in theirs)
        if frozen:
            methods["__setattr__"] = methods["__delattr__"] = _refuse
            if slots:  # of values that refuse `setattr` the library adds these two, too, for `pickle` and `copy`
                methods["__getstate__"], methods["__setstate__"] = _pickled([*declared])
        # All at once: a class to which each is given later is looked through again for each.
        given = {**methods, "__qualname__": cls.__qualname__, "__dataclass_fields__": _Fields(declared)}
        kind: Any = type(cls)
        return kind(cls.__name__, cls.__bases__, given)  # type: ignore[no-any-return]

    return made


_WITHOUT_SLOTS = ("__dict__", "__weakref__")  # what Python adds to a class that has none
_Declared = dict[str, tuple[str, Any]]  # of each field, those of parents first, its type and its default


def _declared(cls: type) -> _Declared:
    declared: _Declared = {}
    for parent in cls.__mro__[-2:0:-1]:
        if "__dataclass_fields__" in parent.__dict__:
            declared |= parent.__dict__["__dataclass_fields__"].declared
    own = cls.__dict__
    for name, kind in own.get("__annotations__", {}).items():
        if not kind.startswith("ClassVar"):
            declared[name] = kind, own.get(name, MISSING)
    return declared


class _Fields:
    """`__dataclass_fields__` of a class, made when the library asks for it: of half our classes there is no value."""

    def __init__(self, declared: _Declared) -> None:
        self.declared = declared
        self.made: dict[str, Field[Any]] = {}

    def __get__(self, _value: object, _cls: type) -> dict[str, Field[Any]]:
        if not self.made:
            self.made = {name: _field(name, *declared) for name, declared in self.declared.items()}
        return self.made


def _field(name: str, kind: str, default: Any) -> Field[Any]:
    made: Any = default if isinstance(default, Field) else dataclasses.field(default=default)
    made.name, made.type, made._field_type = name, kind, _FIELD  # noqa: SLF001
    return made  # type: ignore[no-any-return]


def _by_fields(declared: _Declared, *, frozen: bool, order: bool) -> dict[str, Any]:
    """The methods that go by the fields that count in comparing."""
    names = [name for name, (_, default) in declared.items() if not isinstance(default, Field) or default.compare]
    read: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def comparing(compare: Callable[[Any, Any], bool]) -> Callable[[Any, object], Any]:
        return lambda self, other: (
            compare(read(self), read(other)) if other.__class__ is self.__class__ else NotImplemented
        )

    orders = {"__lt__": operator.lt, "__le__": operator.le, "__gt__": operator.gt, "__ge__": operator.ge}
    compared = {name: comparing(compare) for name, compare in orders.items()} if order else {}
    hashed = (lambda self: hash(read(self))) if frozen else None
    return {**compared, "__eq__": comparing(operator.eq), "__hash__": hashed}


def _first_init(declared: _Declared, names: Collection[str]) -> Callable[..., None]:
    """An `__init__` with the parameters `names` for the first few values of a class, after which a compiled one stands
    in its place.
    """
    left = _FEW

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        given = _given(declared, names, values, named) if left >= 0 else None
        if given is None:
            cls: Any = next(each for each in type(self).__mro__ if each.__dict__.get("__init__") is __init__)
            cls.__init__ = _compiled_init(cls, declared, names)
            cls.__init__(self, *values, **named)
            return
        for name, value in given.items():
            _assign(self, name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def _given(
    declared: _Declared, names: Collection[str], values: tuple[Any, ...], named: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Fields with what was given for them, or else by default; None where that does not fit, as the compiled `__init__`
    tells.
    """
    given = dict(zip(names, values, strict=False))
    if len(values) > len(names) or (named and not given.keys().isdisjoint(named)):
        return None
    given.update(named)
    for name in names:
        if name not in given:
            default = declared[name][1]
            if isinstance(default, Field):
                default = default.default if default.default_factory is MISSING else default.default_factory()
            if default is MISSING:
                return None
            given[name] = default
    return given if len(given) == len(names) else None


def _compiled_init(cls: Any, declared: _Declared, parameters: Collection[str]) -> Callable[..., None]:
    """Its `__init__`, by the fields of the class: no other way is as fast for who makes ten thousand values."""
    names: dict[str, Any] = {"_set": _assign, "_not_given": _NOT_GIVEN}
    given, lines, defaults = ["self"], list[str](), list[Any]()
    for number, name in enumerate(parameters):
        default, own = declared[name][1], f"_{number}"
        value = own
        if isinstance(default, Field) and default.default_factory is not MISSING:
            names[f"_default{own}"], default = default.default_factory, _NOT_GIVEN
            value = f"_default{own}() if {own} is _not_given else {own}"
        elif isinstance(default, Field):
            default = default.default
        if default is not MISSING:
            defaults.append(default)
        given.append(own if default is MISSING else f"{own}=None")
        # A slot takes a value in two thirds of the time.
        if isinstance(slot := getattr(cls, name, None), MemberDescriptorType):
            names[f"_set{own}"] = slot.__set__
            lines.append(f"_set{own}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    code = _code(f"def __init__({', '.join(given)}):\n " + ("\n ".join(lines) or "pass"))
    return FunctionType(code.replace(co_varnames=("self", *parameters)), names, None, tuple(defaults))


@cache
def _code(text: str) -> CodeType:
    """Of a function without the names of its parameters, so that classes with as many share it: to compile one takes
    as long as to make hundreds of values. Names of fields are all that stands in the text; they are identifiers.
    """
    made: dict[str, Any] = {}
    exec(text, made)  # noqa: S102
    code: CodeType = made["__init__"].__code__
    return code


def _refuse(_self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _pickled(names: list[str]) -> tuple[Callable[[Any], list[Any]], Callable[[Any, list[Any]], None]]:
    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            _assign(self, name, value)

    return state, restore
