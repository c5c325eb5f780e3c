"""The colours of a drawing: those of the street on the home page (`layouts/static/gevels.svg`)."""

from __future__ import annotations

from dataclasses import dataclass

from wijkmakers_site.media.drawings.dice import Dice

INK, NIGHT, DUSK, WATER, CANAL = "#0a252e", "#0d303b", "#164552", "#1c5260", "#2c6e78"
CREAM, SAND, CHALK, MIST, STONE = "#f3ede1", "#d9cdb8", "#e3e7e4", "#cfd6d3", "#aab6b4"
LIT, GLOW, GLASS = "#ffcb52", "#fff0b8", "#123743"
BRICKS = ("#75291f", "#8a3226", "#a8402d", "#b04a34", "#c0603f")
ROOFS = ("#3d4b50", "#55595c", "#5b5f62")
LEAVES = ("#1f6b57", "#2f6b52", "#3c7a5c")
WOOD, CHIMNEY = "#3b2a22", "#4a1e19"
PLASTERS = (SAND, MIST, CANAL, "#184f5c")
DOORS = ("#1f6b57", "#e3e7e4", "#2b5d8a", "#184f5c", "#ffcb52")
CLOTHES = ("#2c6e78", "#ffcb52", "#c0603f", "#e3e7e4", "#1f6b57", "#a8402d", "#2b5d8a")
SKINS = ("#f0c8a4", "#8a5636", "#f3d2b3", "#c98d5e", "#6e432b")
HAIRS = ("#5a3a22", "#1c1412", "#d9d9d6", "#2a1a12", "#b5622c", "#77531f")


@dataclass(frozen=True, slots=True)
class Weather:
    """The hour of the day. `far` are the roofs behind, `tower` what rises above them, `trim` the edges of gables.

    `lit` is how many of a hundred windows are. `words` and `accent` are for type upon the sky.
    """

    sky: str
    far: str
    tower: str
    trim: str
    light: str
    lit: int
    words: str
    accent: str
    cloud: str
    stars: bool = False


WEATHERS = (
    Weather(NIGHT, DUSK, WATER, CREAM, GLOW, 62, CREAM, LIT, GLOW, stars=True),
    Weather(WATER, DUSK, NIGHT, CREAM, LIT, 50, CREAM, LIT, CANAL),
    Weather(CANAL, WATER, DUSK, CREAM, GLOW, 30, CREAM, GLOW, WATER),
    Weather(MIST, STONE, CANAL, CREAM, CREAM, 26, NIGHT, BRICKS[0], CHALK),
    Weather(CREAM, SAND, CANAL, SAND, LIT, 26, NIGHT, BRICKS[0], CHALK),
    Weather(GLOW, SAND, WATER, SAND, BRICKS[4], 36, NIGHT, BRICKS[0], CREAM),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What the houses of one street share, so that they belong together; one of the bricks may be plaster."""

    weather: Weather
    bricks: tuple[str, ...]
    roof: str
    doors: tuple[str, ...]
    leaf: str


def look(dice: Dice) -> Look:
    weather, bricks = dice.pick(WEATHERS), dice.some(BRICKS, 4)
    if dice.chance(55):
        bricks[3] = dice.pick([plaster for plaster in PLASTERS if plaster not in (weather.sky, weather.far)])
    return Look(
        weather=weather,
        bricks=tuple(bricks),
        roof=dice.pick(ROOFS),
        doors=tuple(dice.some(DOORS, 3)),
        leaf=dice.pick(LEAVES),
    )
