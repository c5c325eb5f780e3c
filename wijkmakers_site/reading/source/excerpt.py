"""The line of a file that a problem is about, to show it."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.reading.source.text import MAX_BYTES, with_plain_newlines


def line_of(root: Path, path: str, number: int) -> str | None:
    """Line `number` (from 1) of the file at `path` in the project, as an editor shows it; None where no such text can
    be read.
    """
    try:
        text = read_plain(root / path, root / path.partition("/")[0], MAX_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = with_plain_newlines(text).split("\n")
    return lines[number - 1] if number <= len(lines) else None
