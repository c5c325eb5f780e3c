"""Has anything changed since the last build? Answered from file times alone, before anything heavy is imported.

The manifest in `.cache/` holds the stat of every input, taken before it was read, and of every file and folder of the
output: the time of a folder tells what came and went, at a third of what a list of it costs. An input
that changed within two seconds of the build's start might change once more without showing it (the clock of a disk is
coarse), so for such a one the manifest holds a hash too. A damaged manifest counts as a change: what it says stands
behind a checksum, and what it says of files is compared to the letter.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from time import monotonic_ns

from wijkmakers_site.files.disk_clock import settled_until
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.files.replace import keep_file
from wijkmakers_site.incremental.program import program_state

_INPUTS = ("content", "layouts", ".lock")
_MAX_BYTES = 100_000_000  # of the manifest
_NO_STAT = (0, 0, 0, 0)
_MANY = 8_000  # files: to look at them takes longer than to copy this process
_PART = "\n\n"  # between what the manifest says, its inputs and its outputs
Stats = dict[str, tuple[int, int, int, int]]  # by path from the project: size, times of modification and change, inode


class Freshness:
    """The state of one project folder for one `key` (everything else that decides the outcome, such as the day).

    Another program counts as a change too, wherever it lies, and so does another library or Python. `manifest` is the
    file in `.cache/`, `outputs` are the folders that hold what is made: none for a verb that only says something.
    """

    def __init__(
        self, root: Path, key: str, manifest: str = "manifest.json", outputs: tuple[str, ...] = ("output",)
    ) -> None:
        self.root = root
        self.key = f"{key} {program_state()}"
        self.manifest_file = root / ".cache" / manifest
        self._output_folders = outputs
        self._inputs: Stats | None = None
        self._looked_at = 0  # when, in nanoseconds of a clock that only goes on
        self._hashes: dict[str, str] = {}  # by path, of inputs that changed just before

    def unchanged(self) -> str | None:
        """The summary of the last build, if the same build now would give the same output; else None."""
        try:
            manifest = read_plain(self.manifest_file, self.manifest_file.parent, _MAX_BYTES)
            head, inputs, outputs = manifest.decode("utf-8", "surrogatepass").split(_PART)
            checksum, _, said = head.partition("\n")
            if checksum != _checksum(said):  # one letter of it may be another, and it would still be JSON
                return None
            key, hashes, size, summary = json.loads(said)
            if key != self.key or size != len(outputs):  # of a list that is cut off, all that is left would stand
                return None
            # The output too: somebody may have emptied the folder, or built another site into it.
            is_standing = self._asked_of(outputs)
            is_same = _lines(self._look()) == inputs and all(
                _digest(self.root / path) == digest for path, digest in hashes.items()
            )
            return str(summary) if is_same and is_standing() else None
        except (OSError, ValueError):  # not there, or not what we wrote
            return None

    def begin(self) -> None:
        """Note the inputs as they are now, or were when they were looked at; call this before reading them."""
        with suppress(OSError):
            self.manifest_file.unlink()  # so that a build that fails is not taken for the last good one
        inputs = self._inputs or self._look()
        passed = monotonic_ns() - self._looked_at
        limit = settled_until(self.manifest_file.with_name("begin")) - passed
        recent = [path for path, (_, written, changed, _) in inputs.items() if max(written, changed) > limit]
        self._hashes = {path: _digest(self.root / path) for path in recent}

    def commit(self, summary: str, written: tuple[str, ...] = (), standing: Stats | None = None) -> bool:
        """Write the manifest of this build, which says `summary` of itself; call this when the output stands.

        `written` are inputs that it wrote itself, as a publication does its ledger: they count as they are now. Where
        another run may have written the output since, `standing` is what stood there before (`outputs_of`). False
        where the disk does not let it: the output is good, and the next build begins anew.
        """
        inputs, now = dict(self._inputs or {}), _stats(self.root, _INPUTS) if written else {}
        for path in written:
            if path in now:
                inputs[path], self._hashes[path] = now[path], _digest(self.root / path)
        outputs = _lines(_stats(self.root, self._output_folders, of_folders=True) if standing is None else standing)
        said = json.dumps([self.key, self._hashes, len(outputs), summary])
        manifest = _PART.join([f"{_checksum(said)}\n{said}", _lines(inputs), outputs])
        try:
            keep_file(self.manifest_file, manifest.encode("utf-8", "surrogatepass"))
        except OSError:
            return False
        return True

    def _look(self) -> Stats:
        self._looked_at = monotonic_ns()
        self._inputs = _stats(self.root, _INPUTS)
        return self._inputs

    def _asked_of(self, outputs: str) -> Callable[[], bool]:
        """What tells whether these files stand as they did. Of many, a copy of this process finds out meanwhile."""
        lines = outputs.split("\n") if outputs else []
        ask = partial(_are_standing, self.root, lines)
        if len(lines) < _MANY:
            return ask
        from wijkmakers_site.text.workers import Meanwhile  # a quick run waits for nothing that it does not need

        return Meanwhile(ask, len(lines)).result


def outputs_of(folder: Path, known: Mapping[str, bytes]) -> Stats:
    """What the disk says of each file and folder of an output, for a manifest. Who writes it asks before another run
    may do so: else the manifest would say that this one's site stands where the other's does. Where it is `known` by
    path what the disk says of each file, nobody looks again.
    """
    around = folder.name
    if not known:
        return _stats(folder.parent, (around,), of_folders=True)
    from wijkmakers_site.incremental.site_record import numbers_of  # as with `Meanwhile`

    found = {f"{around}/{path}": numbers_of(stat) for path, stat in known.items()}
    folders = {around}
    for path in found:
        while (path := path.rpartition("/")[0]) not in folders:
            folders.add(path)
    for inside in folders:
        with suppress(OSError):  # taken away just before: then a file is missing, too
            found[f"{inside}/"] = _numbers(os.stat(folder.parent / inside))
    return found


def _checksum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _lines(stats: Stats) -> str:
    """A line a file, in an order that no disk has a say in."""
    lines = [f"{size} {written} {changed} {inode} {path}" for path, (size, written, changed, inode) in stats.items()]
    return "\n".join(sorted(lines))


def _are_standing(root: Path, lines: list[str]) -> bool:
    """Whether each file and folder is there as its line says."""
    place = f"{root}{os.sep}"
    for line in lines:
        path = line.split(" ", 4)[-1]
        found = os.stat(place + path, follow_symlinks=path.endswith("/"))
        if line != f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {path}":
            return False
    return True


def _stats(root: Path, folders: tuple[str, ...], *, of_folders: bool = False) -> Stats:
    """Of every file below these folders, and on request of the folders themselves; else of those the names alone, since
    an empty one may be a mistake that is told, while its times change with every file that an editor keeps for itself.

    The change time tells of an edit by who sets the time of modification back; the inode of a file that was swapped.
    """
    found = ((name, stat) for folder in folders for name, stat in _walk(str(root / folder), folder))
    return {name: _numbers(stat) if of_folders or not name.endswith("/") else _NO_STAT for name, stat in found}


def _numbers(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _walk(folder: str, name: str) -> Iterator[tuple[str, os.stat_result]]:
    left = [(folder, name)]  # however deep: Python itself goes no thousand deep
    while left:
        folder, name = left.pop()
        try:
            yield f"{name}/", os.stat(folder)
            children = list(os.scandir(folder))
        except OSError:
            continue
        for child in children:
            path = f"{name}/{child.name}"
            # A link counts as what it is itself: where it leads may be anywhere, or without an end.
            if child.is_dir(follow_symlinks=False):
                left.append((child.path, path))
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
