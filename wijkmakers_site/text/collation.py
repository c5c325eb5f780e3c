"""Words without capitals and accents, as `zoeken.js` makes them too, and the alphabetical order that follows."""

from __future__ import annotations

import re
import unicodedata

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"[^\W_]+")
_UNDIVIDED = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
DIGITS, OTHERS = "0-9", "Overig"


def plain(text: str) -> str:
    """Café Ørsted -> cafe orsted"""
    return _BEYOND_ASCII.sub(_letter, unicodedata.normalize("NFKD", text)).lower()


def _letter(found: re.Match[str]) -> str:
    """A character beyond ASCII without its marks: nothing where it is a mark itself."""
    one = found[0].lower()
    return "" if unicodedata.combining(one) else _UNDIVIDED.get(one, one)


def words(text: str) -> list[str]:
    """‘Wonen’ in de wijk! -> wonen, in, de, wijk"""
    return _WORD.findall(plain(text))


def initial(text: str) -> str:
    """The letter under which a register has `text`: quotes do not count, digits share one place."""
    first = "".join(words(text))[:1]
    if "a" <= first <= "z":
        return first.upper()
    return DIGITS if "0" <= first <= "9" else OTHERS


def order(text: str) -> tuple[bool, str, str]:
    """The key by which names and titles are sorted; what has no letter or digit of ours comes last."""
    return initial(text) == OTHERS, " ".join(words(text)), text
