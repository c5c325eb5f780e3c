"""What a drawing is made of, and how it becomes SVG or pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Point = tuple[float, float]


class Polygon(NamedTuple):
    colour: str
    points: tuple[Point, ...]


class Disc(NamedTuple):
    """An ellipse; with a `rim` only its edge, so wide."""

    colour: str
    x: float
    y: float
    rx: float
    ry: float
    rim: float = 0


Shape = Polygon | Disc


def rect(colour: str, x: float, y: float, width: float, height: float) -> Polygon:
    return Polygon(colour, ((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def disc(colour: str, x: float, y: float, radius: float, rim: float = 0) -> Disc:
    return Disc(colour, x, y, radius, radius, rim)


def line(colour: str, width: float, *points: Point) -> Iterator[Polygon]:
    """A line of straight pieces through `points`."""
    for (x0, y0), (x1, y1) in pairwise(points):
        length = hypot(x1 - x0, y1 - y0)
        dx, dy = (x1 - x0) / length * width / 2, (y1 - y0) / length * width / 2
        yield Polygon(colour, ((x0 + dy, y0 - dx), (x1 + dy, y1 - dx), (x1 - dy, y1 + dx), (x0 - dy, y0 + dx)))


def curve(start: Point, bend: Point, end: Point, pieces: int = 6) -> list[Point]:
    """Points on a quadratic Bézier curve, both ends included."""
    steps = [step / pieces for step in range(pieces + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
        )
        for t in steps
    ]


def arch(x: float, y: float, rx: float, ry: float, pieces: int = 8) -> list[Point]:
    """Points on the upper half of an ellipse, from left to right."""
    angles = [pi * piece / pieces for piece in range(pieces + 1)]
    return [(x - rx * cos(angle), y - ry * sin(angle)) for angle in angles]


def moved(shapes: Iterable[Shape], dx: float, dy: float, scale: float) -> list[Shape]:
    """Every shape at `scale`, then moved."""
    return [_moved(shape, dx, dy, scale) for shape in shapes]


def _moved(shape: Shape, dx: float, dy: float, scale: float) -> Shape:
    if isinstance(shape, Polygon):
        return Polygon(shape.colour, tuple((x * scale + dx, y * scale + dy) for x, y in shape.points))
    colour, x, y, rx, ry, rim = shape
    return Disc(colour, x * scale + dx, y * scale + dy, rx * scale, ry * scale, rim * scale)


def span(shape: Shape) -> tuple[float, float]:
    """The leftmost and rightmost x."""
    if isinstance(shape, Disc):
        return shape.x - shape.rx, shape.x + shape.rx
    across = [point[0] for point in shape.points]
    return min(across), max(across)


def svg(shapes: Iterable[Shape], width: int, height: int) -> str:
    """A decorative picture of what falls inside; neighbours of one colour share a path."""
    seen = (shape for shape in shapes if span(shape)[0] < width and span(shape)[1] > 0)
    paths = "".join(
        f'<path fill="{colour}" d="{_path(found)}"/>' for colour, found in groupby(seen, key=lambda shape: shape.colour)
    )
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paths}</svg>\n'


def _path(shapes: Iterable[Shape]) -> str:
    """All shapes in one path; each starts from where the one before started, for short numbers."""
    written, here = "", (0.0, 0.0)
    for start, way in (piece for shape in shapes for piece in _outlines(shape)):
        written += f"m{_numbers(start[0] - here[0], start[1] - here[1])}{way}z"
        here = start
    return written


def _outlines(shape: Shape) -> Iterator[tuple[Point, str]]:
    """Where a shape's outline starts, and how it goes on from there."""
    if isinstance(shape, Disc):
        yield _circle(shape, 0)
        if shape.rim:
            yield _circle(shape, shape.rim)
        return
    points = [(round(x, 1), round(y, 1)) for x, y in shape.points]
    (x0, y0), (x1, y1) = points[0], points[2]
    if len(points) == 4 and points[1] == (x1, y0) and points[3] == (x0, y1):
        yield points[0], f"h{_numbers(x1 - x0)}v{_numbers(y1 - y0)}h{_numbers(x0 - x1)}"
        return
    if _turns_left(points):
        points.reverse()
    steps = [_numbers(x - px, y - py) for (px, py), (x, y) in pairwise(points)]
    yield points[0], f"l{_joined(steps)}"


def _circle(shape: Disc, rim: float) -> tuple[Point, str]:
    """From its lowest point all around, but for a tenth; the other way around where it is the hole in a ring."""
    start = (round(shape.x, 1), round(shape.y + shape.ry - rim, 1))
    return start, f"a{_numbers(shape.rx - rim, shape.ry - rim)} 0 1 {'0-.1' if rim else '1 .1'} 0"


def _turns_left(points: list[Point]) -> bool:
    """All turn right, so that two that overlap in one path leave no hole."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True)) < 0


def _numbers(*values: float) -> str:
    return _joined(f"{round(value, 1) + 0:.6g}" for value in values)


def _joined(words: Iterable[str]) -> str:
    """With a space between, save where a minus sign tells enough."""
    return " ".join(words).replace(" -", "-")


def paint(draw: ImageDraw, shapes: Iterable[Shape]) -> None:
    """The same picture in pixels, at the size the shapes have."""
    for shape in shapes:
        if isinstance(shape, Polygon):
            draw.polygon(shape.points, fill=shape.colour)
            continue
        x, y, rx, ry = shape[1:5]
        box = (x - rx, y - ry, x + rx, y + ry)
        if shape.rim:
            draw.ellipse(box, outline=shape.colour, width=max(1, round(shape.rim)))
        else:
            draw.ellipse(box, fill=shape.colour)
