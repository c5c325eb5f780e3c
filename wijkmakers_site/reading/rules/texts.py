"""How texts are written: links that say where they lead, headings in order, no HTML that is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import Problem, place_in
from wijkmakers_site.reading.content import Content
from wijkmakers_site.text.prose.allowed_html import ALLOWED_TAGS

# Code, and comments of colleagues. A comment ends before another one begins: with `.*?` alone, many `<!--` without an
# end would be looked at again and again.
_NOT_PROSE = re.compile(r"<!--(?:(?!<!--).)*?-->|(?<!`)(`++).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\](?=[(\[])")
_VAGUE = re.compile(
    r"(?:klik |kijk |lees |zie )?(?:hier|verder|meer(?: info| informatie| lezen)?|(?:de |deze )?(?:link|site|website))"
    r"[.!…>» ]*",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"(?<![\w(<\"'=\[/.])(?:https?://|www\.)[^\s<>\"')\]]+")
_LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})(?!#)|^(?![#>*+\-|\s])[^\n]+\n(?P<under>=+|-+)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>")


def vague_link(content: Content) -> Iterator[Problem]:
    """A link says where it leads: screen readers list links without the text around them."""
    for prose, text in published_texts(content):
        for match in _LINK.finditer(text):
            if _VAGUE.fullmatch(match[1].strip(" *_")):
                message = f'"{match[1]}" zegt niet waar de link heen gaat.'
                cure = "Maak een link van de woorden die dat wel zeggen, zoals `[de agenda](/agenda/)`."
                yield Problem(prose.source, *place_in(prose.text, match.start()), message, cure)


def bare_address(content: Content) -> Iterator[Problem]:
    """An address in a text is a link with words."""
    for prose, text in published_texts(content):
        if "://" not in text and "www." not in text:  # a quick first look: few texts hold one
            continue
        for match in _BARE_ADDRESS.finditer(_LINK_DEFINITION.sub(_blank, text)):
            address = match[0].rstrip(".,;:!?")
            message = f"Op {address} kun je zo niet klikken."
            target = address if "://" in address else f"https://{address}"
            cure = f"Schrijf `[de woorden waarop je klikt]({target})`."
            yield Problem(prose.source, *place_in(prose.text, match.start()), message, cure)


def skipped_level(content: Content) -> Iterator[Problem]:
    """Headings go one level deeper at a time; the first is a `##`."""
    for prose, text in published_texts(content):
        before = 1
        for start, level in _headings(text):
            if level > before + 1:
                message = f"Deze kop heeft {level} hekjes; {_last_heading(before)}."
                yield Problem(
                    prose.source, *place_in(prose.text, start), message, f"Maak er `{'#' * (before + 1)}` van."
                )
            before = level


def _last_heading(level: int) -> str:
    return f"de kop erboven heeft er {level}" if level > 1 else "de eerste hoort er twee te hebben"


def first_level_heading(content: Content) -> Iterator[Problem]:
    """The title of a page comes from the `.yaml`; headings in its text stand below it."""
    for prose, text in published_texts(content):
        for start, level in _headings(text):
            if level == 1:
                message = "Een kop met één hekje is de titel van de pagina, en die komt uit de `.yaml`."
                yield Problem(prose.source, *place_in(prose.text, start), message, "Maak er `##` van.")


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """(offset, level) of each heading (CommonMark, sections 4.2 and 4.3): marks before it or a line below it."""
    if "#" not in text and "\n=" not in text and "\n-" not in text:
        return
    for match in _HEADING.finditer(text):
        yield match.start(), len(match["marks"]) if match["marks"] else 1 if match["under"][0] == "=" else 2


def removed_html(content: Content) -> Iterator[Problem]:
    """HTML that could do harm is taken out of texts; Markdown has another way for most of it."""
    for prose, text in published_texts(content):
        for match in _TAG.finditer(text):
            if match[1].lower() not in ALLOWED_TAGS:
                message = f"`<{match[1]}>` komt niet op de site."
                cure = "Gebruik Markdown, zoals `**vet**`. Zie 'Teksten schrijven' in LEESMIJ.md."
                yield Problem(prose.source, *place_in(prose.text, match.start()), message, cure)


@lru_cache(maxsize=1)
def published_texts(content: Content) -> tuple[tuple[Prose, str], ...]:
    """Every text that visitors can read, with comments and code made blank, so that offsets stay those of the text.

    Kept for the content at hand, because several rules ask for it.
    """
    return tuple((prose, _without_code(prose.text)) for prose in content.published_prose())


def _without_code(text: str) -> str:
    return _NOT_PROSE.sub(_blank, text) if "`" in text or "<!--" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
