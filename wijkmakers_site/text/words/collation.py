"""Words without capitals and accents, as `zoekmachine.js` makes them too, and the alphabetical order that follows."""

from __future__ import annotations

import re
import unicodedata

from wijkmakers_site.regex import regex

_BEYOND_ASCII = regex("[^\x00-\x7f]")
_WORD = regex(r"[^\W_]+")
_ASCII_WORDS = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
# Letters that Unicode does not decompose (NFKD) into one of ours and its marks.
_NOT_DECOMPOSED = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
_BEFORE_SURNAMES = frozenset(
    ("van", "der", "den", "de", "het", "’t", "'t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "over", "onder",
     "von", "zu", "zur", "la", "le", "du", "del", "el", "al")
)  # fmt: skip
DIGITS, OTHERS = "0-9", "Overig"  # the headings of a register for what begins with no letter from A to Z


def folded(text: str) -> str:
    """Café Ørsted -> cafe orsted"""
    if text.isascii():  # most words are, and Python knows it of a text without looking
        return text.lower()
    return _BEYOND_ASCII.sub(_base_letter, unicodedata.normalize("NFKD", text)).lower()


def _base_letter(match: re.Match[str]) -> str:
    """A character beyond ASCII without its marks: nothing where it is a mark itself."""
    letter = match[0].lower()
    return "" if unicodedata.combining(letter) else _NOT_DECOMPOSED.get(letter, letter)


def words(text: str) -> list[str]:
    """‘Wonen’ in de wijk! -> wonen, in, de, wijk"""
    plain = folded(text)
    if plain.isascii():  # of most texts, and a quarter of the work
        return plain.translate(_ASCII_WORDS).split()
    return _WORD.findall(plain)


def initial(text: str) -> str:
    """The letter under which a register has `text`: quotes do not count, digits share one place."""
    return _initial(words(text))


def _initial(found: list[str]) -> str:
    first = found[0][0] if found else ""
    if "a" <= first <= "z":
        return first.upper()
    return DIGITS if "0" <= first <= "9" else OTHERS


def surname(name: str) -> str:
    """Milio van de Kamp -> Kamp: what a Dutch register sorts people by, without what stands before it.

    Only a guess where there is no such word: the last one of the name.
    """
    parts = name.split()
    marks = [number for number, part in enumerate(parts) if number and part.lower() in _BEFORE_SURNAMES]
    first = marks[-1] + 1 if marks else len(parts) - 1
    return " ".join(parts[first:]) or name


def person_key(name: str) -> tuple[tuple[bool, str, str], ...]:
    """The key by which people are sorted: by surname, then by the whole name."""
    return sort_key(surname(name)), sort_key(name)


def sort_key(text: str) -> tuple[bool, str, str]:
    """The key by which names and titles are sorted; what begins with no letter or digit of ours comes last.

    Our own, because `locale.strxfrm` sorts by what the machine has installed. The text itself decides between equals.
    """
    found = words(text)
    return _initial(found) == OTHERS, " ".join(found), text
