"""Files that may be anybody's are opened with care: no link is followed, no pipe waited for, no more read than asked.

Opening a pipe waits for ever, `/dev/zero` never ends, and through a link any file of the machine would become a page.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

# Windows has none of these, and no pipes or devices among its files.
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class OddFileError(OSError):
    """What stands there is no plain file; `message` says what it is and `cure` what to do, both Dutch."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


class TooLargeError(OSError):
    """The file has more bytes (`size`) than anybody wants to read."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


def refuse_odd(path: Path) -> None:
    """Raises OddFileError for what is neither a plain file nor a folder."""
    _refuse(path, path.lstat())


def read_plain(file: Path, top: Path, limit: int) -> bytes:
    """The content of `file`, which stands below the folder `top`; `top` itself may be a link, nothing below it may.

    Raises OddFileError for what is no plain file, TooLargeError for more than `limit` bytes, and OSError where the
    system does not let us.
    """
    folder = top
    for name in file.relative_to(top).parts[:-1]:
        folder /= name
        refuse_odd(folder)
    refuse_odd(file)  # before opening: to open some devices is to set them going
    with os.fdopen(os.open(file, os.O_RDONLY | _CAREFUL), "rb") as opened:
        status = os.fstat(opened.fileno())
        _refuse(file, status)
        if status.st_size > limit:
            raise TooLargeError(status.st_size)
        return opened.read(limit)


def _refuse(path: Path, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        message = f'"{path.name}" is een verwijzing naar een andere plek. Die volgen we niet.'
        raise OddFileError(message, "Zet hier het bestand of de map zelf neer.")
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise OddFileError(f'"{path.name}" is geen gewoon bestand.', "Haal het weg, of zet er een gewoon bestand neer.")
