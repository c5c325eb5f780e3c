"""Artifacts -> a folder, all or nothing. The only writer of `output/`.

Everything is made ready in a folder beside the target, on the same disk (`stage.py`), and then the two change names.
Files whose bytes did not change are the same files there, so that they keep their time.

A publication brings a new ledger along, in the new folder: so site and ledger become new in one step. `PENDING` there
says that the file in `content/` is still to follow, which whoever reads the ledger next sees to.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from wijkmakers_site.delivery.stage import Found, Stage, found_of, stat_in, walked
from wijkmakers_site.files.replace import sync
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.progress import step
from wijkmakers_site.text.workers import Meanwhile, mapped

KEPT, PENDING = ".gitignore", ".agenda.lock"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # from Linux's fcntl.h, which Python's `fcntl` does not hand on

_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


class UnwritableOutputError(Exception):
    """The folder could not be written (`reason` is the system's own word); the old one stands as it was."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


def write(
    target: Path,
    artifacts: Iterable[Artifact],
    pending: bytes | None = None,
    record: SiteRecord | None = None,
    proof: Meanwhile[None] | None = None,
) -> int:
    """Make `target` hold exactly `artifacts` (and its own `.gitignore`); gives the number of files that changed.

    Where a `proof` of them is still under way nothing stands before it has ended well.
    Of the site that stands there a `record` may know what need not be written, and learns what is written now.
    With a `pending` ledger it stands there as well, and all is on the disk before it counts: a site can be built again
    after a power cut, what subscribers were shown cannot be taken back.

    Raises UnwritableOutputError when the disk is full or forbids it. A kill at any moment leaves the old or the new
    site, never a mixture: see `recover`.
    """
    target = target.resolve()
    with locked(target):
        return _write(target, artifacts, pending, record, proof)


def _write(
    target: Path,
    artifacts: Iterable[Artifact],
    pending: bytes | None,
    record: SiteRecord | None,
    proof: Meanwhile[None] | None,
) -> int:
    folder = target.with_name(f".{target.name}-new")
    try:
        # Asked first: a folder that may not be written can be moved away, but then not be emptied.
        if target.exists() and not os.access(target, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        recover(target)
        all_artifacts = list(artifacts)
        stage, gone = _filled(folder, target, all_artifacts, record)
        if pending is not None:
            (folder / PENDING).write_bytes(pending)
            _sync(folder)
        if proof:
            proof.result()
        _swap(folder, target)
    except OSError as error:
        _remove(folder)
        raise UnwritableOutputError(error) from error
    with suppress(OSError):  # from here on the site is new
        sync(target.parent)
    is_level = record is not None and _levelled(stage, gone)
    if not is_level:
        _remove(folder)
    if record:  # last: a file that gets another name or loses one has changed, to the disk
        record.keep(all_artifacts, stage.stats(is_level=is_level))
    return len(stage.written) + len(gone)


def _filled(
    folder: Path, target: Path, artifacts: Sequence[Artifact], record: SiteRecord | None
) -> tuple[Stage, set[str]]:
    """All artifacts, ready in `folder`; and the paths that stand in `target` and are no longer made."""
    if record and folder.exists():
        with suppress(OSError):  # whatever somebody did to it: it is begun anew
            return _fill(folder, target, artifacts, record)
    _remove(folder)
    return _fill(folder, target, artifacts, record)


def _levelled(stage: Stage, gone: set[str]) -> bool:
    try:
        return stage.level(gone)
    except OSError:
        return False


def _sync(folder: Path) -> None:
    for path, _, names in os.walk(folder):
        for name in names:
            sync(Path(path, name))
        sync(Path(path))


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """One run at a time writes `target`; a second one waits. The lock goes with the process that holds it.

    The folder around `target` is what is locked, so that nothing is left behind; Windows cannot do that. Who has the
    lock may ask for it again. Raises UnwritableOutputError where the folder cannot be opened.
    """
    around = target.resolve().parent
    if around in _held.get():
        yield
        return
    lock = _lock(around)
    token = _held.set(_held.get() | {around})
    try:
        yield
    finally:
        _held.reset(token)
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """Wait until nobody else has `folder`; gives the file that is to be closed. None where the system has no such."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            return None
        import fcntl  # noqa: PLC0415  # Windows has none

        opened = os.open(folder, os.O_RDONLY)
        fcntl.flock(opened, fcntl.LOCK_EX)
    except OSError as error:
        raise UnwritableOutputError(error) from error
    return opened


def recover(target: Path) -> None:
    """Mend what a killed run may have left: bring the old site back if it was taken away."""
    old = target.with_name(f".{target.name}-old")
    if old.is_dir() and not target.exists():
        old.rename(target)
    _remove(old)


def _fill(
    folder: Path, target: Path, artifacts: Sequence[Artifact], record: SiteRecord | None
) -> tuple[Stage, set[str]]:
    standing = {path: found_of(entry) for path, entry in walked(target) if entry is not None}
    stage = Stage(folder, target, standing)
    if standing.pop(KEPT, None):  # it belongs to the project: the folder is in git, what is built is not
        stage.keep(KEPT, None)
    new = []
    for artifact in step("Vergelijken", artifacts):
        # Nothing is looked for where nothing can be: the first build writes thousands of files, and asks of none.
        found = standing.pop(artifact.path, None)
        if not (found and _stands(stage, artifact, found, record)):
            stage.begin(artifact.path)
            new.append(artifact)
    for _ in mapped("Schrijven", lambda artifact: stage.write(artifact.path, artifact.content), new):
        pass
    stage.finish()
    return stage, set(standing)


def _stands(stage: Stage, artifact: Artifact, found: Found, record: SiteRecord | None) -> bool:
    """Whether the site has the artifact already, in the file that was `found`, and the stage now too."""
    if record and record.holds(artifact, stat_in(found)) and stage.keep(artifact.path, None):
        return True
    return stage.keep(artifact.path, artifact.content)


def _swap(stage: Path, target: Path) -> None:
    """Exchange the two names in one step where the system can (Linux), else in two that `recover` can finish."""
    if not target.exists():
        stage.rename(target)
    elif not _exchanged(stage, target):
        old = target.with_name(f".{target.name}-old")
        target.rename(old)
        try:
            stage.rename(target)
        except OSError:
            old.rename(target)
            raise
        old.rename(stage)


def _exchanged(stage: Path, target: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE: at no moment is there no site. False where the system has none of it."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:  # musl, or a glibc from before 2.28
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(stage), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE) == 0)


def _remove(folder: Path) -> None:
    """What is left of a folder would stand in the way of the next run: one that may not be written is allowed to be.
    What is none, goes too: of a pipe `rmtree` would wait for ever.
    """
    if folder.is_symlink() or not folder.is_dir():
        with suppress(OSError):
            folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        for path, _, _ in os.walk(folder):
            with suppress(OSError):
                Path(path).chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
