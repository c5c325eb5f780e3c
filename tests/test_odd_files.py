"""What is no plain file is told and never opened: no link is followed, no pipe waited for, no device read."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from sites import DAY, PROGRAMME, minimal, run, with_layouts, write
from webpage import files

from wijkmakers_site.editing.repair.propose import proposals
from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.reading.load import load, read
from wijkmakers_site.reading.source.excerpt import line_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes or devices among its files")
SECRET = "geheim-van-de-machine"
LINK, NO_FILE = "is een verwijzing naar een andere plek", "is geen gewoon bestand"


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    """A test that waits for a pipe fails, in place of never ending."""

    def stop(*_: object) -> None:
        raise TimeoutError("it waits for a pipe, or reads without an end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _link_to_file(path: Path) -> None:
    path.symlink_to(write(path.parents[2], f"elders/{SECRET}.txt", f"naam: {SECRET}\n"))


def _link_to_folder(path: Path) -> None:
    path.symlink_to(write(path.parents[2], f"elders/{SECRET}.yaml", f"naam: {SECRET}\n").parent)


def _link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(f"/{SECRET}")


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to a file": (_link_to_file, LINK),
    "a link to a folder": (_link_to_folder, LINK),
    "a link to a device": (_link_to_device, LINK),
    "a link to nothing": (_link_to_nothing, LINK),
    "a pipe": (os.mkfifo, NO_FILE),
}
PLACES = [
    "content/site.yaml", "content/agenda.lock", "content/LEESMIJ.md", "content/beelden", "content/sprekers",
    "content/leergangen", "content/leergangen/proef", PROGRAMME, "content/leergangen/proef/start.md",
    "content/sprekers/jet.yaml", "content/sprekers/jet.md", "content/beelden/foto.jpg", "content/paginas/nieuw.yaml",
    "layouts/base.html", "layouts/static/site.css", "layouts/static/vendor", "layouts/static/nieuw.svg",
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "kind"),
    # A pipe where a folder of layouts was is not opened: the template that asks for what stood there tells.
    [each for each in product(PLACES, ODD) if each != ("layouts/static/vendor", "a pipe")],
)
def test_it_is_told_by_name_and_what_is_behind_it_stays_there(tmp_path: Path, place: str, kind: str) -> None:
    root = with_layouts(tmp_path / "project")
    make, told = ODD[kind]
    path = root / place
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    make(path)
    ended = run(root, "build")
    assert ended.returncode == 1, ended.stderr
    assert f"{place}:1:1: fout WM016: " in ended.stderr
    assert f'"{path.name}" {told}' in ended.stderr
    assert SECRET not in ended.stderr
    assert files(root / "output") == {}


def test_only_a_plain_file_within_its_size_is_read(tmp_path: Path) -> None:
    file = write(tmp_path, "map/bestand.txt", b"12345")
    assert read_plain(file, tmp_path, 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_plain(file, tmp_path, 4)
    with pytest.raises(TooLargeError):
        read_plain(_sparse(tmp_path / "groot.txt"), tmp_path, 1_000_000)
    with pytest.raises(IsADirectoryError):
        read_plain(tmp_path / "map", tmp_path, 5)
    with pytest.raises(FileNotFoundError):
        read_plain(tmp_path / "weg.txt", tmp_path, 5)


def test_a_file_behind_a_linked_folder_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "elders/x.txt", b"")
    (tmp_path / "top").mkdir()
    (tmp_path / "top/map").symlink_to(tmp_path / "elders")
    with pytest.raises(OddFileError):
        read_plain(tmp_path / "top/map/x.txt", tmp_path / "top", 5)


def _sparse(file: Path) -> Path:
    """A file of two gigabytes that takes no room."""
    with file.open("wb") as opened:
        opened.truncate(2_000_000_000)
    return file


@pytest.mark.parametrize("place", ["content/sprekers/jet.yaml", "content/sprekers/jet.md", "content/site.yaml"])
def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path, place: str) -> None:
    _sparse(minimal(tmp_path) / place)
    told = [str(each) for each in read(tmp_path / "content", DAY).problems if each.code == "WM001"]
    assert told == [f"{place}:1:1: Dit bestand is te groot (2000,0 MB). Houd het onder 1 MB; splits het op."]


def test_a_photo_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    (minimal(tmp_path) / "content/beelden").mkdir()
    _sparse(tmp_path / "content/beelden/foto.jpg")
    problems = [str(each) for each in read(tmp_path / "content", DAY).problems if each.code == "WM402"]
    assert problems[0].startswith("content/beelden/foto.jpg:1:1: Dit beeld is te groot: 2000 MB.")


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """Where a site keeps its content is for who runs it to say."""
    (tmp_path / "content").symlink_to(minimal(tmp_path / "elders") / "content")
    assert load(tmp_path / "content", DAY).site.name == "Proefsite"


def test_nothing_behind_a_link_is_repaired(tmp_path: Path) -> None:
    content = minimal(tmp_path) / "content"
    write(tmp_path, "elders/x.yaml", "naam:  x\t\n")
    shutil.rmtree(content / "sprekers")
    (content / "sprekers").symlink_to(tmp_path / "elders")
    assert list(proposals(content)) == []


def test_no_line_of_what_is_behind_a_link_is_shown(tmp_path: Path) -> None:
    _link_to_file(minimal(tmp_path / "project") / "content/sprekers/x.yaml")
    assert line_of(tmp_path / "project", "content/sprekers/x.yaml", 1) is None
    assert line_of(tmp_path / "project", "content/sprekers/jet.yaml", 1) == "naam: Jet Proef"


@pytest.mark.parametrize("kind", ODD)
def test_nothing_new_is_begun_through_it(tmp_path: Path, kind: str) -> None:
    root = minimal(tmp_path / "project")
    ODD[kind][0](root / "content/sprekers/piet.yaml")
    assert run(root, "new", "spreker", "Piet").returncode != 0
    (root / PROGRAMME).unlink()
    ODD[kind][0](root / PROGRAMME)
    ended = run(root, "new", "module", "proef", "Een module")
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False), ended.stderr
