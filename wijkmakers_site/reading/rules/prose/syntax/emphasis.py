"""Marks of bold and italics that do not meet, and so stay on the page as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import CODE_SPAN, PublishedText, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

# `_` within a word is a letter like any other. A `\` before a mark takes its meaning away.
# The first look ahead only saves time: at nearly every letter it is the one thing that is tried.
_MARKS = regex(r"(?=[*_])(?:(?<![\\*])\*{1,3}(?!\*)|(?<![\w\\])_{1,3}(?![_\s]|$)|(?<=[^\s_])_{1,3}(?!\w))")
_APOSTROPHE = regex(r"(?<=[^\W\d_])`(?=[^\W\d_])|(?<!\S)`(?=(?:s|t|n|k|m)[ \n])")
_STARRED = regex(r"^[ \t]*\*[^\W\d_]", re.MULTILINE)
_DEPTH = 20  # marks within marks, more than anybody types: of a hostile text not all are looked at
_WHITE = " \t\n"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of `size` 1 to 3 at an offset in its paragraph; whether it can begin (`opens`) or end (`closes`) a run."""

    at: int
    letter: str
    size: int
    opens: bool
    closes: bool

    @property
    def written(self) -> str:
        return self.letter * self.size


def open_emphasis(content: Content) -> Iterator[Problem]:
    """What begins bold, italics or code also ends it, within its paragraph."""
    for text in published_texts(content):
        if "*" in text.text or "_" in text.text:
            open_mark = ""  # of the paragraph above: bold does not go on in the next one, and ends there for nothing
            for offset, words in text.paragraphs:
                # Nearly every paragraph has no mark at all: looking for them one by one was a third of all rules.
                first = next(iter(_left(words)), None) if "*" in words or "_" in words else None
                if first and not (open_mark == first.written and not first.opens):
                    yield text.problem(offset + first.at, *_wording(words, first))
                open_mark = first.written if first and first.opens else ""
        if "`" in text.prose.text:
            yield from _ticks(text)


def _left(words: str) -> list[_Mark]:
    """The marks of a paragraph that have no counterpart: of several, all but the first often follow from it."""
    left = _without_counterpart(words)
    # A line across the page has nothing but marks; a list without spaces is told of as such.
    return [] if not words.strip(" \t\n*_-") or len(_STARRED.findall(words)) > 1 else left


def _wording(words: str, first: _Mark) -> tuple[str, str]:
    """Message and cure for the first mark of a paragraph that is left."""
    mark = first.written
    other = next((each for each in _left(words)[1:] if each.written == mark), None)
    if other:
        inside = words[first.at + first.size : other.at].strip()
        message = f"Tussen `{mark}` en de woorden staat een spatie: daarom blijven de tekens staan."
        return message, f"Schrijf `{mark}{inside}{mark}`."
    stays = "blijft dat teken" if first.size == 1 else "blijven die tekens"
    kind, where = "vet" if first.size == 2 else "schuin", "achter" if first.opens else "voor"
    message = f"Bij deze `{mark}` hoort er nog een: nu {stays} zo op de pagina staan."
    return message, f"Zet `{mark}` ook {where} de woorden die {kind} moeten, of schrijf `\\{first.letter}`."


def _without_counterpart(words: str) -> list[_Mark]:
    left, open_marks = list[_Mark](), list[_Mark]()
    for run in _marks(words):
        # Three are two marks; which of them comes first depends on which was opened last.
        sizes = (1, 2) if run.closes and open_marks else (2, 1)
        for mark in _parts(run, sizes) if run.size == 3 else (run,):
            _pair(mark, open_marks, left)
    # A single mark behind a word is a note or an asterisk of its own: `450 euro*`, `collega*s`.
    left += [mark for mark in open_marks if mark.size == 2 or not mark.closes]
    return sorted(left, key=lambda mark: mark.at)


def _pair(mark: _Mark, open_marks: list[_Mark], left: list[_Mark]) -> None:
    """Close what a mark closes, or open it; what can do neither, or stands open inside another, is `left`."""
    partner = next((each for each in reversed(open_marks[-_DEPTH:]) if each.written == mark.written), None)
    if mark.closes and partner:
        while open_marks[-1] is not partner:
            left.append(open_marks.pop())
        open_marks.pop()
    elif mark.opens:
        open_marks.append(mark)
    elif mark.size == 2:
        left.append(mark)


def _parts(run: _Mark, sizes: tuple[int, ...]) -> Iterator[_Mark]:
    at = run.at
    for size in sizes:
        yield replace(run, at=at, size=size)
        at += size


def _marks(words: str) -> Iterator[_Mark]:
    for found in _MARKS.finditer(words):
        before, after = words[found.start() - 1 : found.start()], words[found.end() : found.end() + 1]
        if not before.strip() and found[0] == "*" and after in ("", *_WHITE):
            continue  # a bullet, or a sum: 3 * 4
        yield _Mark(found.start(), found[0][0], len(found[0]), bool(after.strip()), bool(before.strip()))


def _ticks(text: PublishedText) -> Iterator[Problem]:
    """A mark of code that nobody ends, or that stands for an apostrophe: foto`s, `s avonds."""
    written = text.prose.text
    spans = (found.start() for found in CODE_SPAN.finditer(written))
    left = (found.start() for found in re.finditer(r"(?<![`\\])`", text.text))
    for start in sorted({*(at for at in spans if _APOSTROPHE.match(written, at)), *left}):
        if text.text[start] == " ":  # in a comment, or in code of several lines
            continue
        if _APOSTROPHE.match(written, start):
            message = "Dit is een accent (`) en geen apostrof: het maakt code van de tekst tot het volgende accent."
            yield text.problem(start, message, "Typ in plaats daarvan een apostrof: '.")
        else:
            message = "Bij dit accent (`) hoort er nog een: nu blijft het zo op de pagina staan."
            yield text.problem(start, message, "Zet er een achter de code, of haal het weg. Een apostrof is '.")
