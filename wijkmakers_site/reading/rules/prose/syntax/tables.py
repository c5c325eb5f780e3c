"""Tables: a head, a row of dashes below it, and as many cells in every row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import DELIMITER_ROW, Line, LineKind

_BAR = regex(r"(?<!\\)\|")
_TABS = regex(r"\S[ ]*\t\s*\S")
_ITEM = regex(r"\s*(?:[o•·▪●§-]|\w{1,2}[.)])\t[^\t]*")  # of a list from Word, which `lists` tells


_COLUMNS = regex(r"\S(?: {3,}|\u00a0{2,})\S")


def failed_table(content: Content) -> Iterator[Problem]:
    """A table shows every cell that was typed."""
    for text in published_texts(content):
        if "|" in text.text or "\t" in text.text or "   " in text.text or "\u00a0\u00a0" in text.text:
            for lines in _runs(text):
                yield from _from_word(text, lines)
                yield from _with_bars(text, lines)


def _runs(text: PublishedText) -> Iterator[list[Line]]:
    """Lines of text on end."""
    lines: list[Line] = []
    for line in text.lines:
        if line.kind is LineKind.TEXT:
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _from_word(text: PublishedText, lines: list[Line]) -> Iterator[Problem]:
    tabbed = [line for line in lines if _TABS.search(text.line(line).strip()) and not _ITEM.fullmatch(line.text)]
    spaced = [line for line in lines if _COLUMNS.search(text.line(line).strip())]
    if len(spaced) > 1 and not tabbed:
        cells = re.split(r"(?: {3,}|\u00a0{2,})", spaced[0].text.strip())
        message = "Deze kolommen komen achter elkaar te staan: spaties op rij tellen voor één."
        cure = f"Schrijf `{_row(cells)}`, daaronder `{_row(['---'] * len(cells))}`, en elke rij zo met `|` ertussen."
        yield text.problem(spaced[0].offset, message, cure)
    if tabbed and (len(tabbed) > 1 or len(_TABS.findall(tabbed[0].text)) > 1):
        cells = [cell.strip() for cell in tabbed[0].text.strip().split("\t") if cell.strip()]
        message = "Dit is een tabel uit Word of Excel. De tabs ertussen ziet niemand: alles komt achter elkaar."
        head, below = _row(cells), _row(["---"] * len(cells))
        cure = f"Schrijf `{head}`, daaronder `{below}`, en elke rij zo met `|` tussen de vakken."
        yield text.problem(tabbed[0].offset, message, cure)


def _with_bars(text: PublishedText, lines: list[Line]) -> Iterator[Problem]:
    rows = [line for line in lines if _BAR.search(text.line(line))]
    if not rows:
        return
    at = next((at for at, line in enumerate(lines) if _is_delimiter(line)), None)
    if at is None or at == 0:
        if len(rows) > 1 or rows[0].text.strip().startswith("|"):
            below = _row(["---"] * _count(text.line(rows[0])))
            message = "Deze tabel komt met streepjes en al in de tekst: onder de bovenste rij mist een regel."
            yield text.problem(rows[0].offset, message, f"Zet onder de bovenste rij: `{below}`.")
        return
    head, delimiter = lines[at - 1], lines[at]
    columns = _count(text.line(head))
    if columns != _count(delimiter.text):
        message = "Dit wordt geen tabel: de regel met streepjes heeft niet evenveel vakken als de rij erboven."
        yield text.problem(delimiter.offset, message, f"Schrijf `{_row(['---'] * columns)}`.")
        return
    for line in lines[at + 1 :]:
        if (number := _count(text.line(line))) > columns:
            message = f"Deze rij heeft {number} vakken, en de bovenste {columns}: wat te veel is, komt niet op de site."
            yield text.problem(line.offset, message, "Geef de bovenste rij en de regel met streepjes evenveel vakken.")


def _is_delimiter(line: Line) -> bool:
    bare = line.text.strip()
    return "|" in bare and bool(DELIMITER_ROW.fullmatch(bare))


def _count(row: str) -> int:
    """How many cells a row has; bars at its ends part nothing."""
    bare = row.strip()
    inner = bare.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return len(_BAR.findall(inner)) + 1


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |" if cells[0] != "---" else f"|{'|'.join(cells)}|"
