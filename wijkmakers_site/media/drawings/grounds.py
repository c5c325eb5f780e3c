"""What a street stands on: pavement, green or a canal. Each goes from `LEFT` to `RIGHT` and down to `BOTTOM`."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.look import (
    CANAL,
    CHIMNEY,
    DUSK,
    INK,
    LEAVES,
    LIT,
    NIGHT,
    ROOFS,
    SAND,
    STONE,
    WATER,
    Look,
)
from wijkmakers_site.media.drawings.shapes import Polygon, Shape, curve, rect
from wijkmakers_site.media.drawings.windows import GROUND

LEFT, RIGHT, BOTTOM = -940, 1000, 400
_QUAY = GROUND + 20


def street(_middle: float, _look: Look, _dice: Dice) -> Iterator[Shape]:
    yield rect(INK, LEFT, GROUND, RIGHT - LEFT, BOTTOM - GROUND)
    yield rect(ROOFS[0], LEFT, GROUND, RIGHT - LEFT, 14)
    yield rect(STONE, LEFT, GROUND + 14, RIGHT - LEFT, 3)


def green(_middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    yield rect(INK, LEFT, GROUND, RIGHT - LEFT, BOTTOM - GROUND)
    yield rect(look.leaf, LEFT, GROUND + 16, RIGHT - LEFT, BOTTOM - GROUND)
    lighter = LEAVES[(LEAVES.index(look.leaf) + 1) % 3]
    for x in range(LEFT, RIGHT, 46):
        blade = x + dice.between(0, 26)
        y = GROUND + dice.between(26, 42)
        yield Polygon(lighter, ((blade, y), (blade + 3, y - 8), (blade + 6, y), (blade + 10, y - 6), (blade + 12, y)))


def canal(_middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    """A quay of brick, and the water with the lit windows in it."""
    yield rect(CHIMNEY, LEFT, GROUND, RIGHT - LEFT, _QUAY - GROUND)
    yield rect(SAND, LEFT, GROUND, RIGHT - LEFT, 5)
    water = WATER if look.weather.sky == NIGHT else DUSK
    yield rect(water, LEFT, _QUAY, RIGHT - LEFT, BOTTOM - _QUAY)
    for x in range(LEFT, RIGHT, 40):
        start = x + dice.between(0, 22)
        yield rect(CANAL, start, _QUAY + dice.pick((5, 13, 21)), dice.between(14, 34), 3)
    for x in range(LEFT, RIGHT, 86):
        start = x + dice.between(0, 50)
        yield rect(LIT, start, _QUAY + 4, 11, 3)
        yield rect(LIT, start + 2, _QUAY + 11, 7, 3)


def bridge(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    """A brick bridge with one arch over a side canal."""
    yield from canal(middle, look, dice)
    half, top = 106, GROUND - 20
    deck = curve((middle - half, GROUND), (middle, top - 20), (middle + half, GROUND), 12)
    yield Polygon(look.bricks[0], (*deck, (middle + half, _QUAY), (middle - half, _QUAY)))
    arch = curve((middle - 62, _QUAY + 2), (middle, GROUND - 46), (middle + 62, _QUAY + 2), 12)
    yield Polygon(SAND, tuple(curve((middle - 70, _QUAY + 2), (middle, GROUND - 54), (middle + 70, _QUAY + 2), 12)))
    yield Polygon(NIGHT, tuple(arch))
