"""What is behind the street: sun or moon, clouds or stars, far roofs, now and then the tower."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.grounds import LEFT, RIGHT
from wijkmakers_site.media.drawings.look import GLOW, Look, Weather
from wijkmakers_site.media.drawings.shapes import Polygon, Shape, disc, rect
from wijkmakers_site.media.drawings.windows import GROUND


def heavens(weather: Weather, dice: Dice, middle: float) -> Iterator[Shape]:
    """The light on the quiet side of the picture, with what else hangs in the air."""
    side = -1 if middle > 400 else 1 if middle < 400 else dice.pick((-1, 1))
    x, y = 400 + side * dice.between(200, 300), dice.between(54, 84)
    yield disc(weather.light, x, y, 30)
    if weather.stars and dice.chance(70):  # a crescent
        yield disc(weather.sky, x + 13, y - 8, 26)
    if weather.stars:
        for _ in range(16):
            yield disc(GLOW, dice.between(LEFT, RIGHT), dice.between(14, 150), dice.pick((1.5, 1.5, 2.5)))
        return
    for cloud in (x - side * 330, x - side * 130, x - side * 620, x + side * 240, x - side * 900):
        yield from _cloud(weather, cloud + dice.between(-40, 40), dice.between(44, 110))


def _cloud(weather: Weather, x: float, y: float) -> Iterator[Shape]:
    colour = weather.cloud
    yield rect(colour, x - 40, y - 7, 80, 14)
    yield disc(colour, x - 40, y, 7)
    yield disc(colour, x + 40, y, 7)
    yield rect(colour, x - 8, y - 19, 42, 13)
    yield disc(colour, x - 8, y - 12.5, 6.5)
    yield disc(colour, x + 34, y - 12.5, 6.5)


def far_roofs(weather: Weather, dice: Dice) -> Iterator[Shape]:
    """One outline of roofs from end to end."""
    points: list[tuple[float, float]] = [(LEFT, GROUND)]
    x = float(LEFT)
    while x < RIGHT:
        width, eaves = dice.between(50, 110), GROUND - dice.between(120, 176)
        points.append((x, eaves))
        points += _ridge(x, width, eaves, dice.between(0, 2))
        x += width
        points.append((x, eaves))
    yield Polygon(weather.far, (*points, (x, GROUND)))


def _ridge(x: float, width: float, eaves: float, kind: int) -> list[tuple[float, float]]:
    if kind == 0:
        return [(x + width / 2, eaves - width * 0.42)]
    if kind == 1:
        return [(x + 14, eaves - 26), (x + width - 14, eaves - 26)]
    return []


def tower(x: float, look: Look) -> Iterator[Shape]:
    """What every street of the city looks up to; `x` is its middle."""
    body, dark = look.weather.tower, look.weather.far
    outline = ((-38, 350), (-38, 150), (-30, 150), (-30, 100), (-20, 100), (-20, 66), (-11, 66), (-11, 46), (0, 10))
    points = [(x + dx, float(y)) for dx, y in outline]
    yield Polygon(body, (*points, *((2 * x - px, y) for px, y in reversed(points[:-1]))))
    for dx in (-12, -2.5, 7):
        yield rect(dark, x + dx, 164, 5, 34)
        yield rect(dark, x + dx, 112, 5, 24)
    yield disc("#ffcb52", x, 83, 8)
