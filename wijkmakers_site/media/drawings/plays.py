"""What happens in front of the houses. Each play draws around `middle`, with the whole street to the left and right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wijkmakers_site.media.drawings import grounds, life
from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.grounds import BOTTOM
from wijkmakers_site.media.drawings.look import (
    CHALK,
    CHIMNEY,
    CLOTHES,
    CREAM,
    HAIRS,
    INK,
    LEAVES,
    LIT,
    SAND,
    STONE,
    WOOD,
    Look,
)
from wijkmakers_site.media.drawings.shapes import Disc, Polygon, Shape, curve, disc, line, rect
from wijkmakers_site.media.drawings.windows import GROUND


@dataclass(frozen=True, slots=True)
class Play:
    """`gap` is the room it asks for between the houses; `ground` is drawn before what stands on it."""

    ground: Callable[[float, Look, Dice], Iterator[Shape]]
    actors: Callable[[float, Look, Dice], Iterator[Shape]]
    gap: int = 0


def _bridge(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    half, top = 106, GROUND - 20
    yield from _on_deck(middle, look, dice)
    deck = curve((middle - half, GROUND), (middle, top - 20), (middle + half, GROUND), 12)
    yield from line(SAND, 5, *deck)
    rail = [(x, y - 26) for x, y in deck]
    for (x, y), (_, foot) in zip(rail[::2], deck[::2], strict=True):
        yield rect(INK, x - 1.5, y, 3, foot - y)
    yield from line(INK, 3.5, *rail)


def _on_deck(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    yield from life.bicycle(middle - 62, dice.pick(look.doors), GROUND - 16)
    for number, dx in enumerate((6, 40)):
        yield from life.walker(middle + dx, dice, dice.between(0, 6) + number, GROUND - 14)


def _quay(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    x = middle - 65 + dice.between(-50, 50)
    yield from life.bicycle(x - 130, dice.pick(look.doors))
    yield from life.walker(x + 176, dice, dice.between(0, 6))
    yield from life.lamp(x + 220)
    for number, dx in enumerate((36, 74)):
        yield from life.person(x + dx, BOTTOM - 28, dice, number * 3 + dice.between(0, 2))
    yield from life.boat(x, BOTTOM - 14, dice.pick((look.bricks[0], "#1f6b57", CHALK)))


def _table(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    guests = dice.between(5, 7)
    width = guests * 40 + 10
    x = middle - width / 2
    yield from life.lights(x - 22, x + width + 22, GROUND - 104)
    first = dice.between(0, 6)
    for guest in range(guests):
        yield from life.person(x + 26 + guest * 40, GROUND - 4, dice, first + guest)
    yield from life.table(x, width)
    yield from _passing(middle, look, dice)


def _square(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    side = dice.pick((-1, 1))
    yield from life.tree(middle - side * 36, dice, look.leaf, large=True)
    yield from life.tree(middle + side * 62, dice, look.leaf)
    yield from life.bench(middle - 36)
    for number, dx in enumerate((-18, 14)):
        yield from life.person(middle + dx, GROUND - 24, dice, number * 2 + dice.between(0, 3))
    yield rect(WOOD, middle - 36, GROUND - 27, 66, 6)
    for number, dx in enumerate((-122, 96)):
        yield from life.bicycle(middle + dx - 10, look.doors[number])
    yield from life.walker(middle + side * 190, dice, dice.between(0, 6))
    yield from _passing(middle, look, dice)


def _passing(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    """Somebody on a bicycle in the street, at the side where the picture has room; not every day."""
    side = -1 if middle > 400 else 1
    if dice.chance(60):
        x = middle + side * dice.between(210, 280)
        yield from life.cyclist(x, dice, dice.between(0, 6), dice.pick(look.doors), BOTTOM - 8)


def _garden(middle: float, _look: Look, dice: Dice) -> Iterator[Shape]:
    """Neighbours at raised beds, with sunflowers."""
    for bed in range(3):
        x = middle - 170 + bed * 120
        for flower in range(3):
            stem, height = x + 12 + flower * 30, dice.between(24, 46)
            yield rect(LEAVES[0], stem, GROUND - 18 - height, 4, height)
            yield disc(dice.pick((LIT, "#c0603f", CREAM)), stem + 2, GROUND - 20 - height, 9)
            yield disc(CHIMNEY, stem + 2, GROUND - 20 - height, 3.5)
        yield rect(WOOD, x, GROUND - 20, 90, 28)
        yield rect(SAND, x, GROUND - 20, 90, 4)
    for number, dx in enumerate((-64, 56, 186)):
        yield from life.walker(middle + dx, dice, number * 2 + dice.between(0, 2), GROUND + 10)
    yield from line(WOOD, 4, (middle + 206, GROUND + 12), (middle + 206, GROUND - 62))
    yield rect(STONE, middle + 197, GROUND + 4, 18, 8)


def _workshop(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    """A ladder with somebody on it, and two at a workbench."""
    foot, head = middle - 150, middle - 106
    for shift in (0, 22):
        yield from line(SAND, 4.5, (foot + shift, GROUND + 4), (head + shift, GROUND - 150))
    for rung in range(1, 10):
        x = foot + (head - foot) * rung / 10
        yield rect(SAND, x, GROUND + 4 - 15.4 * rung, 24, 3.5)
    yield from life.walker(middle - 120, dice, dice.between(0, 6), GROUND - 46)
    yield rect(LIT, middle - 96, GROUND - 84, 13, 15)
    bench = middle - 30
    for number, dx in enumerate((34, 88, 146)):
        yield from life.walker(bench + dx, dice, number * 2 + dice.between(0, 2), GROUND)
    yield from _bench_with_tools(bench, look)
    yield from _passing(middle, look, dice)


def _bench_with_tools(x: float, look: Look) -> Iterator[Shape]:
    yield Polygon(CHALK, ((x + 52, GROUND - 44), (x + 100, GROUND - 52), (x + 100, GROUND - 44)))
    yield rect(WOOD, x + 44, GROUND - 51, 12, 9)
    yield rect(look.doors[0], x + 118, GROUND - 60, 16, 18)
    yield rect(LIT, x + 12, GROUND - 54, 20, 12)
    yield rect(CREAM, x - 6, GROUND - 44, 190, 8)
    for leg in (x + 8, x + 156):
        yield from line(WOOD, 5, (leg, GROUND + 4), (leg + 8, GROUND - 36))
        yield from line(WOOD, 5, (leg + 16, GROUND + 4), (leg + 8, GROUND - 36))


def _lecture(middle: float, look: Look, dice: Dice) -> Iterator[Shape]:
    """Somebody tells, on a small stage below lights; the others listen, their backs to us."""
    yield from life.lights(middle - 130, middle + 130, GROUND - 128)
    yield rect(WOOD, middle - 66, GROUND - 16, 132, 16)
    yield rect(SAND, middle - 66, GROUND - 18, 132, 4)
    yield from life.walker(middle + 14, dice, dice.between(0, 6), GROUND - 18)
    yield rect(look.doors[0], middle - 34, GROUND - 60, 26, 44)
    yield rect(CREAM, middle - 38, GROUND - 64, 34, 6)
    first = dice.between(0, 6)
    for number in range(9):
        x = middle - 190 + number * 47 + (number % 2) * 6
        yield from _listener(x, first + number, dice)


def _listener(x: float, number: int, dice: Dice) -> Iterator[Shape]:
    clothes, hair = CLOTHES[number % 7], HAIRS[(number * 5) % 6]
    top = GROUND + 14 - dice.between(0, 8)
    yield Disc(clothes, x, top + 30, 19, 21)
    yield rect(clothes, x - 19, top + 30, 38, 40)
    yield disc(hair, x, top, 11)


TABLE = Play(grounds.street, _table)
BRIDGE = Play(grounds.bridge, _bridge, gap=150)
QUAY = Play(grounds.canal, _quay)
SQUARE = Play(grounds.street, _square, gap=190)
GARDEN = Play(grounds.green, _garden, gap=210)
WORKSHOP = Play(grounds.street, _workshop)
LECTURE = Play(grounds.street, _lecture)
