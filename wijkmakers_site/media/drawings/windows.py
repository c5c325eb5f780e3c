"""What is on a wall: windows, doors, shop fronts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wijkmakers_site.media.drawings.dice import Dice
from wijkmakers_site.media.drawings.look import CREAM, GLASS, LIT, Look
from wijkmakers_site.media.drawings.shapes import Shape, rect

GROUND = 350
DOOR = 46


@dataclass(slots=True)
class Front:
    """The windows of one house, in one manner; sorted by colour, which keeps the drawing small."""

    look: Look
    dice: Dice
    columns: int = field(init=False)
    rows: int = field(init=False)
    frames: list[Shape] = field(default_factory=list)
    panes: dict[str, list[Shape]] = field(default_factory=lambda: {GLASS: [], LIT: []})
    extras: list[Shape] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns, self.rows = self.dice.pick(((2, 2), (1, 2), (2, 1)))

    def shapes(self) -> Iterator[Shape]:
        yield from self.frames
        for panes in self.panes.values():
            yield from panes
        yield from self.extras

    def window(self, x: float, y: float, width: float, height: float, *, bare: bool = False) -> None:
        """A frame with panes; `bare` for one pane."""
        self.frames.append(rect(CREAM, x, y, width, height))
        glass = LIT if self.dice.chance(self.look.weather.lit) else GLASS
        x, y, width, height = x + 3, y + 3, width - 6, height - 6
        columns = 1 if bare or width < 17 else self.columns
        upper = round(height * 0.36) - 2
        heights = [height] if bare or self.rows == 1 or height < 18 else [upper, height - upper - 3]
        pane = (width - 3 * (columns - 1)) / columns
        for part in heights:
            self.panes[glass] += [rect(glass, x + (pane + 3) * column, y, pane, part) for column in range(columns)]
            y += part + 3

    def row(self, x: float, width: float, y: float, height: float, count: int) -> None:
        """`count` windows, spread evenly between `x` and `x + width`."""
        each = min(35, int(width - 10 * (count + 1)) // count // 2 * 2 + 1)
        gap = (width - each * count) / (count + 1)
        for number in range(count):
            self.window(round(x + gap + (each + gap) * number), y, int(each), height)

    def door(self, x: float, width: float = 26) -> None:
        """A door with a light above it."""
        colour = self.dice.pick(self.look.doors)
        self.frames.append(rect(CREAM, x, GROUND - DOOR - 20, width, DOOR + 20))
        self.panes[LIT].append(rect(LIT, x + 3, GROUND - DOOR - 17, width - 6, 13))
        self.extras.append(rect(colour, x + 3, GROUND - DOOR, width - 6, DOOR))

    def shop(self, x: float, width: float) -> None:
        """A wide lit window below a striped awning."""
        self.frames.append(rect(CREAM, x, GROUND - 50, width, 44))
        self.panes[LIT].append(rect(LIT, x + 3, GROUND - 47, width - 6, 38))
        stripe, colour = width / 6, self.dice.pick(self.look.doors[:2])
        for number in range(6):
            self.extras.append(rect(CREAM if number % 2 else colour, x + stripe * number, GROUND - 60, stripe, 15))

    def ground_floor(self, x: float, width: float) -> None:
        """A door at one side; a window or a shop beside it."""
        left = self.dice.chance(50)
        start = x + 44 if left else x + 10
        room = width - 54
        self.door(x + 10 if left else x + width - 36)
        if room > 44 and self.dice.chance(30):
            self.shop(start, room)
        else:
            self.row(start - 6, room + 12, GROUND - 58, 40, 1 if room < 66 else 2)
