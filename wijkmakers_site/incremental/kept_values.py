"""Values by name, kept from run to run in some files of `.cache/`: of those, a run writes what changed.

One file for all would be written whole after each change, and a file each would be thousands to open.
"""

from __future__ import annotations

import pickle
from hashlib import blake2b
from os import fsencode
from pathlib import Path
from typing import Generic, TypeVar

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.program import program_state

_FILES = 16  # of an academy with a thousand programmes each holds two megabytes
_SIZE = 16  # bytes of a digest
PROTOCOL = 5

T = TypeVar("T")


class KeptValues(Generic[T]):
    """What the run before this one kept in `folder`, if it was of the same program; every value can be pickled.

    What a run does not keep is gone afterwards.
    """

    def __init__(self, folder: Path) -> None:
        self._cache = FolderCache(folder)
        self._program = bytes.fromhex(program_state())
        self._before: dict[str, dict[str, T]] = {}  # by the name of the file
        self._now: dict[str, dict[str, T]] = {}

    def get(self, name: str) -> T | None:
        file = _file(name)
        if file not in self._before:
            self._before[file] = self._read(file)
        return self._before[file].get(name)

    def keep(self, name: str, value: T) -> None:
        """For the next run: a new value, or the one that `get` gave, where that still holds."""
        self._now.setdefault(_file(name), {})[name] = value

    def write(self) -> None:
        """Write what changed, and drop what nobody kept."""
        for file, values in self._now.items():
            if values != self._before.get(file):
                self._cache.put(file, self._program + pickle.dumps(values, PROTOCOL))
        self._cache.prune()
        self._before, self._now = {}, {}

    def _read(self, file: str) -> dict[str, T]:
        stored = self._cache.get(file) or b""
        if not stored.startswith(self._program):  # of another version, whose classes may be others
            return {}
        # Behind a checksum, so that no damage gets here; what somebody else put into the cache is code, as compiled
        # templates are: who has no reason to trust it (CI) does not read it.
        values: dict[str, T] = pickle.loads(stored[_SIZE:])  # noqa: S301
        return values


def _file(name: str) -> str:
    return str(blake2b(fsencode(name), digest_size=1).digest()[0] % _FILES)
