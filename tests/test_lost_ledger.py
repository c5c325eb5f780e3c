"""A ledger that was deleted, cut or put back is noticed before subscribers would see versions start again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from published import LEDGER, academy, git, ledger, programme, publish
from sites import run

START = "id: een, titel: De start, datum: 2025-06-05"
LATER = "id: twee, titel: De tweede, datum: 2025-06-12"
TOLD = (
    'content/agenda.lock:1:1: fout WM604: Dit logboek loopt achter op git: {} weg of teruggezet, zoals "De start". '
    "Haal het terug: git checkout HEAD -- content/agenda.lock. Moet de agenda echt opnieuw beginnen? "
    "Leg dan eerst in git vast dat dit bestand weg is."
)
BOTH, ONE = TOLD.format("2 afspraken zijn"), TOLD.format("1 afspraak is")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in git, with a first version and a second one of an entry published and committed."""
    programme(academy(tmp_path), "proef", START, LATER)
    publish(tmp_path, "2025-01-06")
    (tmp_path / "eerste.lock").write_bytes((tmp_path / LEDGER).read_bytes())
    programme(tmp_path, "proef", START.replace("06-05", "06-06"), LATER)
    publish(tmp_path, "2025-01-07")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-q", "-m", "gepubliceerd")
    return tmp_path


def _put_back(root: Path) -> None:
    (root / LEDGER).write_bytes((root / "eerste.lock").read_bytes())


def _cut(root: Path) -> None:
    rows = (root / LEDGER).read_text().splitlines(keepends=True)
    (root / LEDGER).write_text("".join(row for row in rows if "De start" not in row))


LOSSES = [
    pytest.param(lambda root: (root / LEDGER).unlink(), BOTH, id="deleted"),
    pytest.param(lambda root: (root / LEDGER).write_bytes(b""), BOTH, id="emptied"),
    pytest.param(_cut, ONE, id="cut"),
    pytest.param(_put_back, ONE, id="put back"),
]


@pytest.mark.parametrize("verb", ["publish", "check"])
@pytest.mark.parametrize(("lose", "told"), LOSSES)
def test_what_git_knows_and_the_ledger_does_not_is_told(
    root: Path, lose: Callable[[Path], object], told: str, verb: str
) -> None:
    """And nothing is written: the site of before stays."""
    lose(root)
    site = {file: file.read_bytes() for file in (root / "output").rglob("*") if file.is_file()}
    ended = run(root, verb, "--op", "2025-01-08")
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, told)
    assert {file: file.read_bytes() for file in (root / "output").rglob("*") if file.is_file()} == site


def test_the_cure_brings_all_back(root: Path) -> None:
    before = ledger(root)
    (root / LEDGER).unlink()
    git(root, "checkout", "HEAD", "--", LEDGER)
    assert run(root, "publish", "--op", "2025-01-08").returncode == 0
    assert ledger(root) == before


def test_who_means_to_begin_again_says_so_in_git(root: Path) -> None:
    git(root, "rm", "-q", LEDGER)
    git(root, "commit", "-q", "-m", "opnieuw")
    assert run(root, "publish", "--op", "2025-01-08").returncode == 0
    assert {row.sequence for row in ledger(root).rows.values()} == {0}


def test_a_ledger_ahead_of_git_is_as_it_should_be(root: Path) -> None:
    """It is published first, and committed then."""
    programme(root, "proef", START.replace("06-05", "06-07"), LATER)
    assert run(root, "publish", "--op", "2025-01-08").returncode == 0
    assert run(root, "check", "--op", "2025-01-09").returncode == 0


def test_without_git_or_with_a_ledger_there_that_nobody_can_read_all_goes_on(root: Path) -> None:
    row = json.loads((root / LEDGER).read_text().splitlines()[0])
    (root / LEDGER).write_text(json.dumps(row))
    git(root, "commit", "-q", "-a", "-m", "beschadigd")
    _put_back(root)
    assert run(root, "publish", "--op", "2025-01-08").returncode == 0
    (root / ".git").rename(root / "geen-git")
    assert run(root, "check", "--op", "2025-01-09").returncode == 0
