"""A street for each programme: its id decides the hour, the houses and their order, its kind what people do there."""

from __future__ import annotations

import functools
from typing import NamedTuple

from wijkmakers_site.media.drawings.figures import Drawing
from wijkmakers_site.media.drawings.palette import Palette, palette
from wijkmakers_site.media.drawings.seeded_random import SeededRandom
from wijkmakers_site.media.drawings.shapes import Shape, svg
from wijkmakers_site.media.drawings.street import GROUND, LEFT, STYLES, build_street
from wijkmakers_site.model.enums import ProgrammeKind

WIDTH, HEIGHT = 800, 400


class _Activity(NamedTuple):
    """The figure of what people do, that of what they stand on, and the gap it asks for between the houses."""

    figure: str
    ground: str = "pavement"
    gap: int = 0


_TABLE, _SQUARE = _Activity("long-table"), _Activity("square", gap=190)
_BRIDGE, _QUAY = _Activity("bridge", "water", 150), _Activity("quay", "water")
_GARDEN, _WORKSHOP = _Activity("garden", "grass", 210), _Activity("workshop")
_LECTURE = _Activity("lecture")
_ACTIVITIES = {
    ProgrammeKind.COURSE: (_TABLE, _BRIDGE, _SQUARE, _QUAY, _GARDEN),
    ProgrammeKind.TRAINEESHIP: (_TABLE, _SQUARE),
    ProgrammeKind.WORKSHOP: (_WORKSHOP, _GARDEN),
    ProgrammeKind.LECTURE: (_LECTURE,),
    ProgrammeKind.WORKPLACE: (_WORKSHOP, _TABLE),
    ProgrammeKind.CONFERENCE: (_LECTURE, _SQUARE),
    ProgrammeKind.SUMMER_SCHOOL: (_GARDEN, _TABLE),
}


class Scene(NamedTuple):
    """The shapes of a street, back to front. It goes on at both sides of what the SVG shows, for cards are wider."""

    palette: Palette
    shapes: list[Shape]

    def svg(self) -> str:
        """The middle of the street."""
        return svg(self.shapes, WIDTH, HEIGHT)


@functools.lru_cache(maxsize=1)  # who draws a programme paints its card next
def scene(id: str, kind: ProgrammeKind) -> Scene:
    """The same id gives the same scene, in any process and any year."""
    random = SeededRandom(f"tekening/{id}")
    colours = palette(random)
    style, middle = random.pick(STYLES), random.pick((290, 400, 510))
    side = -1 if middle > 400 else 1 if middle < 400 else random.pick((-1, 1))  # where the picture has room
    activity = random.pick(_ACTIVITIES[kind])
    drawing = Drawing(colours, random)
    drawing.draw("sky", LEFT, 0)
    drawing.draw(colours.hour.sky_figure, 400, 0, side)
    drawing.draw("far-roofs", 0, GROUND)
    drawing.draw("tower|-|-|-|-|-", middle + side * 150, GROUND)
    build_street(drawing, style, middle, activity.gap)
    drawing.draw(activity.ground, 0, GROUND)
    drawing.draw("street-side", middle, GROUND)
    drawing.draw(activity.figure, middle, GROUND, side)
    return Scene(colours, drawing.shapes)
