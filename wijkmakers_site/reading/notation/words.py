"""Words that stand for a value: yes and no, a language, and all the ways to say that something is not known yet."""

from __future__ import annotations

import re

from wijkmakers_site.model.enums import Fullness
from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex
from wijkmakers_site.text.timezone import TIME_ZONE

_NOT_KNOWN = regex(
    r"[?.\-–—_*/\s]+|x{2,}"
    r"|(?:[a-z]+ )?(?:volgt|volgen|onbekend|tbd|tba|tbc|ntk|n\.?\s?n\.?\s?b|n\.?\s?t\.?\s?b|n\.?\s?v\.?\s?t)"
    r"(?: nog| later| z\.?s\.?m\.?)?\.?"
    r"|(?:[a-z]+ )?(?:wordt |is |zijn )?(?:nog |nader |later )*(?:niet |te |in overleg |in te |bekend ?)*"
    r"(?:bekend|bepalen|bepaald|plannen|gepland|invullen|vullen|kiezen|regelen|overleggen|overleg|gemaakt|geprikt)\.?"
    r"|(?:geen|leeg|later|todo|pm|p\.m|onder voorbehoud)\.?"
)  # in small letters
_ANSWERS = {"ja": True, "nee": False, "true": True, "false": False, "yes": True, "no": False}
_OTHER_ANSWERS = {
    "j": "ja", "y": "ja", "waar": "ja", "aan": "ja", "on": "ja", "1": "ja", "wel": "ja", "jawel": "ja", "ok": "ja",
    "n": "nee", "onwaar": "nee", "uit": "nee", "off": "nee", "0": "nee", "niet": "nee", "neen": "nee",
}  # fmt: skip
_LANGUAGES = {
    "nederlands": "nl", "dutch": "nl", "ned": "nl", "nl-nl": "nl", "engels": "en", "english": "en", "eng": "en",
    "en-gb": "en", "en-us": "en", "duits": "de", "deutsch": "de", "frans": "fr", "fries": "fy", "gronings": "nds",
}  # fmt: skip


def says_not_known(text: str) -> bool:
    """Whether a text stands where a value will come: "n.n.b.", "volgt", "nog niet bekend", "?"."""
    return len(text) < 60 and bool(_NOT_KNOWN.fullmatch(text.lower()))


def flag(text: str) -> bool:
    """`ja` or `nee`."""
    word = text.lower()
    if word in _ANSWERS:
        return _ANSWERS[word]
    message = f'"{text}" is geen ja of nee.'
    if ours := _OTHER_ANSWERS.get(word.rstrip("!.")) or (word.rstrip("!.") in _ANSWERS and word.rstrip("!.")):
        raise meaning(message, ours)
    raise NotationError(message, "Schrijf `ja` of `nee`.")


def fullness(text: str) -> Fullness | None:
    """`ja`, or `wachtlijst` where one can wait for a place; None for `nee`."""
    word = text.lower().rstrip("!.")
    if word == Fullness.WAITING_LIST:
        return Fullness.WAITING_LIST
    if "wachtlijst" in word:
        raise meaning(f'"{text}" is geen ja of nee.', Fullness.WAITING_LIST.value)
    try:
        return Fullness.FULL if flag(text) else None
    except NotationError as error:
        if error.meant:
            raise
        raise NotationError(error.message, "Schrijf `ja`, `nee` of `wachtlijst`.") from None


def language(text: str) -> str:
    """A BCP 47 primary language subtag."""
    if re.fullmatch(r"[a-z]{2,3}", text) and text not in _LANGUAGES:
        return text
    message = f'"{text}" is geen taalcode.'
    if code := _LANGUAGES.get(text.lower()) or (re.fullmatch(r"[A-Z]{2,3}", text) and text.lower()):
        raise meaning(message, code)
    raise NotationError(message, "Schrijf `nl` voor Nederlands of `en` voor Engels.")


def time_zone(text: str) -> str:
    """Calendars carry the rule of one time zone (RFC 5545 section 3.6.5): the academy's."""
    if text != TIME_ZONE:
        raise NotationError(f'De tijdzone "{text}" kennen we niet.', f"Schrijf `{TIME_ZONE}`, of haal de regel weg.")
    return text
