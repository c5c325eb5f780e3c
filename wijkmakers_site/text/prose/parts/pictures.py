"""Where a text goes on below a picture, it says so above it: on a phone nothing else tells that there is more."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from wijkmakers_site.regex import regex

# What stands between two paragraphs of a text: one picture, or several of one paragraph. No figure holds another.
_FIGURES = regex(r"(?:<figure\b(?:(?!</figure>).)*</figure>\s*)+", re.DOTALL)


def continued(html: Markup, subject: str) -> Markup:
    """The text with a line above each of its pictures that has words before and after it: "Het bericht gaat verder
    onder de foto." `subject` is what the text is called.
    """
    parts, end = list[str](), 0
    for match in _FIGURES.finditer(html):
        if html[: match.start()].strip() and html[match.end() :].strip():
            pictures = "de foto" if match[0].count("<figure") == 1 else "de foto’s"
            parts += [
                html[end : match.start()],
                f'<p class="quiet">{escape(subject)} gaat verder onder {pictures}.</p>',
            ]
            end = match.start()
    return Markup("".join([*parts, html[end:]]))  # noqa: S704  # prose is Markup already, and the line is escaped
