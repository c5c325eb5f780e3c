"""What somebody may have meant by a word that is not known: the choice that it looks most like."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_choice(word: str, choices: Iterable[str]) -> str:
    """The choice that `word` looks most like; "" where none comes near."""
    from difflib import get_close_matches  # noqa: PLC0415  # who writes no unknown word spares it

    return next(iter(get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)), "")


def suggestion(word: str, choices: Iterable[str]) -> str:
    """The question "Bedoelde je `x`?", or nothing where no choice comes near."""
    choice = nearest_choice(word, choices)
    return f"Bedoelde je `{choice}`?" if choice else ""
