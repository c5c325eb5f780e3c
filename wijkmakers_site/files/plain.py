"""Files that may be anybody's are opened with care: no link is followed, no pipe waited for, no more read than asked.

Opening a pipe waits for ever, `/dev/zero` never ends, and through a link any file of the machine would become a page.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

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
    _refuse(path.name, path.lstat())


def read_plain(file: Path, top: Path, limit: int) -> bytes:
    """The content of `file`; it is opened, and raises, as `opened_plain` says."""
    with opened_plain(file, top, limit) as opened:
        # No more than there was: a buffer of `limit` bytes for each of a thousand files costs more than reading them.
        return opened.read(os.fstat(opened.fileno()).st_size)


def opened_plain(file: Path, top: Path, limit: int) -> BinaryIO:
    """`file`, opened to read; it stands below the folder `top`, which may be a link itself, nothing below it may.

    Raises OddFileError for what is no plain file, TooLargeError for more than `limit` bytes, and OSError where the
    system does not let us.
    """
    # As text: a Path for each folder on the way would cost more than all reading.
    place, around = os.fspath(top), len(top.parts)
    if file.parts[:around] != top.parts:
        raise ValueError(f"{file} is not below {top}")
    for name in file.parts[around:]:
        place = f"{place}{os.sep}{name}"
        _refuse(name, os.lstat(place))  # the file too, before opening: to open some devices is to set them going
    opened = os.fdopen(os.open(place, os.O_RDONLY | _CAREFUL), "rb")
    try:
        status = os.fstat(opened.fileno())
        _refuse(file.name, status)
        if status.st_size > limit:
            raise TooLargeError(status.st_size)
    except OSError:
        opened.close()
        raise
    return opened


def _refuse(name: str, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        message = f'"{name}" is een verwijzing naar een andere plek. Die volgen we niet.'
        raise OddFileError(message, "Zet hier het bestand of de map zelf neer.")
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise OddFileError(f'"{name}" is geen gewoon bestand.', "Haal het weg, of zet er een gewoon bestand neer.")
