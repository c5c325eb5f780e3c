"""Parts of a text that become something else than was meant: facts above it, code by spaces, lines that are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, front_matter, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import Line, LineKind

_MEANT_AS_TEXT = regex(r"[A-ZÀ-Þ“‘\"'*_\[][^=;{}]*|[-*+•] .*|[0-9]+[.)] .*|#{1,6} .*")
_LABEL = regex(r"[*_]*[A-ZÀ-Þ][\w ’'/-]{1,24}:")  # `Datum: 3 mei`
_BREAKS = regex(r".*(?:  |\\|<br */?>)$")
_SHORT = 45  # characters; who wraps a paragraph by hand does so further on


def facts_above_text(content: Content) -> Iterator[Problem]:
    """Facts stand in the `.yaml`: other programs have them above a text, and here visitors would read them."""
    for text in published_texts(content):
        if found := front_matter(text.prose.text):
            start = found.start("mark")
            message = "Boven deze tekst staat een lijstje feiten. Dat komt zo op de pagina."
            cure = f"Zet de feiten in de `.yaml`, en haal alles weg van `{found['mark']}` tot en met `{found['mark']}`."
            yield text.problem(start, message, cure)


def unmeant_code(content: Content) -> Iterator[Problem]:
    """Four spaces before a line make code of it, and code ends where a line says so."""
    for text in published_texts(content):
        if "\n    " not in text.prose.text and "\t" not in text.prose.text and not text.prose.text.startswith("    "):
            yield from _open_fence(text)
            continue
        in_note = False  # of a footnote, four spaces make another paragraph
        for kind, lines in groupby(text.lines, lambda line: line.kind):
            first = next(lines)
            if kind is LineKind.TEXT:
                in_note = any(line.text.lstrip().startswith("[^") for line in (first, *lines))
            if kind is LineKind.INDENTED and not in_note and _MEANT_AS_TEXT.fullmatch(first.text.strip()):
                white = "spaties" if first.text.startswith("  ") else "tab"
                message = f"Door de {white} vooraan wordt dit code, in een ander lettertype."
                cure = f"Haal de {white} weg. Is het echt code? Zet er dan een regel met ``` boven en onder."
                yield text.problem(first.offset, message, cure)
        yield from _open_fence(text)


def _open_fence(text: PublishedText) -> Iterator[Problem]:
    fences = [line for line in text.lines if line.kind in (LineKind.FENCE, LineKind.FENCE_END)]
    if fences and fences[-1].kind is LineKind.FENCE:
        mark = fences[-1].text.strip()[:3]
        message = "Vanaf hier wordt de hele tekst code, want nergens staat waar de code ophoudt."
        yield text.problem(fences[-1].offset, message, f"Zet een regel met {mark} onder de code, of haal deze weg.")


def joined_lines(content: Content) -> Iterator[Problem]:
    """Lines that belong below one another, as in an address or a poem, end with two spaces."""
    for text in published_texts(content):
        if "\n" not in text.text.strip():
            continue
        for lines in _paragraphs(text):
            if _is_meant_as_lines([text.line(line) for line in lines]):
                message = f"Deze {len(lines)} regels komen achter elkaar op één regel te staan."
                cure = "Zet achter elke regel, behalve de laatste, twee spaties, of begin elke regel met `- `."
                yield text.problem(lines[0].offset, message, cure)


def _paragraphs(text: PublishedText) -> Iterator[list[Line]]:
    lines: list[Line] = []
    for line in text.lines:
        if lines and (line.kind is not LineKind.TEXT or line.opens):
            yield lines
            lines = []
        if line.kind is LineKind.TEXT:
            lines.append(line)
    if lines:
        yield lines


def _is_meant_as_lines(lines: list[str]) -> bool:
    """Whether each line of a paragraph is one by itself: labels (`Tijd: 13 uur`), or short ones with a capital."""
    if len(lines) < 2 or any(_BREAKS.fullmatch(line) for line in lines) or any("|" in line for line in lines):
        return False
    bare = [line.strip() for line in lines]
    if all(_LABEL.match(line) for line in bare):
        return True
    # One that begins with a mark of a list is told of as such.
    starts = all(line[:1].isupper() or line[:1].isdigit() for line in bare)
    unfinished = not any(line.endswith((".", "!", "?")) for line in bare[:-1])
    is_list = any(re.match(r"[0-9]{1,2}[.)]|[A-Z]\)", line) for line in bare)
    return len(lines) >= 3 and starts and unfinished and not is_list and all(len(line) <= _SHORT for line in bare)


def nothing_to_read(content: Content) -> Iterator[Problem]:
    """A text says something: what was begun and left is told, and what another program wrote for itself."""
    for text in published_texts(content):
        words = text.text.strip()
        if words.startswith("{\\rtf"):
            message = "Dit is RTF, en geen gewone tekst: bezoekers zien een rij vreemde tekens."
            yield text.problem(0, message, "Open het in Word of TextEdit, kopieer de tekst, en plak die hier.")
        elif not words:
            message = "Dit bestand is leeg."
            yield text.problem(0, message, "Schrijf de tekst, of verwijder het bestand.")
