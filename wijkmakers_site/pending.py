"""The ledger that the next run goes on from: the file in `content/`, and what a publication left to follow it.

A publication puts site and ledger on the disk in one step, and lets the file in `content/` follow: whoever finds that
this did not come about, sees to it.
"""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.calendars.ledger.file import read_ledger, read_pending, write_ledger
from wijkmakers_site.calendars.ledger.proven import Proven
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.delivery import output
from wijkmakers_site.problems.errors import LedgerBehindError
from wijkmakers_site.publication import LEDGER, OUTPUT, restored_ledger
from wijkmakers_site.reading.load import read
from wijkmakers_site.text.clock import Clock

_PENDING = f"{OUTPUT}/{output.PENDING}"


def present_ledger(root: Path, cache: Path | None = None) -> Ledger:
    """With what a publication that was killed, or met a full disk, had shown already. In `cache` lies what earlier runs
    found out; None where that is not to be believed.

    Raises InvalidContentError where the file cannot be read as a ledger.
    """
    ledger = read_ledger(root / LEDGER, LEDGER, Proven(cache))
    return ledger.followed_by(read_pending(root / _PENDING, _PENDING))


def complete_publication(root: Path, cache: Path | None = None) -> None:
    """Let the ledger in `content/` follow the site that was published; of the `cache` as `present_ledger` says. Raises
    LedgerBehindError where it cannot.
    """
    pending = root / _PENDING
    try:
        if pending.exists():
            with output.locked(root / OUTPUT):  # two at once would write one temporary file
                write_ledger(root / LEDGER, present_ledger(root, cache))
                pending.unlink(missing_ok=True)
    except OSError as error:
        raise LedgerBehindError(error) from error


def restore(root: Path, clock: Clock, *, on_web: bool) -> Ledger:
    """Write the ledger anew, of what is left of it, of git, and of the site in `output/` or also on the web.

    Raises UsageError where no site tells, InvalidContentError where `content/` does not say where the site is.
    """
    address = read(root / "content", clock.day).loaded().site.url if on_web else None
    ledger = restored_ledger(root, address)
    write_ledger(root / LEDGER, ledger)
    return ledger


def ledger_state(root: Path) -> tuple[object, ...]:
    """Another one whenever somebody published, without reading what."""
    return _stat(root / LEDGER), _stat(root / _PENDING)


def _stat(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.lstat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
