"""A file that did not change is not parsed again, and all that is read and told is as if it were."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from sites import COMPLETE, DAY, minimal, write
from test_broken import CASES, broken_site

from wijkmakers_site.incremental import kept_values
from wijkmakers_site.incremental.kept_values import KeptValues
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.source.document import Document
from wijkmakers_site.reading.walk import kept_files, reader
from wijkmakers_site.reading.walk.reader import Reader

_PROGRAMME = "content/leergangen/proef/leergang.yaml"


def _read(root: Path, cache: Path | None) -> object:
    """All that comes of reading."""
    reading = Reader(root / "content", DAY, cache)
    content = _plain(reading.read())
    return content, reading.problems, reading.disk.suppressed, reading.guessed_lines, reading.disk.bytes_left


def _plain(value: object) -> object:
    """What can be compared: records are alike only where they are the same one."""
    if isinstance(value, Record):
        return type(value), _plain(vars(value))
    if is_dataclass(value):
        told = [
            field.name
            for field in fields(value)
            if field.name not in ("is_sound_text", "digest", "prose_digests", "_derived")
        ]
        kind = Document if isinstance(value, Document) else type(value)
        return kind, [_plain(getattr(value, name)) for name in told]
    if isinstance(value, dict):
        return [(key, _plain(each)) for key, each in value.items()]  # their order is told of, too
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of the files of facts that were parsed."""
    paths: list[str] = []

    def spied(path: str, *rest: object) -> object:
        paths.append(path)
        return read_document(path, *rest)

    read_document: Callable[..., object] = vars(reader)["read_document"]
    monkeypatch.setattr(reader, "read_document", spied)
    yield paths
    assert paths


def _edit(root: Path, dice: random.Random) -> None:
    """Some change of a file or folder of `content/`, such as people and programs make."""
    found = sorted((root / "content").rglob("*"))
    texts = [file for file in found if file.suffix in (".yaml", ".md") and file.is_file() and not file.is_symlink()]
    file, other = dice.choice(texts), dice.choice(texts)
    lines = file.read_text("utf-8", "replace").split("\n")
    line, way = dice.randrange(len(lines)), dice.randrange(12)
    if way < 4:
        letters = list(lines[line])
        for _ in letters[:2]:
            letters[dice.randrange(len(letters))] = dice.choice("a1 :-#\t[{'")
        lines[line] = "".join(letters)
        file.write_text("\n".join(lines), "utf-8")
    elif way == 4:
        file.write_text("\n".join([*lines, f"# WM{dice.choice([301, 350, 999])}: zo hoort het", ""]), "utf-8")
    elif way == 5:
        file.rename(file.with_name(dice.choice(["Nieuw.YAML", "nieuw.yaml", "leergang.yaml", "nieuw.md"])))
    elif way == 6:
        with suppress(shutil.SameFileError):
            shutil.copy2(file, other)  # with the times of the one
    elif way == 7:
        target = file.with_name(f"{file.name}-elsewhere")
        file.rename(target)
        file.symlink_to(target)
    elif way == 8:
        file.unlink()
        file.mkdir()
    elif way == 9:
        (file.parent / dice.choice([".gitkeep", ".htaccess", ".concept.yaml", "foto.jpg", "#a#"])).write_bytes(b"x")
    elif way == 10 and file.parent.parent != root:
        file.parent.rename(file.parent.with_name(dice.choice(["anders", "Anders", f"nog-{line}"]) + str(len(found))))
    else:
        file.unlink()


def _edited(root: Path, number: int) -> Iterator[int]:
    """After each of some edits."""
    dice = random.Random(number)
    for at in range(12):
        yield at
        for _ in range(dice.randint(0, 2)):
            _edit(root, dice)


@pytest.mark.parametrize("number", range(2))
def test_what_is_kept_never_changes_what_is_read_and_told(tmp_path: Path, number: int) -> None:
    """After any edits, good and bad ones, of files known by their bytes, or, as after a while, by their times."""
    shutil.copytree(COMPLETE / "content", tmp_path / "content")
    for at in _edited(tmp_path, number):
        with mock.patch.object(kept_files, "settled_until", lambda _, at=at: at % 2 << 63):
            whole = _read(tmp_path, None)
            assert [_read(tmp_path, tmp_path / ".cache"), _read(tmp_path, tmp_path / ".cache")] == [whole, whole]


def test_nothing_that_is_wrong_is_kept(tmp_path: Path) -> None:
    """Of every mistake that we know; what was learnt of other sites lies beside it."""
    for case in CASES[::15]:
        root = broken_site(tmp_path / case, case)
        whole = _read(root, None)
        assert [_read(root, tmp_path / ".cache"), _read(root, tmp_path / ".cache")] == [whole, whole], case


def test_only_what_changed_is_parsed_and_written_again(tmp_path: Path, parsed: list[str]) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    _read(root, cache)
    first, stats = len(parsed), {file: file.stat() for file in (cache / "reading").iterdir() if file.name != "begin"}
    _read(root, cache)
    assert len(parsed) == first > 5
    write(root, "content/sprekers/jet.yaml", "naam: Jet de Proef\norganisatie: academie\n")
    os.utime(root / "content/sprekers/jet.yaml", (1, 1))
    _read(root, cache)
    assert parsed[first:] == ["content/sprekers/jet.yaml"]
    assert sum(file.stat() != stat for file, stat in stats.items()) == 1


