"""Rectangles, ellipses and polygons, and how they become SVG or pixels."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Point = tuple[float, float]


class Rect(NamedTuple):
    """`role` is what the colour is for, such as "wall"; two roles may have one colour."""

    role: str
    colour: str
    x: float
    y: float
    width: float
    height: float

    @property
    def across(self) -> tuple[float, float]:
        """The leftmost and rightmost x."""
        return self.x, self.x + self.width

    def outline(self) -> tuple[Point, str]:
        """Where its path starts, and how it goes on from there, clockwise; all numbers with one decimal."""
        return (self.x, self.y), f"h{self.width:.1f}v{self.height:.1f}h{-self.width:.1f}"


class Ellipse(NamedTuple):
    """With an `edge` only its outline, so wide (in pixels of the drawing, inwards). `role` as in a Rect."""

    role: str
    colour: str
    x: float
    y: float
    rx: float
    ry: float
    edge: float = 0

    @property
    def across(self) -> tuple[float, float]:
        """The leftmost and rightmost x."""
        return self.x - self.rx, self.x + self.rx

    def outline(self) -> tuple[Point, str]:
        """From its lowest point all around, but for a tenth; the hole goes around the other way.

        An arc that ends where it began is none at all to SVG (9.5.1, out-of-range parameters).
        """
        hole = ""
        if self.edge:
            hole = f"zm0-{self.edge:.1f}a{self.rx - self.edge:.1f} {self.ry - self.edge:.1f} 0 1 0-.1 0"
        return (self.x, self.y + self.ry), f"a{self.rx:.1f} {self.ry:.1f} 0 1 1 .1 0{hole}"


class Polygon(NamedTuple):
    """`role` as in a Rect."""

    role: str
    colour: str
    points: list[Point]

    @property
    def across(self) -> tuple[float, float]:
        """The leftmost and rightmost x."""
        return min(self.points)[0], max(self.points)[0]

    def outline(self) -> tuple[Point, str]:
        """All turn right: two that overlap in one path and turn opposite ways would leave a hole."""
        points = [(round(x, 1), round(y, 1)) for x, y in self.points]
        if sum([x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*points, points[0]])]) < 0:
            points.reverse()
        steps = [f"{x1 - x0:.1f} {y1 - y0:.1f}" for (x0, y0), (x1, y1) in pairwise(points)]
        return points[0], f"l{' '.join(steps)}"


Shape = Rect | Ellipse | Polygon


def svg(shapes: Iterable[Shape], width: int, height: int) -> str:
    """A decorative picture of what falls inside; neighbours of one colour share a path."""
    paths = ""
    for colour, group in groupby(shapes, key=attrgetter("colour")):
        path, last_x, last_y = "", 0.0, 0.0
        for shape in group:
            left, right = shape.across
            if left < width and right > 0:
                (x, y), way = shape.outline()
                x, y = round(x, 1), round(y, 1)
                path += f"m{x - last_x:.1f} {y - last_y:.1f}{way}z"
                last_x, last_y = x, y  # each starts from where the one before did, for short numbers
        paths += f'<path fill="{colour}" d="{path.replace(".0", "").replace(" -", "-")}"/>' if path else ""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paths}</svg>\n'


def paint(draw: ImageDraw, shapes: Iterable[Shape], origin: Point, scale: float) -> None:
    """The same picture in pixels: `scale` pixels for one of the drawing, whose origin falls on `origin`."""
    left, top = origin
    for shape in shapes:
        colour = _ink(shape.colour)
        if isinstance(shape, Ellipse):
            x, y, rx, ry = left + shape.x * scale, top + shape.y * scale, shape.rx * scale, shape.ry * scale
            edge, width = (colour, max(1, round(shape.edge * scale))) if shape.edge else (None, 1)
            draw.ellipse((x - rx, y - ry, x + rx, y + ry), None if edge else colour, edge, width)
        elif isinstance(shape, Rect):
            x, y = round(left + shape.x * scale), round(top + shape.y * scale)
            right, bottom = left + (shape.x + shape.width) * scale, top + (shape.y + shape.height) * scale
            draw.rectangle((x, y, max(x, round(right) - 1), max(y, round(bottom) - 1)), colour)
        else:
            draw.polygon([(left + x * scale, top + y * scale) for x, y in shape.points], colour)


@cache  # of a street, hundreds of shapes have few colours
def _ink(colour: str) -> tuple[int, ...]:
    """#0a252e -> 10, 37, 46"""
    return tuple(bytes.fromhex(colour[1:]))
