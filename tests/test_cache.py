"""What is kept from build to build: given back whole or not at all, and never in the way of a build."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from sites import REPOSITORY, write

from wijkmakers_site.files import installed
from wijkmakers_site.files.cache import FolderCache, code_fingerprint
from wijkmakers_site.files.text_cache import TextCache
from wijkmakers_site.media.share_cards import share_cards
from wijkmakers_site.pages.templating import templates
from wijkmakers_site.text.prose import html

CONTENT = b"\x00\xffwat tijd kostte\n" * 20


def _file(folder: Path) -> bytes | None:
    return FolderCache(folder).get("een")


def _text(folder: Path) -> str | None:
    with TextCache(folder) as texts:
        return texts.get("een")


def _filled(folder: Path) -> Path:
    cache = FolderCache(folder / "files")
    cache.put("een", CONTENT)
    cache.put("twee", CONTENT[1:])
    with TextCache(folder) as texts:
        texts["een"] = "Eén tekst\n"
    return folder


def test_what_was_kept_is_given_back(tmp_path: Path) -> None:
    _filled(tmp_path)
    assert (_file(tmp_path / "files"), _text(tmp_path)) == (CONTENT, "Eén tekst\n")
    assert FolderCache(tmp_path / "files").get("drie") is None


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda raw: raw[:-9],
    "a bit flipped": lambda raw: raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:],
    "a bit of the checksum flipped": lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
    "longer": lambda raw: raw + b" ",
    "empty": lambda _raw: b"",
    "a checksum alone": lambda raw: raw[:32],
    "without its checksum": lambda raw: raw[32:],
    "something else": lambda _raw: b"{}",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_not_there_and_can_be_kept_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    for file in _filled(tmp_path).rglob("*"):
        if file.is_file():
            file.write_bytes(damage(file.read_bytes()))
    assert (_file(tmp_path / "files"), _text(tmp_path)) == (None, None)
    _filled(tmp_path)
    assert (_file(tmp_path / "files"), _text(tmp_path)) == (CONTENT, "Eén tekst\n")


@pytest.mark.parametrize("has_pread", [True, False])
def test_of_many_texts_a_damaged_one_alone_is_not_there_until_it_is_kept_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_pread: bool
) -> None:
    if not has_pread:  # on Windows
        monkeypatch.delattr(os, "pread")
    written = {"a": "één", "b": "", "c": "drie"}
    with TextCache(tmp_path) as texts:
        texts.update(written)
    file = tmp_path / "texts"
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    for whole in ({"a": "één", "b": ""}, written):
        with TextCache(tmp_path) as texts:
            assert {key: texts[key] for key in sorted(written) if texts.get(key) is not None} == whole
            texts["c"] = "drie"


def test_a_file_in_the_place_of_another_is_not_there(tmp_path: Path) -> None:
    folder = _filled(tmp_path) / "files"
    (folder / "twee").replace(folder / "een")
    assert _file(folder) is None


def test_a_folder_in_the_place_of_what_is_kept_makes_room(tmp_path: Path) -> None:
    """Else it would stand in the way for ever, and nobody would know why builds are slow."""
    files = _filled(tmp_path) / "files"
    for name in ("een", ".twee-new", "drie"):
        (files / name).unlink(missing_ok=True)
        write(files, f"{name}/inside", b"")
    assert _file(files) is None
    cache = FolderCache(files)
    for name in ("een", "twee"):
        cache.put(name, CONTENT)
    cache.prune()
    assert {each.name: each.is_file() for each in files.iterdir()} == {"een": True, "twee": True}


def test_what_nobody_may_read_is_kept_anew(tmp_path: Path) -> None:
    """Not asked by reading it: who is root may read everything."""
    files = _filled(tmp_path) / "files"
    (files / "een").chmod(0)
    FolderCache(files).put("een", CONTENT)
    assert (files / "een").stat().st_mode & stat.S_IRUSR


def test_nothing_is_dropped_from_a_folder_that_is_a_link(tmp_path: Path) -> None:
    """It may lead to anything that somebody holds dear."""
    write(tmp_path, "elsewhere/important", b"")
    (tmp_path / "cache").symlink_to(tmp_path / "elsewhere")
    FolderCache(tmp_path / "cache").prune()
    assert (tmp_path / "elsewhere/important").exists()


def test_only_what_was_used_since_stays(tmp_path: Path) -> None:
    cache = FolderCache(_filled(tmp_path) / "files")
    cache.get("een")
    cache.put("drie", b"")
    cache.prune()
    assert {file.name for file in cache.folder.iterdir()} == {"een", "drie"}
    with TextCache(tmp_path) as texts:
        texts["twee"] = "Twee"
    with TextCache(tmp_path) as texts:
        assert dict(texts) == {"twee": "Twee"}


def test_a_folder_that_cannot_be_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    _filled(blocked)
    assert (_file(blocked / "files"), _text(blocked)) == (None, None)
    FolderCache(blocked / "files").prune()


def test_another_line_or_library_gives_another_fingerprint(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    fingerprints = set()
    for line in ("een = 1", "een = 2"):
        source.write_text(line)
        fingerprints |= {
            code_fingerprint([source]),
            code_fingerprint([source], "jinja2"),
            code_fingerprint([source], "jinja2", "markdown"),
        }
    assert len(fingerprints) == 6
    assert code_fingerprint([source], "jinja2") in fingerprints


def imported(sources: Iterable[Path], room: str) -> set[str]:
    """The modules of a room that `sources` import, and those that these import, by their paths."""
    found, left = set[Path](), [*sources]
    while left:
        for node in ast.walk(ast.parse(left.pop().read_text("utf-8"))):
            names = [f"{node.module}.{each.name}" for each in node.names] if isinstance(node, ast.ImportFrom) else []
            for module in (*names, *(name.rpartition(".")[0] for name in names)):
                file = REPOSITORY / f"{module.replace('.', '/')}.py"
                if file.is_file() and file not in found:
                    found.add(file)
                    left.append(file)
    paths = {file.relative_to(REPOSITORY / "wijkmakers_site").as_posix() for file in {*found, *sources}}
    return {path for path in paths if path.startswith(room)}


@pytest.mark.parametrize(
    ("sources", "rooms", "beside"),
    [
        (html._SOURCES, ("text/prose/", "text/words/"), {"text/words/dutch.py"}),  # what links open is said afterwards
        (share_cards._SOURCES, ("media/",), {"media/assets.py"}),  # where they are published
        (
            templates._SOURCES,
            ("pages/templating/",),
            {"pages/templating/drawn_in.py", "pages/templating/template_faults.py"},  # neither writes code
        ),
    ],
)
def test_another_line_of_what_makes_a_thing_makes_it_anew(
    sources: list[Path], rooms: tuple[str, ...], beside: set[str]
) -> None:
    """`python tests/edits.py --program 100` changes lines of the program, and looks whether it shows."""
    own = {file.relative_to(REPOSITORY / "wijkmakers_site").as_posix() for file in sources}
    needed = {path for room in rooms for path in imported(sources, room) if not path.startswith("media/drawings/")}
    assert needed - own == beside


@pytest.mark.parametrize("library", ["jinja2", "markupsafe", "nh3", "pillow", "segno"])
def test_the_version_of_a_library_is_the_one_that_python_tells(library: str) -> None:
    assert installed.version(library) == importlib.metadata.version(library)
