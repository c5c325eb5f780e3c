"""What `build.py test` asks of pytest, and what a quick run leaves out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mutants import ROOMS
from reach import PACKAGE
from sites import REPOSITORY, write

from wijkmakers_site.cli.verbs.own_tests import pytest_arguments
from wijkmakers_site.problems.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "tests/test_feeds.py", "")
    write(tmp_path, "tests/room/test_pages.py", "")
    return tmp_path / "tests"


def test_without_names_all_cores_run_all_tests(folder: Path) -> None:
    arguments = pytest_arguments(folder, [], None, quick=False)
    assert arguments[1] == str(folder)
    assert "--numprocesses" in arguments
    assert not {"-k", "-m"} & set(arguments)


@pytest.mark.parametrize("name", ["feeds", "test_feeds", "test_feeds.py", "tests/test_feeds.py"])
def test_a_file_may_be_named_in_short(folder: Path, name: str) -> None:
    assert pytest_arguments(folder, [name], None, quick=False) == ["-q", str(folder / "test_feeds.py")]


def test_names_words_and_quick_go_together(folder: Path) -> None:
    arguments = pytest_arguments(folder, ["feeds", "pages"], "uid or room", quick=True)
    assert arguments[1:] == [
        *(str(folder / "test_feeds.py"), str(folder / "room/test_pages.py")),
        *("-k", "uid or room", "-m", "not machine and not slow"),
    ]


def test_a_name_that_is_no_test_s_is_wrong_use(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"In tests/ staat geen test_feed\.py"):
        pytest_arguments(folder, ["feed"], None, quick=False)


@pytest.mark.slow  # a run of pytest of its own
def test_in_ci_a_browser_that_is_missing_fails_the_run_also_in_a_worker(tmp_path: Path) -> None:
    words = [*("-m", "pytest", "-q", "--basetemp", str(tmp_path / "run"), "--numprocesses", "1")]
    words += ["-k", "axe_does_judge", "tests/test_accessibility.py"]
    environment = {**os.environ, "PATH": str(tmp_path), "CI": "true"}
    ended = subprocess.run(
        [sys.executable, *words], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "with CI=true nothing is skipped" in ended.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_the_sampler_of_mutants_knows_rooms_and_tests_by_their_names(room: str) -> None:
    assert (REPOSITORY / PACKAGE / room).is_dir()
    assert [name for name in ROOMS[room].split() if not (REPOSITORY / f"tests/test_{name}.py").exists()] == []
