"""A file of `content/` gets another text: all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.problems.errors import UsageError


def rewrite(file: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, in one step: a full disk, or a power cut, never costs what was there.

    Raises UsageError where somebody changed the file since `before` was read, and OSError where writing fails; then
    the file is as it was.
    """
    with file.open("r+b") as current:  # for writing too: a file that is locked stays as it is
        if current.read() != before:
            raise UsageError(f"{file.name} is ondertussen veranderd; dat bestand is niet aangeraakt.")
    replace_file(file, after, durable=True)
