"""Markdown -> HTML that is safe, starts its headings at h2 and skips none. Written texts in, Markup out."""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from functools import cached_property
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from wijkmakers_site.files.cache import code_fingerprint
from wijkmakers_site.model import people
from wijkmakers_site.model.academy import SITE_LANGUAGE
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import Root, is_elsewhere
from wijkmakers_site.text.prose.own_files import PICTURES, Downloads, own_file
from wijkmakers_site.text.prose.parts.headings import with_heading_ids, with_heading_levels
from wijkmakers_site.text.words import dutch, quotation, slug
from wijkmakers_site.text.words.quotation import typeset
from wijkmakers_site.text.workers import fill

if TYPE_CHECKING:
    from markdown import Markdown

_WEB_ADDRESS = regex(r"(?<![\w@/.-])(?:https?://|www\.)[^\s<>\"'\x02\x03]*[^\s<>\"'.,;:!?)\]*_]")
_MAIL_ADDRESS = regex(r"(?<![\w@/.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+(?![\w@])")


class Pictures(Protocol):
    """Shows the pictures of texts, by the name of the file in `content/beelden/`: as HTML, "" where it may not be seen.

    `alt` and `caption` are what the text says of it.
    """

    def figure(self, name: str, alt: str, caption: str) -> str:
        """By itself, with what stands below it."""

    def picture(self, name: str, alt: str) -> str:
        """In a line of text."""


