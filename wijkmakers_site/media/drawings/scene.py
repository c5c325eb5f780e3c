"""A street for each programme: its id decides the hour, the houses and their rhythm, its kind what people do there."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from wijkmakers_site.media.drawings import life, plays, sky
from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.look import Look, Weather, look
from wijkmakers_site.media.drawings.rows import MANNERS, row
from wijkmakers_site.media.drawings.shapes import Shape, rect, svg
from wijkmakers_site.model.enums import ProgrammeKind

WIDTH, HEIGHT = 800, 400
_PLAYS = {
    ProgrammeKind.COURSE: (plays.TABLE, plays.BRIDGE, plays.SQUARE, plays.QUAY, plays.GARDEN),
    ProgrammeKind.TRAINEESHIP: (plays.TABLE, plays.SQUARE),
    ProgrammeKind.WORKSHOP: (plays.WORKSHOP, plays.GARDEN),
    ProgrammeKind.LECTURE: (plays.LECTURE,),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """`street` goes on at both sides of what the SVG shows, from `LEFT` to `RIGHT`, for cards that are wider."""

    weather: Weather
    street: tuple[Shape, ...]

    def svg(self) -> str:
        """The middle of the street, 800 by 400."""
        return svg([rect(self.weather.sky, 0, 0, WIDTH, HEIGHT), *self.street], WIDTH, HEIGHT)


def scene(id: str, kind: ProgrammeKind) -> Scene:
    """The same id gives the same scene, in any process and any year."""
    dice = Dice(f"tekening/{id}")
    style, play, manner = look(dice), dice.pick(_PLAYS[kind]), dice.pick(MANNERS)
    middle = dice.pick((290, 400, 510))
    street = [
        *sky.heavens(style.weather, dice.apart("sky"), middle),
        *sky.far_roofs(style.weather, dice.apart("far")),
        *_tower(style, dice, middle),
        *row(manner, style, dice.apart("row"), middle - play.gap / 2, middle + play.gap / 2),
        *play.ground(middle, style, dice.apart("ground")),
        *_beside(style, dice.apart("beside"), middle),
        *play.actors(middle, style, dice.apart("play")),
    ]
    return Scene(style.weather, tuple(street))


def _tower(style: Look, dice: Dice, middle: float) -> Iterator[Shape]:
    """In one of six streets."""
    if dice.chance(17):
        yield from sky.tower(middle + dice.pick((-150, 150)), style)


def _beside(style: Look, dice: Dice, middle: float) -> Iterator[Shape]:
    """Trees, lamps and bicycles along the rest of the street."""
    for side in (-1, 1):
        away = dice.between(235, 275)
        while away < 1200:
            yield from _thing(style, dice, middle + side * away)
            away += dice.between(110, 190)


def _thing(style: Look, dice: Dice, x: float) -> Iterator[Shape]:
    kind = dice.between(0, 9)
    if kind < 4:
        yield from life.tree(x, dice, style.leaf)
    elif kind < 7:
        yield from life.lamp(x)
    elif kind < 9:
        yield from life.bicycle(x - 20, dice.pick(style.doors))


def drawing(id: str, kind: ProgrammeKind, kept: MutableMapping[str, str]) -> bytes:
    """The SVG of a programme; `kept` holds those of earlier builds."""
    key = sha256(f"tekening\0{id}\0{kind}\0{fingerprint()}".encode()).hexdigest()
    if (found := kept.get(key)) is None:
        found = kept[key] = scene(id, kind).svg()
    return found.encode()


@cache
def fingerprint() -> str:
    """Of this folder: another way of drawing asks for new drawings."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
