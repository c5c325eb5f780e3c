"""Converted texts, kept from build to build: Markdown is the largest cost of a build. Safe to delete or damage."""

from __future__ import annotations

import json
from collections import UserDict
from hashlib import sha256
from pathlib import Path

from wijkmakers_site.files.replace import replace_file


class ProseCache(UserDict[str, str]):
    """A dictionary that is read from a file on entering and written on leaving, with only what was used meanwhile."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self._used: set[str] = set()
        self._stored: set[str] = set()

    def __enter__(self) -> ProseCache:
        try:
            checksum, body = self.file.read_bytes().split(b"\n", 1)
            if checksum.decode() == sha256(body).hexdigest():
                self.data = json.loads(body)
        except (OSError, ValueError):
            self.data = {}
        self._stored = set(self.data)
        return self

    def __getitem__(self, key: str) -> str:
        value = self.data[key]
        self._used.add(key)
        return value

    def __setitem__(self, key: str, value: str) -> None:
        self._used.add(key)
        self.data[key] = value

    def __exit__(self, *_: object) -> None:
        if self._used == self._stored:
            return
        body = json.dumps({key: self.data[key] for key in sorted(self._used)}, ensure_ascii=False).encode()
        try:
            self.file.parent.mkdir(exist_ok=True)
            replace_file(self.file, sha256(body).hexdigest().encode() + b"\n" + body)
        except OSError:
            return  # a full or read-only disk makes the next build slower, not wrong
