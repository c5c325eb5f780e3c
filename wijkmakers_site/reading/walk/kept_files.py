"""What files were read into is kept, so that what did not change is neither parsed nor validated again.

Only of files without any fault: what is to be told of a file, is told by who reads it. Files are known by their sizes,
times and inodes, as the disk gives them before they are read, or else by their bytes. Of a file that changed just now
its bytes alone tell whether it changed once more.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from os import fsencode
from pathlib import Path
from typing import NamedTuple, TypeVar

from wijkmakers_site.files.disk_clock import settled_until
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.incremental.kept_values import PROTOCOL, KeptValues
from wijkmakers_site.reading.content import FiledRecord
from wijkmakers_site.reading.disk.content_folder import MAX_FILES, ContentFolder, digest_of
from wijkmakers_site.reading.disk.file_names import hidden_by_a_dot, is_left_behind
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.source.text import MAX_BYTES
from wijkmakers_site.reading.walk.kept_document import kept_document
from wijkmakers_site.values import dataclass

R = TypeVar("R", bound=Record)
Read = Callable[[], FiledRecord[R] | None]
_Stat = tuple[str, int, int, int, int]  # of a file its name, size, times of modification and change, and inode


class _Kept(NamedTuple):
    """Files that were read into the pickled record `filed`: their `stats`, None where those may not tell of a change,
    a `digest` of where they stand and what they hold, their `size` together, and the warnings that they `suppress`.
    """

    stats: tuple[_Stat, ...] | None
    digest: str
    size: int
    suppress: tuple[tuple[str, int, str], ...]
    filed: bytes


@dataclass(frozen=True, slots=True)
class _Files:
    """What is read together: files of a `folder`, with their `stats`; `name` is their path in the project."""

    name: str
    folder: Path
    stats: tuple[_Stat, ...]

    @property
    def paths(self) -> list[Path]:
        return [self.folder / name for name, *_ in self.stats]


class KeptFiles:
    """What the run before this one read from the files of `disk`; nothing where `cache` is None."""

    def __init__(self, cache: Path | None, disk: ContentFolder) -> None:
        self._disk = disk
        self._values = KeptValues[_Kept](cache / "reading") if cache else None
        self._settled_until = settled_until(cache / "begin") if cache else 0

    def of_folder(self, folder: Path, read: Read[R]) -> FiledRecord[R] | None:
        """What `read` makes of all that stands in a folder."""
        stats = _stats_in(folder) if self._values else None
        return self._of(_Files(self._disk.project_path(folder), folder, stats), read) if stats else read()

    def of_files(self, files: list[Path], read: Read[R]) -> FiledRecord[R] | None:
        """What `read` makes of some files of one folder, of which the first gives the others their name."""
        stats = _stats_of(files) if self._values else None
        name = self._disk.project_path(files[0])
        return self._of(_Files(name, files[0].parent, stats), read) if stats else read()

    def write(self) -> None:
        """Keep for the next run what this one read."""
        if self._values:
            self._values.write()
        self._disk.digests.clear()

    def _of(self, files: _Files, read: Read[R]) -> FiledRecord[R] | None:
        assert self._values
        kept = self._values.get(files.name)
        if kept and self._disk.may_spare(kept.size) and (kept.stats == files.stats or self._hold_the_same(files, kept)):
            self._disk.spare(kept.size, kept.suppress)
            self._values.keep(files.name, self._renewed(kept, files))
            known: FiledRecord[R] = pickle.loads(kept.filed)  # noqa: S301 - as `KeptValues` does, and for its reasons
            return known
        return self._read(files, read)

    def _hold_the_same(self, files: _Files, kept: _Kept) -> bool:
        try:
            raw = [read_plain(path, self._disk.root, MAX_BYTES) for path in files.paths]
        except OSError:  # told by who reads it
            return False
        return kept.digest == _digest(files, map(digest_of, raw))

    def _read(self, files: _Files, read: Read[R]) -> FiledRecord[R] | None:
        assert self._values
        disk = self._disk
        problems, suppressed, left = len(disk.problems), len(disk.suppressed), disk.bytes_left
        filed = read()
        digests = [disk.digests.get(path) for path in files.paths]
        if filed is None or len(disk.problems) > problems:
            return filed
        if not all(digests):
            return self._looked_for(files, filed)
        by_path = {disk.project_path(path): digests[at] or "" for at, path in enumerate(files.paths)}
        texts = {name: by_path[prose.source] for name, prose in filed.prose.items()}
        filed = replace(filed, digest=_digest(files, by_path.values()), prose_digests=texts)
        own = by_path if len(disk.suppressed) > suppressed else ()
        suppress = tuple(sorted(row for row in disk.suppressed if row[0] in own))
        filed = replace(filed, document=kept_document(filed.document))  # as it is held now, too
        kept = _Kept(
            self._settled(files), filed.digest, left - disk.bytes_left, suppress, pickle.dumps(filed, PROTOCOL)
        )
        self._values.keep(files.name, kept)
        return filed

    def _looked_for(self, files: _Files, filed: FiledRecord[R]) -> FiledRecord[R]:
        """A file that was there and was not read is gone since: that is told, or a text would be left out silently."""
        for path in files.paths:
            if path not in self._disk.digests and self._disk.read_bytes(path) is not None:  # it is back
                self._disk.report(path, "Dit bestand was even weg.", "Probeer het nog eens.", "WM001")
        return filed

    def _renewed(self, kept: _Kept, files: _Files) -> _Kept:
        return kept if kept.stats == files.stats else kept._replace(stats=self._settled(files))

    def _settled(self, files: _Files) -> tuple[_Stat, ...] | None:
        """The stats by which the files are known from now on; None where one changed just now."""
        is_settled = all(max(written, changed) < self._settled_until for _, _, written, changed, _ in files.stats)
        return files.stats if is_settled else None


def _stats_in(folder: Path) -> tuple[_Stat, ...] | None:
    """Of all that anybody reads in a folder; None where there is more to be told of it, or nothing to read."""
    try:
        with os.scandir(folder) as children:
            found = sorted(children, key=lambda child: child.name)
        ours = [child for child in found if not is_left_behind(child.name)]
        is_told = len(ours) < len(found) and any(hidden_by_a_dot(child.name) for child in found)
        if len(found) > MAX_FILES or is_told:
            return None
        return _stats((child.name, child.stat(follow_symlinks=False)) for child in ours) or None
    except OSError:
        return None


def _stats_of(files: Iterable[Path]) -> tuple[_Stat, ...] | None:
    try:
        return _stats((file.name, file.lstat()) for file in files)
    except OSError:
        return None


def _stats(found: Iterable[tuple[str, os.stat_result]]) -> tuple[_Stat, ...]:
    return tuple(
        (name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino) for name, status in found
    )


def _digest(files: _Files, contents: Iterable[str]) -> str:
    """Of where files stand, too: an id is part of what is read, and rules judge it."""
    names = [files.name, *(name for name, *_ in files.stats)]
    return digest_of("".join([*(digest_of(fsencode(name)) for name in names), *contents]).encode())
