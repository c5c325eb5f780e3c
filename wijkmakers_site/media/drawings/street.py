"""Houses side by side: how a street is built."""

from __future__ import annotations

from typing import NamedTuple

from wijkmakers_site.media.drawings.figures import Drawing

LEFT, RIGHT, GROUND, BOTTOM = -940, 1000, 350, 400  # the street's ends, its pavement, and where the picture ends
_STOREY, _PLINTH, _BAY = 56, 12, 84  # height of a storey, of what it stands on, width of one dwelling in a row
# Houses overlap nowhere but at their edges. So they are drawn role by role, and few paths hold a whole street.
_BACK_TO_FRONT = ["chimney", "stone", "roof", "mist", "wall", "trim", "rail", "cream", "glass", "lit", "door"]
_BACK_TO_FRONT += ["wood", "leaf", "sunlit"]


class Style(NamedTuple):
    """The figures a street is made of, and how many storeys are below a gable. A "tree" has a plot of its own."""

    houses: tuple[str, ...]
    storeys: tuple[int, ...]


_GABLES = ("stepped", "bell", "neck", "pointed", "cornice")
STYLES = (
    Style(("stepped", "bell", "neck", "cornice"), (2, 3, 3)),
    Style(("pointed", "cornice", "terrace", "terrace", "tree"), (2,)),
    Style(("pointed", "pointed", "stepped", "terrace", "tree", "tree"), (1, 2)),
    Style((*_GABLES, "flat", "terrace", "tree"), (2, 2, 3)),
    Style((*_GABLES, "terrace", "tree"), (2, 3)),
)


def build_street(drawing: Drawing, style: Style, middle: float, gap: float) -> None:
    """Houses from end to end, save for a `gap` around `middle`; neighbours differ, at most one is a block of flats."""
    start, across_the_gap, houses = len(drawing.shapes), "", list(style.houses)
    for side in drawing.random.pick(((-1, 1), (1, -1))):
        edge, beside = middle + side * gap / 2, across_the_gap
        while LEFT < edge < RIGHT:
            beside = drawing.random.pick([house for house in houses if house != beside])
            edge += side * _build(drawing, beside, drawing.random.pick(style.storeys), edge, side)
            across_the_gap = across_the_gap or beside
            if beside == "flat":
                houses.remove(beside)
    depth = {role: number for number, role in enumerate(_BACK_TO_FRONT)}
    drawing.shapes[start:] = sorted(drawing.shapes[start:], key=lambda shape: (depth[shape.role], shape.colour))


def _build(drawing: Drawing, house: str, storeys: int, edge: float, side: int) -> float:
    """One house, row of dwellings, block of flats or tree, that goes on from `edge` at that `side`; gives its width."""
    random = drawing.random
    drawing.pick("wall")
    drawing.pick_panes()
    if house == "tree":
        drawing.draw(house, edge + side * 37, GROUND)
        return 74
    if house == "flat":
        stretch = random.between(9, 11) / 10
        drawing.draw(house, edge + side * 100 * stretch, _level(storeys + 1), stretch)
        return 200 * stretch
    if house == "terrace":
        bays = random.between(2, 4)
        for bay in range(bays):
            figure = "terrace" if 0 < bay < bays - 1 else "terrace-end"
            mirrored = side if bay == 0 else -side
            _house(drawing, figure, min(storeys, 2), edge + side * _BAY * (bay + 0.5), _BAY * mirrored)
        return _BAY * bays
    width = 2 * random.between(43, 57)
    _house(drawing, house, storeys, edge + side * width / 2, width)
    return width


def _house(drawing: Drawing, gable: str, storeys: int, middle: float, width: float) -> None:
    """A gable with storeys below it, and a door or shop at the street. A negative `width` mirrors the house."""
    stretch, windows = width / 100, "three-windows" if abs(width) > 106 else "two-windows"
    drawing.draw(gable, middle, _level(storeys), stretch)
    for storey in range(1, storeys):
        drawing.draw(windows, middle, _level(storey), stretch)
    door_side = drawing.random.pick((-1, 1)) if width > _BAY else 1
    drawing.draw("dwelling|dwelling|shop" if width > _BAY else "dwelling", middle, GROUND, stretch * door_side)


def _level(storeys: int) -> float:
    """The height of a floor, as y."""
    return GROUND - _PLINTH - _STOREY * storeys
