"""Whether anything changed since the last build: nothing that could be another input passes for the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import write

from wijkmakers_site.delivery import freshness
from wijkmakers_site.delivery.freshness import Freshness

INPUT = "content/a.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one input and one file of output."""
    write(tmp_path, INPUT, "naam: Jet\n")
    write(tmp_path, "output/index.html", "Jet\n")
    return tmp_path


def remembered(root: Path) -> Freshness:
    """A build that is done."""
    fresh = Freshness(root, "2024-11-01")
    fresh.begin()
    fresh.commit("Gebouwd.")
    return fresh


def test_the_same_build_again_says_what_it_said(root: Path) -> None:
    assert remembered(root).unchanged() == "Gebouwd."
    assert Freshness(root, "2024-11-02").unchanged() is None


def test_of_an_input_from_before_the_time_of_change_tells_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who edits in place and sets the time back (a synchronised folder) leaves size, time and inode as they were."""
    monkeypatch.setattr(freshness, "_CLOCK_RESOLUTION", -(10**18))  # as if the input were years old: it gets no hash
    fresh, file = remembered(root), root / INPUT
    before = file.stat()
    with file.open("r+b") as opened:
        opened.write(b"naam: Pim\n")
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert fresh.unchanged() is None


def test_of_an_input_of_just_now_its_content_tells(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of a disk is coarse: an edit right after another one may show in no time at all."""
    frozen = {folders: freshness._stats(root, folders) for folders in (freshness._INPUTS, ("output",))}
    monkeypatch.setattr(
        freshness, "_stats", lambda _root, folders: {key: [*stats] for key, stats in frozen[folders].items()}
    )
    fresh = remembered(root)
    assert fresh.unchanged() == "Gebouwd."
    write(root, INPUT, "naam: Pim\n")
    assert fresh.unchanged() is None


@pytest.mark.parametrize(
    "add", [lambda file: file.symlink_to("nowhere"), os.mkfifo], ids=["a link to nowhere", "a pipe"]
)
def test_what_is_no_file_neither_stops_nor_delays_the_build_that_tells_of_it(
    root: Path, add: Callable[[Path], None]
) -> None:
    add(root / "content/b.yaml")
    assert remembered(root).unchanged() == "Gebouwd."
