"""Files that took time, kept from build to build by the hash of all they depend on. Safe to delete or damage."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from wijkmakers_site.files.replace import replace_file

_CHECKSUM = 32


class FolderCache:
    """Each file stands behind its checksum."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was kept under `key` (letters and digits); None where there is nothing, or something damaged."""
        self._used.add(key)
        try:
            stored = (self.folder / key).read_bytes()
        except OSError:
            return None
        content = stored[_CHECKSUM:]
        return content if stored[:_CHECKSUM] == sha256(content).digest() else None

    def keep(self, key: str, content: bytes) -> None:
        self._used.add(key)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.folder / key, sha256(content).digest() + content)
        except OSError:
            return  # a full or read-only disk makes the next build slower, not wrong

    def tidy(self) -> None:
        """Drop what was not used. Not for a run that was broken off: what it did not come to may still be good."""
        try:
            for file in self.folder.iterdir():
                if file.name not in self._used:
                    file.unlink()
        except OSError:
            return
