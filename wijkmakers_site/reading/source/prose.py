"""What a text in Markdown may not hold: what readers would not see, and what would take minutes or all memory.

Python-Markdown looks at most marks again for every mark before it in the same paragraph (`[`, `*a*`, a heading or a
list item a line), and at `<` for every one before it in the text: fifty kilobytes of `[` take it hours. Counting
is enough: within these bounds the worst text that we know of takes some seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from wijkmakers_site.problems.problem import Problem, place_in
from wijkmakers_site.reading.source.text import INVISIBLE
from wijkmakers_site.regex import regex

MAX_BYTES = 50_000
_MAX_TAGS, _MAX_DECLARATIONS = 1_000, 20  # of a text: `<` and `<!`
_MAX_BRACKETS, _MAX_LINES, _MAX_LENGTH = 200, 500, 20_000  # of a paragraph; the length in characters
_BLANK_LINES = regex(r"\n[ \t]*(?=\n)")
_CODE = regex(r"&#(?:[0-9]{1,9}|[xX][0-9a-fA-F]{1,8});?")
_SPLIT = "Zet er lege regels tussen, of verdeel de tekst over twee pagina's."


def invisible_codes(path: str, text: str) -> Iterator[Problem]:
    """A problem for each code that HTML reads as a character that turns the direction of text: `&#x202E;`."""
    for found in _CODE.finditer(text):
        # Not the codes of control characters: by those of Windows (`&#150;`) HTML means dashes and quotation marks.
        if INVISIBLE.fullmatch(character := unescape(found[0])) and character > "\xff":
            message = f"Hier staat een onzichtbaar teken (U+{ord(character):04X}) als code."
            yield Problem(path, *place_in(text, found.start()), message, f"Haal `{found[0]}` weg.", "WM002")


def too_heavy(path: str, text: str) -> Problem | None:
    """The first thing in the text of a file that is too much, at its place."""
    if len(text.encode()) > MAX_BYTES:
        message = f"Deze tekst is te lang: meer dan {MAX_BYTES // 1000} kB."
        return Problem(path, 1, 1, message, "Verdeel de tekst over meer pagina's.", "WM408")
    if text.count("<") > _MAX_TAGS or text.count("<!") > _MAX_DECLARATIONS:
        message = "In deze tekst staat te veel HTML of te vaak een `<`."
        return Problem(path, 1, 1, message, "Gebruik Markdown in plaats van HTML.", "WM408")
    start = 0
    for blank in (*_BLANK_LINES.finditer(text), None):
        end = blank.start() if blank else len(text)
        if what := _too_much(text[start:end]):
            return Problem(path, *place_in(text, start), f"Deze alinea heeft te veel {what}.", _SPLIT, "WM408")
        start = blank.end() + 1 if blank else end
    return None


def _too_much(paragraph: str) -> str:
    if len(paragraph) > _MAX_LENGTH:
        return f"tekens: meer dan {_MAX_LENGTH}"
    if paragraph.count("\n") > _MAX_LINES:
        return f"regels: meer dan {_MAX_LINES}"
    return f"vierkante haken: meer dan {_MAX_BRACKETS}" if paragraph.count("[") > _MAX_BRACKETS else ""
