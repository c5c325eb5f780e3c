"""Houses side by side: how a street is built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wijkmakers_site.media.drawings import houses, life
from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.grounds import LEFT, RIGHT
from wijkmakers_site.media.drawings.houses import House, Plot
from wijkmakers_site.media.drawings.look import Look
from wijkmakers_site.media.drawings.shapes import Shape


@dataclass(frozen=True, slots=True)
class Manner:
    """Which houses, how high, and how many of a hundred are a terrace, or leave room for a tree."""

    gables: tuple[House, ...]
    storeys: tuple[int, ...]
    terraces: int
    trees: int
    flat: bool = False


_EVERY: tuple[House, ...] = (houses.stepped, houses.bell, houses.neck, houses.pointed, houses.cornice)
MANNERS = (
    Manner((houses.stepped, houses.bell, houses.neck, houses.cornice), (2, 3, 3), 0, 0),
    Manner((houses.pointed, houses.cornice), (2,), 45, 15),
    Manner((houses.pointed, houses.pointed, houses.stepped), (1, 2), 10, 40),
    Manner(_EVERY, (2, 2, 3), 12, 10, flat=True),
    Manner(_EVERY, (2, 3), 15, 12),
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A house before it has a place; without a house, room for a tree."""

    house: House | None
    width: int
    storeys: int = 0
    wall: str = ""


def row(manner: Manner, look: Look, dice: Dice, left: float, right: float) -> Iterator[Shape]:
    """The whole street, open between `left` and `right`."""
    placed: list[tuple[float, _Unit]] = []
    x, flat = left, dice.chance(50)
    for unit in _units(manner, look, dice.apart("left"), left - LEFT, flat=manner.flat and flat):
        x -= unit.width
        placed.insert(0, (x, unit))
    x = right
    for unit in _units(manner, look, dice.apart("right"), RIGHT - right, flat=manner.flat and not flat):
        placed.append((x, unit))
        x += unit.width
    for x, unit in placed:
        own = dice.apart(f"house {x:.0f}")
        if unit.house:
            yield from unit.house(Plot(x, unit.width, unit.storeys, unit.wall, look, own))
        else:
            yield from life.tree(x + unit.width / 2, own, look.leaf)


def _units(manner: Manner, look: Look, dice: Dice, room: float, *, flat: bool) -> Iterator[_Unit]:
    """Enough of them for `room`; neighbours differ in brick and in gable."""
    last = _Unit(None, 0)
    if flat and dice.chance(60):
        last = _next(manner, look, dice, last)
        room -= last.width
        yield last
    if flat:
        last = _Unit(houses.gallery_flat, 34 * dice.between(5, 7), dice.between(3, 4), "")
        room -= last.width
        yield last
    while room > 0:
        last = _next(manner, look, dice, last)
        room -= last.width
        yield last


def _next(manner: Manner, look: Look, dice: Dice, last: _Unit) -> _Unit:
    if last.house and dice.chance(manner.trees):
        return _Unit(None, dice.between(64, 84), wall=last.wall)
    wall = dice.pick([brick for brick in look.bricks if brick != last.wall])
    if last.house is not houses.terrace and dice.chance(manner.terraces):
        return _Unit(houses.terrace, 84 * dice.between(2, 4), min(2, max(manner.storeys)), wall)
    house = dice.pick([gable for gable in manner.gables if gable is not last.house] or manner.gables)
    return _Unit(house, 2 * dice.between(43, 57), dice.pick(manner.storeys), wall)
