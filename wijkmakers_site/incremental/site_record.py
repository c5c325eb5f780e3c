"""What each file of a site was made from, and whether it still stands there as it was written.

So a page of which nothing changed is neither made, read nor compared: it is linked from the old site. The record lies
in `.cache/`; one that is lost, damaged or of another site only makes the next build slower.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from sys import intern
from typing import NamedTuple

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.text.artifacts import Artifact, StandingArtifact

_SIZE = 16  # bytes of a digest
# What a disk says of a file: its size, when it was written, when anything of it changed, its inode. As bytes, here and
# below: as objects, what is known of forty thousand files was a tenth of all that was in memory.
_STAT = struct.Struct("<QqqQ")
_ROW = struct.Struct(f"<{_SIZE}s{_SIZE}s{_STAT.size}s")


class Known(NamedTuple):
    """A file as it was written: digests of what it was made from (`origin`, zeros where that is not kept) and of its
    bytes (`content`), and its `stat` when the site stood.
    """

    origin: bytes
    content: bytes
    stat: bytes


class SiteRecord:
    """The files of the site in `target`, by path, as the build before this one wrote them."""

    def __init__(self, target: Path, cache: Path) -> None:
        self._target = target
        self._cache = FolderCache(cache / "site")
        self._places, self._rows = _parsed(self._cache.get(target.name))
        self._digests: dict[str, bytes] = {}  # of the bytes that this run made
        self.standing: Mapping[str, bytes] = {}  # by path the `stat_of` each file, once this run knows those

    def origin(self, path: str) -> str | None:
        """What the file at `path` was made from; None where it does not stand there as it was written."""
        known = self._known(path)
        return known.origin.hex() if known and self._stat(path) == known.stat else None

    def content(self, path: str) -> bytes | None:
        """The bytes of a file that was found standing; None where it stands no more as it was."""
        known = self._known(path)
        try:
            size = _STAT.unpack(known.stat)[0] if known else 0
            content = read_plain(self._target / path, self._target, size) if known else None
        except OSError:
            return None
        return content if known and content is not None and _digest(content) == known.content else None

    def holds(self, artifact: Artifact, found: bytes) -> bool:
        """Whether the site holds it already, told by the `stat_of` its file. False where that cannot be told."""
        known = self._known(artifact.path)
        if known is None:
            return False
        if isinstance(artifact, StandingArtifact):
            # Nobody wrote to it since. To link it elsewhere, as another build may do, counts as a change only.
            return _without_change(found) == _without_change(known.stat)
        return found == known.stat and known.content == self._content_digest(artifact)

    def keep(self, artifacts: Iterable[Artifact], stats: Mapping[str, bytes]) -> None:
        """Write down what these are, now that the site stands with them, and by path the `stat_of` its files."""
        self.standing = stats
        paths, rows = [], bytearray()
        for artifact in artifacts:
            if found := stats.get(artifact.path):
                rows += _ROW.pack(bytes.fromhex(artifact.origin), self._content_digest(artifact), found)
                paths.append(artifact.path)
        self._cache.put(self._target.name, json.dumps(paths).encode() + b"\n" + rows)

    def _known(self, path: str) -> Known | None:
        place = self._places.get(path)
        if place is None:
            return None
        return Known(*_ROW.unpack_from(self._rows, place * _ROW.size))

    def _content_digest(self, artifact: Artifact) -> bytes:
        known = self._known(artifact.path)
        if known and artifact.origin and bytes.fromhex(artifact.origin) == known.origin:
            return known.content  # made from the same, it has the same bytes, whoever made it
        if artifact.path not in self._digests:
            self._digests[artifact.path] = _digest(artifact.content)
        return self._digests[artifact.path]

    def _stat(self, path: str) -> bytes | None:
        try:
            # Path takes ten times as long, of forty thousand files twice
            return stat_of(os.lstat(f"{self._target}/{path}"))
        except (OSError, struct.error):  # some disk of Windows has inodes of sixteen bytes
            return None


def stat_of(found: os.stat_result) -> bytes:
    """As a record holds it, to be compared; the last eight bytes are the inode. Raises struct.error for what has no
    place there.
    """
    return _STAT.pack(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def numbers_of(stat: bytes) -> tuple[int, int, int, int]:
    """What a `stat_of` holds: size, times of modification and change, inode."""
    return _STAT.unpack(stat)


def _without_change(stat: bytes) -> bytes:
    return stat[:16] + stat[24:]


def _parsed(stored: bytes | None) -> tuple[dict[str, int], bytes]:
    """The place of each path among the rows, and those; nothing where it has another form, as in another version."""
    head, _, rows = (stored or b"").partition(b"\n")
    try:
        places = {intern(path): place for place, path in enumerate(json.loads(head or b"[]"))}
    except (ValueError, TypeError):
        return {}, b""
    return (places, rows) if len(rows) == len(places) * _ROW.size else ({}, b"")


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
