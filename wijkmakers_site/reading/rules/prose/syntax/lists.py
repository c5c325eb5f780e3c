"""Lists that stay plain text: with marks of Word, of a hurried hand, or of another program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import Line, LineKind

# U+F0B7 and U+F0A7 are what Word's symbol fonts give; some of the others come from web pages and chats.
_BULLET = regex(r"(?P<mark>[•·◦▪▫●○■□‣∙⁃➢➤✓✔\uf0b7\uf0a7])[ \t\u00a0]*(?P<words>\S.*)")
# One line of these may be a sentence; several on end are a list.
_DASH = regex(r"(?P<mark>[–—])[ \t\u00a0]+(?P<words>\S.*)")
_SYMBOL = regex(r"(?P<mark>[→➔➜➡►▶»✅☑☐✔⭐👉🔹🔸🔵•]\ufe0f?)[ \t\u00a0]*(?P<words>\S.*)")
_LETTER_O = regex(r"(?P<mark>o)[ \t\u00a0]+(?P<words>\S.*)")
_GLUED = regex(r"(?P<mark>[-+*])(?P<words>(?:(?!\1)[^\W\d_]|\u00a0).*)")
_BRACKET = regex(r"(?P<mark>[0-9]{1,2}\))[ \t\u00a0]*(?P<words>\S.*)")
_NUMBER_GLUED = regex(r"(?P<mark>[0-9]{1,2}\.)(?P<words>[^\W\d_].*)")
_LETTERED = regex(r"(?P<mark>\(?[a-z]\)|[A-Z]\)|[a-h]\.)[ \t\u00a0]+(?P<words>\S.*)")
_CHECKBOX = regex(r"(?:[-*+]|[0-9]+\.)[ \t]+\[(?P<mark>[ xX]?)\][ \t]+(?P<words>\S.*)")

_NO_MARK = "Met `{}` wordt dit geen lijst: alles komt achter elkaar te staan."
_GLUED_MARK = "Na `{}` mist een spatie: daarom wordt dit geen lijst."
# (what begins a line, how many lines on end there must be, what is wrong, what to write for the mark)
_KINDS: tuple[tuple[re.Pattern[str], int, str, str], ...] = (
    (_BULLET, 1, _NO_MARK, "- "),
    (_DASH, 2, _NO_MARK, "- "),
    (_SYMBOL, 2, _NO_MARK, "- "),
    (_LETTER_O, 2, _NO_MARK, "- "),
    (_GLUED, 1, _GLUED_MARK, "- "),
    (_BRACKET, 1, _NO_MARK, "1. "),
    (_NUMBER_GLUED, 1, _GLUED_MARK, "1. "),
    (_LETTERED, 2, _NO_MARK, "1. "),
)


def failed_list(content: Content) -> Iterator[Problem]:
    """A list has `- ` or `1. ` before each of its points."""
    for text in published_texts(content):
        yield from _failed_lists(text)
        yield from _checkboxes(text)


def _failed_lists(text: PublishedText) -> Iterator[Problem]:
    """One problem a list, at its first line."""
    at = 0
    while at < len(text.lines):
        kind, number = _list_at(text, at)
        if kind is not None:
            pattern, _, message, mark = kind
            line = text.lines[at]
            found = pattern.match(line.text.strip())
            assert found
            start = line.offset + len(line.text) - len(line.text.lstrip())
            words = found["words"].lstrip("\u00a0").strip()
            first = f"{mark}{words}" if len(words) <= 40 else f"{mark}{words[:40].rsplit(' ', 1)[0]} …"
            each = "Zo ook de regels eronder." if number > 1 else ""
            yield text.problem(start, message.format(_shown(found["mark"])), f"Schrijf `{first}`. {each}".rstrip())
        at += max(1, number)


def marks_to_replace(text: PublishedText) -> Iterator[tuple[int, int, str]]:
    """(start, end, new mark) for each line of a list that fails and can be meant in one way only: not of letters."""
    at = 0
    while at < len(text.lines):
        kind, number = _list_at(text, at)
        if kind is not None and kind[0] is not _LETTERED:
            for line in text.lines[at : at + number]:
                bare = line.text.lstrip(" \t")
                if _begins(text, line, kind[0]) and (found := kind[0].match(bare.rstrip(" \t"))):
                    start = line.offset + len(line.text) - len(bare)
                    new = f"{found['mark'].rstrip(').')}. " if kind[3] == "1. " else kind[3]
                    white = len(found["words"]) - len(found["words"].lstrip("\u00a0"))
                    yield start, start + found.start("words") + white, new
        at += max(1, number)


def _shown(mark: str) -> str:
    """Word's own letters have no shape outside Word."""
    return "•" if mark in "\uf0b7\uf0a7" else mark


def _list_at(text: PublishedText, at: int) -> tuple[tuple[re.Pattern[str], int, str, str] | None, int]:
    """The kind of list that fails from the line at an index, and how many of the next lines it takes."""
    line = text.lines[at]
    if line.kind not in (LineKind.TEXT, LineKind.MORE):
        return None, 0
    for kind in _KINDS:
        pattern, enough, _, _ = kind
        if not _begins(text, line, pattern):
            continue
        number = _run(text, at, pattern)
        if pattern is _GLUED and number == 1 and text.line(line).lstrip(" \t")[0] != "-":
            continue  # one star may as well begin what should be slanting
        # In the middle of a sentence a mark at the beginning of a line may be chance.
        if number >= max(enough, 1 if line.opens or pattern is _BULLET else 2):
            return kind, number
    return None, 0


def _run(text: PublishedText, at: int, pattern: re.Pattern[str]) -> int:
    """How many lines from an index on begin with a mark, blank ones and those that go on with another not counted."""
    last, next_one = at, at + 1
    while next_one < len(text.lines) and next_one - last <= 3:
        if _begins(text, text.lines[next_one], pattern):
            last = next_one
        elif text.lines[next_one].kind not in (LineKind.BLANK, LineKind.TEXT, LineKind.MORE):
            break
        next_one += 1
    marked = sum(_begins(text, line, pattern) for line in text.lines[at : last + 1])
    return last - at + 1 if marked > 1 else 1


def _begins(text: PublishedText, line: Line, pattern: re.Pattern[str]) -> bool:
    bare = text.line(line).strip(" \t")
    found = pattern.match(bare)
    if not found or line.kind.is_code:
        return False
    # `*nadruk*` at the beginning of a line is no bullet.
    return not (pattern is _GLUED and found["mark"] == "*" and "*" in found["words"])


def _checkboxes(text: PublishedText) -> Iterator[Problem]:
    before = -2
    for line in text.lines:
        if line.kind is LineKind.ITEM and (found := _CHECKBOX.match(line.text.strip())):
            if line.number != before + 1:
                start = line.offset + line.text.index("[")
                message = f"Een vakje om aan te vinken wordt het niet: `[{found['mark']}]` komt zo op de pagina."
                yield text.problem(start, message, f"Schrijf `- {found['words']}`. Zo ook de regels eronder.")
            before = line.number
