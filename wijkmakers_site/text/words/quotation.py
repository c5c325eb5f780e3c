"""Quotes and apostrophes of facts as Dutch sets them; those of texts Python-Markdown sets (`prose/python_markdown.py`).

Only what is shown is set so. Calendars keep what was typed: another apostrophe would be a change in every entry.
"""

from __future__ import annotations

import re

from wijkmakers_site.regex import regex

# An address has no quotes, only characters that look like them; in what holds markup they may be part of it.
_ADDRESS = regex(r"\S*(?:://|@)\S*|(?:^|(?<=\s))/\S*")
_QUOTE = regex(
    r"(?P<short>(?<![\w'])'(?=(?:s|t|n|r|k|m|er|[0-9]{2})\b))"  # 's avonds, '68: an apostrophe, not an opening quote
    r"|(?P<opening>(?:(?<![^\s(\[{/–—-])|(?<=^[\"'])|(?<=[\s(\[{/–—-][\"']))['\"](?=\S))"
    r"|['\"]",
    re.IGNORECASE,
)


def typeset(text: str) -> str:
    """`programma's over 'wijken'` -> programma’s over ‘wijken’."""
    if ("'" not in text and '"' not in text) or "<" in text:
        return text
    parts, end = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [_QUOTE.sub(_set, text[end : address.start()]), address[0]]
        end = address.end()
    return "".join([*parts, _QUOTE.sub(_set, text[end:])])


def _set(match: re.Match[str]) -> str:
    opening = bool(match["opening"])
    return ("“" if opening else "”") if match[0] == '"' else "‘" if opening else "’"
