"""What forms changed, so that it can be undone: the last change first, also after the preview was stopped."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path, PurePosixPath

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.files.cache import FolderCache

_MOST, _MOST_BYTES = 50, 200_000_000  # of changes that are kept: those with photos are large
_FOLDER = "ongedaan"


class History:
    """The changes of the project in `root`, in `.cache/`: whoever empties that can undo nothing more, and loses
    nothing else.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = FolderCache(root / ".cache" / _FOLDER)

    def undoing(self) -> Plan | None:
        """What takes back the change that was made last; None where there is none, or where its files hold something
        else by now.
        """
        kept = self._kept()
        plan = self._plan(self._folder.get(kept[-1])) if kept else None
        undoing = plan.undone() if plan else None
        return undoing if undoing and not undoing.changed_meanwhile() else None

    def keep(self, plan: Plan) -> None:
        """Remember a change that was carried out. A disk that is full costs the undo, and not the change."""
        kept = self._kept()
        files = {path: [_written(content) for content in both] for path, both in plan.written.items()}
        self._folder.put(f"{int(kept[-1]) + 1 if kept else 1:09d}", json.dumps(files).encode())
        left = _MOST_BYTES
        for number, name in enumerate(reversed(self._kept())):
            left -= (self._folder.folder / name).stat().st_size
            if number >= _MOST or (left < 0 and number):
                (self._folder.folder / name).unlink(missing_ok=True)

    def forget(self) -> None:
        """The last change: it was undone."""
        (self._folder.folder / self._kept()[-1]).unlink(missing_ok=True)

    def _kept(self) -> list[str]:
        folder = self._folder.folder
        if folder.is_symlink() or not folder.is_dir():
            return []
        return sorted(file.name for file in folder.iterdir() if file.name.isdecimal())

    def _plan(self, content: bytes | None) -> Plan | None:
        if content is None:
            return None
        files = {path: (_read(before), _read(after)) for path, (before, after) in json.loads(content).items()}
        # A checksum shows damage and not intent: what lies in `.cache/` may not lead to a file outside `content/`.
        inside = (
            PurePosixPath(path).parts[:1] == ("content",) and ".." not in PurePosixPath(path).parts for path in files
        )
        return Plan(self._root, files) if all(inside) else None


def _written(content: bytes | None) -> str | None:
    return None if content is None else b64encode(content).decode()


def _read(written: str | None) -> bytes | None:
    return None if written is None else b64decode(written)
