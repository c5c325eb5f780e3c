"""The fixed sentences of a built site: what its pages say beside the texts of content, which are marked ‹so›."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from webpage import Element, webpages

_TAGS = {"h1", "h2", "h3", "h4", "p", "dt", "dd", "li", "summary", "caption", "th", "label", "figcaption"}
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MONTH = rf"(?:{_MONTHS}|jan|feb|mrt|apr|jun|jul|aug|sep|okt|nov|dec)"
_WEEKDAY = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_SHAPES = (
    (re.compile(r"‹[^›]*›"), "…"),
    (re.compile(r"https?://\S+|\S+@\S+"), "…"),
    (
        re.compile(rf"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?(?:\d{{1,2}} )?{_MONTH}(?: \d{{4}})?\b", re.I),
        "DAG",
    ),
    (re.compile(r"\d{4}-\d{4}|\d+(?:[.,]\d+)*"), "#"),
    (re.compile(r"\s+"), " "),
)


def sentences(site: Path) -> Iterator[str]:
    """Texts of content are "…", dates DAG, numbers #. What holds no word of its own is left out."""
    for _path, page in webpages(site):
        for number, element in enumerate(page.elements):
            if element.tag in _TAGS and not _holds_others(page.elements, number):
                text = element.words
                for shape, stands in _SHAPES:
                    text = shape.sub(stands, text)
                if re.search(r"[a-z]{2}", text.replace("DAG", "")):
                    yield text.strip()


def _holds_others(elements: list[Element], number: int) -> bool:
    """Whether sentences stand below this element: they are taken one by one."""
    depth = len(elements[number].inside)
    below = takewhile(lambda each: len(each.inside) > depth, elements[number + 1 :])
    return any(each.tag in _TAGS for each in below)
