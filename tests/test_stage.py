"""The folder in which the next site is made ready is spared from build to build, and nothing in it is believed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from webpage import files

from wijkmakers_site.delivery.output import write
from wijkmakers_site.incremental.site_record import SiteRecord, stat_of
from wijkmakers_site.text.artifacts import Artifact

SITE = {f"{folder}/{name}.html": f"{folder} {name}".encode() for folder in ("a", "b/c", "d") for name in range(4)}
CHANGED = SITE | {"a/0.html": b"other"}


def _write(root: Path, site: dict[str, bytes]) -> int:
    """As a build does: with a record of what the one before it wrote."""
    record = SiteRecord(root / "output", root / ".cache")
    return write(root / "output", [Artifact(path, content) for path, content in site.items()], record=record)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built, and changed at one place twice."""
    for site in (SITE, CHANGED, SITE):
        _write(tmp_path, site)
    return tmp_path


def _inodes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_after_a_build_it_holds_the_very_files_of_the_site(root: Path) -> None:
    """So nothing that was taken off the site lies on in it, and a file of both takes its place on the disk once."""
    assert _write(root, CHANGED) == 1
    assert _inodes(root / ".output-new") == _inodes(root / "output")
    assert len(_inodes(root / "output")) == len(CHANGED)


def test_what_did_not_change_is_not_touched(root: Path) -> None:
    """Neither of a file nor of its folder does the disk know a change."""
    kept = [path for path in (root / "output").rglob("*") if "d" in path.relative_to(root / "output").parts]
    before = {path: (path.stat().st_ctime_ns, path.stat().st_nlink) for path in kept if path.is_file()}
    _write(root, CHANGED)
    assert {path: (path.stat().st_ctime_ns, path.stat().st_nlink) for path in before} == before


def test_a_folder_and_a_file_may_change_places(root: Path) -> None:
    turned = {path: content for path, content in SITE.items() if not path.startswith(("a/", "d/0"))}
    turned |= {"d/0.html/x.html": b"in a folder"}
    for site in (turned, SITE, turned, {"x.html": b"alone"}, SITE):
        _write(root, site)
        assert files(root / "output") == site


def _in_place(root: Path) -> None:
    """Whoever writes through the second name writes into the site; then its time is another."""
    (root / ".output-new/a/1.html").write_bytes(b"evil")


def _other_bytes(root: Path) -> None:
    page = root / ".output-new/a/1.html"
    stat = page.stat()
    page.unlink()
    page.write_bytes(b"a ?")
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _link_to_elsewhere(root: Path) -> None:
    (root / ".output-new/a/1.html").unlink()
    (root / ".output-new/a/1.html").symlink_to(root / "elsewhere/x.html")


def _folder_elsewhere(root: Path) -> None:
    shutil.rmtree(root / ".output-new/a")
    (root / ".output-new/a").symlink_to(root / "elsewhere")


def _all_elsewhere(root: Path) -> None:
    shutil.rmtree(root / ".output-new")
    (root / ".output-new").symlink_to(root / "elsewhere")


def _folder_for_file(root: Path) -> None:
    (root / ".output-new/a/1.html").unlink()
    (root / ".output-new/a/1.html/deep").mkdir(parents=True)


def _file_for_folder(root: Path) -> None:
    shutil.rmtree(root / ".output-new/b")
    (root / ".output-new/b").write_text("a file")


def _pipe(root: Path) -> None:
    (root / ".output-new/a/1.html").unlink()
    os.mkfifo(root / ".output-new/a/1.html")


def _more(root: Path) -> None:
    (root / ".output-new/a/more/and/more").mkdir(parents=True)
    (root / ".output-new/a/more/secret.txt").write_text("secret")


def _half_gone(root: Path) -> None:
    shutil.rmtree(root / ".output-new/b")


def _nothing_may_be_written(root: Path) -> None:
    (root / ".output-new/a").chmod(0o500)


@pytest.mark.parametrize(
    "harm",
    [
        _in_place, _other_bytes, _link_to_elsewhere, _folder_elsewhere, _all_elsewhere, _folder_for_file,
        _file_for_folder, _pipe, _more, _half_gone, _nothing_may_be_written,
    ],
    ids=lambda harm: harm.__name__,
)  # fmt: skip
@pytest.mark.parametrize("site", [SITE, CHANGED], ids=["same", "changed"])
def test_nothing_that_is_done_to_it_reaches_the_site(
    root: Path, harm: Callable[[Path], None], site: dict[str, bytes]
) -> None:
    """Nor does a build write through it to anywhere else."""
    elsewhere = {"x.html": b"mine", "0.html": b"mine too"}
    (root / "elsewhere").mkdir()
    for name, content in elsewhere.items():
        (root / "elsewhere" / name).write_bytes(content)
    harm(root)
    for _ in range(2):
        _write(root, site)
        assert files(root / "output") == site
    assert files(root / "elsewhere") == elsewhere
    assert _inodes(root / ".output-new") == _inodes(root / "output")


@pytest.mark.parametrize(
    "site",
    [SITE, CHANGED, SITE | {"new/x.html": b"x"}, {"a/0.html": SITE["a/0.html"]}, dict.fromkeys(SITE, b"all other")],
    ids=["same", "changed", "more", "less", "other"],
)
def test_what_is_known_of_files_that_nobody_looked_at_again_is_what_the_disk_says(
    root: Path, site: dict[str, bytes]
) -> None:
    (root / "output/.gitignore").write_text("*")
    record = SiteRecord(root / "output", root / ".cache")
    write(root / "output", [Artifact(path, content) for path, content in site.items()], record=record)
    assert record.standing == {path: stat_of((root / "output" / path).lstat()) for path in (*site, ".gitignore")}


def test_it_is_left_neither_by_a_first_build_nor_by_one_that_changes_most(tmp_path: Path) -> None:
    """To make it would cost more than it spares."""
    _write(tmp_path, SITE)
    assert {path.name for path in tmp_path.iterdir()} == {".cache", "output"}
    _write(tmp_path, CHANGED)
    _write(tmp_path, {path: content * 2 for path, content in SITE.items()})
    assert {path.name for path in tmp_path.iterdir()} == {".cache", "output"}


def test_it_is_not_left_where_others_keep_their_files(root: Path) -> None:
    """Beside a folder that somebody named, of which there is no record."""
    write(root / "output", [Artifact("x.html", b"x")])
    assert not (root / ".output-new").exists()
