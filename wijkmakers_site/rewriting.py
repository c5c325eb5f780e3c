"""A file of `content/` gets another text: all of it or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from wijkmakers_site.problems import WrongUseError


def rewrite(file: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, in one step: a full disk, or a power cut, never costs what was there.

    Raises WrongUseError where somebody changed the file since `before` was read, and OSError where writing fails; then
    the file is as it was.
    """
    with file.open("r+b") as now:  # for writing too: a file that is locked stays as it is
        if now.read() != before:
            raise WrongUseError(f"{file.name} is ondertussen veranderd; dat bestand is niet aangeraakt.")
    half = file.with_name(f".{file.name}-new")
    try:
        with half.open("wb") as target:
            target.write(after)
            target.flush()
            os.fsync(target.fileno())
        shutil.copymode(file, half)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
