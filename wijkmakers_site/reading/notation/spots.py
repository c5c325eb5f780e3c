"""Spots: on the map, and in a picture."""

from __future__ import annotations

import re
from decimal import Decimal

from wijkmakers_site.model.people import Focus, Position
from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex

_POSITION = regex(
    r"(-?[0-9]{1,2}\.[0-9]{1,8}) *,? +(-?[0-9]{1,3}\.[0-9]{1,8})|(-?[0-9]{1,2}\.[0-9]{1,8}),(-?[0-9]{1,3}\.[0-9]{1,8})"
)
_FOCUS = regex(r"([0-9]{1,3})%(?: *, *| +)([0-9]{1,3})%")


_ANY_POSITION = regex(r"(-?[0-9]{1,3}[.,][0-9]{1,15})\s*[;,/ ]\s*(-?[0-9]{1,3}[.,][0-9]{1,15})")
_SAMPLE = "Schrijf noord en oost, zoals `53.21917, 6.56667`."


def position(text: str) -> Position:
    """`53.21917, 6.56667`: degrees north, degrees east (WGS 84), as a map's "copy coordinates" gives them."""
    match = _POSITION.fullmatch(text)
    if not match:
        raise _other_position(text)
    latitude, longitude = (Decimal(degrees) for degrees in match.groups() if degrees is not None)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise NotationError(f'"{text}" ligt niet op aarde.', _SAMPLE)
    return Position(latitude, longitude)


def _other_position(text: str) -> NotationError:
    """The error of a text that may hold two numbers all the same: of an address of a map, or with decimal commas."""
    message = f'"{text}" is geen plek op de kaart.'
    if found := _ANY_POSITION.search(text):
        north, east = (degrees.replace(",", ".")[:12] for degrees in found.groups())
        if abs(Decimal(north)) <= 90 and abs(Decimal(east)) <= 180:
            return meaning(message, f"{north}, {east}")
    return NotationError(message, _SAMPLE)


def focus(text: str) -> Focus:
    """`40% 20%`, also `40%, 20%`: how far from the left and from the top of a picture."""
    match = _FOCUS.fullmatch(text)
    cure = "Schrijf hoe ver van links en van boven, tot en met `100%`, zoals `40% 20%`."
    if not match:
        message = f'"{text}" is geen punt in een beeld.'
        found = re.fullmatch(r"([0-9]{1,3})%?(?:\s*[,;/x]\s*|\s+)([0-9]{1,3})%?", text)
        if found and max(map(int, found.groups())) <= 100:
            raise meaning(message, f"{found[1]}% {found[2]}%")
        raise NotationError(message, cure)
    left, top = map(int, match.groups())
    if max(left, top) > 100:
        raise NotationError(f'"{text}" ligt buiten het beeld.', cure)
    return Focus(left, top)
