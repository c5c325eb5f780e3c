"""Headings: of the right level, one below another, and none by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import Line, LineKind

_MARKS = regex(r"(?P<marks>#{1,6})(?P<space>[ \t]*)(?P<words>.*?)[ \t]*#*[ \t]*$")
_UNDER = regex(r"(?:=+|-+)[ \t]*")
_SENTENCE = regex(r".*[.!?:;,]$|.{60}", re.DOTALL)
_ONLY_BOLD = regex(r"(?:\*\*|__)(?P<words>[^*_\n]{2,60}?[^*_\n.!?:;,])(?:\*\*|__)")


def skipped_level(content: Content) -> Iterator[Problem]:
    """Headings go one level deeper at a time; the first is a `##`."""
    for text in published_texts(content):
        before = 1
        for line, level in _headings(text):
            if level > before + 1:
                message = f"Deze kop heeft {level} hekjes; {_last_heading(before)}."
                yield text.problem(line.offset, message, f"Maak er `{'#' * (before + 1)}` van.")
            before = level


def _last_heading(level: int) -> str:
    return f"de kop erboven heeft er {level}" if level > 1 else "de eerste hoort er twee te hebben"


def first_level_heading(content: Content) -> Iterator[Problem]:
    """The title of a page comes from the `.yaml`; headings in its text stand below it."""
    for text in published_texts(content):
        for line, level in _headings(text):
            if level == 1:
                message = "Een kop met één hekje is de titel van de pagina, en die komt uit de `.yaml`."
                underlined = line.kind is LineKind.TEXT
                cure = f"Schrijf `## {line.text.strip()}`, en haal de regel eronder weg."
                yield text.problem(line.offset, message, cure if underlined else "Maak er `##` van.")


def odd_heading(content: Content) -> Iterator[Problem]:
    """A heading is meant as one, and has words; what is meant as one is not just bold."""
    for text in published_texts(content):
        yield from _odd_headings(text)


def _headings(text: PublishedText) -> Iterator[tuple[Line, int]]:
    """Each heading with its level (CommonMark, sections 4.2 and 4.3): marks before it or a line below it."""
    for at, line in enumerate(text.lines):
        if line.kind is LineKind.HEADING:
            yield line, _level(line)
        elif (under := _underline(text, at)) and not _SENTENCE.fullmatch(line.text.strip()):
            yield line, 1 if under == "=" else 2


def _underline(text: PublishedText, at: int) -> str:
    """`=` or `-` where the line at an index is a heading by the line below it, else nothing."""
    line = text.lines[at]
    if line.kind is not LineKind.TEXT or not line.opens or at + 1 == len(text.lines):
        return ""
    below = text.lines[at + 1]
    return below.text[0] if below.kind is LineKind.TEXT and _UNDER.fullmatch(below.text) else ""


def _odd_headings(text: PublishedText) -> Iterator[Problem]:
    for at, line in enumerate(text.lines):
        bare = text.line(line).strip()
        if line.kind is LineKind.HEADING and not bare.strip("# \t"):
            yield text.problem(line.offset, "Deze kop is leeg.", "Schrijf er woorden achter, of haal de regel weg.")
        elif line.kind is LineKind.TEXT and line.opens and (glued := _MARKS.match(bare)) and glued["words"]:
            marks = "#" * max(2, len(glued["marks"]))
            message = f"Na {'het hekje' if len(glued['marks']) == 1 else 'de hekjes'} mist een spatie."
            yield text.problem(line.offset, message, f"Schrijf `{marks} {glued['words']}`.")
        elif (under := _underline(text, at)) and _SENTENCE.fullmatch(bare):
            message = f"Door de regel met `{under}` eronder wordt deze hele zin een kop."
            yield text.problem(line.offset, message, "Zet een lege regel tussen deze regel en de streepjes.")
        elif line.kind is LineKind.TEXT and _stands_alone(text, at) and (bold := _ONLY_BOLD.fullmatch(bare)):
            message = "Dit lijkt een kop, maar is alleen vet: een schermlezer slaat hem over."
            yield text.problem(line.offset, message, f"Schrijf `## {bold['words']}`.")


def _level(heading: Line) -> int:
    return len(heading.text.strip()) - len(heading.text.strip().lstrip("#"))


def marks_without_space(text: PublishedText) -> Iterator[tuple[int, int, str]]:
    """(start, end, marks with a space) for each heading whose words stand against its marks."""
    for line in text.lines:
        bare = line.text.strip()
        if line.kind is LineKind.TEXT and line.opens and (glued := _MARKS.match(bare)) and glued["words"]:
            start = line.offset + line.text.index("#")
            yield start, start + len(glued["marks"]), f"{'#' * max(2, len(glued['marks']))} "


def _stands_alone(text: PublishedText, at: int) -> bool:
    """Whether the line at an index is a paragraph by itself, with another one below it."""
    below = text.lines[at + 1 : at + 3]
    return text.lines[at].opens and len(below) == 2 and below[0].kind is LineKind.BLANK and bool(below[1].text.strip())
