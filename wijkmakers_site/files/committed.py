"""A file as git has it in its last commit. Nothing is written, and no filter or hook of the repository is run."""

from __future__ import annotations

from pathlib import Path

_SECONDS = 20  # a repository on a slow disk; git itself answers in milliseconds


def committed(file: Path) -> bytes | None:
    """The bytes of `file` in the commit that is checked out; None where git, a repository or the file is missing."""
    import subprocess  # costs more than all of a run that does not ask

    command = ["git", "cat-file", "blob", f"HEAD:./{file.name}"]  # not `show`, which may convert what it shows
    try:
        run = subprocess.run(command, cwd=file.parent, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if run.returncode else run.stdout
