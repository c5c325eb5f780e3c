"""Comments by which staff suppress a warning at its place: `# WM301: dit hoort zo`, in Markdown `<!-- WM301: … -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.problems.problem import Problem, place_in
from wijkmakers_site.regex import regex

# A reason does not begin with `-` or `>`: those are the end of a comment in Markdown, `-->`.
_COMMENT = regex(r"^(?P<before>.*?)(?:#|<!--)\s*(?P<code>WM[0-9]{3})\b:?[ \t]*(?P<reason>[^\s>-].*)?", re.MULTILINE)


def ineffective_comments(path: str, text: str) -> Iterator[Problem]:
    """Comments that look as if they suppress something, but cannot."""
    for comment in _COMMENT.finditer(text):
        code = comment["code"]
        if code not in CODES:
            message, cure = f"De code {code} bestaat niet.", "Neem de code over uit de waarschuwing."
        elif not comment["reason"]:
            message, cure = f"Zonder reden zet {code} niets stil.", f"Schrijf erachter waarom: `{code}: dit hoort zo`."
        else:
            continue
        yield Problem(path, *place_in(text, comment.start("code")), message, cure, "WM341", warning=True)


def suppressed(text: str) -> set[tuple[int, str]]:
    """(line, code) of the warnings that are suppressed: behind a value for its own line, on a line alone for the next.

    A comment without a reason suppresses nothing.
    """
    suppressed_lines = set()
    for comment in _COMMENT.finditer(text):
        if comment["reason"]:
            line, _ = place_in(text, comment.start())
            suppressed_lines.add((line if comment["before"].strip() else line + 1, comment["code"]))
    return suppressed_lines
