"""A drawing as a designer sends it -> one that holds shapes and colours alone, written anew, with its size.

What is on none of the lists of `allowed.py` does not come out. Style sheets become attributes: the site's own
policy (CSP) would keep them from a drawing that somebody opens by itself, and browsers read more in them than we do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wijkmakers_site.files.svg import allowed
from wijkmakers_site.files.svg.allowed import UnusableSvgError
from wijkmakers_site.files.svg.reader import Element, Reader, StyleRule
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

MAX_BYTES = 200_000
_MAX_DRAWN = 20_000  # elements, each as often as it is shown: one that uses one that uses one grows tenfold a line
_LENGTH = regex(r"(\d{0,7}\.?\d{0,7}(?:e[+-]?\d)?) ?(px|pt|pc|mm|cm|in)?", re.IGNORECASE)
# As XML has them between double quotes. `xml.sax.saxutils` has a function for it, and fetches half of the web with it.
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is safe to show: its `content` as a file, and its `width` and `height` in CSS pixels."""

    content: bytes
    width: float
    height: float


def read_drawing(content: bytes) -> Drawing:
    """The drawing in an SVG file. Raises UnusableSvgError."""
    if len(content) > MAX_BYTES:
        message = f"Deze SVG is te groot: {len(content) // 1000} kB. Hooguit {MAX_BYTES // 1000} kB kan."
        raise UnusableSvgError(message, "Vereenvoudig de tekening, of sla haar op als PNG.")
    reader = Reader()
    root = reader.read(content)
    width, height = _size(root)
    _style(root, reader.rules)
    if _drawn(root) > _MAX_DRAWN:
        message = "Deze SVG herhaalt haar eigen delen te vaak."
        raise UnusableSvgError(message, allowed.AS_SHAPES, *root.place)
    root.attributes |= {"width": f"{width:g}", "height": f"{height:g}"}
    root.attributes.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    written = "".join(_written(root))
    return Drawing(written.replace("<svg", f'<svg xmlns="{allowed.SVG}"', 1).encode() + b"\n", width, height)


def _size(root: Element) -> tuple[float, float]:
    """In CSS pixels: as it says, or else as its view box is."""
    width, height = (_length(root.attributes.get(name, "")) for name in ("width", "height"))
    box = re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())
    if not (width and height) and len(box) == len(("x", "y", "width", "height")):
        width, height = map(_length, box[2:])
    if not (width and height):
        message = "Deze SVG zegt niet hoe breed en hoe hoog de tekening is (`viewBox`)."
        raise UnusableSvgError(message, "Sla de tekening opnieuw op, als SVG of als PNG.", *root.place)
    return width, height


def _length(text: str) -> float:
    """In CSS pixels; 0 where it is none, or depends on the page (`100%`)."""
    found = _LENGTH.fullmatch(text.strip())
    try:
        return float(found[1]) * _PIXELS[(found[2] or "px").lower()] if found else 0
    except ValueError:
        return 0


def _drawn(root: Element) -> int:
    """How many elements a browser draws, what is referred to each time anew; of a circle more than there may be."""
    by_id, elements = dict[str, Element](), [root]
    for each in elements:  # grows meanwhile
        by_id.setdefault(each.attributes.get("id", ""), each)
        elements += each.children
    counted = dict[int, int]()

    def count(element: Element) -> int:
        if id(element) not in counted:
            counted[id(element)] = _MAX_DRAWN + 1  # for who comes here again on the way: a circle
            shown = (by_id[name] for name in _references(element) if name in by_id)
            counted[id(element)] = 1 + sum(map(count, [*element.children, *shown]))
        return counted[id(element)]

    try:
        return count(root)
    except RecursionError:
        return _MAX_DRAWN + 1


def _references(element: Element) -> Iterator[str]:
    for name, value in element.attributes.items():
        if name == "href":
            yield value.removeprefix("#")
        elif "(" in value:
            yield from (found[2] for found in allowed.URL.finditer(value))


def _style(element: Element, rules: Sequence[StyleRule]) -> None:
    """Make attributes of all that styles say of an element, and of those below it."""
    attributes = element.attributes
    classes, style = {"", *attributes.pop("class", "").split()}, allowed.declarations(attributes.pop("style", ""))
    matching = (
        rule
        for rule in rules
        if rule.tag in ("", element.name) and rule.class_name in classes and rule.id in ("", attributes.get("id"))
    )
    for rule in sorted(matching, key=lambda rule: (bool(rule.id), bool(rule.class_name))):  # as CSS weighs them
        attributes |= rule.declared
    attributes |= style
    for child in element.children:
        _style(child, rules)


def _written(element: Element) -> Iterator[str]:
    yield f"<{element.name}"
    for name, value in sorted(element.attributes.items()):
        bare = allowed.URL.sub(_bare_reference, value)
        yield f' {name}="{bare.translate(_ESCAPED)}"'
    yield ">"
    for child in element.children:
        yield from _written(child)
    yield f"</{element.name}>"


def _bare_reference(found: re.Match[str]) -> str:
    return f"url(#{found[2]})"
