"""A built site as a test looks at it: pages read by Python's own HTML parser, not by the libraries that made them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

from sites import DAY

from wijkmakers_site.pipeline import build
from wijkmakers_site.text.clock import at_start_of

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(slots=True)
class Element:
    """`text` is all text below the element, white space as in the file; `inside` are the tags around it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(each.tag for each in self.open))
        self.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


@dataclass(slots=True)
class Webpage:
    """One HTML file; reading it asserts that all its elements are closed in order."""

    html: str
    elements: list[Element] = field(init=False)

    def __post_init__(self) -> None:
        reader = _Reader()
        reader.feed(self.html)
        reader.close()
        assert not reader.open, f"never closed: {[each.tag for each in reader.open]}"
        self.elements = reader.elements

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of a tag whose attributes have these values (`class_` and `aria_label` stand for the real)."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            each
            for each in self.elements
            if each.tag == tag and all(each.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element of its kind."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} times <{tag} {attributes}>"
        return found[0]

    @property
    def main(self) -> str:
        """The words of the page itself, without header and footer, on one line."""
        return " ".join(element.words for element in self.all("div", class_="hero") + self.all("main"))

    @property
    def graph(self) -> list[dict[str, Any]]:
        """The schema.org things of the page's JSON-LD."""
        things: list[dict[str, Any]] = json.loads(self.one("script", type="application/ld+json").text)["@graph"]
        return things

    def things(self, kind: str) -> list[dict[str, Any]]:
        return [thing for thing in self.graph if thing["@type"] == kind]


def webpage(site: Path, path: str = "") -> Webpage:
    """The page at a path of the site: `webpage(site, "agenda/")`."""
    file = site / path
    return Webpage((file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8"))


def webpages(site: Path) -> Iterator[tuple[str, Webpage]]:
    """Every page with its path (`agenda/`), in order; redirects are left out."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in html:
            yield file.relative_to(site).as_posix().removesuffix("index.html"), Webpage(html)


def built(root: Path, day: date = DAY, *, preview: bool = False) -> Path:
    """Build the project in `root`; gives the folder with the site."""
    build(root, at_start_of(day), root / "output", preview=preview)
    return root / "output"


def files(site: Path) -> dict[str, bytes]:
    """Every file's content by its path."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.name != ".gitignore"
    }


def addresses(page: Webpage) -> list[str]:
    return [each[name] for each in page.elements for name in ("href", "src") if name in each.attributes]


def dead_links(site: Path, base: str) -> list[str]:
    """Addresses within the site that lead to no file, or to no element of the page they name."""
    dead = []
    for path, page in webpages(site):
        for address in addresses(page):
            target, fragment = urldefrag(address)
            if urlsplit(target).scheme or target.startswith("//"):
                continue
            if target and not target.startswith(base):
                dead.append(f"{path}: {address}")
                continue
            file = site / target.removeprefix(base) if target else site / path
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or (fragment and f'id="{fragment}"' not in file.read_text(encoding="utf-8")):
                dead.append(f"{path}: {address}")
    return dead
