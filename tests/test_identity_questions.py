"""What `check` asks of the identity of entries: who writes the line that it shows gets what it promised."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from published import academy, ledger, on, publish, shown
from sites import run
from webpage import webpage

from wijkmakers_site import pipeline
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem

FILE = "content/leergangen/proef/leergang.yaml"
TEXT = """\
titel: Proef
samenvatting: Kort.
modules:
  - id: winter
    titel: De winter
    datum: 2025-01-09
    sprekers: [ali, jet]
  - id: molens
    titel: De molens
    datum: 2025-06-05
    locatie: molen
  - id: water
    titel: Het water
    datum: 2025-06-12
    locatie: huis
  - id: reis
    titel: De reis
    bijeenkomsten:
      - id: dag-1
        datum: 2025-06-19
      - id: dag-2
        datum: 2025-06-20
      - id: dag-3
        datum: 2025-06-21
"""
DAY = "2025-02-03"
IT_WILL_BE = "Verplaatst of nieuw? Bij deze id's staan nu andere bijeenkomsten. In agenda's wordt het zo: "


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = academy(tmp_path_factory.mktemp("gepubliceerd"))
    (root / FILE).write_text(TEXT, encoding="utf-8")
    publish(root, "2025-01-06")
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def asked(root: Path) -> list[Problem]:
    """Questions about calendars; other warnings are not the point here."""
    try:
        problems = pipeline.check(root, on(DAY))
    except InvalidContentError as error:
        problems = list(error.problems)
    return [problem for problem in problems if problem.code.startswith("WM34")]


def edited(root: Path, *changes: tuple[str, str]) -> None:
    text = (root / FILE).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / FILE).write_text(text, encoding="utf-8")


def write_line(root: Path, problem: Problem, key: str) -> None:
    """The line that the cure shows with this key, below the line that the problem is about."""
    found = re.search(rf"`({key}: [^`]+)`", problem.cure)
    assert found, problem.cure
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    lines.insert(problem.line, " " * (problem.column - 1) + found[1])
    (root / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def entries(root: Path) -> set[str]:
    return {f"{entry['SUMMARY']} {entry['DTSTART'][4:8]} {entry['SEQUENCE']}" for entry in shown(root).values()}


SWAP = (("id: molens", "id: x"), ("id: water", "id: molens"), ("id: x", "id: water"))
REUSE = (("titel: De molens\n    datum: 2025-06-05\n    locatie: molen", "titel: Excursie\n    datum: 2025-08-21"),)
AGAIN = (("datum: 2025-01-09", "datum: 2025-09-04"),)
FIRST_DAY_OFF = (
    ("      - id: dag-1\n        datum: 2025-06-19\n      - id: dag-2\n", "      - id: dag-1\n"),
    ("id: dag-3", "id: dag-2"),
)
# What was done, where it is asked and in which words it begins, the key of the answer, and some of what calendars show
# then: title, day, SEQUENCE.
Case = tuple[tuple[tuple[str, str], ...], str, str, str, set[str]]
CASES: dict[str, Case] = {
    "swapped": (
        SWAP, "8:5 WM343", f"{IT_WILL_BE}`water` (5 juni 2025) was `molens` en `molens` (12 juni 2025) was `water`.",
        "niet_die_van", {"De molens 0605 1", "Het water 0612 1"},
    ),
    "not swapped, moved": (
        SWAP, "8:5 WM343", IT_WILL_BE, "verplaatst_van", {"De molens 0605 1", "Het water 0612 1"},
    ),
    "another": (
        REUSE, "8:5 WM344",
        'Verplaatst of nieuw? Dit was "De molens" (5 juni 2025); nu is het "Excursie" (21 augustus 2025).',
        "niet_die_van", {"GEANNULEERD: De molens 0605 1", "Excursie 0821 0"},
    ),
    "the same": (REUSE, "8:5 WM344", "Verplaatst of nieuw? Dit was", "verplaatst_van", {"Excursie 0821 1"}),
    "again": (
        AGAIN, "4:5 WM343", 'Verplaatst of nieuw? "De winter" (9 januari 2025) is geweest.', "niet_die_van",
        {"De winter 0109 0", "De winter 0904 0"},
    ),
    "again, the same": (AGAIN, "4:5 WM343", "Verplaatst of nieuw?", "verplaatst_van", {"De winter 0904 1"}),
    "renamed": (
        (("id: molens", "id: wieken"),), "8:5 WM340",
        'De module `molens` is weg en deze is nieuw: "De molens" (5 juni 2025) blijft in agenda\'s dezelfde afspraak.',
        "voorheen", {"De molens 0605 1"},
    ),
    "past": (
        (("titel: De winter", "titel: De lange winter"),), "4:5 WM345",
        '"De winter" (9 januari 2025) is geweest, dus in agenda\'s blijft staan wat er stond: "De winter" (hier: "De l',
        "agenda_verbeterd", {"De lange winter 0109 1"},
    ),
    "days": (
        FIRST_DAY_OFF, "19:9 WM343",
        f"{IT_WILL_BE}`reis/dag-1` (20 juni 2025) was `reis/dag-2` en `reis/dag-2` (21 juni 2025) was `reis/dag-3`.",
        "niet_die_van", {"GEANNULEERD: De reis 0619 1", "De reis 0620 0", "De reis 0621 0"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_line_that_check_shows_is_the_answer(root: Path, case: str) -> None:
    """Nothing more is asked, before it is published and after; but what became of a day that was taken out."""
    changes, place, message, key, expected = CASES[case]
    edited(root, *changes)
    [problem] = [problem for problem in asked(root) if not problem.message.startswith("De dag")]
    assert f"{problem.line}:{problem.column} {problem.code}" == place
    assert problem.message.startswith(message)
    write_line(root, problem, key)
    assert [each for each in asked(root) if not each.message.startswith("De dag")] == []
    publish(root, DAY)
    assert expected <= entries(root)
    assert asked(root) == []


def test_nothing_is_published_before_it_is_said_what_a_meeting_is(root: Path) -> None:
    edited(root, *REUSE)
    before = ledger(root)
    ended = run(root, "publish", "--ja", "--op", DAY)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{FILE}:8:5: fout WM344: Verplaatst of nieuw? Dit was")
    assert ledger(root) == before
    assert run(root, "build", "--op", DAY).returncode == 0
    assert "nieuw: Excursie" in run(root, "diff", "--op", DAY).stdout


def test_the_page_of_an_id_that_is_used_again_tells_the_two_apart(root: Path) -> None:
    """The entry that is off leads there."""
    edited(root, *REUSE, ("  - id: molens\n", "  - id: molens\n    niet_die_van: 2025-06-05\n"))
    publish(root, DAY)
    page = webpage(root / "output", "leergangen/proef/molens/").main
    assert re.search(r"Excursie.*21 augustus 2025.*De molens.*5 juni 2025.*Geannuleerd", page, re.DOTALL)
