"""Changes of several files of `content/` that belong together: tried beside it first, then made, all or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from datetime import date
from pathlib import Path

from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import read
from wijkmakers_site.values import dataclass


@dataclass(slots=True)
class Plan:
    """What is to happen in the project at `root`. All paths are relative to it, with `/`.

    `written` gives each file its bytes now and afterwards; None for a file that is not there yet, or no more.
    `moves` are the old and new paths of files and folders, which take place after that.
    """

    root: Path
    written: dict[str, tuple[bytes | None, bytes | None]] = field(default_factory=dict)
    moves: list[tuple[str, str]] = field(default_factory=list)

    def change(self, text: ChangedText, after: bytes) -> None:
        if after != text.before:
            self.written[text.path] = text.before, after

    def create(self, path: str, content: bytes) -> None:
        """Raises UsageError where something stands there: nothing is written over."""
        if (self.root / path).exists() or (self.root / path).is_symlink() or path in self.written:
            raise UsageError(f"{path} bestaat al; er is niets veranderd.")
        self.written[path] = None, content

    def delete(self, path: str) -> None:
        self.written[path] = (self.root / path).read_bytes(), None

    def move(self, old: str, new: str) -> None:
        if (self.root / new).exists():
            raise UsageError(f"{new} bestaat al; er is niets veranderd.")
        self.moves.append((old, new))

    def without_moves(self) -> Plan:
        """The same, of which each file that moves is made in its new place and deleted in the old one."""
        plan = Plan(self.root, dict(self.written))
        for old, new in self.moves:
            top = self.root / old
            for file in [top] if top.is_file() else sorted(each for each in top.rglob("*") if each.is_file()):
                path = file.relative_to(self.root).as_posix()
                before, after = plan.written.pop(path, (None, None))
                now = before or file.read_bytes()
                plan.written[path] = now, None
                plan.written[f"{new}{path.removeprefix(old)}"] = None, after or now
        return plan

    def problems(self, day: date) -> list[Problem]:
        """All that would be wrong with `content/` on `day` after it, found in a copy."""
        with self.tried() as copied:
            return read(copied / "content", day).problems

    @contextmanager
    def tried(self) -> Iterator[Path]:
        """The project after it, in a copy that is gone afterwards; nothing but its `content/`."""
        with _copy(self.root) as copied:
            self._make(copied)
            yield copied

    def undone(self) -> Plan:
        """What takes this back once it was carried out; a plan that moves nothing."""
        return Plan(self.root, {path: (after, before) for path, (before, after) in self.written.items()})

    def changed_meanwhile(self) -> list[str]:
        """The files that do not hold any more what this begins with."""
        files = {path: self.root / path for path in self.written}
        now = {path: file.read_bytes() if file.exists() else None for path, file in files.items()}
        return [path for path, (before, _) in self.written.items() if now[path] != before]

    def carry_out(self) -> None:
        """Make all changes. Raises UsageError where a file changed meanwhile, OSError where writing fails: then, and
        whatever else ends it, everything is as it was.
        """
        if changed := self.changed_meanwhile():
            raise UsageError(f"{changed[0]} is ondertussen veranderd; er is niets aangeraakt.")
        try:
            self._make(self.root)
        except BaseException:
            self._undo()
            raise

    def _make(self, root: Path) -> None:
        for path, (_, after) in self.written.items():
            _put(root / path, after, durable=root == self.root)
        for old, new in self.moves:
            (root / old).rename(root / new)

    def _undo(self) -> None:
        for old, new in reversed(self.moves):
            if (self.root / new).exists() and not (self.root / old).exists():
                (self.root / new).rename(self.root / old)
        for path, (before, _) in self.written.items():
            _put(self.root / path, before, durable=True)


def _put(file: Path, content: bytes | None, *, durable: bool) -> None:
    """Let a file hold `content`; None: let it be gone, and its folder where nothing else stands in it."""
    if content is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, content, durable=durable)
        return
    file.unlink(missing_ok=True)
    with suppress(OSError):  # it is not empty
        file.parent.rmdir()


@contextmanager
def _copy(root: Path) -> Iterator[Path]:
    """The project with a `content/` of its own; large files are linked where the disk can."""
    # On the disk of the project, so that photos need not be copied; a cache is safe to lose.
    cache = root / ".cache"
    with tempfile.TemporaryDirectory(prefix="proef-", dir=cache if cache.is_dir() else None) as name:
        copied = Path(name)
        shutil.copytree(root / "content", copied / "content", symlinks=True, copy_function=_linked)
        yield copied


def _linked(source: str, target: str) -> None:
    # A file that is replaced gets another inode, so that the one in `content/` stays.
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
