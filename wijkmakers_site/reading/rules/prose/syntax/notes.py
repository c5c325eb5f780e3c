"""Footnotes: for each mark in a text a note, and for each note a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import published_texts
from wijkmakers_site.regex import regex

_NOTE = regex(r"^ {0,3}\[\^(?P<label>[^\]\n]+)\]:", re.MULTILINE)
_MARK = regex(r"\[\^(?P<label>[^\]\n]+)\](?!:)")
_INLINE = regex(r"(?<!\[)\^\[(?P<words>[^\[\]\n]+)\]")


def single_note(content: Content) -> Iterator[Problem]:
    """A mark without a note stays on the page as it is; a note without a mark is found by nobody."""
    for text in published_texts(content):
        if "[^" not in text.text and "^[" not in text.text:
            continue
        notes = {match["label"]: match for match in _NOTE.finditer(text.text)}
        marks = {match["label"]: match for match in reversed(list(_MARK.finditer(text.text)))}
        for label in marks.keys() - notes.keys():
            message = f"Bij `[^{label}]` staat nergens een noot."
            cure = f"Zet onder de tekst een regel die begint met `[^{label}]: `."
            yield text.problem(marks[label].start(), message, cure)
        for label in notes.keys() - marks.keys():
            message = f"Naar de noot `[^{label}]` verwijst niets in de tekst."
            cure = f"Zet `[^{label}]` waar de noot bij hoort, of haal de noot weg."
            yield text.problem(notes[label].start(), message, cure)
        for match in _INLINE.finditer(text.text):
            message = "Zo wordt dit geen voetnoot."
            cure = f"Zet onder de tekst een regel `[^1]: {match['words']}`, en schrijf hier `[^1]`."
            yield text.problem(match.start(), message, cure)
