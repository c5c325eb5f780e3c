"""A file as git has it. Nothing is written or fetched; no filter, hook or other program of the repository is run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_SECONDS = 20  # a repository on a slow disk; git itself answers in milliseconds
_MAX_COMMITS = 200  # in which the file changed; what was lost is looked for in the latest
# Plumbing alone: `show` may convert what it shows, `log` may start a program for signatures. In a repository that has
# but a part of itself git would fetch the rest, with a program that the repository names.
_GIT = ("git", "-c", "protocol.allow=never")


def committed(file: Path, commit: str = "HEAD") -> bytes | None:
    """The bytes of `file` in a commit, by default the one that is checked out; None where git, a repository or the file
    is missing.
    """
    return _asked(file.parent, "cat-file", "blob", f"{commit}:./{file.name}")


def commits_of(file: Path) -> Iterator[str]:
    """The commits in which `file` changed, the latest first: of all branches, and of what was lately checked out."""
    found = _asked(file.parent, "rev-list", "--all", "--reflog", f"--max-count={_MAX_COMMITS}", "--", f"./{file.name}")
    yield from (found or b"").decode("ascii").split()


def _asked(folder: Path, *words: str) -> bytes | None:
    import subprocess  # costs more than all of a run that does not ask

    environment = os.environ | {"GIT_NO_LAZY_FETCH": "1"}
    try:
        run = subprocess.run(
            [*_GIT, *words], cwd=folder, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if run.returncode else run.stdout
