"""Houses of Groningen, seen from across the street. Each function draws one between `plot.x` and its right side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.look import CHIMNEY, CREAM, GLASS, LIT, MIST, STONE, Look
from wijkmakers_site.media.drawings.shapes import Polygon, Shape, curve, rect
from wijkmakers_site.media.drawings.windows import GROUND, Front

STOREY = 56


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a house stands. `storeys` are those below the gable; `wall` is its brick."""

    x: float
    width: float
    storeys: int
    wall: str
    look: Look
    dice: Dice

    @property
    def eaves(self) -> float:
        return GROUND - 12 - STOREY * self.storeys

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def trim(self) -> str:
        return self.look.weather.trim


House = Callable[[Plot], Iterator[Shape]]


def _front(plot: Plot, attic: tuple[float, float, float] | None = None) -> Iterator[Shape]:
    """Windows on every floor; `attic` is the top, width and height of the one in the gable."""
    front = Front(plot.look, plot.dice)
    if attic:
        top, width, height = attic
        front.window(round(plot.middle - width / 2), top, width, height, bare=width < 24)
    for storey in range(1, plot.storeys):
        front.row(plot.x, plot.width, GROUND - 12 - STOREY * (storey + 1) + 14, 38, 3 if plot.width > 106 else 2)
    front.ground_floor(plot.x, plot.width)
    yield from front.shapes()


def stepped(plot: Plot) -> Iterator[Shape]:
    steps, rise = 4, 15
    run = plot.width / (2 * steps + 1.8)
    left = [(plot.x, float(GROUND)), (plot.x, plot.eaves)]
    for step in range(1, steps + 1):
        left += [(plot.x + run * step, left[-1][1]), (plot.x + run * step, plot.eaves - rise * step)]
    right = [(2 * plot.middle - x, y) for x, y in reversed(left)]
    yield Polygon(plot.wall, (*left, *right))
    for step in range(steps + 1):
        x, y = plot.x + run * step, plot.eaves - rise * step - 4
        width = run + 2 if step < steps else 2 * (plot.middle - x) + 4
        yield rect(plot.trim, x - 2, y, width, 5)
        if step < steps:
            yield rect(plot.trim, 2 * plot.middle - x - run, y, width, 5)
    yield from _front(plot, (plot.eaves - 32, 24, 32))


def bell(plot: Plot) -> Iterator[Shape]:
    top, half = plot.eaves - 84, plot.width * 0.27
    x, shoulder = plot.x + 8, plot.middle - half
    left = [(plot.x, float(GROUND)), (plot.x, plot.eaves), (x, plot.eaves)]
    left += curve((x, plot.eaves), (shoulder - 4, plot.eaves - 22), (shoulder, plot.eaves - 52), 5)[1:]
    left += curve((shoulder, plot.eaves - 52), (shoulder + 2, top), (plot.middle, top), 5)[1:]
    yield Polygon(plot.wall, (*left, *((2 * plot.middle - x, y) for x, y in reversed(left[:-1]))))
    cap = curve((plot.middle - 19, top + 7), (plot.middle, top - 20), (plot.middle + 19, top + 7), 6)
    yield Polygon(plot.trim, tuple(cap))
    yield rect(plot.trim, plot.x - 3, plot.eaves - 4, 14, 6)
    yield rect(plot.trim, plot.right - 11, plot.eaves - 4, 14, 6)
    yield from _front(plot, (plot.eaves - 56, 26, 36))


def neck(plot: Plot) -> Iterator[Shape]:
    half, top = plot.width * 0.23, plot.eaves - 74
    wing = curve((plot.x + 3, plot.eaves), (plot.middle - half - 4, plot.eaves - 16), (plot.middle - half, top + 12))
    yield Polygon(plot.trim, (*wing, (plot.middle - half, plot.eaves)))
    yield Polygon(plot.trim, (*((2 * plot.middle - x, y) for x, y in wing), (plot.middle + half, plot.eaves)))
    yield rect(plot.wall, plot.x, plot.eaves, plot.width, GROUND - plot.eaves)
    yield rect(plot.wall, plot.middle - half, top, 2 * half, 74)
    yield Polygon(
        plot.trim, ((plot.middle - half - 6, top + 2), (plot.middle, top - 20), (plot.middle + half + 6, top + 2))
    )
    yield rect(plot.trim, plot.x - 3, plot.eaves - 3, plot.middle - half - plot.x + 3, 6)
    yield rect(plot.trim, plot.middle + half, plot.eaves - 3, plot.middle - half - plot.x + 3, 6)
    yield from _front(plot, (top + 18, 22, 36))


