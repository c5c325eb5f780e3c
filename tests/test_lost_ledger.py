"""A ledger that was deleted, cut or put back is noticed before subscribers would see versions start again. Its cure,
followed to the letter, brings all back.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from published import LEDGER, academy, git, ledger, programme, publish, shown
from sites import Completed, run

from wijkmakers_site.calendars.ledger.rows import Row

START = "id: een, titel: De start, datum: 2025-06-05"
LATER = "id: twee, titel: De tweede, datum: 2025-06-12"
BEHIND = "content/agenda.lock:1:1: fout WM604: Dit logboek loopt achter op "
RECEIPT = "output/publicatie.json"
WHAT = {
    "both": (
        '2 afspraken zijn weg (zoals "De start") en {} adressen zijn weg (zoals /agenda.ics)',
        "2 afspraken zijn weg (zoals leergangen/proef/een) en {} adressen zijn weg (zoals /agenda.ics)",
    ),
    "cut": ('1 afspraak is weg (zoals "De start")', "1 afspraak is weg (zoals leergangen/proef/een)"),
    "old": ('1 afspraak staat er ouder in (zoals "De start")',) * 2,
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in git, with a first version and a second one of an entry published and committed."""
    root = tmp_path_factory.mktemp("published")
    programme(academy(root), "proef", START, LATER)
    publish(root, "2025-01-06")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "content")
    git(root, "commit", "-q", "-m", "eerste")
    git(root, "tag", "eerste")
    programme(root, "proef", START.replace("06-05", "06-06"), LATER)
    publish(root, "2025-01-07")
    git(root, "commit", "-q", "-a", "-m", "tweede")
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "site", symlinks=True)


def _put_back(root: Path) -> None:
    git(root, "checkout", "-q", "eerste", "--", LEDGER)
    git(root, "reset", "-q")


def _cut(root: Path) -> None:
    rows = (root / LEDGER).read_text().splitlines(keepends=True)
    (root / LEDGER).write_text("".join(row for row in rows if "De start" not in row))


def _delete(root: Path) -> None:
    (root / LEDGER).unlink()


def _empty(root: Path) -> None:
    (root / LEDGER).write_bytes(b"")


LOSSES = [
    pytest.param(_delete, "both", id="deleted"),
    pytest.param(_empty, "both", id="emptied"),
    pytest.param(_cut, "cut", id="cut"),
    pytest.param(_put_back, "old", id="put back"),
]
Lose = Callable[[Path], object]


def _follow(root: Path, ended: Completed) -> Completed:
    """Do what the message says; gives how the publication after it ended."""
    assert ended.returncode == 1, ended.stdout + ended.stderr
    told = ended.stderr.splitlines()[0]
    command = re.search(r"(git checkout \S+ -- \S+[^.\s])\.|python3 build\.py (publish [^.]+)\.", told)
    assert command, told
    if command[1]:
        subprocess.run(command[1].split(), cwd=root, check=True, capture_output=True)
        return run(root, "publish", "--op", "2025-01-08")
    return run(root, *command[2].split(), "--op", "2025-01-08")


def _everything(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (root / "output").rglob("*") if file.is_file()}


@pytest.mark.parametrize(("lose", "what"), LOSSES)
def test_what_git_and_the_site_know_and_the_ledger_does_not_is_told(root: Path, lose: Lose, what: str) -> None:
    """And nothing is written: the site of before stays."""
    before = ledger(root)
    what_git_says = WHAT[what][0].format(len(before.addresses))
    lose(root)
    site = _everything(root)
    for verb in ("publish", "check"):
        ended = run(root, verb, "--op", "2025-01-08")
        told = f"{BEHIND}git en de site in output/: {what_git_says}. Haal het terug: git checkout HEAD -- {LEDGER}."
        assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, told)
    assert _everything(root) == site
    assert _follow(root, ended).returncode == 0
    assert ledger(root) == before


@pytest.mark.parametrize(("lose", "what"), LOSSES)
def test_without_git_the_site_in_output_remembers_and_gives_it_back(root: Path, lose: Lose, what: str) -> None:
    before, entries = ledger(root), shown(root)
    lose(root)
    shutil.rmtree(root / ".git")
    ended = run(root, "publish", "--op", "2025-01-08")
    cure = f"Maak het opnieuw uit de site zelf: python3 build.py publish --herstel. {SEEN_BY_NOBODY}"
    assert (
        ended.stderr.splitlines()[0]
        == f"{BEHIND}de site in output/: {WHAT[what][1].format(len(before.addresses))}. {cure}"
    )
    mended = _follow(root, ended)
    assert (mended.returncode, mended.stderr) == (0, "")
    assert "Hersteld: content/agenda.lock, met 2 afspraken.\n" in mended.stdout
    assert "Vastgelegd in content/agenda.lock: 0 nieuwe of veranderde afspraken." in mended.stdout
    assert _known(ledger(root).rows) == _known(before.rows)
    assert (ledger(root).addresses, ledger(root).namespace) == (before.addresses, before.namespace)
    assert _versions(shown(root)) == _versions(entries)


SEEN_BY_NOBODY = "Heeft nog niemand die site gezien? Haal dan output/publicatie.json weg."


