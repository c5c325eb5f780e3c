"""A file is replaced in one step: a kill or a full disk leaves the old one or the new, never temporary of one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path


def replace_file(file: Path, content: bytes | Iterable[bytes], *, durable: bool = False) -> None:
    """Let `file` hold `content`, or its parts one behind the other, with the mode it had. `durable` waits for the disk:
    for what cannot be made again.

    Raises OSError where writing fails; then the file is as it was.
    """
    temporary = _temporary(file)
    # Whatever was left under that name: a pipe would be waited for, and through a link another file be written.
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as target:
            target.writelines([content] if isinstance(content, bytes) else content)
            if durable:  # a disk may write the new name before the bytes: a power cut would leave an empty file
                target.flush()
                os.fsync(target.fileno())
        if file.exists():
            temporary.chmod(file.stat().st_mode | stat.S_IRUSR)  # a cache that its owner cannot read stays no cache
        temporary.replace(file)
        if durable:
            sync(file.parent)  # the name too, or the power cut brings the old file back
    finally:
        temporary.unlink(missing_ok=True)


def keep_file(file: Path, content: bytes | Iterable[bytes]) -> None:
    """As `replace_file`, for what may be lost: a folder that came to stand in its place, or beside it, makes room.

    Else that cache would never be one again, and every build slow, until somebody wondered.
    """
    for path in (file, _temporary(file)):
        if path.is_dir() and not path.is_symlink():
            remove_folder(path)
    replace_file(file, content)


def remove_folder(folder: Path) -> None:
    """Raises OSError where it cannot."""
    import shutil  # noqa: PLC0415  # hardly ever needed, and a start waits for it

    shutil.rmtree(folder)


def _temporary(file: Path) -> Path:
    # Beside the file, not in the system's folder for such: a rename is one step within one disk only.
    return file.with_name(f".{file.name}-new")


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Windows does not let a program ask that."""
    if os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
