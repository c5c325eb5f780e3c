"""Markdown -> HTML that is safe, starts its headings at h2 and skips none. Written texts in, Markup out."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from wijkmakers_site import people
from wijkmakers_site.rendering.urls import Root

_APOSTROPHES = re.compile(r"(?<![\w'])'(?=(?:s|t|n|r|k|m|er|[0-9]{2})\b)", re.IGNORECASE)
_GLUED_LIST = re.compile(r"^(?![ \t]*(?:[-*+]|[0-9]+\.)[ ]|[ \t]*$|    )(.*\S.*)\n(?=(?:[-*+]|1\.) )", re.MULTILINE)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")

_TAGS = {
    "a", "abbr", "blockquote", "br", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "lang"}, "a": {"href", "title", "hreflang"}, "img": {"src", "alt", "width", "height"},
    "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "abbr": {"title"},
}  # fmt: skip


class _HeadingLevels(Treeprocessor):
    """The page's title is its h1: a text's first heading becomes h2, and each next at most one deeper (WCAG 1.3.1)."""

    def run(self, root: Element) -> None:
        opened: list[int] = []
        for heading in root.iter():
            if not re.fullmatch("h[1-6]", heading.tag):
                continue
            written = int(heading.tag[1])
            while opened and opened[-1] >= written:
                opened.pop()
            opened.append(written)
            heading.tag = f"h{min(len(opened) + 1, 6)}"


class _HouseStyle(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        md.treeprocessors.register(_HeadingLevels(md), "heading-levels", 15)


class ProseRenderer:
    """Converts texts, one by one; `cache` keeps what was converted before, by the hash of everything it depends on."""

    def __init__(self, root: Root, cache: MutableMapping[str, str]) -> None:
        self.root = root
        self.cache = cache
        self.links: set[tuple[str, str]] = set()
        self._markdown = Markdown(
            extensions=["tables", "sane_lists", "smarty", _HouseStyle()],
            extension_configs={"smarty": {"smart_dashes": False}},
            output_format="html",
        )

    def html(self, prose: people.Prose | None) -> Markup | None:
        """The text as HTML, its links into the site completed with the base path and noted in `links`."""
        if prose is None:
            return None
        key = sha256(f"{_CONVERTER}\0{prose.text}".encode()).hexdigest()
        if (html := self.cache.get(key)) is None:
            html = self.cache[key] = self._convert(prose.text)
        return Markup(_SITE_LINK.sub(lambda found: self._complete(prose.source, found), html))

    def _convert(self, text: str) -> str:
        self._markdown.reset()
        html = self._markdown.convert(_with_dutch_habits(text))
        return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes=_SCHEMES)

    def _complete(self, source: str, found: re.Match[str]) -> str:
        self.links.add((source, found[2]))
        return f'{found[1]}="{escape(self.root.address(found[2]))}"'


# A text's HTML also depends on the converter: this file and the libraries it calls.
_CONVERTER = f"{version('markdown')} {version('nh3')} {sha256(Path(__file__).read_bytes()).hexdigest()}"
_SCHEMES = {"http", "https", "mailto", "tel"}
_SITE_LINK = re.compile(r'\b(href|src)="(/(?!/)[^"]*)"')


def _with_dutch_habits(text: str) -> str:
    """Write ’s avonds and ’68 with an apostrophe, and let a list begin right below a paragraph."""
    return _GLUED_LIST.sub(r"\1\n\n", _APOSTROPHES.sub("’", text))


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
