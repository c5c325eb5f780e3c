"""Whether anything changed since the last build: nothing that could be another input passes for the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import write

from wijkmakers_site.delivery import freshness
from wijkmakers_site.delivery.freshness import Freshness, outputs_of
from wijkmakers_site.delivery.same_answer import same_answer
from wijkmakers_site.files import disk_clock
from wijkmakers_site.incremental.site_record import stat_of

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


def test_another_program_or_library_counts_wherever_it_lies(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(root)
    monkeypatch.setattr(freshness, "program_state", lambda: "another")
    assert Freshness(root, "2024-11-01").unchanged() is None


def test_what_is_known_of_the_output_tells_what_a_look_at_it_tells(root: Path) -> None:
    """Of folders too: their time says whether anything was added."""
    write(root, "output/agenda/deep/index.html", "Pim\n")
    fresh, looked = remembered(root), (root / ".cache/manifest.json").read_bytes()
    files = [path for path in (root / "output").rglob("*") if path.is_file()]
    standing = {str(path.relative_to(root / "output")): stat_of(path.lstat()) for path in files}
    fresh.commit("Gebouwd.", standing=outputs_of(root / "output", standing))
    assert (root / ".cache/manifest.json").read_bytes() == looked


def test_of_an_input_from_before_the_time_of_change_tells_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who edits in place and sets the time back (a synchronised folder) leaves size, time and inode as they were."""
    monkeypatch.setattr(disk_clock, "_RESOLUTION", -(10**18))  # as if the input were years old: it gets no hash
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
    frozen = freshness._stats(root, freshness._INPUTS)
    monkeypatch.setattr(freshness, "_stats", lambda _root, folders, **_: frozen if folders == freshness._INPUTS else {})
    fresh = remembered(root)
    assert fresh.unchanged() == "Gebouwd."
    write(root, INPUT, "naam: Pim\n")
    assert fresh.unchanged() is None


@pytest.mark.parametrize(
    "path", ["content/leergangen/leeg", "content/sprekers/__pycache__/jet.yaml", f"layouts/static/{'diep/' * 40}a.css"]
)
def test_whoever_reads_goes_into_every_folder_and_tells_of_an_empty_one(root: Path, path: str) -> None:
    fresh = remembered(root)
    if Path(path).suffix:
        write(root, path, "proef\n")
    else:
        (root / path).mkdir(parents=True)
    assert fresh.unchanged() is None
    assert remembered(root).unchanged() == "Gebouwd."


@pytest.mark.parametrize(
    "add", [lambda file: file.symlink_to("nowhere"), os.mkfifo], ids=["a link to nowhere", "a pipe"]
)
def test_what_is_no_file_neither_stops_nor_delays_the_build_that_tells_of_it(
    root: Path, add: Callable[[Path], None]
) -> None:
    add(root / "content/b.yaml")
    assert remembered(root).unchanged() == "Gebouwd."


def test_a_manifest_that_is_damaged_at_any_byte_is_not_believed(root: Path) -> None:
    """Also where what is left is sound JSON that says something else."""
    fresh = remembered(root)
    whole = fresh.manifest_file.read_bytes()
    for place in range(len(whole)):
        fresh.manifest_file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert fresh.unchanged() is None, place
        fresh.manifest_file.write_bytes(whole[:place])
        assert fresh.unchanged() is None, place
    fresh.manifest_file.write_bytes(whole)
    assert fresh.unchanged() == "Gebouwd."


def test_an_answer_is_given_anew_when_files_or_what_git_and_site_remember_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of the site do not count: `check` does not go by them."""
    asked = list[int]()
    monkeypatch.delenv("CI", raising=False)

    def answer() -> list[int]:
        asked.append(1)
        return [len(asked)]

    def said(question: str = "check 2024-11-01") -> int:
        return int(same_answer(root, question, answer)[0])

    assert [said(), said()] == [1, 1]
    write(root, "output/index.html", "Pim\n")
    assert said() == 1
    for number, (path, text) in enumerate(
        [
            ("content/a.yaml", "naam: Pim\n"),
            ("layouts/a.html", ""),
            ("output/publicatie.json", "{}"),
            ("output/publicatie.json", "[]"),
            ("output/.agenda.lock", ""),
        ]
    ):
        write(root, path, text)
        assert [said(), said()] == [number + 2] * 2, path
    assert said("check 2024-11-02") == 7
    (root / ".cache/check.json").write_bytes(b"{")
    assert [said("check 2024-11-02"), said("check 2024-11-02")] == [8, 8]
    monkeypatch.setenv("CI", "true")  # whose cache may come from anybody
    assert said("check 2024-11-02") == 9


def test_what_is_wrong_is_looked_at_each_time(root: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            same_answer(root, "check 2024-11-01", lambda: 1 // 0)
