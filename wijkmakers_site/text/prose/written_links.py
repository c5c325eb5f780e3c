"""Links and pictures as they are written in a text in Markdown, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

# The address may hold one pair of brackets, as in Wikipedia's; what stands between `<` and `>` may hold spaces.
_ADDRESS = r"(?:<(?P<angled>[^<>\n]*)>|(?P<plain>(?:[^()<>\n]|\([^()\n]*\))*?))"
_TITLE = r"(?:[ \t]+(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'))?"
_WORDS = r"(?P<words>(?:[^\[\]\n]|\n(?!\s*\n)|!\[[^\[\]\n]*\]\([^()\n]*\))*)"  # with a picture among them
_INLINE = regex(rf"(?P<image>!?)\[{_WORDS}\]\([ \t]*{_ADDRESS}{_TITLE}[ \t]*\)")
_PICTURE = regex(rf"(?P<image>!)\[(?P<words>[^\[\]\n]*)\]\([ \t]*{_ADDRESS}{_TITLE}[ \t]*\)")
_DEFINITION = regex(r"^ {0,3}\[(?P<words>[^\[\]^\n][^\[\]\n]*)\]:[ \t]*<?(?P<plain>[^\s<>]+)>?.*$", re.MULTILINE)
_PICTURE_REFERENCE = regex(r"!\[(?P<words>[^\[\]\n]*)\]\[(?P<id>[^\[\]\n]*)\]")
_AUTOLINK = regex(r"<(?P<plain>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]+)>")
_HTML = regex(
    r"<(?:a|img)\b[^<>]*?\s(?:href|src)\s*=\s*(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')[^<>]*>",
    re.IGNORECASE,
)
_ALT = regex(r"\salt\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link, or a picture: the `words` that one clicks, or its description; `address` and `title` as written.

    `start` and `end` are the offsets of the whole, `at` that of the address. `title` and `words` may be "": an
    autolink or a link in HTML has none that stand in the text.
    """

    words: str
    address: str
    title: str
    start: int
    end: int
    at: int
    is_picture: bool = False
    has_words: bool = False


def may_hold_links(text: str) -> bool:
    """A first look at a text, before somebody makes its code blank."""
    return "](" in text or "]:" in text or "<" in text


def written_links(text: str) -> Iterator[WrittenLink]:
    """All links and pictures of a text in which code is blank, in no order."""
    if "](" in text:
        yield from (_inline(found) for found in _INLINE.finditer(text))
        # A picture within the words of a link.
        yield from (
            _inline(found) for found in _PICTURE.finditer(text) if found.start() and text[found.start() - 1] == "["
        )
    if "]:" in text:
        yield from (_plain(found) for found in _DEFINITION.finditer(text))
        yield from _pictures_by_reference(text)
    if "<" in text:
        yield from (_plain(found) for found in _AUTOLINK.finditer(text))
        for found in _HTML.finditer(text):
            group = "double" if found["double"] is not None else "single"
            is_picture = found[0][1:4].lower() == "img"
            alt = _ALT.search(found[0]) if is_picture else None
            words = (alt[1] or alt[2] or "") if alt else ""
            yield WrittenLink(words, found[group], "", found.start(), found.end(), found.start(group), is_picture)


def _pictures_by_reference(text: str) -> Iterator[WrittenLink]:
    """`![words][1]`, with the address behind `[1]:`."""
    addresses = {found["words"].casefold(): found for found in _DEFINITION.finditer(text)}
    for found in _PICTURE_REFERENCE.finditer(text):
        if defined := addresses.get((found["id"] or found["words"]).casefold()):
            place = (found.start(), found.end(), defined.start("plain"))
            yield WrittenLink(found["words"], defined["plain"], "", *place, is_picture=True, has_words=True)


def _inline(found: re.Match[str]) -> WrittenLink:
    group = "angled" if found["angled"] is not None else "plain"
    title = found["double"] or found["single"] or ""
    place = (found.start(), found.end(), found.start(group))
    return WrittenLink(found["words"], found[group], title, *place, bool(found["image"]), has_words=True)


def _plain(found: re.Match[str]) -> WrittenLink:
    return WrittenLink("", found["plain"], "", found.start(), found.end(), found.start("plain"))
