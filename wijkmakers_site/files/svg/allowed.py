"""What may stand in a drawing (SVG 1.1), what is left out of it without a word, and what is refused."""

from __future__ import annotations

import re

from wijkmakers_site.regex import regex

SVG, XLINK, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml"
ELEMENTS = frozenset(
    ("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "mask",
     "linearGradient", "radialGradient", "stop", "clipPath", "pattern")
)  # fmt: skip
LEFT_OUT = frozenset(("metadata", "title", "desc"))  # the words for who does not see it stand in `alt`
STYLES = frozenset(
    ("clip-path", "clip-rule", "color", "display", "fill", "fill-opacity", "fill-rule", "mask", "opacity",
     "paint-order", "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
     "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "vector-effect", "visibility")
)  # fmt: skip
ATTRIBUTES = STYLES | frozenset(
    ("id", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height", "points",
     "transform", "viewBox", "preserveAspectRatio", "offset", "gradientUnits", "gradientTransform", "spreadMethod",
     "clipPathUnits", "maskUnits", "maskContentUnits", "patternUnits", "patternContentUnits", "patternTransform")
)  # fmt: skip
WITH_REFERENCE = frozenset(("use", "linearGradient", "radialGradient", "pattern"))
URL = regex(r"url\(\s*(['\"]?)#([\w.:-]+)\1\s*\)", re.IGNORECASE)  # of a part of the drawing itself
REFERENCE, ID = regex(r"#([\w.:-]+)"), regex(r"[\w.:-]+")

AS_SHAPES = "Sla de tekening op als SVG met alleen vormen, of als PNG."
_OUTLINES = "Zet de tekst in je tekenprogramma om in vormen (contouren), of sla de tekening op als PNG."
REFUSED = {
    "script": ("een programma", AS_SHAPES), "foreignObject": ("een stuk webpagina", AS_SHAPES),
    "a": ("een link", AS_SHAPES), "image": ("een foto", "Sla de tekening op als PNG."),
    "filter": ("een effect, zoals een schaduw", "Sla de tekening op als PNG."),
    **dict.fromkeys(("text", "tspan", "textPath"), ("tekst in een lettertype dat bezoekers niet hebben", _OUTLINES)),
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "set"), ("een animatie", AS_SHAPES)),
}  # fmt: skip

_LAST_WORD = regex(r"[\w-]*\Z")
_LONGEST = 30  # letters of the name of a function: no more is looked at, or a long word would be read from every letter
_FUNCTIONS = frozenset(("rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy"))


class UnusableSvgError(Exception):
    """`message` says what is wrong, at `line` and `column` (from 1), and `cure` what to do; both Dutch."""

    def __init__(self, message: str, cure: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.cure, self.line, self.column = message, cure, line, column


def stays_inside(value: str) -> bool:
    r"""Whether the value of an attribute asks for nothing outside the drawing. An escape (`\75 rl(`) could hide it."""
    if "(" not in value:
        return "\\" not in value
    before = (each.rstrip()[-_LONGEST:] for each in URL.sub("", value).split("(")[:-1])
    functions = {found[0].lower() for each in before if (found := _LAST_WORD.search(each))}
    return "\\" not in value and functions <= _FUNCTIONS


def declarations(text: str) -> dict[str, str]:
    """`fill: red; stroke: none` -> what may stay of it, as attributes."""
    pairs = (each.partition(":")[::2] for each in text.split(";"))
    return {
        name.strip().lower(): value.partition("!")[0].strip()  # without `!important`
        for name, value in pairs
        if name.strip().lower() in STYLES and value.strip()
    }