class ProseRenderer:
    """Converts texts, one by one; `cache` keeps the HTML of earlier builds, by the hash of everything it depends on.

    `pictures` shows those of the texts; where it is None, they are left out.
    `links` grows with each text: (source, link) for what must be on the site, as written; `linked` are the documents
    of `downloads` that links lead to.
    """

    def __init__(
        self,
        root: Root,
        cache: MutableMapping[str, str],
        pictures: Pictures | None = None,
        downloads: Iterable[Download] = (),
    ) -> None:
        self.root = root
        self.cache = cache
        self.pictures = pictures
        self.downloads = Downloads(downloads)
        self.links: set[tuple[str, str]] = set()
        self.linked: set[Download] = set()

    def prepare(self, texts: Iterable[people.Prose]) -> None:
        """Convert those that no earlier build did, at once: converting is the most that a first build has to do."""
        fill(self.cache, "Teksten", self._converted, {self._key(text): text for text in texts})

    def _converted(self, prose: people.Prose) -> str | None:
        """None for a text that cannot be shown: of that its page will tell."""
        try:
            return self._convert(prose)
        except InvalidContentError:
            return None

    def html(self, prose: people.Prose | None) -> Markup | None:
        """The text as HTML; its links into the site get the base path, and are noted in `links`."""
        if prose is None:
            return None
        if (html := self.cache.get(self._key(prose))) is None:
            html = self.cache[self._key(prose)] = self._convert(prose)
        # Most texts have neither, which costs less to see than to look for all that one may be.
        if "<img" in html:
            html = _PICTURES.sub(self._pictures, html)
        if "<a" in html:
            html = _ANCHOR.sub(self._download, html)
            html = _LINK.sub(lambda match: self._complete(prose.source, match), html)
        return Markup(html)

    @staticmethod
    def _key(prose: people.Prose) -> str:
        # The cache holds links as they were written: the base path is no part of the key, and cached texts are checked
        # for broken links like new ones.
        return sha256(f"{_FINGERPRINT}\0{prose.text}".encode()).hexdigest()

    def _pictures(self, match: re.Match[str]) -> str:
        """A picture in a line of text, or those of a paragraph that holds nothing else."""
        return _IMG.sub(self._figure, match["alone"]) if match["alone"] else self._picture(match)

    def _download(self, match: re.Match[str]) -> str:
        """A link to a document says what opens, and how large it is."""
        if not (download := self.downloads.find(unescape(match["address"]))):
            return match[0]
        self.linked.add(download)
        words = f"{_TYPED_LABEL.sub('', match['words'])} ({dutch.file_label(download)})"
        return f'{match["start"]}"/{download.path}"{match["rest"]}{words}</a>'

    def _figure(self, match: re.Match[str]) -> str:
        """A picture that stands by itself, with its caption."""
        values = _values(match[0])
        name = own_file(PICTURES, values.get("src", ""))
        return self.pictures.figure(name, values.get("alt", ""), values.get("title", "")) if self.pictures else ""

    def _picture(self, match: re.Match[str]) -> str:
        """A picture in a line of text."""
        values = _values(match[0])
        name = own_file(PICTURES, values.get("src", ""))
        return self.pictures.picture(name, values.get("alt", "")) if self.pictures else ""

    @cached_property
    def _markdown(self) -> Markdown:
        from wijkmakers_site.text.prose import python_markdown  # noqa: PLC0415  # only a new text needs it
        from wijkmakers_site.text.prose.parts import notes  # noqa: PLC0415

        return python_markdown.converter(notes.OPTIONS)

    def _convert(self, prose: people.Prose) -> str:
        import nh3  # noqa: PLC0415  # as with Markdown

        from wijkmakers_site.text.prose.allowed_html import ALLOWED_ATTRIBUTES, ALLOWED_TAGS  # noqa: PLC0415
        from wijkmakers_site.text.prose.parts.notes import with_dutch_notes  # noqa: PLC0415
        from wijkmakers_site.text.prose.parts.quotes import with_signed_quotes  # noqa: PLC0415

        self._markdown.reset()  # or the link references of the last text would be those of this one too
        try:
            html = self._markdown.convert(prose.text)
        except RecursionError:
            message = "In deze tekst zit te veel in elkaar: lijsten in lijsten, of citaten in citaten."
            problem = Problem(prose.source, 1, 1, message, "Gebruik minder lagen.", "WM408")
            raise InvalidContentError([problem]) from None
        # Sanitised before headings and tables get what they need: that may not be in the hands of a text.
        safe = nh3.clean(
            html, tags=set(ALLOWED_TAGS), attributes=ALLOWED_ATTRIBUTES, link_rel=None, url_schemes=_SCHEMES
        )
        with_headings = with_heading_ids(with_heading_levels(with_signed_quotes(safe)))
        return _with_scrollable_tables(_with_links(with_dutch_notes(with_headings)))

    def _complete(self, source: str, match: re.Match[str]) -> str:
        """The beginning of an element up to and including its link, with the base path where it leads into the site."""
        start, link = match[1], unescape(match[2])
        own = self.root.own(link)
        if (own is None and is_elsewhere(link)) or link.lower().startswith(_NO_PAGES):
            return match[0]
        self.links.add((source, link))
        return match[0] if link.startswith("#") else f'{start}"{escape(self.root.address(own or link))}"'


_SOURCES = [*sorted(Path(__file__).parent.rglob("*.py")), Path(quotation.__file__), Path(slug.__file__)]
_FINGERPRINT = code_fingerprint(_SOURCES, "markdown", "nh3")
# Enough for what nh3 wrote, which puts every attribute between double quotes; not for HTML at large.
_SITES_OWN = Markup("")
_TAG = regex(r'<(?:[^<>"]|"[^"]*")*>')
_NO_LINK_IN = regex(r"<(/?)(?:a|code|pre|kbd)\b")
_NO_PAGES = ("mailto:", "tel:")
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = regex(r'''(<a\b(?:[^<>"]|"[^"]*")*?\shref=)"([^"]*)"''')
_ANCHOR = regex(
    r"""(?P<start><a\b(?:[^<>"]|"[^"]*")*?\shref=)"(?P<address>[^"]*)"(?P<rest>(?:[^<>"]|"[^"]*")*>)(?P<words>.*?)</a>""",
    re.DOTALL,
)
# What people type themselves behind such a link: the kind and perhaps the size.
_TYPED_LABEL = regex(
    r"\s*[(\[](?:pdf|docx?|word|xlsx?|excel|pptx?|powerpoint)\b[^()\[\]<>]{0,40}[)\]]\s*$", re.IGNORECASE
)
_IMG = regex(r"""<img\b(?:[^<>"]|"[^"]*")*>""")
_PICTURES = regex(rf"<p>\s*(?P<alone>(?:{_IMG.pattern}(?:\s|<br>)*)+)</p>|{_IMG.pattern}")
_VALUE = regex(r'\s([a-z]+)="([^"]*)"')


