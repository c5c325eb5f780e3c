"""Footnotes of a text: `[^1]` where one is meant, `[^1]: De noot` anywhere below it; Python-Markdown pairs them."""

from __future__ import annotations

import re

from wijkmakers_site.regex import regex

# In the order in which a reader meets them. The library's own words for links are English: ours are put in later.
OPTIONS: dict[str, object] = {
    "BACKLINK_TEXT": "↩",
    "SEPARATOR": "-",
    "SUPERSCRIPT_TEXT": "{}",
    "USE_DEFINITION_ORDER": False,
}
_BEGIN = regex(r'<div>\s*<hr>\s*(<ol>\s*<li id="fn-)')
_NOTE = regex(r'<li id="fn-([^"]*)">')
_REFERENCE = regex(r'<sup id="fnref(\d*)-([^"]*)"><a href="#fn-[^"]*">(\d+)</a></sup>')
_BACK = regex(r'<a href="#fnref(\d*)-([^"]*)"[^<>]*>↩</a>')


def with_dutch_notes(html: str) -> str:
    """The notes of a text that was sanitised, with a heading, ids without a writer's own words, and Dutch labels."""
    begin = _BEGIN.search(html)
    if not begin:
        return html
    numbers = {label: number for number, label in enumerate(_NOTE.findall(html, begin.start()), 1)}

    def reference(match: re.Match[str]) -> str:
        number = numbers.get(match[2], 0)
        link = f'<a href="#noot-{number}" aria-label="Noot {number}">{number}</a>'
        return f'<sup id="bij-noot-{number}{_nth(match[1])}">{link}</sup>'

    def back(match: re.Match[str]) -> str:
        number = numbers.get(match[2], 0)
        label = f"Terug naar noot {number} in de tekst{f', plek {match[1]}' if match[1] else ''}"
        return f'<a href="#bij-noot-{number}{_nth(match[1])}" aria-label="{label}">↩</a>'

    text = _REFERENCE.sub(reference, html[: begin.start()])
    notes = _BACK.sub(back, _REFERENCE.sub(reference, html[begin.start() :]))
    notes = _NOTE.sub(lambda match: f'<li id="noot-{numbers[match[1]]}">', notes)
    notes = re.sub(r"<div>\s*<hr>\s*", '<section aria-labelledby="noten">\n<h2 id="noten">Noten</h2>\n', notes, count=1)
    return f"{text}{'</section>'.join(notes.rsplit('</div>', 1))}"


def _nth(which: str) -> str:
    """Of several references to one note: "2" is the second."""
    return f"-{which}" if which else ""
