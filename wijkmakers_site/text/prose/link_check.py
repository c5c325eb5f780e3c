"""Links of texts into the site must lead somewhere: to a page, and to a place on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from itertools import islice
from urllib.parse import unquote, urlsplit

from wijkmakers_site.model import people
from wijkmakers_site.problems.problem import MAX_TOLD, Problem, place_in
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import Root, is_elsewhere, page_file
from wijkmakers_site.text.words.slug import as_id
from wijkmakers_site.values import dataclass

_COPY = "Open de pagina op de site en kopieer wat er na de naam staat."
_ID = regex(rb' id="([^"]*)"')


@dataclass(frozen=True)
class Pages:
    """What links can lead to: the `files` of the site by path, its `root`, and on which page the text of each source
    stands (`page_of`).
    """

    files: Mapping[str, bytes]
    root: Root
    page_of: Mapping[str, str]
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _cures: dict[str, str] = field(default_factory=dict)

    def ids(self, path: str) -> frozenset[str]:
        """The ids on a page: the places that links can lead to."""
        if path not in self._ids:
            self._ids[path] = frozenset(found.decode() for found in _ID.findall(self.files[page_file(path)]))
        return self._ids[path]

    @cached_property
    def paths(self) -> list[str]:
        """What can stand in a link, sorted: once, and not for every link that leads nowhere."""
        return sorted(file.removesuffix("index.html") for file in self.files)

    def cure(self, link: str) -> str:
        """What is probably meant. Kept: one wrong address often stands in many texts, and all paths are looked at."""
        if link not in self._cures:
            # As the file stands in `content/`, or as an editor leads to it.
            beside = r"^(?:\.{1,2}/)*(?:content/)?(?:paginas/)?|(?:leergang)?\.(?:md|ya?ml|html?)$"
            path = re.sub(beside, "", _path(link))
            near = _nearest(path, self.paths)
            self._cures[link] = f"Bedoelde je `/{near}`?" if near else _COPY
        return self._cures[link]


def broken_links(links: Iterable[tuple[str, str]], texts: Iterable[people.Prose], pages: Pages) -> list[Problem]:
    """Problems for the (source, link) pairs that lead to nothing; `texts` give the places."""
    texts_by_source = {text.source: text.text for text in texts}
    broken = (
        Problem(source, *place, *message_and_cure, "WM401")
        for source, link in sorted(links)
        if (message_and_cure := complaint(source, link, pages))
        for place in _places(texts_by_source[source], link)
    )
    return list(islice(broken, MAX_TOLD + 1))


def complaint(source: str, written: str, pages: Pages) -> tuple[str, str] | None:
    """(message, cure) for a link that leads nowhere, in the file `source`; None for a good one."""
    link = pages.root.own(written) or written
    if link.lower().startswith(("http:", "https:", "//", "/\\", "\\")) and not is_elsewhere(link):
        cure = "Schrijf een adres op een andere site helemaal uit, met `https://` ervoor."
        return f'Het adres "{link}" is niet af: een browser zoekt het op een andere site.', cure
    if not link.strip():
        return "Achter deze woorden staat geen adres.", "Zet het tussen de ronde haken, zoals `(/agenda/)`."
    if link.startswith("#"):
        return _no_place(pages.page_of[source], link[1:], pages, "deze pagina") if source in pages.page_of else None
    if meant := completed(link):
        return f'Het adres "{link}" is niet af.', f"Schrijf `{meant}`."
    if re.search(r"\.(?:jpe?g|png|webp|svg)$", link, re.IGNORECASE):
        return (
            f'"{link}" is een beeld, en geen pagina.',
            "Zet een uitroepteken voor de haken: `![wat er te zien is](…)`.",
        )
    if not link.startswith("/"):
        return f'Het adres "{link}" begint niet met een `/`.', pages.cure(link)
    if page_file(_path(link)) not in pages.files:
        return f'Het adres "{link}" is er niet op deze site.', pages.cure(link)
    return _no_place(_path(link), urlsplit(link).fragment, pages, f"/{_path(link)}")


def _nearest(word: str, choices: list[str]) -> str:
    """The choice that comes near, as it is written; "" where none does."""
    from difflib import get_close_matches  # noqa: PLC0415  # where all links lead somewhere nobody needs it

    return next(iter(get_close_matches(word, choices, n=1, cutoff=0.6)), "")


def _no_place(path: str, fragment: str, pages: Pages, name: str) -> tuple[str, str] | None:
    """(message, cure) where a page has no element with the id that a link ends in."""
    id = unquote(fragment)
    # An empty one and `top` are the top of the page in every browser, and `:~:` is about words (HTML, 7.4.6.3).
    if id.lower() in ("", "top") or ":~:" in id or id in pages.ids(path):
        return None
    near = _nearest(as_id(id), sorted(pages.ids(path)))
    link = f"#{near}" if near else ""
    here = "" if name == "deze pagina" else name
    cure = f"Bedoelde je `{here}{link}`?" if near else "Link naar een kop: `#voor-wie` leidt naar de kop `Voor wie`."
    return f'Een plek "#{fragment}" is er niet op {name}.', cure


def completed(link: str) -> str:
    """What somebody means who leaves out how an address begins: `www.platform31.nl`, `info@wijkmakers.nl`; else ""."""
    if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", link):
        return f"mailto:{link}"
    if phone := re.fullmatch(r"(?:tel(?:efoon)?[.:]?\s*)?(\+?[0-9][0-9 ()-]{7,18})", link, re.IGNORECASE):
        return f"tel:{re.sub(r'[^0-9+]', '', phone[1].replace('(0)', ''))}"
    if re.fullmatch(
        r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|net|be|de|info|frl|gov))(?:[/?#]\S*)?", link
    ):
        return f"https://{link}"
    return ""


def _path(link: str) -> str:
    return urlsplit(link).path.removeprefix("/")


def _places(text: str, link: str) -> Iterator[tuple[int, int]]:
    """Line and column (from 1) wherever the link stands; the beginning where it is written in some other way."""
    # In Markdown `](link`, `<link>` and `[name]: link`, in HTML between quotes; a mention in a sentence is no link.
    written = re.compile(rf"(?:[(\"'<]|\]:\s*)({re.escape(link)})(?=[)\s\"'>]|$)")
    starts = [match.start(1) for match in written.finditer(text)]
    return (place_in(text, start) for start in starts or [0])
