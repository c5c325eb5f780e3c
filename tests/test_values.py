"""Our own values are what the library would have made of them, at a third of its price when a command starts."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace
from functools import cached_property

import pytest

from wijkmakers_site import values


@values.dataclass(frozen=True, slots=True)
class Town:
    """Where it is."""

    name: str
    parts: tuple[str, ...] = ()
    marks: dict[str, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("name")


@values.dataclass(frozen=True, slots=True)
class Village(Town):
    church: bool = True


@values.dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    name: str
    parts: tuple[str, ...] = ()


def test_values_are_equal_by_their_class_and_fields_and_hash_so() -> None:
    assert Town("a", ("b",)) == Town("a", ("b",)) != Town("a")
    assert Village("a") != Town("a")
    assert Town("a", ("b",)).__eq__(Plain("a", ("b",))) is NotImplemented
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Town("a"))


def test_values_do_not_change() -> None:
    town = Village("a")
    with pytest.raises(FrozenInstanceError):
        town.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        town.new = 1  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del town.name
    assert not hasattr(town, "__dict__")


def test_values_are_made_as_the_library_makes_them() -> None:
    village = Village("a", church=False)
    assert repr(village) == "Village(name='a', parts=(), church=False)"
    assert village.marks is not Village("b").marks
    assert [each.name for each in dataclasses.fields(Village)] == ["name", "parts", "marks", "church"]
    assert dataclasses.asdict(Town("a")) == {"name": "a", "parts": (), "marks": {}}
    assert Village.__match_args__ == ("name", "parts", "marks", "church")
    with pytest.raises(TypeError):
        Town()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Town("a", other=1)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="name"):
        replace(village, name="")


@values.dataclass(slots=True, order=True)
class Street:
    length: int
    name: str = field(compare=False)
    houses: list[int] = field(default_factory=list, compare=False)


@values.dataclass(frozen=True)
class Region:
    name: str

    @cached_property
    def size(self) -> int:
        return len(self.name)


def test_what_may_change_and_what_is_ordered_is_so_too() -> None:
    long, short = Street(9, "a"), Street(2, "b")
    assert [*sorted([long, short])] == [short, long]
    assert (long > short, long >= Street(9, "c"), long <= short, long == Street(9, "c")) == (True, True, False, True)
    short.length = 10
    assert long < short
    with pytest.raises(TypeError, match="unhashable"):
        hash(short)
    with pytest.raises(TypeError):
        assert short < 11  # type: ignore[operator]
    assert pickle.loads(pickle.dumps(short)) == copy.deepcopy(short) == short
    assert Region("abc").size == 3
    with pytest.raises(FrozenInstanceError):
        Region("a").name = "b"  # type: ignore[misc]


def test_the_first_values_of_a_class_are_made_as_all_that_follow() -> None:
    """Those by hand, which is cheaper than to compile, and these by what was compiled."""

    @values.dataclass(frozen=True, slots=True)
    class Hamlet(Town):
        """Has a `mill`, or not."""

        mill: bool = False

    made = [Hamlet("a", ("b",), mill=True) for _ in range(2 * values._FEW)]
    assert made == [made[0]] * len(made)
    assert Hamlet("a").marks is not Hamlet("a").marks
    for wrong in ({}, {"name": "a", "other": 1}):
        with pytest.raises(TypeError):
            Hamlet(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("made_before", [False, True])
def test_what_does_not_fit_is_told_as_the_library_tells_it(*, made_before: bool) -> None:
    @values.dataclass(frozen=True, slots=True)
    class Lane:
        name: str

    if made_before:
        assert Lane("a").name == "a"
    for given, named, message in (
        ((), {}, "missing 1"),
        (("a", 1), {}, "takes 2"),
        (("a",), {"name": "b"}, "multiple"),
    ):
        with pytest.raises(TypeError, match=message):
            Lane(*given, **named)


def test_values_are_replaced_copied_and_stored() -> None:
    village = Village("a", marks={"b": 1})
    assert replace(village, church=False) == Village("a", marks={"b": 1}, church=False)
    assert copy.deepcopy(village) == copy.copy(village) == village == pickle.loads(pickle.dumps(village))
