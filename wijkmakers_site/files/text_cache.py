"""Many small texts in one file of a folder: ten thousand files would cost more than they save.

Each is read when it is asked for, and again when it is asked for again: those of a large site, all in memory, were a
tenth of what it took. At the beginning of the file an index says what there is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from hashlib import blake2b, sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wijkmakers_site.files.held import Held
from wijkmakers_site.files.plain import opened_plain
from wijkmakers_site.files.replace import keep_file

_FILE = "texts"
_MAX_BYTES = 100_000_000
_CHECKSUM_SIZE, _LENGTH_SIZE, _DIGEST_SIZE = 32, 8, 16  # bytes: of the index its checksum and size, of a text its own


class _Text(NamedTuple):
    """What gives the bytes of a text, their number, and a digest of them and of the key."""

    get: Callable[[], bytes]
    size: int
    digest: str


class TextCache(MutableMapping[str, str]):
    """A dictionary that is opened on entering and written on leaving, with only what was used meanwhile.

    To look with `in` is no use; to read or write is. A text that is damaged is not there. Under a key there is never
    another text, since it holds a hash of all that the text is made of.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: BinaryIO | None = None
        self._stored: dict[str, _Text] = {}
        self._new: dict[str, _Text] = {}
        self._held = Held(folder)
        self._used: set[str] = set()

    def __enter__(self) -> TextCache:
        with suppress(OSError, ValueError, TypeError, AttributeError):  # it is of another version, or damaged
            self._opened = opened_plain(self._folder / _FILE, self._folder, _MAX_BYTES)
            self._stored = _index(self._opened)
        return self

    def __getitem__(self, key: str) -> str:
        text = self._new.get(key) or self._stored[key]
        content = text.get()
        if _digest(key, content) != text.digest:
            del self._stored[key]
            raise KeyError(key)
        self._used.add(key)
        return content.decode()

    def __setitem__(self, key: str, value: str) -> None:
        content = value.encode()
        self._stored.pop(key, None)  # so that this one is written
        self._new[key] = _Text(self._held.hold(content), len(content), _digest(key, content))
        self._used.add(key)

    def __delitem__(self, key: str) -> None:
        self._used.discard(key)  # it is not written

    def __contains__(self, key: object) -> bool:
        return key in self._new or key in self._stored

    def __iter__(self) -> Iterator[str]:
        return iter({**self._stored, **self._new})

    def __len__(self) -> int:
        return len({**self._stored, **self._new})

    def __exit__(self, *_: object) -> None:
        # After a failed run too: what it made is good.
        if self._used != self._stored.keys():
            with suppress(OSError):  # a full or read-only disk makes the next build slower, not wrong
                self._folder.mkdir(parents=True, exist_ok=True)
                keep_file(self._folder / _FILE, self._parts())
        if self._opened:
            self._opened.close()

    def _parts(self) -> Iterator[bytes]:
        """Of the file: one by one, because all together they are large."""
        texts = {key: self._new.get(key) or self._stored[key] for key in sorted(self._used)}
        index = json.dumps({key: (text.size, text.digest) for key, text in texts.items()}).encode()
        yield sha256(index).digest() + len(index).to_bytes(_LENGTH_SIZE, "big") + index
        yield from (text.get() for text in texts.values())


def _index(opened: BinaryIO) -> dict[str, _Text]:
    """What the file holds. Raises ValueError, or what comes of reading it as something that it is not."""
    checksum, length = opened.read(_CHECKSUM_SIZE), int.from_bytes(opened.read(_LENGTH_SIZE), "big")
    end = os.fstat(opened.fileno()).st_size
    index, start = opened.read(min(length, end)), opened.tell()
    if sha256(index).digest() != checksum:
        raise ValueError
    texts = {}
    for key, (size, digest) in json.loads(index).items():
        texts[key] = _Text(_reading(opened, size, start), size, digest)
        start += size
    if start != end:
        raise ValueError
    return texts


def _reading(opened: BinaryIO, size: int, start: int) -> Callable[[], bytes]:
    def read() -> bytes:
        """Nothing where the disk does not let it; that has another digest than any text."""
        with suppress(OSError, ValueError):  # a closed file is a ValueError
            if hasattr(os, "pread"):  # a copy of this process shares the place where somebody read last
                return os.pread(opened.fileno(), size, start)
            opened.seek(start)
            return opened.read(size)
        return b""

    return read


def _digest(key: str, content: bytes) -> str:
    """Over the key too: a text in another's place is as wrong as a damaged one."""
    return blake2b(key.encode() + b"\0" + content, digest_size=_DIGEST_SIZE).hexdigest()
