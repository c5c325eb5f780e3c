"""A state that somebody wrote where a date belongs, alone or behind it: "afgelast", "13 februari 2025 (vervalt)"."""

from __future__ import annotations

import re

from wijkmakers_site.model.enums import State
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_WORDS = {
    State.CANCELLED: r"(?:gaat )?(?:helaas )?niet door|afgelast|geannuleerd|gecanceld|cancell?ed|vervalt|vervallen",
    State.POSTPONED: r"uitgesteld|(?:verplaatst|verschoven)(?! naar)",
    State.TENTATIVE: r"voorlopig|onder voorbehoud|optie",
}
_PATTERNS = {state: regex(rf"\b(?:is )?(?P<word>{words})\b", re.IGNORECASE) for state, words in _WORDS.items()}
_BETWEEN = regex(r"[\s,;:(\[/–—-]*")  # the date and the state


@dataclass(frozen=True, slots=True)
class StateInDate:
    """The `state`, the `word` that says it, and what stands `before` it; "" for nothing."""

    state: State
    word: str
    before: str

    @property
    def cure(self) -> str:
        """What to write beside the date."""
        return f"`status: {self.state}`{' en een `reden`' if self.state.is_off else ''}"


def state_in_date(text: str) -> StateInDate | None:
    for state, pattern in _PATTERNS.items():
        if match := pattern.search(text):
            # Read from its end: to look for what ends so takes hours for a line of dashes.
            backwards = text[: match.start()][::-1]
            return StateInDate(state, match["word"], _BETWEEN.sub("", backwards, count=1)[::-1].strip())
    return None
