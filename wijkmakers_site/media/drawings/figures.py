"""The figures of `figures.txt` -> shapes: what the words of its small language do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import NamedTuple

from wijkmakers_site.media.drawings.palette import Palette
from wijkmakers_site.media.drawings.seeded_random import SeededRandom
from wijkmakers_site.media.drawings.shapes import Ellipse, Point, Polygon, Rect, Shape

_BEND = 5  # straight pieces in a bent line
_PANES = ((2, 2), (1, 2), (2, 1))  # beside and above one another


class _Frame(NamedTuple):
    """Where the origin of a figure falls, and how wide it is drawn; a negative `stretch` mirrors it."""

    x: float
    y: float
    stretch: float


@cache
def figures() -> dict[str, list[list[str]]]:
    """The commands of each figure, each in its words; "-" is the figure without any."""
    commands: list[list[str]] = []
    by_name = {"-": commands}
    for line in Path(__file__).with_name("figures.txt").read_text("utf-8").splitlines():
        code = line.partition("#")[0]
        if ":" in code:
            name, _, code = code.partition(":")
            by_name[name] = commands = []
        commands += [words for command in code.split(";") if (words := command.split())]
    return by_name


class Drawing:
    """A picture that grows by one figure after another, each in front of the last; `panes` are those of its windows."""

    def __init__(self, palette: Palette, random: SeededRandom) -> None:
        self.shapes: list[Shape] = []
        self.panes = _PANES[0]
        self.random, self._palette = random, palette
        self._colours = dict(palette.colours)
        self.pick(*palette.choices)

    def draw(self, figure: str, x: float, y: float, stretch: float = 1) -> None:
        """Draw one of the figures in `figure` ("a|b"), its origin at (x, y)."""
        for words in figures()[self.random.pick(figure.split("|"))]:
            self._draw(words, _Frame(x, y, stretch))

    def pick(self, *roles: str) -> None:
        """From now on another colour for each of `roles`."""
        for role in roles:
            last = self._colours.get(role)
            self._colours[role] = self.random.pick([colour for colour in self._palette.choices[role] if colour != last])

    def pick_panes(self) -> None:
        """From now on other panes in the windows: one choice a house."""
        self.panes = self.random.pick(_PANES)

    def _draw(self, words: list[str], frame: _Frame) -> None:
        """Carry out one command of `figures.txt`. Raises ValueError where there is none of that name."""
        match words:
            case ["both", *command]:
                self._draw(command, frame)
                self._draw(command, frame._replace(stretch=-frame.stretch))
            case ["pick", *roles]:
                self.pick(*roles)
            case ["draw", figure, x, y, *row]:
                self._row(figure, x, y, row or ["1", "0", "0"], frame)
            case ["window", *numbers]:
                self._window([*map(self._number, numbers)], frame)
            case ["rect", role, *numbers]:
                self._rect(role, [*map(self._number, numbers)], frame)
            case ["disc" | "ring", role, *numbers]:
                self._ellipse(role, [*map(self._number, numbers)], frame, ring=words[0] == "ring")
            case ["polygon" | "symmetric" | "line", role, *_]:
                self.shapes += [Polygon(role, self._colours[role], outline) for outline in self._outlines(words, frame)]
            case _:
                raise ValueError(" ".join(words))

    def _row(self, figure: str, x: str, y: str, row: list[str], frame: _Frame) -> None:
        # x and y are read anew for each: a range in them scatters the figures.
        count, dx, dy = map(self._number, row)
        for number in range(int(count)):
            across, down = self._number(x) + number * dx, self._number(y) + number * dy
            self.draw(figure, frame.x + across * frame.stretch, frame.y + down, frame.stretch)

    def _window(self, numbers: list[float], frame: _Frame) -> None:
        """A frame around panes, in whole pixels, which keeps those of one house alike. A small window has one pane."""
        x, y, width, height = numbers
        width = round(width * abs(frame.stretch))
        left = round(frame.x + x * frame.stretch) - (width if frame.stretch < 0 else 0)
        self._rect("cream", [0, 0, width, height], here := _Frame(left, frame.y + y, 1))
        glass = "lit" if self.random.chance(self._palette.hour.lit) else "glass"
        beside, above = (self.panes[0] if width > 22 else 1), (self.panes[1] if height > 30 else 1)
        pane, upper = (width - 3 - 3 * beside) / beside, round(height * 0.36) - 4 if above > 1 else height - 6
        for column in range(beside):
            across = 3 + column * (pane + 3)
            self._rect(glass, [across, 3, pane, upper], here)
            if above > 1:
                self._rect(glass, [across, upper + 6, pane, height - upper - 9], here)

    def _rect(self, role: str, numbers: list[float], frame: _Frame) -> None:
        x, y, width, height = numbers
        left = frame.x + (x if frame.stretch > 0 else x + width) * frame.stretch
        self.shapes.append(Rect(role, self._colours[role], left, frame.y + y, width * abs(frame.stretch), height))

    def _ellipse(self, role: str, numbers: list[float], frame: _Frame, *, ring: bool) -> None:
        x, y, radius, *last = numbers
        ry, edge = (radius, last[0]) if ring else (last[0] if last else radius, 0)
        centre = frame.x + x * frame.stretch, frame.y + y
        self.shapes.append(Ellipse(role, self._colours[role], *centre, radius, ry, edge))

    def _outlines(self, words: list[str], frame: _Frame) -> list[list[Point]]:
        """The outlines of a polygon: one, but of a thick line one for each straight piece."""
        if words[0] == "line":
            return [_stroke(*ends, float(words[2])) for ends in pairwise(self._points(words[3:], frame))]
        points = self._points(words[2:], frame)
        if words[0] == "symmetric":
            points += [(2 * frame.x - x, y) for x, y in reversed(points) if x != frame.x]
        return [points]

    def _points(self, words: list[str], frame: _Frame) -> list[Point]:
        """Where the points of an outline fall, those on bent lines included."""
        points: list[Point] = []
        bend: Point | None = None
        for word in words:
            across, _, down = word.lstrip("~").partition(",")
            point = (frame.x + self._number(across) * frame.stretch, frame.y + self._number(down))
            if word.startswith("~"):
                bend = point
                continue
            points += _curve(points[-1], bend, point) if bend else [point]
            bend = None
        return points

    def _number(self, word: str) -> float:
        low, high = _range(word)
        return low if low == high else self.random.between(int(low), int(high))


@cache  # the same words come back in every drawing
def _range(word: str) -> tuple[float, float]:
    """3..7 -> 3, 7 and 5 -> 5, 5"""
    low, _, high = word.partition("..")
    return float(low), float(high or low)


def _curve(start: Point, bend: Point, end: Point) -> Iterator[Point]:
    """Points on a quadratic Bézier curve, `start` left out."""
    for step in range(1, _BEND + 1):
        t = step / _BEND
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]


def _stroke(start: Point, end: Point, width: float) -> list[Point]:
    """The outline of a straight line, so wide."""
    (x0, y0), (x1, y1) = start, end
    half = width / 2 / hypot(x1 - x0, y1 - y0)
    dx, dy = (x1 - x0) * half, (y1 - y0) * half
    return [(x0 + dy, y0 - dx), (x1 + dy, y1 - dx), (x1 - dy, y1 + dx), (x0 - dy, y0 + dx)]
