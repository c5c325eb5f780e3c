"""The palette of a street: which hour of the day it shows, and what has which colour."""

from __future__ import annotations

from typing import NamedTuple

from wijkmakers_site.media.drawings.colours import COLOURS
from wijkmakers_site.media.drawings.seeded_random import SeededRandom
from wijkmakers_site.values import dataclass

_BRICKS = ("#75291f", "#8a3226", "#a8402d", "#b04a34", "#c0603f")
_PLASTERS = ("sand", "mist", "canal", "deep")
_LEAVES = ("#1f6b57", "#2f6b52", "#3c7a5c")
_DOORS = ("green", "chalk", "blue", "petrol", "lit")
_CLOTHES = ("canal", "lit", "clay", "chalk", "green", "red", "blue")
_SKINS = ("#f0c8a4", "#8a5636", "#f3d2b3", "#c98d5e", "#6e432b")
_HAIRS = ("#5a3a22", "#1c1412", "#d9d9d6", "#2a1a12", "#b5622c", "#77531f")


class Hour(NamedTuple):
    """The hour of the day, in names of `COLOURS`. `far` are the roofs behind, `trim` the edges of gables.

    `light` is the colour of sun and moon. `text` and `accent` are for type upon the sky, with a contrast of at least
    4.5 to 1 (WCAG 1.4.3). `sky_figure` is the figure in the sky; `lit` how many of a hundred windows are.
    """

    sky: str
    far: str
    tower: str
    trim: str
    light: str
    cloud: str
    text: str
    accent: str
    sky_figure: str
    lit: int


HOURS = (
    Hour("night", "dusk", "deep", "cream", "glow", "glow", "cream", "lit", "stars", 62),
    Hour("deep", "dusk", "night", "cream", "lit", "canal", "cream", "lit", "clouds", 50),
    Hour("canal", "deep", "dusk", "cream", "glow", "deep", "cream", "glow", "clouds", 30),
    Hour("mist", "stone", "canal", "cream", "cream", "chalk", "night", "brown", "clouds", 26),
    Hour("cream", "sand", "canal", "sand", "lit", "chalk", "night", "brown", "clouds", 26),
    Hour("glow", "sand", "deep", "sand", "clay", "cream", "night", "brown", "clouds", 36),
)


@dataclass(frozen=True, slots=True)
class Palette:
    """What all figures of one street share, so that they belong together.

    `hour` is the hour of the day that the street shows. `colours` leads from a role or the name of a colour to that
    colour (`#rrggbb`), `choices` from a role that differs from figure to figure, such as "door", to the colours it may
    have.
    """

    hour: Hour
    colours: dict[str, str]
    choices: dict[str, tuple[str, ...]]


def palette(random: SeededRandom) -> Palette:
    """A palette for one street: four of the bricks, one of which may be plaster."""
    hour, first = random.pick(HOURS), random.between(0, 4)
    bricks = (_BRICKS * 2)[first : first + 4]  # neighbours in the list, which look well together
    if random.chance(55):
        plaster = random.pick([name for name in _PLASTERS if name not in (hour.sky, hour.far)])
        bricks = (*bricks[:3], COLOURS[plaster])
    leaf, door = random.between(0, 2), random.between(0, 4)
    colours = (
        COLOURS
        | {role: COLOURS[name] for role, name in hour._asdict().items() if name in COLOURS}
        | {
            "roof": COLOURS[random.pick(("slate", "zinc", "grey"))],
            "leaf": _LEAVES[leaf],
            "sunlit": _LEAVES[(leaf + 1) % 3],
            "brick": bricks[0],
        }
    )
    names = {
        "door": (_DOORS * 2)[door : door + 3],
        "clothes": _CLOTHES,
        "scarf": _CLOTHES,
        "flower": ("lit", "clay", "cream"),
        "rail": ("canal", "green", "red"),
        "boat": ("brown", "green", "chalk"),
    }
    choices = {role: tuple(COLOURS[name] for name in options) for role, options in names.items()}
    return Palette(hour, colours, choices | {"wall": bricks, "skin": _SKINS, "hair": _HAIRS})
