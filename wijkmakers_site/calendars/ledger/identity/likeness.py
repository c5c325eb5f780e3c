"""Whether two entries tell of one meeting: how their titles, moments and places fit."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.regex import regex

_WORD = regex(r"[^\W_]+")
_NUMBER = regex(
    r"[0-9]+(?:e|de|ste)?|[ivx]{1,4}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|eerste|tweede|derde|vierde"
    r"|vijfde|zesde|zevende|achtste|negende|tiende|laatste"
)
_LIKE = 0.7  # of what `SequenceMatcher` finds the same in two titles: "Excursie naar Assen" and "Excursie naar Emmen"
_COMPARED = 200  # characters: it takes time by the square of them


class Fit(IntEnum):
    """How well something of two entries fits, the best last."""

    OTHER = 0
    NEAR = 1
    NUMBERED = 2
    SAME = 3


@lru_cache(maxsize=4096)
def titles(one: str, other: str) -> Fit:
    """`NUMBERED` is the same but for a number, as after renumbering; `NEAR` is what a correction may leave."""
    first, second = _words(one), _words(other)
    if first == second:
        return Fit.SAME
    plain, otherwise = ([word for word in words if not _NUMBER.fullmatch(word)] for words in (first, second))
    if plain == otherwise:
        return Fit.NUMBERED
    shorter, longer = sorted((set(plain), set(otherwise)), key=len)
    if shorter and shorter <= longer:
        return Fit.NEAR
    from difflib import SequenceMatcher  # noqa: PLC0415  # most titles are alike, or wholly other

    text, against = (" ".join(words)[:_COMPARED] for words in (first, second))
    return Fit.NEAR if SequenceMatcher(None, text, against).ratio() >= _LIKE else Fit.OTHER


def _words(title: str) -> list[str]:
    return _WORD.findall(title.casefold())


def moments(one: Entry, other: Entry) -> Fit:
    """`NEAR` is the same day at another time."""
    if one.begin == other.begin:
        return Fit.SAME
    return Fit.NEAR if one.first_day == other.first_day else Fit.OTHER


def places(one: Entry, other: Entry) -> Fit:
    """`NEAR` is where one of the two is not known. A venue whose address changes is the same one."""
    if not (one.place and other.place):
        return Fit.NEAR
    is_same = one.venue == other.venue if one.venue and other.venue else venue_name(one) == venue_name(other)
    return Fit.SAME if is_same else Fit.OTHER


def venue_name(entry: Entry) -> str:
    """The first part of its place: all that rows of an old form tell of a venue that may have got another address."""
    return (entry.place or "").partition(", ")[0]


def share_speakers(one: Entry, other: Entry) -> bool:
    return bool({each.id for each in one.speakers or ()} & {each.id for each in other.speakers or ()})


def is_forgotten(entry: Entry) -> bool:
    """Whether nobody knows any more what it said: of a ledger that was lost, and made anew of what was left."""
    return not entry.link


def vouched(known: Entry, new: Entry) -> bool:
    """Whether they are one meeting, as far as anybody can tell: of what moved the title still speaks, of what is called
    otherwise the day. Where neither does, only staff know; of what is forgotten the id is all there is.
    """
    if is_forgotten(known):
        return True
    title = titles(known.title, new.title)
    if title >= Fit.NUMBERED or moments(known, new) is not Fit.OTHER:
        return True
    return title is Fit.NEAR and (places(known, new) is not Fit.OTHER or share_speakers(known, new))
