"""The ledger that was found to be one, kept by the digest of its bytes: to judge each of its lines in every build takes
twice as long as to read them, and hardly ever tells anything new. What it says is read each time.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.program import program_state

_NAME = "ledger"


class Proven:
    """What the run before this one, of the same program, found to be a ledger without any fault.

    Nothing where `cache` is None: what is not to be believed. Safe to delete or damage.
    """

    def __init__(self, cache: Path | None) -> None:
        self._cache = FolderCache(cache / "proven") if cache else None

    def holds(self, content: bytes) -> bool:
        return self._cache is not None and self._cache.get(_NAME) == _digest(content)

    def keep(self, content: bytes) -> None:
        """For the next run: `content` is a ledger, as the program judges it."""
        if self._cache:
            self._cache.put(_NAME, _digest(content))


def _digest(content: bytes) -> bytes:
    return sha256(program_state().encode() + content).digest()
