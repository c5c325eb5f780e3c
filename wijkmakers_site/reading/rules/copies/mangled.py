"""Letters that a program took for others on their way here, as `CafÃ©`: on the page they stand just so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import published_texts
from wijkmakers_site.reading.rules.written.texts import texts_of_facts
from wijkmakers_site.reading.schema.shapes import quoted
from wijkmakers_site.regex import regex

_SIGNS = ("Ã", "Â", "â€", "\ufffd")
# UTF-8 read as Windows-1252: behind its first letter comes what no word has there.
_BEHIND = "\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MANGLED = regex(rf"\S{{0,40}}(?:[ÃÂ][{_BEHIND}]|â€[{_BEHIND}]|\ufffd)(?:\u00a0|\S){{0,40}}")
_LOST = "\ufffd"  # what a program puts in the place of a letter that it could not read


def mangled_letters(content: Content) -> Iterator[Problem]:
    """A text has the letters that were typed."""
    for fact in texts_of_facts(content):
        if found := _mangled(fact.text):
            plain = _restored(fact.text)
            written = f"{fact.at[-1]}: {quoted(plain)}" if isinstance(fact.at[-1], str) else quoted(plain)
            yield fact.filed.problem(fact.at, _message(found), _cure(written if plain else "", found))
    for text in published_texts(content):
        if found := _mangled(text.words):
            offset = text.words.index(found)
            yield text.problem(offset, _message(found), _cure(_restored(found), found))


def _mangled(text: str) -> str:
    """The first word with such letters; "" where there is none."""
    match = _MANGLED.search(text) if any(sign in text for sign in _SIGNS) else None
    return match[0].rstrip("\u00a0") if match else ""


def _restored(text: str) -> str:
    """A text as it was before it was misread; "" where that cannot be known."""
    with suppress(UnicodeError):
        return text.encode("cp1252").decode("utf-8")
    return ""


def _message(found: str) -> str:
    if _LOST in found:
        return f'In "{found}" ging een letter verloren, bij het opslaan of plakken.'
    return f'In "{found}" staan verkeerde letters, van opslaan of plakken.'


def _cure(written: str, found: str) -> str:
    return f"Schrijf `{written}`." if written and "`" not in written else f"Typ `{found}` opnieuw, zoals het hoort."
