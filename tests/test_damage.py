"""No damage to a file breaks the checker: whatever happens to content, it is read or told in Dutch, in place.

Every damage in the lists below is done to some files of the site with everything, each of another kind than the last,
and two at a time; which files, and at which line or byte, a fixed seed chooses.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from dutch import english
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import COMPLETE, DAY, FILES, PROGRAMME, minimal, run, with_layouts
from webpage import files

from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading import load as loading
from wijkmakers_site.reading.source.text import with_plain_newlines
from wijkmakers_site.reading.walk.reader import Reader

SEED = 20240919
TIMES = 4  # for each damage
NASTY = [
    each.encode()
    for each in (
        "\t", "\u00a0", "\u2028", "\x85", "\x00", "\x1b", "\ufeff", "\ufffe", "😀", "\u202e", "e\u0301", "\u200b",
        '"', "'", "“", "[", "]", "{", "}", "{{", "{%", "&a", "*a", "!!x", "!", "%", "@", "`", "|", ">", "-", "- ", "? ",
        ",", "#", ": ", ":", "<<: ", "<<: *a", "\n---\n", "\n...\n", "\r", "\r\n", "\n\n\n", "\\", "~", "x" * 5000,
        "[" * 500, "- " * 500, "{a: " * 50, "<script>", "../../etc/passwd", "%YAML 9.9\n",
    )
] + [b"\xff", b"\xc3", b"\xed\xa0\x80", "é".encode("latin-1"), "wij".encode("utf-16")]  # fmt: skip


def _on_lines(change: Callable[[list[bytes], int], list[bytes]]) -> Callable[[bytes, random.Random], bytes]:
    def damage(raw: bytes, dice: random.Random) -> bytes:
        lines = raw.split(b"\n")
        return b"\n".join(change(lines, dice.randrange(len(lines))))

    return damage


def _inserting(nasty: bytes, where: str) -> Callable[[bytes, random.Random], bytes]:
    def damage(raw: bytes, dice: random.Random) -> bytes:
        if where == "anywhere":
            at = dice.randint(0, len(raw))
            return raw[:at] + nasty + raw[at:]
        lines = raw.split(b"\n")
        chosen = dice.randrange(len(lines))
        line = lines[chosen]
        blank = len(line) - len(line.lstrip())
        lines[chosen] = {
            "start": nasty + line,
            "indented": line[:blank] + nasty + line[blank:],
            "value": line.replace(b": ", b": " + nasty, 1),
            "end": line + nasty,
        }[where]
        return b"\n".join(lines)

    return damage


DAMAGE: list[Callable[[bytes, random.Random], bytes]] = [
    _on_lines(lambda lines, at: lines[:at] + lines[at + 1 :]),
    _on_lines(lambda lines, at: [*lines[:at], b" " + lines[at], *lines[at + 1 :]]),
    _on_lines(lambda lines, at: [*lines[:at], b"    " + lines[at], *lines[at + 1 :]]),
    _on_lines(lambda lines, at: [*lines[:at], lines[at].removeprefix(b" "), *lines[at + 1 :]]),
    _on_lines(lambda lines, at: [*lines[:at], lines[at].lstrip(), *lines[at + 1 :]]),
    _on_lines(lambda lines, at: [*lines[:at], *lines[at : at + 2][::-1], *lines[at + 2 :]]),
    _on_lines(lambda lines, at: [*lines[:at], lines[at], *lines[at:]]),
    _on_lines(lambda lines, at: [*lines[:at], lines[at].partition(b":")[2], *lines[at + 1 :]]),
    _on_lines(lambda lines, at: [*lines[:at], lines[at].replace(b": ", b":"), *lines[at + 1 :]]),
    _on_lines(lambda lines, at: [*lines[:at], lines[at][: len(lines[at]) // 2], *lines[at + 1 :]]),
    _on_lines(lambda lines, at: lines[at:] + lines[:at]),
    lambda raw, dice: raw[: dice.randint(0, len(raw))],
    lambda raw, dice: raw[dice.randint(0, len(raw)) :],
    lambda raw, _dice: raw.replace(b"\n", b"\r"),
    lambda raw, _dice: raw.decode().encode("utf-16"),
    lambda raw, _dice: raw.decode().encode("latin-1", "replace"),
    lambda raw, dice: bytes(dice.choices(raw or b" ", k=len(raw))),
    *(_inserting(each, where) for each in NASTY for where in ("start", "indented", "value", "end", "anywhere")),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The site with everything, to be damaged."""
    shutil.copytree(COMPLETE / "content", tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of an undamaged file is remembered: only the damaged one is read anew."""
    known: dict[tuple[str, str], Any] = {}
    originals = {file: file.read_bytes() for file in _files(COMPLETE / "content")}

    def remembering(method: str) -> Any:
        read = getattr(Reader, method)

        def remember(self: Any, file: Path, *kind: Any) -> Any:
            name = file.relative_to(self.disk.root).as_posix()
            if not file.exists() or file.read_bytes() != originals[COMPLETE / "content" / name]:
                return read(self, file, *kind)
            if (method, name) not in known:
                known[method, name] = read(self, file, *kind)
            return known[method, name]

        return remember

    for method in ("_record", "_prose"):
        monkeypatch.setattr(Reader, method, remembering(method))


def _files(content: Path) -> list[Path]:
    return sorted(file for file in content.rglob("*") if file.suffix in (".yaml", ".md") and file.name != "LEESMIJ.md")


def _by_kind(content: Path) -> list[list[Path]]:
    """The files of each kind: facts by the folder in which their kind stands, and prose."""
    kinds: dict[str, list[Path]] = {}
    for file in _files(content):
        kinds.setdefault(file.relative_to(content).parts[0] if file.suffix == ".yaml" else "prose", []).append(file)
    return list(kinds.values())


def _chosen(content: Path) -> Iterator[dict[Path, bytes]]:
    """Two files of different kinds, and what each is after the damage."""
    dice = random.Random(SEED)
    kinds = cycle(_by_kind(content))
    for damage in DAMAGE:
        for _ in range(TIMES // 2):
            chosen = [dice.choice(alike) for alike in islice(kinds, 2)]
            yield {file: damage(file.read_bytes(), dice) for file in chosen}


def _expect_no_harm(content: Path) -> int:
    """Load; gives the number of problems, each of them in place, in Dutch, with cure and code."""
    try:
        return len(loading.load(content, DAY).warnings)
    except InvalidContentError as error:
        problems = error.problems
    for problem in problems:
        file = content.parent / problem.path
        raw = file.read_bytes() if file.is_file() else b""
        lines = with_plain_newlines(raw.decode("utf-8-sig", "replace")).split("\n")
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message, problem
        assert problem.cure, problem
        assert problem.code in CODES, problem
        assert not english(problem), problem
    return len(problems)


@pytest.mark.slow  # hundreds of times the whole of reading
@pytest.mark.usefixtures("quick")
def test_damage_is_told_in_place_and_never_breaks_the_checker(content: Path) -> None:
    _expect_no_harm(content)  # from here on, what is remembered brings no comments that silence a warning
    told, undamaged, chosen = 0, _expect_no_harm(content), list(_chosen(content))
    for damaged in chosen:
        good = {file: file.read_bytes() for file in damaged}
        _write(damaged)
        try:
            told += _expect_no_harm(content) != undamaged
        except Exception as error:
            raise AssertionError(f"{damaged!r}") from error
        _write(good)
    assert len(chosen) / 2 < told < len(chosen)


def _write(files: dict[Path, bytes]) -> None:
    for file, content in files.items():
        file.write_bytes(content)


def test_damage_never_brings_the_program_down_nor_touches_the_output(tmp_path: Path) -> None:
    """The command itself: 0 or 1, no traceback, and what stood in `output/` still stands there."""
    run(with_layouts(tmp_path), "publish")
    before = files(tmp_path / "output")
    dice = random.Random(SEED)
    for file in [*_files(tmp_path / "content"), tmp_path / "content/agenda.lock"]:
        good = file.read_bytes()
        file.write_bytes(dice.choice(DAMAGE)(good, dice))
        ended = run(tmp_path, "check", "--op", "2024-11-01")
        assert ended.returncode in (0, 1), ended.stderr
        assert "Traceback" not in ended.stdout + ended.stderr
        file.write_bytes(good)
    assert files(tmp_path / "output") == before


_LINES = dedent(FILES[PROGRAMME]).splitlines()
_PIECES = st.one_of(
    st.sampled_from([*_LINES, *(line.strip() for line in _LINES), "", "  ", "- ", "? ", "  - {id: x, titel: y}"]),
    st.text(max_size=20),
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return minimal(tmp_path_factory.mktemp("tiny"))


@settings(max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(_LINES)), st.integers(0, 3), _PIECES), max_size=5))
@pytest.mark.slow  # hundreds of examples
def test_no_edit_of_a_programme_breaks_the_checker(tiny: Path, edits: list[tuple[int, int, str]]) -> None:
    lines = list(_LINES)
    for at, gone, piece in edits:
        lines[at : at + gone] = [piece]
    (tiny / PROGRAMME).write_bytes("\n".join(lines).encode("utf-8", "replace"))
    _expect_no_harm(tiny / "content")
