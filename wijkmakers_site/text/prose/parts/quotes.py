"""Quotes that end with whose words they are: a figure with the name below it, in HTML that was sanitised."""

from __future__ import annotations

import re

from wijkmakers_site.regex import regex

# The name is text or a link: anything else that closes in it was opened in the words before it.
_NAME = r"(?P<name>[—–][ \u00a0]*(?:[^<\n]|<a [^<>]*>[^<\n]*</a>)+)"
# HTML keeps the attribution out of the `blockquote` (HTML, 4.4.4): what stands in there was said by the one quoted.
_SIGNED = regex(
    rf"<blockquote>(?P<words>(?:(?!</?blockquote).)*?)(?P<end>\s*<p>|(?:<br>)?\n){_NAME}</p>\s*</blockquote>", re.DOTALL
)
_DIALOGUE = regex(r"(?:<p>|\n)\s*[—–]")
_LONGEST_NAME = 150  # in HTML; what is longer is a sentence


def with_signed_quotes(html: str) -> str:
    """`> Kom eens langs.` and below it `> — Jet, buurtbewoner`: the quote, and who said it as the caption."""
    return _SIGNED.sub(_figure, html) if "<blockquote>" in html else html


def _figure(match: re.Match[str]) -> str:
    words, name = match["words"], match["name"].strip()
    if not words.strip() or _DIALOGUE.search(words) or len(name) > _LONGEST_NAME:
        return match[0]
    closed = words if "<p>" in match["end"] else f"{words}</p>"
    return f"<figure>\n<blockquote>{closed}\n</blockquote>\n<figcaption>{name}</figcaption>\n</figure>"
