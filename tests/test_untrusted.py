"""Content of a stranger meets the project's own layouts, ledger and address, and no cache; CI runs no cached code."""

from __future__ import annotations

import marshal
import pickle
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic
from sites import PROGRAMME, minimal, run, run_apart, with_layouts, write
from webpage import files

from wijkmakers_site.files.cache import FolderCache

ON = ("--op", "2024-11-01")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that was published."""
    root = with_layouts(tmp_path / "ours")
    assert run(root, "publish", *ON).returncode == 0
    return root


@pytest.fixture
def stranger(root: Path, tmp_path: Path) -> Path:
    """The folder of somebody who started from it."""
    shutil.copytree(root / "content", tmp_path / "theirs/content")
    return tmp_path / "theirs"


def test_what_a_stranger_wrote_is_built_and_nothing_else_of_him_is_used(root: Path, stranger: Path) -> None:
    write(stranger, "content/paginas/over.md", "Een ander verhaal.\n")
    write(stranger, "layouts/base.html", "{{ 1 / 0 }}")
    write(stranger, "layouts/page.html", "{{ 1 / 0 }}")
    before = {path: path.stat().st_mtime_ns for path in (root / ".cache").rglob("*")}
    ended = run(root, "build", "--onvertrouwd", str(stranger), *ON)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert b"Een ander verhaal." in files(root / "output")["over/index.html"]
    assert {path: path.stat().st_mtime_ns for path in (root / ".cache").rglob("*")} == before
    assert not (stranger / ".cache").exists()


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("content/site.yaml", "https://voorbeeld.nl/", "https://evil.example/", "Het adres van de site is anders"),
        (
            "content/site.yaml",
            "naam:",
            "sveltia: {backend: github, repository: a/b}\nnaam:",
            "`sveltia` is anders dan op",
        ),
        ("content/agenda.lock", '"sequence":0', '"sequence":9', "Deze regel is beschadigd"),
        (PROGRAMME, "titel: Proefleergang", "titel: [", "WM009"),
    ],
)
def test_what_is_not_for_a_stranger_is_refused(
    root: Path, stranger: Path, path: str, old: str, new: str, told: str
) -> None:
    before = files(root / "output")
    text = (stranger / path).read_text()
    assert old in text
    (stranger / path).write_text(text.replace(old, new))
    ended = run(root, "build", "--onvertrouwd", str(stranger), *ON)
    assert ended.returncode == 1
    assert told in ended.stderr
    assert files(root / "output") == before


def test_a_ledger_that_is_gone_is_refused(root: Path, stranger: Path) -> None:
    (stranger / "content/agenda.lock").unlink()
    ended = run(root, "build", "--onvertrouwd", str(stranger), *ON)
    assert "content/agenda.lock:1:1: fout WM603: Het logboek van de agenda is anders dan op de site." in ended.stderr


def test_a_link_for_a_folder_is_refused(root: Path, tmp_path: Path) -> None:
    minimal(tmp_path / "elsewhere")
    (tmp_path / "link").mkdir()
    (tmp_path / "link/content").symlink_to(tmp_path / "elsewhere/content")
    ended = run(root, "build", "--onvertrouwd", str(tmp_path / "link"), *ON)
    assert (ended.returncode, "WM016" in ended.stderr) == (1, True)


def test_a_folder_without_content_is_wrong_use(root: Path, tmp_path: Path) -> None:
    assert run(root, "build", "--onvertrouwd", str(tmp_path / "weg"), *ON).returncode == 2


def test_ci_runs_no_compiled_template_that_lies_in_the_cache(tmp_path: Path) -> None:
    """Whoever can write into the cache of CI would have his code run by it."""
    root = with_layouts(tmp_path)
    (root / ".cache/templates").unlink()
    assert run(root, "check").returncode == 0
    cache = FolderCache(root / ".cache/templates")
    planted = root / "planted"
    code = compile(f"open({str(planted)!r}, 'w')", "planted", "exec")
    for file in cache.folder.iterdir():
        stored = BytesIO(cache.get(file.name) or b"")
        head = stored.read(len(bc_magic))
        head += pickle.dumps(pickle.load(stored), 2)
        cache.put(file.name, head + marshal.dumps(code))
    run_apart(root, "check", environment={"CI": "true"})
    assert not planted.exists()
    (root / ".cache/check.json").unlink(missing_ok=True)  # which would answer without rendering anything
    run_apart(root, "check", environment={"CI": ""})
    assert planted.exists(), "elsewhere the cache is the project's own: this test would see it run"
