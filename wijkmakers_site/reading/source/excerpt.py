"""The line of a file that a problem is about, to show it."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.reading.source.text import with_plain_newlines


def line_of(file: Path, number: int) -> str | None:
    """Line `number` (from 1) of `file` as an editor shows it; None where there is no such text."""
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = with_plain_newlines(text).split("\n")
    return lines[number - 1] if number <= len(lines) else None
