"""Markup in a fact: only texts in Markdown become bold or a link; of a fact every character is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.written.texts import FactText, texts_of_facts
from wijkmakers_site.reading.schema.shapes import quoted
from wijkmakers_site.regex import regex

_MAX_SHOWN = 120
# What to look for, and what is left of it. No `<i>` and `<b>`: "<b" is also less than b.
_MARKUP = (
    (regex(r"\[([^\[\]\n]+)\]\((?:/|https?:|mailto:)[^()\s]*\)"), r"\1"),
    (regex(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1"), r"\2"),
    (regex(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (regex(r"</?(?:br|p|strong|em|a|span|div|ul|li|u)\b[^<>\n]*>", re.IGNORECASE), ""),
    (regex(r"^[•·▪●◦■]\s*"), ""),
    (regex(r"^#{1,6} +"), ""),
)
_SIGNS = frozenset("[*_<•·▪●◦■#&")  # without one of which there is none: few facts have any
_ENTITY = regex(r"&(?:[a-z]{2,8}|#[0-9]{2,5});", re.IGNORECASE)


def markup_in_fact(content: Content) -> Iterator[Problem]:
    """A fact is plain text."""
    for text in texts_of_facts(content):
        if not _is_joined(text) and (found := _markup_in(text.text)):
            plain = _without(text.text)
            written = f"{text.at[-1]}: {quoted(plain)}" if isinstance(text.at[-1], str) else quoted(plain)
            cure = f"Schrijf `{written}`." if len(written) <= _MAX_SHOWN and "`" not in plain else "Haal de tekens weg."
            cure += " Een link kan in de tekst van de pagina." if "](" in found else ""
            yield text.filed.problem(text.at, f"`{found[:60]}` komt zo op de site, met alle tekens.", cure)


def _is_joined(fact: FactText) -> bool:
    """Whether it was put together of several lines, which is what is wrong with it (`lines.joined_lines`)."""
    presentations = fact.filed.document.presentations
    return any(at in presentations and len(presentations[at].lines) > 1 for at in (fact.at, fact.at[:-1]))


def _markup_in(text: str) -> str:
    """The first piece of markup in a text; "" where it has none."""
    if _SIGNS.isdisjoint(text):
        return ""
    for pattern, _ in _MARKUP:
        if match := pattern.search(text):
            return match[0].strip()
    match = None if "<" in text else _ENTITY.search(text)  # what speaks of HTML may name them
    return match[0] if match and unescape(match[0]) != match[0] else ""


def _without(text: str) -> str:
    for pattern, left in _MARKUP:
        text = pattern.sub(left, text)
    return " ".join(unescape(text).split())
