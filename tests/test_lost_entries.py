"""What takes an entry from participants is asked at its line; who follows the advice gives them what it promised."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from published import academy, on, publish, shown

from wijkmakers_site import pipeline
from wijkmakers_site.problems.problem import Problem

FILE = "content/leergangen/proef/leergang.yaml"
TEXT = """\
titel: Proef
samenvatting: Kort.
modules:
  - id: start
    titel: "De start: met alles"
    datum: 2025-06-05
    tijd: 13:00-17:00
    locatie: molen
    sprekers: [jet]
  - id: reeks
    titel: De reeks
    tijd: 19:00-21:00
    bijeenkomsten:
      - {id: dag-1, datum: 2025-01-16}
      - {id: dag-2, datum: 2025-06-12}
      - {id: dag-3, datum: 2025-06-19}
"""
START = TEXT[TEXT.index("  - id: start") : TEXT.index("  - id: reeks")]
DAY = "      - {id: dag-2, datum: 2025-06-12}\n"
CHECKED, PUBLISHED = on("2025-02-03"), "2025-02-03"
Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = academy(tmp_path_factory.mktemp("gepubliceerd"))
    (root / FILE).write_text(TEXT, encoding="utf-8")
    for unused in ("locaties/huis", "sprekers/ali"):
        (root / f"content/{unused}.yaml").unlink()
    publish(root, "2025-01-06")
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy of the published site of its own."""
    shutil.copytree(published, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def asked(root: Path) -> list[Problem]:
    return [problem for problem in pipeline.check(root, CHECKED) if problem.code in ("WM340", "WM342")]


def states(root: Path) -> dict[str, str]:
    """STATUS and SEQUENCE of each entry of the whole agenda by its UID, with its reason where it has one."""
    told = {}
    for uid, entry in shown(root).items():
        reason = entry["DESCRIPTION"].partition("\\n")[0].removeprefix("Reden: ")
        off = entry["STATUS"] == "CANCELLED"
        told[uid] = f"{entry['STATUS']} {entry['SEQUENCE']}" + (f" {reason}" if off else "")
    return told


def replace(old: str, new: str, file: str = FILE) -> Edit:
    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def moved_away(root: Path) -> None:
    replace(START, "")(root)
    other = root / "content/leergangen/ander/leergang.yaml"
    other.parent.mkdir()
    other.write_text("titel: Ander\nsamenvatting: Kort.\nmodules:\n" + START, encoding="utf-8")


def rename_folder(root: Path) -> None:
    (root / FILE).parent.rename(root / "content/leergangen/nieuw")


def delete_folder(root: Path) -> None:
    shutil.rmtree((root / FILE).parent)


NEW = "content/leergangen/nieuw/leergang.yaml"
OTHER = "content/leergangen/ander/leergang.yaml"
BACK_TO_DRAFT = replace("    tijd: 13", "    status: concept\n    tijd: 13")
WHEN = "(donderdag 5 juni 2025, 13.00 tot 17.00 uur)"
# What was done, the place and the beginning of the one question that it brings.
DONE: dict[str, tuple[Edit, str, str]] = {
    "module back to draft": (
        BACK_TO_DRAFT, f"{FILE}:7:5",
        f'De module is weer een concept: deelnemers zien "De start: met alles" {WHEN} nu als geannuleerd.',
    ),
    "series back to draft": (
        replace("    tijd: 19", "    status: concept\n    tijd: 19"), f"{FILE}:12:5",
        'De module is weer een concept: deelnemers zien 2 afspraken, zoals "De reeks" (donderdag 12 juni 2025, ',
    ),
    "programme back to draft": (
        replace("modules:", "concept: ja\nmodules:"), f"{FILE}:3:1",
        f'De leergang is weer een concept: deelnemers zien 3 afspraken, zoals "De start: met alles" {WHEN}, nu als',
    ),
    "module deleted": (replace(START, ""), f"{FILE}:3:1", 'De module `start` is weg: deelnemers zien "De start: met'),
    "module renamed": (replace("id: start", "id: begin"), f"{FILE}:4:5", "De module `start` is weg en deze is nieuw: "),
    "module moved": (moved_away, f"{OTHER}:4:5", "De module `proef/start` is weg en deze is nieuw: "),
    "day deleted": (replace(DAY, ""), f"{FILE}:13:5", 'De dag "De reeks" (donderdag 12 juni 2025, 19.00 tot'),
    "day renamed and moved": (
        replace(DAY, "      - {id: extra, datum: 2025-06-13}\n"), f"{FILE}:15:10", 'De dag "De reeks" (donderdag 12',
    ),
    "programme renamed": (rename_folder, f"{NEW}:1:1", "De leergang `proef` is weg en deze is nieuw: deelnemers zien"),
    "programme deleted": (delete_folder, "content/agenda.lock:", "De leergang `proef` is weg: deelnemers zien 3 afspr"),
}  # fmt: skip


def words(problem: Problem, pattern: str) -> str:
    """What a cure says to write, where it stands in its words."""
    found = re.search(pattern, problem.cure)
    assert found, problem.cure
    return found[1]


def put_back(root: Path, problem: Problem) -> None:
    """The item that a cure shows, at the end of its list."""
    item, is_day = words(problem, r"`(- \{.+\})`"), "bijeenkomsten" in line_of(root, problem)
    file = root / (FILE if problem.path == OTHER else problem.path)
    text = file.read_text(encoding="utf-8")
    if is_day or "dag-2" in item:
        where = next(line for line in text.splitlines(keepends=True) if "dag-1" in line)
        text = text.replace(where, f"{where}      {item}\n")
    else:
        text = text.replace("modules:\n", f"modules:\n  {item}\n")
    file.write_text(text, encoding="utf-8")


def line_of(root: Path, problem: Problem) -> str:
    return (root / problem.path).read_text(encoding="utf-8").splitlines()[problem.line - 1]


def drop_key(root: Path, problem: Problem) -> None:
    replace(words(problem, r"Haal `(.+?)` weg"), "", problem.path)(root)


def cancel_instead(root: Path, problem: Problem) -> None:
    line = line_of(root, problem)
    indent = line[: len(line) - len(line.lstrip())]
    new = f"{indent}{words(problem, r'Maak er `(.+?)` van')}\n{indent}reden: De spreker is ziek"
    replace(line, new, problem.path)(root)


def add_former(root: Path, problem: Problem) -> None:
    line, key = line_of(root, problem), words(problem, r"`(voorheen: .+?)`")
    indent = " " * (problem.column - 1)
    replace(f"{line}\n", f"{line}\n{indent}{key}\n", problem.path)(root)


def say_other(root: Path, problem: Problem) -> None:
    line, key = line_of(root, problem), words(problem, r"`(niet_die_van: .+?)`")
    replace(f"{line}\n", f"{line}\n    {key}\n", problem.path)(root)


def old_id(root: Path, problem: Problem) -> None:
    replace("id: extra", f"id: {words(problem, r'Maak er `(.+?)` van')}", problem.path)(root)


def put_folder_back(root: Path, problem: Problem) -> None:
    (root / FILE).parent.mkdir()
    off = f"{words(problem, r'met `(status: .+?)`')}\nreden: De spreker is ziek\n"
    (root / FILE).write_text(TEXT.replace("modules:", f"{off}modules:"), encoding="utf-8")


ON, MOVED, OFF = "CONFIRMED 0", "CONFIRMED 1", "CANCELLED 1 De spreker is ziek"
ANOTHER = "CANCELLED 1 Gewijzigd op 3 februari 2025: geannuleerd"
# The advice that is followed, and what the three entries to come then say, in order of time.
ADVICE: dict[str, list[tuple[Callable[[Path, Problem], None], list[str]]]] = {
    "module back to draft": [(drop_key, [ON, ON, ON]), (cancel_instead, [OFF, ON, ON])],
    "series back to draft": [(drop_key, [ON, ON, ON]), (cancel_instead, [ON, OFF, OFF])],
    "programme back to draft": [(drop_key, [ON, ON, ON]), (cancel_instead, [OFF, OFF, OFF])],
    "module deleted": [(put_back, [OFF, ON, ON])],
    "module renamed": [(add_former, [MOVED, ON, ON]), (say_other, [ANOTHER, ON, ON])],
    "module moved": [(add_former, [MOVED, ON, ON]), (put_back, [OFF, ON, ON])],
    "day deleted": [(put_back, [ON, OFF, ON])],
    "day renamed and moved": [(old_id, [ON, MOVED, ON]), (put_back, [ON, OFF, ON])],
    "programme renamed": [(add_former, [MOVED, MOVED, MOVED])],
    "programme deleted": [(put_folder_back, [OFF, OFF, OFF])],
}


@pytest.mark.parametrize("done", DONE)
def test_who_follows_the_advice_is_asked_nothing_more_and_participants_see_what_it_promised(
    root: Path, tmp_path_factory: pytest.TempPathFactory, done: str
) -> None:
    """One question, which names the cause at its line."""
    uids = list(shown(root))
    edit, place, message = DONE[done]
    edit(root)
    [problem] = asked(root)
    assert f"{problem.path}:{problem.line}:{problem.column}".startswith(place)
    assert problem.message.startswith(message)
    for advice, expected in ADVICE[done]:
        copy = tmp_path_factory.mktemp("raad")
        shutil.copytree(root, copy, symlinks=True, dirs_exist_ok=True)
        advice(copy, problem)
        assert pipeline.check(copy, CHECKED) == [], advice
        publish(copy, PUBLISHED)
        told = states(copy)
        assert [told[uid] for uid in uids[1:]] == expected, advice
        assert told[uids[0]] == "CONFIRMED 0" or done == "programme renamed"


def test_a_comment_with_a_reason_silences_the_question_where_it_stands(root: Path) -> None:
    replace("    tijd: 13", "    status: concept # WM340: komt later terug\n    tijd: 13")(root)
    assert asked(root) == []


def test_of_what_has_been_nothing_is_asked(root: Path) -> None:
    replace("      - {id: dag-1, datum: 2025-01-16}\n", "")(root)
    assert asked(root) == []
