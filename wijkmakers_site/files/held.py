"""Bytes that a run needs again later: the first in memory, of a large site the rest on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_IN_MEMORY = 8_000_000  # bytes; most sites have fewer


class Held:
    """Holds bytes for as long as anybody may ask for them. What is on the disk lies in a file without a name in
    `folder`, which goes with the run, however that ends.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: _File | None = None
        self._size = 0

    def hold(self, content: bytes) -> Callable[[], bytes]:
        """What gives the same bytes, as often as it is asked, in a copy of this process too."""
        start, self._size = self._size, self._size + len(content)
        if self._size > _IN_MEMORY and hasattr(os, "pread"):  # Windows has none
            with suppress(OSError):  # a full disk: who writes the site will tell of that
                self._file = self._file or _File(self._folder)
                return self._file.write(content, start)
        return lambda: content


class _File:
    """Open until nobody asks any more. Raises OSError where the disk does not let it."""

    def __init__(self, folder: Path) -> None:
        from tempfile import TemporaryFile  # noqa: PLC0415  # small sites need none

        self._opened = TemporaryFile(dir=folder)  # noqa: SIM115

    def write(self, content: bytes, start: int) -> Callable[[], bytes]:
        if os.pwrite(self._opened.fileno(), content, start) < len(content):
            raise OSError
        return _Piece(self, start, len(content))

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
