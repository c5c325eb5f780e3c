"""Bytes that a run needs again later: the first in memory, of a large site the rest on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_IN_MEMORY = 8_000_000  # bytes; most sites have fewer

Place = bytes | tuple[int, int]  # where bytes lie: here, or so many in the file, from the first number on


class Held:
    """Holds bytes for as long as anybody may ask for them. What is on the disk lies in a file without a name in
    `folder`, which goes with the run, however that ends.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: _File | None = None
        self._size = 0
        self._process = os.getpid()

    def hold(self, content: bytes) -> Callable[[], bytes]:
        """What gives the same bytes, as often as it is asked, in a copy of this process too."""
        return self.at(self.put(content))

    def share(self) -> None:
        """From now on a copy of this process can `put` bytes that are had `at` their place here."""
        if hasattr(os, "pread"):  # Windows has none
            with suppress(OSError):  # a full disk: who writes the site will tell of that
                self._file = self._file or _File(self._folder)

    def put(self, content: bytes) -> Place:
        """Hold these, too."""
        self._size += len(content)
        is_here = os.getpid() == self._process
        if is_here and self._size > _IN_MEMORY:
            self.share()
        if self._file and (not is_here or self._size > _IN_MEMORY):
            with suppress(OSError):
                return self._file.write(content)
        return content

    def at(self, place: Place) -> Callable[[], bytes]:
        """What gives the bytes at a place, as `hold` does."""
        if isinstance(place, bytes):
            return lambda: place
        assert self._file  # which gave the place
        return _Piece(self._file, *place)


class _File:
    """Open until nobody asks any more. Raises OSError where the disk does not let it."""

    def __init__(self, folder: Path) -> None:
        from tempfile import TemporaryFile  # noqa: PLC0415  # small sites need none

        self._opened = TemporaryFile(dir=folder)  # noqa: SIM115

    def write(self, content: bytes) -> tuple[int, int]:
        import fcntl  # noqa: PLC0415  # Windows has none

        number = self._opened.fileno()
        fcntl.lockf(number, fcntl.LOCK_EX)  # a copy of this process may be writing
        try:
            start = os.lseek(number, 0, os.SEEK_END)
            if os.pwrite(number, content, start) < len(content):
                raise OSError
        finally:
            fcntl.lockf(number, fcntl.LOCK_UN)
        return start, len(content)

    def read(self, start: int, size: int) -> bytes:
        # By place, and not by where somebody read last: a copy of this process shares that.
        return os.pread(self._opened.fileno(), size, start)

    def __del__(self) -> None:
        if opened := getattr(self, "_opened", None):
            opened.close()


class _Piece:
    """What reads some bytes of a file: a function in a function takes five times the memory, of thirty thousand."""

    __slots__ = ("_file", "_size", "_start")

    def __init__(self, file: _File, start: int, size: int) -> None:
        self._file, self._start, self._size = file, start, size

    def __call__(self) -> bytes:
        return self._file.read(self._start, self._size)
