"""All mistakes are told at once: a fault of one file never hides what is wrong with another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from cures import problems
from sites import write
from test_broken import BROKEN, CASES, broken_site

_SAMPLE = 12  # every twelfth case; each with every other of them


def _files(case: str) -> set[str]:
    return {file.relative_to(BROKEN / case).as_posix() for file in (BROKEN / case).rglob("*") if file.is_file()}


def _together(root: Path, first: str, second: str) -> Path:
    """The minimal site with the files of both cases."""
    broken_site(root, first)
    for path in sorted(_files(second)):
        raw = (BROKEN / second / path).read_bytes()
        file = write(root, path, raw)
        if raw.startswith(b"# weg"):
            file.unlink()
    return root


def _told(root: Path) -> set[tuple[str, int, int, str]]:
    return {(*problem.place, problem.code) for problem in problems(root)}


def test_what_is_wrong_with_two_files_is_told_together(tmp_path: Path) -> None:
    """Every pair of a sample of mistakes that stand in different files."""
    sample = CASES[5::_SAMPLE]
    alone = {case: _told(broken_site(tmp_path / case, case)) for case in sample}
    files = {case: _files(case) | {path for path, *_ in alone[case]} for case in sample}
    hidden, pairs = [], 0
    for first, second in combinations(sample, 2):
        if files[first] & files[second]:
            continue
        pairs += 1
        told = _told(_together(tmp_path / f"{first}+{second}", first, second))
        hidden += [(first, second, problem) for problem in (alone[first] | alone[second]) - told]
    assert pairs > 100
    assert hidden == []
