"""Every text that visitors can read, as rules look at it: without code, comments and what is reported already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import Problem, place_in
from wijkmakers_site.reading.content import Content, derived
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import Line, LineKind, lines_of
from wijkmakers_site.values import dataclass

# A comment ends before another one begins: with `.*?` alone, many `<!--` without an end would be looked at again
# and again.
_COMMENT = regex(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
CODE_SPAN = regex(r"(?<![`\\])(`++).+?(?<!`)\1(?!`)", re.DOTALL)
_ADDRESS = regex(
    r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # behind the words of a link
    r"|^ {0,3}\[[^\]\n]+\]:.*$"  # of a reference
    r"|<[a-zA-Z/][^<>\n]*>"  # an address or an element of HTML
    r"|(?:https?://|www\.)[^\s<>()\[\]\"]+",
    re.MULTILINE,
)
_IN_ADDRESSES = ("](", "]:", "<", "http", "www.")  # one of these at least
_FRONT_MATTER = regex(
    # No line fits two of these: there would be ever more ways to fit them all.
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?:[ \t]*\n|#.*\n|\w[\w-]*[ \t]*[:=].*\n|-[ \t].*\n|[ \t]+\S.*\n)+?"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|$)"
)


@dataclass(frozen=True)
class PublishedText:
    """A text (`prose`) as its rules look at it."""

    prose: Prose

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Those of the file, but for facts above it."""
        text = self.prose.text
        facts = front_matter(text)
        return tuple(lines_of(blank(facts) + text[facts.end() :] if facts else text))

    @cached_property
    def text(self) -> str:
        """In which all that is no prose is blank (a span of code: U+FFFC), so that offsets stay those of the file."""
        hidden = (line.kind.is_code or line.kind is LineKind.COMMENT for line in self.lines)
        lines = zip(self.lines, hidden, strict=True)
        text = "\n".join(" " * len(line.text) if is_hidden else line.text for line, is_hidden in lines)
        if "<!--" in text:
            text = _COMMENT.sub(blank, text)
        if "`" in text:  # a span of code ends in its own paragraph
            parts = enumerate(re.split(r"(\n[ \t]*\n)", text))
            text = "".join(part if at % 2 else CODE_SPAN.sub(_filled, part) for at, part in parts)
        return text

    @cached_property
    def words(self) -> str:
        """The text without the addresses of its links, and without HTML: U+FFFC stands for each letter of them."""
        return _ADDRESS.sub(_filled, self.text) if any(mark in self.text for mark in _IN_ADDRESSES) else self.text

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, str], ...]:
        """(offset, `words`) of each paragraph, heading and list item."""
        return tuple(_paragraphs(self))

    def line(self, line: Line) -> str:
        """What is left of a line of `lines` in `text`."""
        return self.text[line.offset : line.offset + len(line.text)]

    def problem(self, offset: int, message: str, cure: str) -> Problem:
        return Problem(self.prose.source, *place_in(self.prose.text, offset), message, cure)


@derived
def published_texts(content: Content) -> tuple[PublishedText, ...]:
    """For rules that go by the text alone (and the site's address): those in which they found nothing before are left
    out.
    """
    return tuple(PublishedText(prose) for prose in content.published_prose() if not content.is_sound_text(prose.source))


def front_matter(text: str) -> re.Match[str] | None:
    """The facts between two lines of marks with which a text begins, as other programs have them."""
    return _FRONT_MATTER.match(text) if text.lstrip()[:3] in ("---", "+++") else None


def blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _filled(match: re.Match[str]) -> str:
    """Neither a letter nor white: what stands beside it is beside something, as on the page."""
    return re.sub(r"[^\n]", "\ufffc", match[0])


def _paragraphs(text: PublishedText) -> Iterator[tuple[int, str]]:
    start = end = 0
    for line in text.lines:
        begins = line.opens or line.kind in (LineKind.ITEM, LineKind.HEADING)
        if begins or line.kind is LineKind.BLANK or line.kind.is_code:
            if end > start:
                yield start, text.words[start:end]
            start = line.offset
        end = line.offset + (0 if line.kind is LineKind.BLANK or line.kind.is_code else len(line.text))
    if end > start:
        yield start, text.words[start:end]
