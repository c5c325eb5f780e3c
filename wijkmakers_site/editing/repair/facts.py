"""Repairs of the lines of a YAML file, and what they may never change: the facts that are read from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import methodcaller
from typing import Any

from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.editing.repair.lines import NO_BREAK_REASON
from wijkmakers_site.reading.source.document import whole_document
from wijkmakers_site.regex import regex

# What stands before the first word: spaces of all kinds, and the dashes of lists.
_INDENTATION = regex(r"^(?:[ \t\u00a0]|-(?=[ \t\u00a0]))+(?=[^ \t\u00a0\n])", re.MULTILINE)
# YAML takes a no-break space for a letter: `soort:\u00a0x` is then one long key, or no key at all.
_AFTER_KEY = regex(r"(?:^[ -]*|[{,] *)\w+:(\u00a0[ \u00a0]*)", re.MULTILINE)
_TAB_WIDTHS = (2, 4, 8, 1)  # of widths that read alike the first is taken: the indentation that our files have


def no_break_spaces(text: str) -> list[Edit]:
    """No-break spaces before the first word are plain ones: as wide, so the line stands where the writer saw it."""
    return _reindented(text, "\u00a0", methodcaller("replace", "\u00a0", " "), NO_BREAK_REASON)


def spaces_after_key(text: str) -> list[Edit]:
    """A no-break space after a key's colon, which hides the key, is a plain one."""
    return [
        Edit(number, key.start(1) + 1, key[1], " " * len(key[1]), NO_BREAK_REASON)
        for number, line in enumerate(text.split("\n"), 1)
        for key in _AFTER_KEY.finditer(line)
    ]


def tabs(text: str) -> list[Edit]:
    """Tabs before the first word are spaces: as many as make the file readable, if that leaves no choice.

    Tabs may be 1, 2, 4 or 8 wide. Where two widths give different facts nobody but the writer knows which was meant.
    """
    readable = []
    for width in _TAB_WIDTHS:
        edits = _reindented(text, "\t", methodcaller("expandtabs", width), "tabs worden spaties")
        facts = _facts(apply(text, edits)) if edits else None
        if facts is not None:
            readable.append((edits, facts))
    return readable[0][0] if readable and all(facts == readable[0][1] for _, facts in readable) else []


def _reindented(text: str, blank: str, repair: Callable[[str], str], reason: str) -> list[Edit]:
    """Edits that `repair` the indentation of every line with a `blank` in it."""
    if blank not in text:
        return []
    edits = []
    for number, line in enumerate(text.split("\n"), 1):
        indentation = _INDENTATION.match(line)
        if indentation and blank in indentation[0]:
            edits.append(Edit(number, 1, indentation[0], repair(indentation[0]), reason))
    return edits


def keeps_facts(before: str, after: str) -> bool:
    """Whether the same is read from both, but for how much white stands in a text.

    What cannot be read has no facts to keep: a repair may be what makes it readable.
    """
    facts = _facts(before)
    return facts is None or facts == _facts(after)


def _facts(text: str) -> Any:
    """The data of a YAML text that is read without a single problem; None for any other."""
    document = whole_document(text)
    return None if document is None else _with_single_spaces(document.data)


def _with_single_spaces(data: Any) -> Any:
    """The data with one space for any white in a text, as HTML shows it."""
    if isinstance(data, dict):
        return {key: _with_single_spaces(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_single_spaces(value) for value in data]
    return " ".join(data.split()) if isinstance(data, str) else data
