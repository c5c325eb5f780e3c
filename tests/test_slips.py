"""A slip of the hand is told once, at its line: a sample of those that `slips.py` makes on every line of a site."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from sites import COMPLETE
from slips import UNREADABLE, Told, every, say

_EACH = 2  # of every kind
_LONG = shutil.ignore_patterns("heel-lang")  # what takes long to read, and says the same


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    root = Path(shutil.copytree(COMPLETE, tmp_path_factory.mktemp("slips") / "site", ignore=_LONG))
    chosen = random.Random(11)  # the same ones every time
    by_kind: dict[str, list[int]] = {}
    made = list(every(root))
    for number, (_, slip) in enumerate(made):
        by_kind.setdefault(slip.kind, []).append(number)
    numbers = [number for kind in by_kind.values() for number in chosen.sample(kind, min(_EACH, len(kind)))]
    return list(say(root, [made[number] for number in numbers]))


def _shown(told: list[Told]) -> list[str]:
    return [f"{each.slip.kind} {each.path}:{each.slip.line} {list(map(str, each.said))}" for each in told]


def test_what_is_not_what_it_was_is_told_once_at_its_line(sample: list[Told]) -> None:
    unreadable = [each for each in sample if each.slip.kind in UNREADABLE]
    assert {each.slip.kind for each in unreadable} == UNREADABLE
    assert _shown([each for each in unreadable if len(each.said) != 1 or not each.in_place]) == []


def test_hardly_any_slip_is_told_more_than_once(sample: list[Told]) -> None:
    """Where a line is gone or another fact comes in its place, there may be two things to mend."""
    often = [each for each in sample if len(each.said) > 1]
    assert len(often) <= len(sample) // 20, _shown(often)
    assert _shown([each for each in often if len(each.said) > 3]) == []
