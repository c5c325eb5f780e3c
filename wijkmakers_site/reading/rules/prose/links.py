"""How links are written: so that they become one, and with words that say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, blank, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.foreign_addresses import mistyped
from wijkmakers_site.text.prose.written_links import written_links

_VAGUE = regex(
    r"(?:(?:klik|kijk|lees|zie|download|ga|druk)(?: je)? )?(?:op |via )?"
    r"(?:hier(?:heen|naartoe)?|verder|meer(?: info| informatie| lezen)?"
    r"|(?:de |deze )?(?:link|site|website|pagina|knop))"
    r"(?: (?:klikken|verder|lezen))?[.!…>» ]*",
    re.IGNORECASE,
)
_BARE_ADDRESS = regex(r"(?<![\w(<\"'=\[/.@])(?:https?://|www\.)[^\s<>\"')\]]+")
_DEFINITION = regex(r"^ {0,3}\[([^\]\n]+)\]:.*$", re.MULTILINE)
_LOOKS_LIKE_ADDRESS = r"(?:https?://|www\.|mailto:|tel:|/|#)[^\s\[\]()]*|[\w.+-]+@[\w-]+\.[\w.-]+"
_FILE = r"[^\s\[\]()]+\.(?:jpe?g|png|webp|pdf|docx|xlsx|pptx)"
_SWAPPED = regex(rf"\((?P<words>[^()\n]{{1,200}})\)\[(?P<address>{_LOOKS_LIKE_ADDRESS}|{_FILE})\]", re.IGNORECASE)
_APART = regex(
    rf"\[(?P<words>[^\[\]\n]{{1,200}})\](?:[ \t]+\n?|\n)\((?P<address>{_LOOKS_LIKE_ADDRESS}|{_FILE})\)", re.IGNORECASE
)
_BRACKETS = regex(rf"(?<![\]!])\[(?P<words>[^\[\]\n]{{1,200}})\]\[(?P<address>{_LOOKS_LIKE_ADDRESS})\]")
_UNCLOSED = regex(
    r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<address>[^\s()]+)(?=\s|$)(?![ \t]+[\"'])[^()\n]*$", re.MULTILINE
)
_REFERENCE = regex(r"(?<!\])\[(?P<words>[^\[\]\n]{1,200})\]\[(?P<id>[^\[\]\n]{0,80})\]")
_MAIL = regex(r"[^@\s,;]+@[\w-]+(?:\.[\w-]+)+")


def vague_link(content: Content) -> Iterator[Problem]:
    """A link says where it leads: screen readers list links without the text around them."""
    cure = "Maak een link van de woorden die dat wel zeggen, zoals `[de agenda](/agenda/)`."
    for text in published_texts(content):
        for link in written_links(text.text):
            if not link.has_words or link.is_picture:
                continue
            words = link.words.strip(" *_\n")
            if not words and link.address:
                shown = link.address if len(link.address) <= 60 else "…"
                message = "Deze link heeft geen woorden: niemand ziet hem."
                yield text.problem(link.start, message, f"Schrijf `[de woorden waarop je klikt]({shown})`.")
            elif _VAGUE.fullmatch(words):
                yield text.problem(link.start, f'"{link.words}" zegt niet waar de link heen gaat.', cure)
        for match in _REFERENCE.finditer(text.text):
            if _VAGUE.fullmatch(match["words"].strip(" *_")):
                yield text.problem(match.start(), f'"{match["words"]}" zegt niet waar de link heen gaat.', cure)


def bare_address(content: Content) -> Iterator[Problem]:
    """An address in a text is a link with words."""
    for text in published_texts(content):
        if "://" not in text.text and "www." not in text.text:  # a quick first look: few texts hold one
            continue
        for match in _BARE_ADDRESS.finditer(_DEFINITION.sub(blank, text.text)):
            address = match[0].rstrip(".,;:!?")
            message = f"Hier staat een heel webadres als tekst: {address}."
            target = address if "://" in address else f"https://{address}"
            cure = f"Schrijf `[de woorden waarop je klikt]({target})`."
            yield text.problem(match.start(), message, cure)


def failed_link(content: Content) -> Iterator[Problem]:
    """A link is `[de woorden](adres)`, to the letter."""
    for text in published_texts(content):
        if "[" in text.text:
            yield from _misshapen(text)
            yield from _mistyped(text)
            yield from _references(text)


def _misshapen(text: PublishedText) -> Iterator[Problem]:
    for pattern, message in (
        (_SWAPPED, "De haken staan andersom: dit wordt geen link."),
        (_APART, "Tussen `]` en `(` hoort niets te staan: nu wordt dit geen link."),
        (_BRACKETS, "Om het adres horen ronde haken: nu wordt dit geen link."),
        (_UNCLOSED, "Achter het adres mist `)`: nu wordt dit geen link."),
    ):
        for match in pattern.finditer(text.text):
            yield text.problem(match.start(), message, f"Schrijf `{_well_formed(match)}`.")


def well_formed_links(text: PublishedText) -> Iterator[tuple[int, int, str]]:
    """(start, end, link) for each link of which every part is there, but not where it belongs."""
    for pattern in (_SWAPPED, _APART, _BRACKETS):
        yield from ((match.start(), match.end(), _well_formed(match)) for match in pattern.finditer(text.text))


def _well_formed(match: re.Match[str]) -> str:
    address = match["address"]
    if address.startswith("www."):
        address = f"https://{address}"
    elif "@" in address and ":" not in address:
        address = f"mailto:{address}"
    return f"[{match['words']}]({address})"


def _mistyped(text: PublishedText) -> Iterator[Problem]:
    for link in written_links(text.text):
        if link.is_picture:
            continue
        address = link.address.strip()
        if meant := mistyped(address):
            yield text.problem(link.at, f'Het adres "{address}" klopt niet.', f"Schrijf `{meant}`.")
        elif address.lower().startswith("mailto:") and not _MAIL.fullmatch(address[7:].partition("?")[0]):
            yield text.problem(link.at, f'"{address[7:]}" is geen mailadres.', "Schrijf `mailto:naam@voorbeeld.nl`.")


def _references(text: PublishedText) -> Iterator[Problem]:
    """`[de woorden][1]` needs a line `[1]: adres` in the same text, and that line something that refers to it."""
    if "][" not in text.text and "]:" not in text.text:
        return
    lines = {match[1].casefold(): match for match in _DEFINITION.finditer(text.text) if not match[1].startswith("^")}
    used = {match[1].casefold() for match in re.finditer(r"\[([^\[\]\n]+)\](?!\(|:)", text.text)}
    looks_like_address = re.compile(_LOOKS_LIKE_ADDRESS)
    for match in _REFERENCE.finditer(text.text):
        id = match["id"] or match["words"]
        if id.casefold() not in lines and not id.startswith("^") and not looks_like_address.fullmatch(id):
            message = f"Bij `[{id}]` hoort een adres, en dat staat nergens in deze tekst."
            yield text.problem(match.start(), message, f"Schrijf `[{match['words']}](/adres/)`, met het adres erin.")
    for id, line in lines.items():
        if id not in used:
            message = f"Naar `[{line[1]}]` verwijst niets: dit adres komt niet op de site."
            yield text.problem(line.start(), message, "Maak er in de tekst een link van, of haal de regel weg.")