def _values(element: str) -> dict[str, str]:
    """The attributes of an element as nh3 wrote it."""
    return {name: unescape(value) for name, value in _VALUE.findall(element)}


def _with_scrollable_tables(html: str) -> str:
    """A table that is wider than a phone scrolls in a frame of its own, by keyboard too (WCAG 1.4.10 and 2.1.1)."""
    if "<table" not in html:
        return html
    depth = number = 0

    def framed(match: re.Match[str]) -> str:
        nonlocal depth, number
        tag = match[0]
        if tag.startswith("<table"):
            depth += 1
            if depth == 1:  # a table inside another scrolls along with it
                number += 1
                # Landmarks of one name cannot be told apart in a list of them (axe: landmark-unique).
                name = "Tabel" if number == 1 else f"Tabel {number}"
                return f'<div class="scrolling" role="region" aria-label="{name}" tabindex="0">{tag}'
        elif tag == "</table>":
            depth -= 1
            if depth == 0:
                return f"{tag}</div>"
        return tag

    return _TAG.sub(framed, html)


def _with_links(html: str) -> str:
    """An address of the web or of mail that stands in a text as it is becomes a link: one can click on it."""
    if "://" not in html and "www." not in html and "@" not in html:
        return html
    parts, inside, end = [], 0, 0  # how deep in links and code
    for tag in _TAG.finditer(html):
        parts += [html[end : tag.start()] if inside else _linked_text(html[end : tag.start()]), tag[0]]
        if name := _NO_LINK_IN.match(tag[0]):
            inside += -1 if name[1] else 1
        end = tag.end()
    return "".join([*parts, html[end:] if inside else _linked_text(html[end:])])


def _linked_text(text: str) -> str:
    """Text of HTML, in which `&` is written as `&amp;` already."""
    text = _WEB_ADDRESS.sub(lambda match: f'<a href="{_complete_address(match[0])}">{match[0]}</a>', text)
    if "@" in text:
        text = _MAIL_ADDRESS.sub(lambda match: f'<a href="mailto:{match[0]}">{match[0]}</a>', text)
    return text


def _complete_address(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def text_of(html: Markup) -> str:
    """The text content of `html`, in one line; every tag parts words."""
    return " ".join(untagged(html).split())


def untagged(html: Markup) -> str:
    """The text content of `html` with its white space, and more for every tag: for who asks for words alone."""
    return unescape(_TAG.sub(" ", html))


def in_language(code: str) -> Markup:
    """The attribute `lang` of a text in another language than the site's, with a space before it; else nothing: a
    screen reader changes its voice there (WCAG 3.1.2).
    """
    return _SITES_OWN if code == SITE_LANGUAGE else Markup(' lang="{}"').format(code)


def paragraphs(text: str, language: str = SITE_LANGUAGE) -> Markup:
    """Plain text as paragraphs, parted by blank lines; a bare web address is a link."""
    blocks = (typeset(block.strip()) for block in re.split(r"\n\s*\n", text))
    start = Markup("<p{}>").format(in_language(language))
    return Markup("\n").join(start + _linked(block) + Markup("</p>") for block in blocks if block)


def _linked(text: str) -> Markup:
    html, end = Markup(""), 0
    for match in _WEB_ADDRESS.finditer(text):
        html += text[end : match.start()]  # added to Markup, text is escaped
        html += Markup('<a href="{0}">{1}</a>').format(_complete_address(match[0]), match[0])
        end = match.end()
    return html + text[end:]
