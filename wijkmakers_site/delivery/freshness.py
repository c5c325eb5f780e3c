"""Has anything changed since the last build? Answered from file times alone, before anything heavy is imported.

The manifest in `.cache/` holds the stat of every input, taken before it was read, and of every output file. An input
that changed within two seconds of the build's start might change once more without showing it (the clock of a disk is
coarse), so for such a one the manifest holds a hash too. A damaged manifest counts as a change.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from wijkmakers_site.files.replace import replace_file

_COARSE = 2_000_000_000
_MAX_DEPTH = 8
_INPUTS = ("content", "layouts", "wijkmakers_site", ".lock")
_SKIPPED = {"__pycache__"}
Rows = dict[str, list[Any]]


class Freshness:
    """The state of one project folder for one `key` (everything else that decides the output, such as the day)."""

    def __init__(self, root: Path, key: str) -> None:
        self.root = root
        self.key = f"{key} {sys.version}"
        self.manifest = root / ".cache" / "manifest.json"
        self._inputs: Rows = {}

    def unchanged(self) -> str | None:
        """What the last build said of itself, if the same build now would give the same output; else None."""
        try:
            known = json.loads(self.manifest.read_bytes())
            same = known["key"] == self.key and self._same_inputs(known["inputs"])
            if same and _rows(self.root, ("output",)) == known["outputs"]:
                return str(known["summary"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return None

    def begin(self) -> None:
        """Note the inputs as they are now; call this before reading them."""
        self.manifest.unlink(missing_ok=True)
        self.manifest.parent.mkdir(exist_ok=True)
        marker = self.manifest.with_name("begin")
        marker.write_bytes(b"")
        limit = marker.stat().st_mtime_ns - _COARSE
        self._inputs = _rows(self.root, _INPUTS)
        for path, row in self._inputs.items():
            if max(row[1], row[2]) > limit:
                row.append(_digest(self.root / path))

    def commit(self, summary: str) -> None:
        """Remember this build; call this when the output stands."""
        outputs = _rows(self.root, ("output",))
        known = {"key": self.key, "inputs": self._inputs, "outputs": outputs, "summary": summary}
        replace_file(self.manifest, json.dumps(known).encode())

    def _same_inputs(self, known: Rows) -> bool:
        now = _rows(self.root, _INPUTS)
        if now.keys() != known.keys():
            return False
        return all(
            row == known[path][:4] and (len(known[path]) == 4 or known[path][4] == _digest(self.root / path))
            for path, row in now.items()
        )


def _rows(root: Path, folders: tuple[str, ...]) -> Rows:
    """[size, modification time, change time, inode] of every file, by its path from `root`."""
    return {
        name: [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        for folder in folders
        for name, stat in _stats(root / folder, folder, 0)
    }


def _stats(folder: Path | str, name: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    try:
        listed = list(os.scandir(folder))
    except OSError:
        return
    for each in listed:
        inner = f"{name}/{each.name}"
        if each.is_dir():
            if depth < _MAX_DEPTH and each.name not in _SKIPPED:
                yield from _stats(each.path, inner, depth + 1)
        else:
            yield inner, each.stat()


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
