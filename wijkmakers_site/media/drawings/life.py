"""What stands and moves in front of the houses: trees, lamps, bicycles, people, boats."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.look import CLOTHES, CREAM, HAIRS, INK, LEAVES, LIT, ROOFS, SAND, SKINS, STONE, WOOD
from wijkmakers_site.media.drawings.shapes import Disc, Polygon, Shape, arch, curve, disc, line, rect
from wijkmakers_site.media.drawings.windows import GROUND


def tree(x: float, dice: Dice, leaf: str, *, large: bool = False) -> Iterator[Shape]:
    """A trunk with a round or a slender crown, lighter on the side of the sun."""
    slender = not large and dice.chance(35)
    width, height = (17, 46) if slender else (42, 40) if large else (28, 26)
    middle = GROUND - 46 - height * (0.9 if not large else 1)
    lighter = LEAVES[(LEAVES.index(leaf) + 1) % 3]
    yield rect(WOOD, x - 3, middle, 6, GROUND - middle)
    yield Disc(leaf, x, middle, width, height)
    yield Disc(lighter, x - width * 0.25, middle - height * 0.22, width * 0.55, height * 0.55)


def lamp(x: float) -> Iterator[Shape]:
    yield rect(INK, x - 2, GROUND - 92, 4, 92)
    yield rect(INK, x - 5, GROUND - 10, 10, 10)
    yield Polygon(LIT, ((x - 9, GROUND - 112), (x + 9, GROUND - 112), (x + 6, GROUND - 92), (x - 6, GROUND - 92)))
    yield Polygon(INK, ((x - 12, GROUND - 111), (x, GROUND - 120), (x + 12, GROUND - 111)))


def bicycle(x: float, colour: str, ground: float = GROUND, tyre: str = INK) -> Iterator[Shape]:
    """64 wide, `x` is the middle of its rear wheel."""
    y = ground - 13
    front = x + 38
    for wheel in (x, front):
        yield disc(tyre, wheel, y, 13, 2.4)
    yield from line(colour, 3, (x, y), (x + 10, y - 20), (front - 6, y - 20), (x + 16, y), (x, y))
    yield from line(colour, 3, (front, y), (front - 8, y - 28))
    yield from line(INK, 3, (front - 15, y - 30), (front - 7, y - 29))
    yield rect(INK, x + 4, y - 25, 13, 4)


def person(x: float, base: float, dice: Dice, number: int) -> Iterator[Shape]:
    """From the waist up, 50 high; `number` sees to it that neighbours differ."""
    clothes, skin = CLOTHES[number % len(CLOTHES)], SKINS[(number * 2 + dice.between(0, 1)) % len(SKINS)]
    shoulder, hair = base - 24 - dice.between(0, 4), HAIRS[(number + dice.between(0, 2)) % len(HAIRS)]
    head, kind = shoulder - 8, dice.between(0, 9)
    if kind < 3:
        yield Disc(hair, x, head + 3, 12, 13)
    yield Polygon(clothes, ((x - 15, base), *arch(x, shoulder + 13, 15, 14, 6), (x + 15, base)))
    if kind == 9:
        yield Disc(CLOTHES[(number + 3) % len(CLOTHES)], x, head + 1, 11.5, 12)
        yield disc(skin, x, head, 8)
        return
    yield disc(skin, x, head, 9.5)
    yield Polygon(hair, (*arch(x, head, 10.5, 10.5), *reversed(arch(x, head, 10.5, 4, 4))))


def walker(x: float, dice: Dice, number: int, ground: float = GROUND) -> Iterator[Shape]:
    """A person on two legs."""
    stride = dice.pick((0, 4, 6))
    yield from line(INK, 7, (x - 3, ground - 30), (x - 5 - stride / 2, ground))
    yield from line(INK, 7, (x + 3, ground - 30), (x + 5 + stride / 2, ground))
    yield from person(x, ground - 26, dice, number)


def cyclist(x: float, dice: Dice, number: int, colour: str, ground: float) -> Iterator[Shape]:
    """Somebody who rides to the right."""
    yield from bicycle(x, colour, ground, STONE)
    yield from line(ROOFS[2], 6, (x + 12, ground - 38), (x + 25, ground - 25), (x + 17, ground - 9))
    yield from person(x + 12, ground - 36, dice, number)
    yield from line(CLOTHES[number % len(CLOTHES)], 6, (x + 18, ground - 54), (x + 29, ground - 44))


def bench(x: float) -> Iterator[Shape]:
    yield rect(WOOD, x, GROUND - 34, 66, 6)
    yield rect(WOOD, x, GROUND - 24, 66, 5)
    yield rect(INK, x + 6, GROUND - 34, 5, 34)
    yield rect(INK, x + 55, GROUND - 34, 5, 34)


def lights(x: float, right: float, top: float) -> Iterator[Shape]:
    """Two poles with bulbs on a string between them."""
    for pole in (x, right):
        yield rect(INK, pole - 3, top, 6, GROUND - top)
    middle = (x + right) / 2
    first = curve((x, top + 3), ((x + middle) / 2, top + 48), (middle, top + 18), 7)
    second = curve((middle, top + 18), ((right + middle) / 2, top + 48), (right, top + 3), 7)
    yield from line(INK, 2.5, *first, *second[1:])
    for bulb_x, bulb_y in (*first[1:-1], *second[1:-1]):
        yield disc("#fff0b8", bulb_x, bulb_y + 4, 5)


def table(x: float, width: float) -> Iterator[Shape]:
    """A long table with cups and a bottle; who sits at it comes before."""
    top = GROUND - 14
    for cup in range(int(width) // 44):
        yield rect(LIT, x + 24 + cup * 44, top - 7, 6, 7)
    bottle = x + width * 0.62
    yield Polygon(
        "#1f6b57",
        (
            *((bottle, top), (bottle, top - 11), (bottle + 3, top - 15), (bottle + 3, top - 20)),
            *((bottle + 7, top - 20), (bottle + 7, top - 15), (bottle + 10, top - 11), (bottle + 10, top)),
        ),
    )
    yield rect(CREAM, x, top, width, 5)
    yield rect(SAND, x, top + 5, width, 4)
    for leg in (x + 14, x + width / 2 - 3, x + width - 19):
        yield rect(WOOD, leg, top + 9, 5, 17)


def boat(x: float, water: float, colour: str) -> Iterator[Shape]:
    """An open boat, 130 long, with two people in it."""
    yield Polygon(colour, ((x, water - 18), (x + 130, water - 18), (x + 114, water + 4), (x + 16, water + 4)))
    yield rect(CREAM, x - 3, water - 21, 136, 5)
