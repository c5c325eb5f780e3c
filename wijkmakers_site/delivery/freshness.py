"""Has anything changed since the last build? Answered from file times alone, before anything heavy is imported.

The manifest in `.cache/` holds the stat of every input, taken before it was read, and of every output file. An input
that changed within two seconds of the build's start might change once more without showing it (the clock of a disk is
coarse), so for such a one the manifest holds a hash too. A damaged manifest counts as a change.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from wijkmakers_site.files.disk_clock import settled_until
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.files.replace import keep_file
from wijkmakers_site.incremental.program import program_state

_MAX_DEPTH = 8  # folders; nothing that is read lies deeper, and Python goes no thousand deep
_INPUTS = ("content", "layouts", ".lock")
_MAX_BYTES = 100_000_000  # of the manifest
_IGNORED_FOLDERS = {"__pycache__"}
Stats = dict[str, list[Any]]  # by path from the project: size, times, inode, and for an input of just now a hash


class Freshness:
    """The state of one project folder for one `key` (everything else that decides the outcome, such as the day).

    Another program counts as a change too, wherever it lies, and so does another library or Python. `manifest` is the
    file in `.cache/`, `outputs` are the folders that hold what is made: none for a verb that only says something.
    """

    def __init__(
        self, root: Path, key: str, manifest: str = "manifest.json", outputs: tuple[str, ...] = ("output",)
    ) -> None:
        self.root = root
        self.key = f"{key} {_checksum(repr(program_state()).encode()).decode()}"
        self.manifest_file = root / ".cache" / manifest
        self._output_folders = outputs
        self._inputs: Stats = {}

    def unchanged(self) -> str | None:
        """The summary of the last build, if the same build now would give the same output; else None."""
        try:
            checksum, _, body = read_plain(self.manifest_file, self.manifest_file.parent, _MAX_BYTES).partition(b"\n")
            if checksum != _checksum(body):  # one letter of what was said may be another, and it would still be JSON
                return None
            manifest = json.loads(body)
            same = manifest["key"] == self.key and self._inputs_are(manifest["inputs"])
            # The output too: somebody may have emptied the folder, or built another site into it.
            if same and _stats(self.root, self._output_folders) == manifest["outputs"]:
                return str(manifest["summary"])
        except (OSError, ValueError, KeyError, TypeError):  # a damaged manifest may be any JSON at all
            return None
        return None

    def begin(self) -> None:
        """Note the inputs as they are now; call this before reading them."""
        with suppress(OSError):
            self.manifest_file.unlink()  # so that a build that fails is not taken for the last good one
        limit = settled_until(self.manifest_file.with_name("begin"))
        self._inputs = _stats(self.root, _INPUTS)
        for path, stats in self._inputs.items():
            if max(stats[1], stats[2]) > limit:
                stats.append(_digest(self.root / path))

    def commit(self, summary: str, written: tuple[str, ...] = ()) -> bool:
        """Write the manifest of this build, which says `summary` of itself; call this when the output stands.

        `written` are inputs that it wrote itself, as a publication does its ledger: they count as they are now. False
        where the disk does not let it: the output is good, and the next build begins anew.
        """
        outputs = _stats(self.root, self._output_folders)
        now = _stats(self.root, _INPUTS) if written else {}
        self._inputs |= {path: [*now[path], _digest(self.root / path)] for path in written if path in now}
        manifest = {"key": self.key, "inputs": self._inputs, "outputs": outputs, "summary": summary}
        try:
            body = json.dumps(manifest).encode()
            keep_file(self.manifest_file, _checksum(body) + b"\n" + body)
        except OSError:
            return False
        return True

    def _inputs_are(self, recorded: Stats) -> bool:
        current = _stats(self.root, _INPUTS)
        if current.keys() != recorded.keys():
            return False
        return all(
            stats == recorded[path][:4] and (len(recorded[path]) == 4 or recorded[path][4] == _digest(self.root / path))
            for path, stats in current.items()
        )


def _checksum(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode()


def _stats(root: Path, folders: tuple[str, ...]) -> Stats:
    """[size, modification time, change time, inode] of every file, by its path from `root`.

    The change time tells of an edit by who sets the time of modification back; the inode of a file that was swapped.
    """
    return {
        name: [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        for folder in folders
        for name, stat in _walk(root / folder, folder, 0)
    }


def _walk(folder: Path | str, name: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    try:
        children = list(os.scandir(folder))
    except OSError:
        return
    for child in children:
        path = f"{name}/{child.name}"
        # A link counts as what it is itself: where it leads may be anywhere, or without an end.
        if child.is_dir(follow_symlinks=False):
            if depth < _MAX_DEPTH and child.name not in _IGNORED_FOLDERS:
                yield from _walk(child.path, path, depth + 1)
        else:
            with suppress(OSError):  # a link to nowhere, or gone in between: whoever reads the content tells of it
                yield path, child.stat(follow_symlinks=False)


def _digest(file: Path) -> str:
    """The hash of a file's bytes; none for what cannot be read or, like a pipe, would let the reader wait for ever."""
    try:
        if file.is_symlink() or not file.is_file():
            return ""
        with file.open("rb") as opened:  # never whole in memory: it may be larger than that
            return file_digest(opened, sha256).hexdigest()
    except OSError:
        return ""
