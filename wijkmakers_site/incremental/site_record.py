"""What each file of a site was made from, and whether it still stands there as it was written.

So a page of which nothing changed is neither made, read nor compared: it is linked from the old site. The record lies
in `.cache/`; one that is lost, damaged or of another site only makes the next build slower.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.text.artifacts import Artifact, StandingArtifact
from wijkmakers_site.values import dataclass

_SIZE = 16  # bytes of a digest


class Stat(NamedTuple):
    """What a disk says of a file: its `size`, when it was `written` and when anything of it `changed`, its `inode`."""

    size: int
    written: int
    changed: int
    inode: int

    def has_bytes_of(self, earlier: Stat) -> bool:
        """Whether nobody wrote to it since. To link it elsewhere, as another build may do, counts as a change only."""
        return self._replace(changed=earlier.changed) == earlier


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was written: digests of what it was made from (`origin`, "" where that is not kept) and of its
    bytes (`content`), and its `stat` when the site stood.
    """

    origin: str
    content: str
    stat: Stat


class SiteRecord:
    """The files of the site in `target`, by path, as the build before this one wrote them."""

    def __init__(self, target: Path, cache: Path) -> None:
        self._target = target
        self._cache = FolderCache(cache / "site")
        self._known = _parsed(self._cache.get(target.name))
        self._digests: dict[str, str] = {}  # of the bytes that this run made

    def is_standing(self, path: str, origin: str) -> bool:
        """Whether the file at `path` was made from the same, and nobody touched it since."""
        known = self._known.get(path)
        return known is not None and known.origin == origin and self._stat(path) == known.stat

    def content(self, path: str) -> bytes | None:
        """The bytes of a file that was found standing; None where it stands no more as it was."""
        known = self._known[path]
        try:
            content = read_plain(self._target / path, self._target, known.stat.size)
        except OSError:
            return None
        return content if _digest(content) == known.content else None

    def holds(self, artifact: Artifact, status: os.stat_result) -> bool:
        """Whether the site holds it already, told by the `status` of its file. False where that cannot be told."""
        known, found = self._known.get(artifact.path), _stat(status)
        if known is None:
            return False
        if isinstance(artifact, StandingArtifact):
            return found.has_bytes_of(known.stat)
        return found == known.stat and known.content == self._content_digest(artifact)

    def keep(self, artifacts: Iterable[Artifact]) -> None:
        """Write down what these are, now that the site stands with them."""
        rows = {}
        for artifact in artifacts:
            if found := self._stat(artifact.path):
                rows[artifact.path] = [artifact.origin, self._content_digest(artifact), *found]
        self._cache.put(self._target.name, json.dumps(rows).encode())

    def _content_digest(self, artifact: Artifact) -> str:
        known = self._known.get(artifact.path)
        if known and artifact.origin and artifact.origin == known.origin:
            return known.content  # made from the same, it has the same bytes, whoever made it
        if artifact.path not in self._digests:
            self._digests[artifact.path] = _digest(artifact.content)
        return self._digests[artifact.path]

    def _stat(self, path: str) -> Stat | None:
        try:
            found = os.lstat(f"{self._target}/{path}")  # Path takes ten times as long, of forty thousand files twice
        except OSError:
            return None
        return _stat(found)


def _stat(found: os.stat_result) -> Stat:
    return Stat(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _parsed(stored: bytes | None) -> dict[str, Known]:
    """What is recorded; nothing where it has another form, such as that of another version."""
    try:
        rows = json.loads(stored or b"{}")
        return {path: Known(origin, content, Stat(*stat)) for path, (origin, content, *stat) in rows.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=_SIZE).hexdigest()
