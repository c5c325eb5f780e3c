"""Whether a message is Dutch: no word of libyaml or Python in it."""

from __future__ import annotations

import re

from wijkmakers_site.problems.problem import Problem

_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"", re.DOTALL)  # what the writer wrote, and examples
_ENGLISH = re.compile(
    r"\b(while|did not|could not|expected|not allowed|found|character|characters|document start|mapping|scalar|block|"
    r"input|should|required|valid|invalid|extra|errors?|value|none|str|int|bool|dict|list|type|missing|field|"
    r"the|and|with|for|file|line|column|traceback|exception|codec|byte|unknown|unexpected|key)\b",
    re.IGNORECASE,
)


def english(problem: Problem) -> list[str]:
    """The English words of a problem, apart from what it quotes."""
    text = _QUOTED.sub("", f"{problem.message} {problem.cure}")
    return [found[0] for found in _ENGLISH.finditer(text)]
