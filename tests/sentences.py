"""The fixed sentences of a built site: what its pages and calendars say beside the texts of content, marked ‹so›."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import takewhile
from pathlib import Path

from webpage import Element, Webpage, webpages

_TAGS = {
    "title", "h1", "h2", "h3", "h4", "p", "dt", "dd", "li", "summary", "caption", "th", "label", "figcaption", "button",
}  # fmt: skip
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MONTH = rf"(?:{_MONTHS}|jan|feb|mrt|apr|jun|jul|aug|sep|okt|nov|dec)"
_WEEKDAY = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_SHAPES = (
    (re.compile(r"‹[^‹›]*(?:›|…|$|(?=‹))"), "…"),
    (re.compile(r"https?://\S+|\S+@\S+|\b\w+\.nl\b"), "…"),
    (re.compile(rf"(?:{_WEEKDAY} )?(?:\d{{1,2}} )?{_MONTH}(?: \d{{4}})?\b", re.I), "DAG"),
    (re.compile(r"\d{4}-\d{4}|\d+(?:[.,]\d+)*"), "#"),
    (re.compile(r"(?:…|#)(?:(?:,? (?:en )?)?(?:…|#))+"), "…"),  # how many there are of a kind
    (re.compile(r"((?: onder(?: de)?|^Register:|^[A-Z]\w+s:)) [A-Z]\b"), r"\1 …"),  # a letter of a long list
    (re.compile(r",? pagina #"), ""),
    (re.compile(r"^(Vorige|Volgende)(:?) .*"), r"\1\2 …"),
    (
        re.compile(r" – …$|(?<=\.) …\.$"),
        "",
    ),  # the name of the site behind a title, what it is about behind a description
    (re.compile(r"\s+"), " "),
)
# What a reader of a calendar or of its changes sees (RFC 5545; RFC 4287).
_LINES = re.compile(r"^(?:SUMMARY|DESCRIPTION|LOCATION|NAME|X-WR-CALDESC)[^:\n]*:(.*)$", re.M)
_ATOM = re.compile(r"<(?:title|subtitle|summary|content)[^>]*>([^<]+)<")


def sentences(site: Path) -> Iterator[str]:
    """Texts of content are "…", dates DAG, numbers #. What holds no word of its own is left out."""
    for _path, page in webpages(site):
        yield from filter(None, map(_shaped, _of_page(page)))
    for file in site.rglob("*.ics"):
        yield from filter(None, map(_shaped, _of_calendar(file.read_bytes().decode())))
    for file in site.rglob("wijzigingen.xml"):
        yield from filter(None, map(_shaped, map(unescape, _ATOM.findall(file.read_text("utf-8")))))


def _of_page(page: Webpage) -> Iterator[str]:
    """Also what is said to who does not see it, and to search engines."""
    for number, element in enumerate(page.elements):
        if element.tag in _TAGS and not _holds_others(page.elements, number):
            yield element.words
        yield element["aria-label"]
        yield element["alt"]
        if element["name"] == "description":
            yield element["content"]


def _of_calendar(text: str) -> Iterator[str]:
    unfolded = text.replace("\r\n ", "").replace("\r\n", "\n")
    for value in _LINES.findall(unfolded):
        yield from re.sub(r"\\([,;])", r"\1", value).split("\\n")


def _shaped(text: str) -> str:
    for shape, stands in _SHAPES:
        text = shape.sub(stands, text)
    return text.strip() if re.search(r"[a-z]{2}", text.replace("DAG", "")) else ""


def _holds_others(elements: list[Element], number: int) -> bool:
    """Whether sentences stand below this element: they are taken one by one."""
    depth = len(elements[number].inside)
    below = takewhile(lambda each: len(each.inside) > depth, elements[number + 1 :])
    return any(each.tag in _TAGS for each in below)