def test_a_file_that_stays_the_same_is_known_whatever_its_times(tmp_path: Path, parsed: list[str]) -> None:
    """As after a checkout of another branch and back."""
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    _read(root, cache)
    first = len(parsed)
    for file in (root / "content").rglob("*.yaml"):
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)
    _read(root, cache)
    assert len(parsed) == first


def test_a_change_within_one_step_of_the_clock_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that counts in steps of two seconds, and knows neither changes nor inodes, as FAT does."""

    def coarse(found: list[tuple[str, os.stat_result]]) -> object:
        return tuple((name, stat.st_size, *[stat.st_mtime_ns // step * step] * 2, 0) for name, stat in found)

    step = 2_000_000_000
    monkeypatch.setattr(kept_files, "_stats", coarse)
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    for name in ("Jet Proef", "Jan Proef", "Jos Proef"):
        write(root, "content/sprekers/jet.yaml", f"naam: {name}\norganisatie: academie\n")
        assert _read(root, cache) == _read(root, None)


def test_a_change_that_hides_its_time_is_seen(tmp_path: Path) -> None:
    """A file of the same size whose time of modification is set back, in the same place or in that of another."""
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    jet = root / "content/sprekers/jet.yaml"
    for name, place in (("Jet Proef", jet), ("Jan Proef", jet), ("Jos Proef", root / "content/new")):
        place.write_text(f"naam: {name}\norganisatie: academie\n")
        os.utime(place, (1, 1))
        place.rename(jet)
        assert _read(root, cache) == _read(root, None)


@pytest.mark.parametrize("name", [".eerder.yaml", ".htaccess", "foto.jpg", "map/", "start.md>", "start.md/"])
def test_what_comes_to_stand_beside_a_file_or_in_its_place_is_told(tmp_path: Path, name: str) -> None:
    """A file that nobody reads, a folder (`/`), a link (`>`)."""
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    quiet = _read(root, cache)
    file = (root / _PROGRAMME).with_name(name.rstrip("/>"))
    file.unlink(missing_ok=True)
    if name.endswith("/"):
        file.mkdir()
    elif name.endswith(">"):
        file.symlink_to(root / "content/paginas/over.md")
    else:
        file.touch()
    assert _read(root, cache) == _read(root, None) != quiet


@pytest.mark.parametrize("comes_back", [False, True])
def test_a_text_that_goes_while_its_folder_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, comes_back: bool
) -> None:
    """An editor that takes a file away to write it anew must not make a site without that text."""
    text, listed = minimal(tmp_path) / "content/leergangen/proef/start.md", kept_files._stats_in

    def gone_since(folder: Path) -> object:
        found = listed(folder)
        text.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(kept_files, "_stats_in", gone_since)
    reading, read = Reader(tmp_path / "content", DAY, tmp_path / "cache"), kept_files.KeptFiles._looked_for

    def looked_for(*given: Any) -> Any:
        if comes_back:
            text.write_text("Waar de start over gaat.\n")
        return read(*given)

    monkeypatch.setattr(kept_files.KeptFiles, "_looked_for", looked_for)
    reading.read()
    message = "Dit bestand was even weg." if comes_back else "Lezen lukt niet: het bestand is er niet."
    assert [(each.path, each.message) for each in reading.problems] == [("content/leergangen/proef/start.md", message)]


def test_another_program_believes_nothing(tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    _read(root, cache)
    first = len(parsed)
    monkeypatch.setattr(kept_values, "program_state", lambda: "00" * 16)
    _read(root, cache)
    assert len(parsed) == 2 * first


def test_what_is_gone_from_content_is_gone_from_what_is_kept(tmp_path: Path) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    _read(root, cache)
    kept = sum(file.stat().st_size for file in (cache / "reading").iterdir())
    for number in range(20):
        write(root, f"content/sprekers/p-{number}.yaml", "naam: Piet\n")
    _read(root, cache)
    shutil.rmtree(root / "content/sprekers")
    _read(root, cache)
    assert sum(file.stat().st_size for file in (cache / "reading").iterdir()) < kept


def test_damage_at_any_byte_is_as_if_nothing_was_kept(tmp_path: Path) -> None:
    """Also a file that was cut off, that of another name, and more behind its end."""
    _keep(tmp_path, "een", ("waarde", 1))
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    damaged = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(len(whole))]
    for content in (*damaged, *(whole[:at] for at in range(len(whole))), whole + b"."):
        file.write_bytes(content)
        assert KeptValues[tuple[str, int]](tmp_path).get("een") is None
    for number in range(16):
        (tmp_path / str(number)).write_bytes(whole)
    assert KeptValues[tuple[str, int]](tmp_path).get("een") == ("waarde", 1)
    file.unlink()
    assert KeptValues[tuple[str, int]](tmp_path).get("een") is None


def _keep(folder: Path, name: str, value: tuple[str, int]) -> None:
    values = KeptValues[tuple[str, int]](folder)
    values.keep(name, value)
    values.write()


def test_a_disk_that_does_not_let_us_makes_it_slower_and_not_wrong(tmp_path: Path) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    cache.write_text("a file in the way")
    assert _read(root, cache) == _read(root, None)
