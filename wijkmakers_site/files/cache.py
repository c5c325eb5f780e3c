"""What took time, kept from build to build by the hash of all it was made of and by. Safe to delete or damage."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from wijkmakers_site.files.installed import version
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.files.replace import keep_file, remove_folder

_CHECKSUM_SIZE = 32  # bytes of a SHA-256
_MAX_BYTES = 100_000_000


def code_fingerprint(sources: Iterable[Path], *libraries: str) -> str:
    """What made a thing, as part of its key: another line of `sources`, or another version of a library, makes it anew.

    Nobody has to remember to raise a number; the price is that a comment there empties the cache too.
    """
    code = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return " ".join([code, *map(version, libraries)])


class FolderCache:
    """A file a key: for what is large, or costs much more than opening a file. Each begins with its checksum."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was put under `key` (letters and digits); None where there is nothing, or something damaged."""
        self._used.add(key)
        try:
            stored = read_plain(self.folder / key, self.folder, _MAX_BYTES)
        except OSError:
            return None
        content = stored[_CHECKSUM_SIZE:]
        return content if stored[:_CHECKSUM_SIZE] == _checksum(key, content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` for later builds, if the disk lets it."""
        self._used.add(key)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            keep_file(self.folder / key, _checksum(key, content) + content)
        except OSError:
            return  # a full or read-only disk makes the next build slower, not wrong

    def spare(self, key: str) -> None:
        """Not to be dropped, though this run does not read it."""
        self._used.add(key)

    def prune(self) -> None:
        """Drop what this run did not use or spare. Not for a failed run: what it did not come to may still be good."""
        if self.folder.is_symlink() or self.folder.parent.is_symlink():
            return  # what lies there may be somebody else's
        try:
            for file in self.folder.iterdir():
                if file.name not in self._used:
                    remove_folder(file) if file.is_dir() and not file.is_symlink() else file.unlink()
        except OSError:
            return


def _checksum(key: str, content: bytes) -> bytes:
    """Over the key too: a file in another's place is as wrong as a damaged one."""
    return sha256(key.encode() + b"\0" + content).digest()
