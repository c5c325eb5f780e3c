"""Markdown -> HTML that is safe, starts its headings at h2 and skips none. Written texts in, Markup out."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import cached_property
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup, escape

from wijkmakers_site.files.cache import maker
from wijkmakers_site.model import people
from wijkmakers_site.text.allowed_html import ALLOWED_TAGS
from wijkmakers_site.text.urls import Root

if TYPE_CHECKING:
    from markdown import Markdown

_APOSTROPHES = re.compile(r"(?<![\w'])'(?=(?:s|t|n|r|k|m|er|[0-9]{2})\b)", re.IGNORECASE)
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]+\.) ")
_LIST_START = re.compile(r"(?:[-*+]|1\.) ")
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")

_ATTRIBUTES = {
    "*": {"id", "lang"}, "a": {"href", "title", "hreflang"}, "img": {"src", "alt", "width", "height"},
    "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "abbr": {"title"},
}  # fmt: skip


class ProseRenderer:
    """Converts texts, one by one; `cache` keeps what was converted before, by the hash of everything it depends on."""

    def __init__(self, root: Root, cache: MutableMapping[str, str]) -> None:
        self.root = root
        self.cache = cache
        self.links: set[tuple[str, str]] = set()

    def html(self, prose: people.Prose | None) -> Markup | None:
        """The text as HTML; its links into the site get the base path, and are noted in `links` with all pictures."""
        if prose is None:
            return None
        key = sha256(f"{_CONVERTER}\0{prose.text}".encode()).hexdigest()
        if (html := self.cache.get(key)) is None:
            html = self.cache[key] = self._convert(prose.text)
        return Markup(_LINK.sub(lambda found: self._complete(prose.source, found), html))

    @cached_property
    def _markdown(self) -> Markdown:
        from markdown import Markdown  # noqa: PLC0415  # only a new text needs it

        return Markdown(
            extensions=["tables", "sane_lists", "smarty"],
            extension_configs={"smarty": {"smart_dashes": False}},
            output_format="html",
        )

    def _convert(self, text: str) -> str:
        self._markdown.reset()
        html = self._markdown.convert(_with_dutch_habits(text))
        safe = nh3.clean(html, tags=set(ALLOWED_TAGS), attributes=_ATTRIBUTES, link_rel=None, url_schemes=_SCHEMES)
        return _scrolling(_levelled(safe))

    def _complete(self, source: str, found: re.Match[str]) -> str:
        start, link = found[1], unescape(found[2])
        picture = start.startswith("<img")
        if not picture and (link.startswith(("#", "//")) or urlsplit(link).scheme):
            return found[0]
        self.links.add((source, link))
        return f'{start}"{escape(self.root.address(link))}"'


_CONVERTER = maker([Path(__file__), Path(__file__).with_name("allowed_html.py")], "markdown", "nh3")
_TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(r'''(<(?:a|img)\b(?:[^<>"]|"[^"]*")*?\s(?:href|src)=)"([^"]*)"''')


def _with_dutch_habits(text: str) -> str:
    """Write ’s avonds and ’68 with an apostrophe, and let a list begin right below a paragraph."""
    lines: list[str] = []
    before, inside_list = "", False
    for line in _APOSTROPHES.sub("’", text).split("\n"):
        if _LIST_START.match(line) and not inside_list and before.strip() and not before.startswith("    "):
            lines.append("")
        inside_list = bool(line.strip()) and (inside_list or bool(_LIST_ITEM.match(line)))
        lines.append(line)
        before = line
    return "\n".join(lines)


def _levelled(html: str) -> str:
    """The page's title is its h1: a text's first heading becomes h2, and each next at most one deeper (WCAG 1.3.1)."""
    opened: list[int] = []

    def level(found: re.Match[str]) -> str:
        closing, written = found[1], int(found[2])
        if not closing:
            while opened and opened[-1] >= written:
                opened.pop()
            opened.append(written)
        return f"<{closing}h{min(len(opened) + 1, 6)}"

    return _HEADING.sub(level, html)


def _scrolling(html: str) -> str:
    """A table that is wider than a phone scrolls in a frame of its own, by keyboard too (WCAG 1.4.10 and 2.1.1)."""
    depth = number = 0

    def framed(found: re.Match[str]) -> str:
        nonlocal depth, number
        tag = found[0]
        if tag.startswith("<table"):
            depth += 1
            if depth == 1:
                number += 1
                name = "Tabel" if number == 1 else f"Tabel {number}"
                return f'<div class="scrolling" role="region" aria-label="{name}" tabindex="0">{tag}'
        elif tag == "</table>":
            depth -= 1
            if depth == 0:
                return f"{tag}</div>"
        return tag

    return _TAG.sub(framed, html)


def text_of(html: Markup) -> str:
    """What a reader sees of `html`, in one line; every tag parts words."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs, a bare web address as a link."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    return Markup("\n").join(Markup("<p>{}</p>").format(_linked(block)) for block in blocks if block)


def _linked(text: str) -> Markup:
    result, end = Markup(""), 0
    for found in _WEB_ADDRESS.finditer(text):
        result += text[end : found.start()]
        result += Markup('<a href="{0}">{0}</a>').format(found[0])
        end = found.end()
    return result + text[end:]
