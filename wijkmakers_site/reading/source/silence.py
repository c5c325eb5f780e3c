"""Comments by which staff silence a warning at its place: `# WM301: dit hoort zo`, in Markdown `<!-- WM301: … -->`."""

from __future__ import annotations

import re

_COMMENT = re.compile(
    r"^(?P<before>.*?)(?:#|<!--)\s*(?P<code>WM[0-9]{3})\b:?[ \t]*(?P<reason>[^\s>-].*)?", re.MULTILINE
)


def silenced(text: str) -> set[tuple[int, str]]:
    """(line, code) of the warnings that are silenced: behind a value for its own line, on a line alone for the next.

    A comment without a reason silences nothing.
    """
    found = set()
    for comment in _COMMENT.finditer(text):
        if comment["reason"]:
            line = text.count("\n", 0, comment.start()) + 1
            found.add((line if comment["before"].strip() else line + 1, comment["code"]))
    return found
