"""The figures of `figures.txt` -> shapes: what the words of its small language do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import NamedTuple

from wijkmakers_site.media.drawings.palette import Palette
from wijkmakers_site.media.drawings.seeded_random import SeededRandom
from wijkmakers_site.media.drawings.shapes import Ellipse, Point, Polygon, Rect, Shape

_BENT = [step / 5 for step in range(1, 6)]  # where the straight pieces in a bent line end
_WEIGHTS = [((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in _BENT]  # of its start, its bend and its end
_PANES = ((2, 2), (1, 2), (2, 1))  # beside and above one another


class _Frame(NamedTuple):
    """Where the origin of a figure falls, and how wide it is drawn; a negative `stretch` mirrors it."""

    x: float
    y: float
    stretch: float


_Numbers = Callable[[SeededRandom], Sequence[float]]
_Command = Callable[["Drawing", _Frame], None]


@cache
def figures() -> dict[str, list[str]]:
    """The commands of each figure; "-" is the figure without any."""
    commands: list[str] = []
    by_name = {"-": commands}
    for line in Path(__file__).with_name("figures.txt").read_text("utf-8").splitlines():
        code = line.partition("#")[0]
        if ":" in code:
            name, _, code = code.partition(":")
            by_name[name] = commands = []
        commands += [command for each in code.split(";") if (command := each.strip())]
    return by_name


class Drawing:
    """A picture that grows by one figure after another, each in front of the last; `panes` are those of its windows,
    `colours` leads from a role to its colour.
    """

    def __init__(self, palette: Palette, random: SeededRandom) -> None:
        self.shapes: list[Shape] = []
        self.panes = _PANES[0]
        self.random, self.palette = random, palette
        self.colours = dict(palette.colours)
        self.pick(*palette.choices)

    def draw(self, figure: str, x: float, y: float, stretch: float = 1) -> None:
        """Draw one of the figures in `figure` ("a|b"), its origin at (x, y)."""
        frame = _Frame(x, y, stretch)
        for command in figures()[self.random.pick(figure.split("|"))]:
            _meaning(command)(self, frame)

    def pick(self, *roles: str) -> None:
        """From now on another colour for each of `roles`."""
        for role in roles:
            last = self.colours.get(role)
            self.colours[role] = self.random.pick([colour for colour in self.palette.choices[role] if colour != last])

    def pick_panes(self) -> None:
        """From now on other panes in the windows: one choice a house."""
        self.panes = self.random.pick(_PANES)


@cache  # the same commands come back in every drawing
def _meaning(command: str) -> _Command:
    """What one command of `figures.txt` does. Raises ValueError where there is none of that name."""
    match command.split():
        case ["both", *words]:
            return _both(_meaning(" ".join(words)))
        case ["pick", *roles]:
            return lambda drawing, _: drawing.pick(*roles)
        case ["draw", figure, x, y, *row]:
            return _row(figure, _numbers([x, y]), _numbers(row or ["1", "0", "0"]))
        case ["window", *words]:
            return _window(_numbers(words))
        case ["rect", role, *words]:
            return _rect(role, _numbers(words))
        case ["disc" | "ring" as shape, role, *words]:
            return _ellipse(role, _numbers(words), ring=shape == "ring")
        case ["polygon" | "symmetric" as shape, role, *words]:
            return _polygon(role, _points(words), symmetric=shape == "symmetric")
        case ["line", role, width, *words]:
            return _line(role, float(width), _points(words))
    raise ValueError(command)


def _both(command: _Command) -> _Command:
    def drawn(drawing: Drawing, frame: _Frame) -> None:
        command(drawing, frame)
        command(drawing, _Frame(frame.x, frame.y, -frame.stretch))

    return drawn


def _row(figure: str, at: _Numbers, row: _Numbers) -> _Command:
    """`row` is how many, and the step from one to the next. `at` is read anew for each: a range scatters them."""

    def drawn(drawing: Drawing, frame: _Frame) -> None:
        count, dx, dy = row(drawing.random)
        for number in range(int(count)):
            x, y = at(drawing.random)
            across = frame.x + (x + number * dx) * frame.stretch
            drawing.draw(figure, across, frame.y + (y + number * dy), frame.stretch)

    return drawn


def _window(numbers: _Numbers) -> _Command:
    """A frame around panes, in whole pixels, which keeps those of one house alike. A small window has one pane."""

    def drawn(drawing: Drawing, frame: _Frame) -> None:
        x, y, wide, height = numbers(drawing.random)
        width, top = round(wide * abs(frame.stretch)), frame.y + y
        left = round(frame.x + x * frame.stretch) - (width if frame.stretch < 0 else 0)
        shapes, colours = drawing.shapes, drawing.colours
        shapes.append(Rect("cream", colours["cream"], left, top, width, height))
        glass = "lit" if drawing.random.chance(drawing.palette.hour.lit) else "glass"
        beside, above = (drawing.panes[0] if width > 22 else 1), (drawing.panes[1] if height > 30 else 1)
        pane, upper = (width - 3 - 3 * beside) / beside, round(height * 0.36) - 4 if above > 1 else height - 6
        for column in range(beside):
            across = left + (3 + column * (pane + 3))
            shapes.append(Rect(glass, colours[glass], across, top + 3, pane, upper))
            if above > 1:
                shapes.append(Rect(glass, colours[glass], across, top + (upper + 6), pane, height - upper - 9))

    return drawn


def _rect(role: str, numbers: _Numbers) -> _Command:
    def drawn(drawing: Drawing, frame: _Frame) -> None:
        x, y, width, height = numbers(drawing.random)
        left, top, stretch = frame
        left += (x if stretch > 0 else x + width) * stretch
        drawing.shapes.append(Rect(role, drawing.colours[role], left, top + y, width * abs(stretch), height))

    return drawn


def _ellipse(role: str, numbers: _Numbers, *, ring: bool) -> _Command:
    def drawn(drawing: Drawing, frame: _Frame) -> None:
        x, y, radius, *last = numbers(drawing.random)
        ry, edge = (radius, last[0]) if ring else (last[0] if last else radius, 0)
        centre = frame.x + x * frame.stretch, frame.y + y
        drawing.shapes.append(Ellipse(role, drawing.colours[role], *centre, radius, ry, edge))

    return drawn


_Outline = Callable[[SeededRandom, _Frame], list[Point]]


def _polygon(role: str, outline: _Outline, *, symmetric: bool) -> _Command:
    def drawn(drawing: Drawing, frame: _Frame) -> None:
        points = outline(drawing.random, frame)
        if symmetric:
            points += [(2 * frame.x - x, y) for x, y in reversed(points) if x != frame.x]
        drawing.shapes.append(Polygon(role, drawing.colours[role], points))

    return drawn


def _line(role: str, width: float, outline: _Outline) -> _Command:
    """A polygon for each straight piece."""

    def drawn(drawing: Drawing, frame: _Frame) -> None:
        pieces, colour = pairwise(outline(drawing.random, frame)), drawing.colours[role]
        drawing.shapes += [Polygon(role, colour, _stroke(start, end, width)) for start, end in pieces]

    return drawn


def _points(words: list[str]) -> _Outline:
    """Where the points of an outline fall, those on bent lines included."""
    bends = [word.startswith("~") for word in words]
    numbers = _numbers([number for word in words for number in word.lstrip("~").split(",")])

    def points(random: SeededRandom, frame: _Frame) -> list[Point]:
        (left, top, stretch), flat = frame, numbers(random)
        ends = [(left + x * stretch, top + y) for x, y in zip(flat[::2], flat[1::2], strict=True)]
        return _bent(ends, bends) if any(bends) else ends

    return points


def _bent(ends: list[Point], bends: list[bool]) -> list[Point]:
    """`ends`, but each of the `bends` bends the line to the point after it."""
    points: list[Point] = []
    bend: Point | None = None
    for end, bends_next in zip(ends, bends, strict=True):
        if bends_next:
            bend = end
        else:
            points += _curve(points[-1], bend, end) if bend else [end]
            bend = None
    return points


def _numbers(words: list[str]) -> _Numbers:
    """5 -> 5, and 3..7 -> one of 3 to 7, by chance, each time anew."""
    if not any(".." in word for word in words):
        fixed = [*map(float, words)]
        return lambda _: fixed
    read = [
        range(int(low), int(high) + 1) if high else float(low) for low, _, high in (w.partition("..") for w in words)
    ]
    return lambda random: [each if isinstance(each, float) else random.pick(each) for each in read]


def _curve(start: Point, bend: Point, end: Point) -> list[Point]:
    """Points on a quadratic Bézier curve, `start` left out."""
    (x0, y0), (x1, y1), (x2, y2) = start, bend, end
    return [(a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2) for a, b, c in _WEIGHTS]


def _stroke(start: Point, end: Point, width: float) -> list[Point]:
    """The outline of a straight line, so wide."""
    (x0, y0), (x1, y1) = start, end
    half = width / 2 / hypot(x1 - x0, y1 - y0)
    dx, dy = (x1 - x0) * half, (y1 - y0) * half
    return [(x0 + dy, y0 - dx), (x1 + dy, y1 - dx), (x1 - dy, y1 + dx), (x0 - dy, y0 + dx)]
