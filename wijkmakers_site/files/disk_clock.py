"""What time it is by the clock of a disk, which may be another machine's: the times of files are in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wijkmakers_site.files.replace import keep_file

_RESOLUTION = 2_000_000_000  # nanoseconds; FAT counts in steps of two seconds


def settled_until(marker: Path) -> int:
    """What changed before this time (in nanoseconds) cannot change once more without showing it; `marker` is a file of
    ours beside it.

    The beginning of time where a disk is full or may not be written.
    """
    with suppress(OSError):
        marker.parent.mkdir(parents=True, exist_ok=True)
        keep_file(marker, b"")
        return marker.stat().st_mtime_ns - _RESOLUTION
    return 0
