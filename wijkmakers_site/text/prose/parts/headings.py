"""Headings of a text: their levels on a page, and their ids, to which links can lead."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.slug import as_id

_H2 = regex(r'<h2 id="([^"]*)">(.*?)</h2>', re.DOTALL)
_TAG = regex(r"<(/?)h([1-6])\b")
_HEADING = regex(r"<h(?P<level>[2-6])>(?P<words>.*?)</h(?P=level)>", re.DOTALL)
_ID = regex(r'id(?<=\bid)="([^"]*)"')  # from its own letters on: that is where it looks
_MARKUP = regex(r"<[^<>]*>")
# Ids that templates give on pages with a text; `tests/test_prose.py` finds those that lack.
RESERVED = frozenset({"inhoud", "abonneren", "agenda", "zoeken", "zoekwoorden", "regel", "regel-naam", "zo-kom-je-er"})
RESERVED_START = ("deel-", "adres-", "noot-", "bij-noot-")


class Heading(NamedTuple):
    """A heading to which a list of contents leads: its `id`, and its `words` without markup."""

    id: str
    words: str


def contents(html: str) -> tuple[Heading, ...]:
    """The headings of the second level of a text that went through `with_heading_ids`, in order."""
    return tuple(Heading(unescape(id), unescape(_MARKUP.sub("", words))) for id, words in _H2.findall(html))


def with_heading_levels(html: str) -> str:
    """The page's title is its h1: a text's first heading becomes h2, and each next at most one deeper (WCAG 1.3.1)."""
    ancestors: list[int] = []  # the written levels of the headings that the current one is below, itself included

    def renumbered(match: re.Match[str]) -> str:
        closing, written = match[1], int(match[2])
        if not closing:
            while ancestors and ancestors[-1] >= written:
                ancestors.pop()
            ancestors.append(written)
        return f"<{closing}h{min(len(ancestors) + 1, 6)}"

    return _TAG.sub(renumbered, html)


def with_heading_ids(html: str) -> str:
    """Each heading gets its words as an id: `#voor-wie` leads to it. The second of the same words ends in `-2`."""
    given = dict.fromkeys(_ID.findall(html), 1)  # each with how many headings asked for it

    def identified(match: re.Match[str]) -> str:
        words = as_id(unescape(_MARKUP.sub("", match["words"])))
        if not words:
            return match[0]
        if words in RESERVED or words.startswith(RESERVED_START):
            words = f"kop-{words}"
        id = words
        while id in given:
            given[words] = given.get(words, 1) + 1
            id = f"{words}-{given[words]}"
        given[id] = 1
        return f'<h{match["level"]} id="{id}">{match["words"]}</h{match["level"]}>'

    return _HEADING.sub(identified, html)
