"""Dutch phrases that several messages need, and the guess at what somebody meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def one_of(words: Iterable[str]) -> str:
    """`` `a`, `b` of `c` ``."""
    quoted = [f"`{word}`" for word in words]
    return " of ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def suggestion(word: str, choices: Iterable[str]) -> str:
    """The question "Bedoelde je `x`?", or nothing where no choice comes near."""
    near = get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)
    return f"Bedoelde je `{near[0]}`?" if near else ""
