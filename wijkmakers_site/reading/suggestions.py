"""What somebody may have meant by a word that is not known: the part of a message that suggests it, in Dutch."""

from __future__ import annotations

from collections.abc import Iterable

from wijkmakers_site.text.words.dutch import listing
from wijkmakers_site.text.words.nearest import suggestion


def one_of(words: Iterable[str]) -> str:
    """`` `a`, `b` of `c` ``."""
    return listing([f"`{word}`" for word in words], "of")


# What people write for fixed values, in English or in another word than ours.
_SYNONYMS = {
    "cancelled": "geannuleerd", "canceled": "geannuleerd", "afgelast": "geannuleerd", "vervalt": "geannuleerd",
    "vervallen": "geannuleerd", "gaat niet door": "geannuleerd", "niet door": "geannuleerd", "gecanceld": "geannuleerd",
    "postponed": "uitgesteld", "verschoven": "uitgesteld", "verplaatst": "uitgesteld", "nog niet zeker": "voorlopig",
    "nieuwe datum volgt": "uitgesteld", "onder voorbehoud": "voorlopig",
    "draft": "concept", "tentative": "voorlopig", "misschien": "voorlopig", "optie": "voorlopig",
    "scheduled": "gepland", "planned": "gepland", "confirmed": "gepland", "definitief": "gepland",
    "bevestigd": "gepland", "course": "leergang", "cursus": "leergang", "opleiding": "leergang",
    "training": "leergang", "lecture": "lezing", "excursion": "excursie", "introduction": "introductie",
    "intro": "introductie", "start": "introductie", "closing": "slot", "afsluiting": "slot", "einde": "slot",
    "leider": "programmaleider", "contactpersoon": "contact", "included": "inclusief", "incl": "inclusief",
    "excluded": "exclusief", "excl": "exclusief", "exempt": "vrijgesteld",
}  # fmt: skip


def synonym(word: str) -> str:
    """Our word for another one, alone or with more behind it ("afgelast wegens ziekte"); "" for none."""
    word = word.lower().rstrip(".!")
    begun = (ours for theirs, ours in _SYNONYMS.items() if word.startswith(f"{theirs} "))
    return _SYNONYMS.get(word) or next(begun, "")


def value_suggestion(word: str, choices: Iterable[str]) -> str:
    """The question "Bedoelde je `x`?" for one of a few fixed words; "" where several begin with `word` too."""
    choices = list(choices)
    ours = synonym(word)
    if ours in choices:
        return f"Bedoelde je `{ours}`?"
    completions = [choice for choice in choices if choice.startswith(word.lower())]
    return "" if len(completions) > 1 else suggestion(word, choices)