def pointed(plot: Plot) -> Iterator[Shape]:
    """A plain gable below its roof, with a chimney."""
    rise = plot.width * 0.42
    top = plot.eaves - rise
    yield rect(CHIMNEY, plot.x + plot.width * 0.22, plot.eaves - rise * 0.5 - 30, 14, 40)
    yield Polygon(
        plot.wall,
        ((plot.x, GROUND), (plot.x, plot.eaves), (plot.middle, top), (plot.right, plot.eaves), (plot.right, GROUND)),
    )
    slope = ((plot.x - 9, plot.eaves + 7), (plot.middle, top), (plot.right + 9, plot.eaves + 7))
    yield Polygon(
        plot.look.roof,
        (*slope, (plot.right + 9, plot.eaves - 7), (plot.middle, top - 15), (plot.x - 9, plot.eaves - 7)),
    )
    yield from _front(plot, (top + 22, 26, 28))


def cornice(plot: Plot) -> Iterator[Shape]:
    """A straight cornice below a roof with one dormer, as after 1800."""
    top, half = plot.eaves - 46, 17
    yield rect(CHIMNEY, plot.right - 30, top - 20, 14, 30)
    yield Polygon(
        plot.look.roof, ((plot.x, plot.eaves), (plot.x + 16, top), (plot.right - 16, top), (plot.right, plot.eaves))
    )
    yield rect(plot.wall, plot.x, plot.eaves, plot.width, GROUND - plot.eaves)
    yield rect(CREAM, plot.x - 4, plot.eaves - 2, plot.width + 8, 8)
    for number in range(int(plot.width) // 14):
        yield rect(CREAM, plot.x + 5 + number * 14, plot.eaves + 6, 5, 5)
    yield rect(CREAM, plot.middle - half, plot.eaves - 36, 2 * half, 34)
    yield Polygon(
        CREAM,
        ((plot.middle - half - 5, plot.eaves - 35), (plot.middle, top - 4), (plot.middle + half + 5, plot.eaves - 35)),
    )
    yield from _front(plot, (plot.eaves - 33, 24, 28))


def terrace(plot: Plot) -> Iterator[Shape]:
    """Dwellings in a row below one roof, each 84 wide, with a dormer, a chimney and a door of its own."""
    front, bays = Front(plot.look, plot.dice), round(plot.width / 84)
    starts = [plot.x + plot.width / bays * bay for bay in range(bays)]
    ridge = plot.eaves - 60
    for x in starts[1:]:
        yield rect(CHIMNEY, x - 7, ridge - 18, 14, 26)
    yield Polygon(
        plot.look.roof,
        ((plot.x - 5, plot.eaves), (plot.x + 12, ridge), (plot.right - 12, ridge), (plot.right + 5, plot.eaves)),
    )
    yield rect(plot.wall, plot.x, plot.eaves, plot.width, GROUND - plot.eaves)
    yield rect(CREAM, plot.x - 5, plot.eaves - 2, plot.width + 10, 7)
    for x in starts:
        yield from _dormer(plot, x + 42)
        front.window(x + 30, plot.eaves - 29, 24, 27, bare=True)
        for storey in range(1, plot.storeys):
            y = GROUND - 12 - STOREY * (storey + 1) + 15
            front.window(x + 8, y, 30, 38)
            front.window(x + 46, y, 30, 38)
        front.window(x + 8, GROUND - 58, 38, 42)
        front.door(x + 52)
    yield from front.shapes()


def _dormer(plot: Plot, middle: float) -> Iterator[Shape]:
    wall, top = plot.eaves - 32, plot.eaves - 54
    yield Polygon(
        plot.wall,
        ((middle - 19, plot.eaves), (middle - 19, wall), (middle, top), (middle + 19, wall), (middle + 19, plot.eaves)),
    )
    yield Polygon(
        CREAM,
        (
            *((middle - 25, wall + 4), (middle, top - 3), (middle + 25, wall + 4)),
            *((middle + 25, wall - 4), (middle, top - 11), (middle - 25, wall - 4)),
        ),
    )


def gallery_flat(plot: Plot) -> Iterator[Shape]:
    """Eight floors with a gallery along each; a door and a window, a door and a window."""
    floors, height = plot.storeys + 4, 31
    top, bays = GROUND - 16 - floors * height, int(plot.width) // 34
    yield rect(STONE, plot.right - 54, top - 28, 36, 30)
    yield rect(MIST, plot.x, top, plot.width, GROUND - top)
    yield rect(STONE, plot.x - 4, top - 7, plot.width + 8, 8)
    panes: dict[str, list[Shape]] = {GLASS: [], LIT: []}
    for floor in range(floors):
        for bay in range(bays):
            x, y = plot.x + 8 + bay * (plot.width - 12) / bays, top + 11 + floor * height
            glass = LIT if plot.dice.chance(plot.look.weather.lit * 2 // 3) else GLASS
            panes[glass].append(rect(glass, x, y, 15, 15))
            panes[GLASS].append(rect(GLASS, x + 18, y, 8, 20))
    yield from panes[GLASS]
    yield from panes[LIT]
    rail = plot.dice.pick(("#2c6e78", "#1f6b57", "#a8402d"))
    for floor in range(floors):
        yield rect(rail, plot.x - 5, top + 30 + floor * height, plot.width + 10, 6)
