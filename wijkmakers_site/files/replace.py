"""A file is replaced in one step: a kill or a full disk leaves the old one or the new, never half of one."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(file: Path, content: bytes, *, lasting: bool = False) -> None:
    """Let `file` hold `content`, with the mode it had. `lasting` waits for the disk: for what cannot be made again.

    Raises OSError where writing fails; then the file is as it was.
    """
    half = file.with_name(f".{file.name}-new")
    try:
        with half.open("wb") as target:
            target.write(content)
            if lasting:
                target.flush()
                os.fsync(target.fileno())
        if file.exists():
            half.chmod(file.stat().st_mode)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
