"""HTML in texts: what is taken out of it, and so seen by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.allowed_html import ALLOWED_ATTRIBUTES, ALLOWED_TAGS

# `<https://…>` and `<naam@voorbeeld.nl>` are links of Markdown.
_TAG = regex(r"<(?P<name>[a-zA-Z](?!\w*:/|[\w.+-]*@|\w*:[\w.+-]+@)[\w.:-]*)(?P<attributes>(?=[\s/>])[^<>]*|)>")
_ATTRIBUTE = regex(r"\s([a-zA-Z][\w:-]*)(?=\s*=)")
_ELEMENT = regex(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*(?<!/)>")
# Those that have no end, and those whose end browsers and we put in.
_WITHOUT_END = {"br", "hr", "img", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody"}
_BLOCK = regex(r"^ {0,3}<(?P<name>div|p|table|ul|ol|dl|blockquote|h[1-6])\b[^<>]*>", re.MULTILINE | re.IGNORECASE)
_MARKDOWN_MARK = regex(r"\*\*\S[^*\n]*\*\*|\[[^\[\]\n]+\]\([^()\s]+\)|^(?:- |#{1,6} )", re.MULTILINE)
_MARKDOWN = "Gebruik Markdown, zoals `**vet**`. Zie 'Teksten schrijven' in LEESMIJ.md."
_OTHER_SITE = "Zet er een link naar, zoals `[de film](https://voorbeeld.nl/)`: de site haalt niets op van andere sites."
_SOURCE = regex(r"\bsrc\s*=\s*[\"'](https?://[^\"'\s()`<>]+)")
_FROM_WORD = "Haal het weg: het is meegekomen uit Word."
_CURES = {
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object"), _OTHER_SITE),
    **dict.fromkeys(("center", "style"), "Haal het weg: de site kiest zelf hoe iets eruitziet."),
    "u": "Haal het weg: onderstreept is op een site een link. Gebruik `**vet**`.",
    "b": "Gebruik `**vet**`.",
    "script": "Haal het weg, met alles tot en met `</script>`.",
}
_SHEET = regex(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)


def removed_html(content: Content) -> Iterator[Problem]:
    """HTML that could do harm is taken out of texts; Markdown has another way for most of it."""
    for text in published_texts(content):
        if "<" not in text.text:
            continue
        if _SHEET.match(text.text):
            message = "Dit is een hele webpagina (HTML), en geen tekst."
            yield text.problem(0, message, "Kopieer de tekst uit je browser, en plak die hier zonder opmaak.")
        else:
            yield from _removed(text)


def odd_html(content: Content) -> Iterator[Problem]:
    """HTML that begins also ends, and holds no Markdown: inside HTML that stays as it was typed."""
    for text in published_texts(content):
        if "<" not in text.text or _SHEET.match(text.text):
            continue
        if (start := text.text.find("<!--")) >= 0:
            message = "Deze opmerking houdt nergens op: bezoekers zien hem."
            yield text.problem(start, message, "Zet `-->` erachter.")
        yield from _open_elements(text)
        yield from _markdown_inside(text)


def _open_elements(text: PublishedText) -> Iterator[Problem]:
    open_elements: dict[str, list[int]] = {}
    for match in _ELEMENT.finditer(text.text):
        name, starts = match["name"].lower(), open_elements.setdefault(match["name"].lower(), [])
        if name not in ALLOWED_TAGS or name in _WITHOUT_END:
            continue
        if not match["end"]:
            starts.append(match.start())
        elif starts:
            starts.pop()
        else:
            message = f"Bij `</{name}>` hoort `<{name}>`, en dat staat er niet voor."
            yield text.problem(match.start(), message, f"Haal `</{name}>` weg.")
    for name, starts in open_elements.items():
        if starts:
            message = f"`<{name}>` houdt nergens op: ook wat erna komt, ziet er zo uit."
            yield text.problem(starts[-1], message, f"Zet `</{name}>` achter de woorden waar het om gaat.")


def _markdown_inside(text: PublishedText) -> Iterator[Problem]:
    end = 0
    for match in _BLOCK.finditer(text.text):
        if match.start() < end:  # inside another one
            continue
        end = text.text.find(f"</{match['name']}>", match.end())
        end = end if end >= 0 else len(text.text)
        if found := _MARKDOWN_MARK.search(text.text, match.end(), end):
            message = f"Binnen `<{match['name']}>` werkt Markdown niet: dit blijft zo op de pagina staan."
            yield text.problem(found.start(), message, f"Haal `<{match['name']}>` en `</{match['name']}>` weg.")


def _removed(text: PublishedText) -> Iterator[Problem]:
    """One problem for each element, and for each attribute, that is taken out."""
    told = set[str]()
    for match in _TAG.finditer(text.text):
        name = match["name"].lower()
        if name not in ALLOWED_TAGS:
            if name not in told:
                cure = _link_to_other_site(match["attributes"]) or _cure(match["name"])
                yield text.problem(match.start(), f"`<{match['name']}>` komt niet op de site.", cure)
            told.add(name)
            continue
        for attribute in _ATTRIBUTE.findall(match["attributes"]):
            known = ALLOWED_ATTRIBUTES["*"] | ALLOWED_ATTRIBUTES.get(name, set())
            if attribute.lower() not in known and attribute not in told:
                told.add(attribute)
                message = f"`{attribute}` gaat van `<{match['name']}>` af."
                yield text.problem(match.start(), message, "Haal het weg: de site kiest zelf hoe iets eruitziet.")


def _link_to_other_site(attributes: str | None) -> str:
    """The cure of what shows something of another site, with the link to it; "" where it does not say which."""
    source = _SOURCE.search(attributes or "")
    return _OTHER_SITE.replace("https://voorbeeld.nl/", source[1]) if source else ""


def _cure(name: str) -> str:
    if "." in name:
        return f"Schrijf `[de woorden waarop je klikt](https://{name})`."
    if name.lower().startswith(("o:", "w:", "v:", "m:", "st1:")):
        return _FROM_WORD
    return _CURES.get(name.lower(), _MARKDOWN)
