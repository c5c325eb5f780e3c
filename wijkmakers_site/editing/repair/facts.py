"""Repairs of the lines of a YAML file, and what they may never change: the facts that are read from it."""

from __future__ import annotations

import re
from typing import Any

from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.editing.repair.lines import FIXED
from wijkmakers_site.reading.source.document import whole_document

# What stands before the first word: spaces of all kinds, and the dashes of lists.
_INDENTATION = re.compile(r"^(?:[ \t\u00a0]|-(?=[ \t\u00a0]))+(?=[^ \t\u00a0\n])", re.MULTILINE)
_AFTER_KEY = re.compile(r"(?:^[ -]*|[{,] *)\w+:(\u00a0[ \u00a0]*)", re.MULTILINE)
_TAB_WIDTHS = (2, 4, 8, 1)


def fixed_spaces(text: str) -> list[Edit]:
    """No-break spaces before the first word are plain ones: as wide, so the line stands where the writer saw it."""
    return _reindented(text, "\u00a0", lambda spaces: spaces.replace("\u00a0", " "), FIXED)


def spaces_after_key(text: str) -> list[Edit]:
    """A no-break space after a key's colon, which hides the key, is a plain one."""
    return [
        Edit(number, found.start(1) + 1, found[1], " " * len(found[1]), FIXED)
        for number, line in enumerate(text.split("\n"), 1)
        for found in _AFTER_KEY.finditer(line)
    ]


def tabs(text: str) -> list[Edit]:
    """Tabs before the first word are spaces: as many as make the file readable, if that leaves no choice.

    Tabs may be 1, 2, 4 or 8 wide. Where two widths give different facts nobody but the writer knows which was meant.
    """
    tried = []
    for width in _TAB_WIDTHS:
        edits = _reindented(text, "\t", lambda spaces, width=width: spaces.expandtabs(width), "tabs worden spaties")
        facts = _facts(apply(text, edits)) if edits else None
        if facts is not None:
            tried.append((edits, facts))
    return tried[0][0] if tried and all(facts == tried[0][1] for _, facts in tried) else []


def _reindented(text: str, odd: str, repaired: Any, why: str) -> list[Edit]:
    if odd not in text:
        return []
    edits = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _INDENTATION.match(line)
        if found and odd in found[0]:
            edits.append(Edit(number, 1, found[0], repaired(found[0]), why))
    return edits


def keeps_facts(before: str, after: str) -> bool:
    """Whether the same is read from both, but for how much white stands in a text. What was unreadable has no facts."""
    facts = _facts(before)
    return facts is None or facts == _facts(after)


def _facts(text: str) -> Any:
    document = whole_document(text)
    return None if document is None else _seen(document.data)


def _seen(data: Any) -> Any:
    """Data as a reader sees it: one space for any white in a text."""
    if isinstance(data, dict):
        return {key: _seen(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_seen(value) for value in data]
    return " ".join(data.split()) if isinstance(data, str) else data
