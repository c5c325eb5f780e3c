"""The verbs `test` and `bench`: what the program says of itself."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from wijkmakers_site.problems.errors import UsageError


def run_tests(arguments: Namespace, root: Path) -> int:
    import pytest

    gc.enable()  # a run of the tests is long, and browsers and sites leave cycles
    return int(pytest.main(pytest_arguments(root / "tests", arguments.names, arguments.k, quick=arguments.snel)))


def measure(arguments: Namespace, root: Path) -> int:
    """Measured from outside, in processes of their own: what a library costs to import counts, too."""
    import subprocess

    words = ["--groottes", arguments.groottes, "--rondes", arguments.rondes]
    if arguments.profiel:
        words.append("--profiel")
    program = [sys.executable, str(root / "tests/benchmark/run.py")]
    if other := "preview.py" if arguments.voorbeeld else "budget.py" if arguments.omvang else None:
        program, words = [sys.executable, str(root / "tests/benchmark" / other)], []
    return subprocess.call([*program, *words])  # noqa: S603  # our own program, with what argparse let through


def pytest_arguments(folder: Path, names: Sequence[str], expression: str | None, *, quick: bool) -> list[str]:
    """Arguments that run all tests in `folder`, or the files called `names`; of these what `expression` (`-k`) selects.

    `quick` leaves out what needs another machine's programs or is slow. Raises UsageError where no file has a name.
    """
    command = ["-q", *([_file(folder, name) for name in names] or [str(folder)])]
    if not names:  # a file stays in one worker, so that its browser and its sites are made once: few files need no more
        command += ["--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    if expression is not None:
        command += ["-k", expression]
    if quick:
        command += ["-m", "not machine and not slow"]
    return command


def _file(folder: Path, name: str) -> str:
    """`feeds`, `test_feeds` and `tests/test_feeds.py` are one file."""
    file_name = f"test_{Path(name).stem.removeprefix('test_')}.py"
    for file in folder.rglob(file_name):
        return str(file)
    raise UsageError(f"In tests/ staat geen {file_name}. Noem een bestand dat daar staat, zoals test_feeds.py.")