def _known(rows: dict[str, Row]) -> dict[str, tuple[object, ...]]:
    """All but the history of changes, which calendars do not tell."""
    return {uid: (row.path, row.version, row.lines, row.feeds, row.entry) for uid, row in rows.items()}


def _versions(entries: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    return {uid: [entry[name] for name in ("SEQUENCE", "DTSTAMP", "DTSTART")] for uid, entry in entries.items()}


def test_a_building_in_between_does_not_take_the_evidence_away(root: Path) -> None:
    shutil.rmtree(root / ".git")
    receipt = (root / RECEIPT).read_bytes()
    _delete(root)
    built = run(root, "build", "--op", "2025-01-08")
    assert built.returncode == 0
    assert "Zet deze site niet online: het logboek van de agenda weet minder dan er gepubliceerd is." in built.stdout
    assert (root / RECEIPT).read_bytes() == receipt
    assert run(root, "publish", "--op", "2025-01-08").returncode == 1


def test_an_old_branch_checked_out_whole_is_noticed(root: Path) -> None:
    """Git's last commit is as old as the ledger then; the commit that knows all is looked for, and named."""
    before = ledger(root)
    git(root, "checkout", "-q", "eerste")
    git(root, "branch", "-q", "-f", "main", "eerste")  # as after `git reset --hard`: no branch has it any more
    ended = run(root, "publish", "--op", "2025-01-08")
    assert re.search(rf"git checkout [0-9a-f]{{12}} -- {LEDGER}\.$", ended.stderr.splitlines()[0])
    assert _follow(root, ended).returncode == 0
    uid = next(uid for uid, row in before.rows.items() if row.sequence == 1)
    assert ledger(root).rows[uid].sequence == 2  # the content of the old branch is a new version


def test_a_ledger_that_was_never_committed_is_noticed(root: Path) -> None:
    """And thrown away with `git checkout`: git has no version that knows all, the site has."""
    programme(root, "proef", START.replace("06-05", "06-07"), LATER)
    publish(root, "2025-01-08")
    before = ledger(root)
    git(root, "checkout", "HEAD", "--", LEDGER)
    ended = run(root, "publish", "--op", "2025-01-08")
    assert f"{BEHIND}de site in output/: {WHAT['old'][0]}." in ended.stderr
    assert _follow(root, ended).returncode == 0
    assert _known(ledger(root).rows) == _known(before.rows)


def test_a_publication_that_nobody_saw_can_be_taken_back(root: Path) -> None:
    programme(root, "proef", START.replace("06-05", "06-07"), LATER)
    publish(root, "2025-01-08")
    git(root, "checkout", "HEAD", "--", LEDGER)
    assert SEEN_BY_NOBODY in run(root, "publish", "--op", "2025-01-08").stderr
    (root / RECEIPT).unlink()
    assert run(root, "publish", "--op", "2025-01-09").returncode == 0
    assert max(row.sequence for row in ledger(root).rows.values()) == 2


@pytest.mark.parametrize(
    "change", [('"sequence":1', '"sequence":0'), ('{"uid":"', '{"uid":"0')], ids=["sequence", "uid"]
)
def test_a_row_edited_by_hand_is_mended_from_the_site(root: Path, change: tuple[str, str]) -> None:
    before = ledger(root)
    (root / LEDGER).write_text((root / LEDGER).read_text().replace(*change, 1))
    shutil.rmtree(root / ".git")
    ended = run(root, "publish", "--op", "2025-01-08")
    assert "WM601" in ended.stderr
    assert run(root, "publish", "--herstel", "--op", "2025-01-08").returncode == 0
    assert _known(ledger(root).rows) == _known(before.rows)


def test_another_version_under_the_same_number_is_told(root: Path) -> None:
    """Two clones publish the same entry: the second has not seen what the first did."""
    other = shutil.copytree(root, root.parent / "other", symlinks=True)
    programme(root, "proef", START.replace("06-05", "06-07"), LATER)
    publish(root, "2025-01-08")
    programme(other, "proef", START.replace("06-05", "06-08"), LATER)
    publish(other, "2025-01-09")
    shutil.copy(root / RECEIPT, other / RECEIPT)
    ended = run(other, "publish", "--op", "2025-01-10")
    assert '1 afspraak is elders anders gepubliceerd (zoals "De start")' in ended.stderr
    assert _follow(other, ended).returncode == 0
    assert max(row.sequence for row in ledger(other).rows.values()) == 3


def test_a_ledger_ahead_of_git_is_as_it_should_be(root: Path) -> None:
    """It is published first, and committed then."""
    programme(root, "proef", START.replace("06-05", "06-07"), LATER)
    assert run(root, "publish", "--op", "2025-01-08").returncode == 0
    assert run(root, "check", "--op", "2025-01-09").returncode == 0


def test_without_git_or_with_a_ledger_there_that_nobody_can_read_all_goes_on(root: Path) -> None:
    row = json.loads((root / LEDGER).read_text().splitlines()[0])
    (root / LEDGER).write_text(json.dumps(row))
    git(root, "commit", "-q", "-a", "-m", "beschadigd")
    git(root, "checkout", "-q", "HEAD~1", "--", LEDGER)
    assert run(root, "publish", "--op", "2025-01-08").returncode == 0
    (root / ".git").rename(root / "geen-git")
    assert run(root, "check", "--op", "2025-01-09").returncode == 0
