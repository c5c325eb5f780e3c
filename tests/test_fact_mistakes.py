"""What people really do to the facts of a site: half-done edits, pasted texts, copied editions. Each is told.

`fact_mistakes.txt` holds a small site (`%%%% site`) and the mistakes: `%%% ` and a name, the edits, and behind `=>`
what is said of it. An edit begins with the file that it is in, below `content/`:

    @ path          the lines behind `<` become those behind `>`; with `>` alone they are added at the end
    @ path -> path  a folder or file is copied
    * old new       every `old` in the file becomes `new`

After a change of words, `PYTHONPATH=. python tests/test_fact_mistakes.py` writes what is said anew, to be read in full
before it is kept.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from dutch import english
from sites import DAY, write

from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import load

FILE = Path(__file__).with_name("fact_mistakes.txt")


def _blocks() -> Iterator[tuple[str, list[str]]]:
    """(name, lines); the first is the site."""
    for block in re.split(r"^%%%%? ", FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = block.rstrip("\n").split("\n")
        yield name, lines


(_, SITE), *_MISTAKES = _blocks()
MISTAKES = dict(_MISTAKES)


def edited(root: Path, lines: list[str]) -> None:
    """Make the edits of a mistake, or of the site itself, in `root`."""
    path, old, new = "", list[str](), list[str]()
    for line in [*lines, "@ "]:
        mark, rest = line[:2].strip(), line[2:]
        if (old or new) and (mark in ("@", "*") or (mark == "<" and new)):
            _replace(root, path, old, new)
            old, new = [], []
        if mark == "@":
            path, _, copy = rest.partition(" -> ")
            if copy:
                shutil.copytree(root / path, root / copy)
        elif mark == "*":
            word, other = rest.split(" ")
            write(root, path, (root / path).read_bytes().replace(word.encode(), other.encode()))
        elif mark in ("<", ">"):
            (old if mark == "<" else new).append(rest)


def _replace(root: Path, path: str, old: list[str], new: list[str]) -> None:
    before = (root / path).read_text("utf-8") if (root / path).exists() else ""
    written = "\n".join(new)
    if not old:
        write(root, path, f"{before}{written}\n".encode())
        return
    assert before.count("\n".join(old)) == 1, old
    write(root, path, before.replace("\n".join(old), written).encode())


def told_of(root: Path, lines: list[str]) -> list[Problem]:
    """All that is said of the site with the edits of a mistake."""
    edited(root / "content", SITE)
    edited(root / "content", lines)
    try:
        return sorted(load(root / "content", DAY).warnings)
    except InvalidContentError as error:
        return sorted(error.problems)


def line_of(problem: Problem) -> str:
    place = f"{problem.path.removeprefix('content/')}:{problem.line}:{problem.column}"
    return f"=> {problem.code} {place} {problem.message} {problem.cure}".rstrip()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Problem]]:
    return {name: told_of(tmp_path_factory.mktemp("mistake"), lines) for name, lines in MISTAKES.items()}


def test_the_site_itself_is_good(tmp_path: Path) -> None:
    """So all that is said of a mistake is said of the mistake."""
    assert told_of(tmp_path, []) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_at_its_place_with_its_cure(name: str, told: Mapping[str, list[Problem]]) -> None:
    assert list(map(line_of, told[name])) == [line for line in MISTAKES[name] if line.startswith("=> ")]
    assert told[name]
    assert [each for each in told[name] if english(each) or not each.cure or each.code not in CODES] == []


def main() -> None:
    blocks = ["%%%% site", *SITE]
    for name, lines in MISTAKES.items():
        with tempfile.TemporaryDirectory() as folder:
            said = told_of(Path(folder), lines)
        edits = [line for line in lines if not line.startswith("=> ")]
        blocks += [f"%%% {name}", *edits, *map(line_of, said)]
    FILE.write_text("\n".join(blocks) + "\n", "utf-8")


if __name__ == "__main__":
    main()
