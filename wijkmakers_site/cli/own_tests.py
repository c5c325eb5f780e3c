"""What `test` asks of pytest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wijkmakers_site.problems.problem import UsageError


def pytest_words(folder: Path, names: Sequence[str], words: str | None, *, quick: bool) -> list[str]:
    """The command line for pytest. Raises UsageError where a name is no test's."""
    command = ["-q", *([_file(folder, name) for name in names] or [str(folder)])]
    if not names:  # a file stays in one worker, so that its browser and its sites are made once: few files need no more
        command += ["--numprocesses", "auto", "--dist", "loadfile"]
    if words is not None:
        command += ["-k", words]
    if quick:
        command += ["-m", "not machine and not slow"]
    return command


def _file(folder: Path, name: str) -> str:
    """`feeds`, `test_feeds` and `tests/test_feeds.py` are one file."""
    wanted = f"test_{Path(name).stem.removeprefix('test_')}.py"
    for file in folder.rglob(wanted):
        return str(file)
    raise UsageError(f"In tests/ staat geen {wanted}. Noem een bestand dat daar staat, zoals test_feeds.py.")
