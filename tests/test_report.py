"""How problems are shown: to people, to programs, to GitHub."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from sites import FILES, PROGRAMME, REPOSITORY, minimal, run, with_layouts, write

from wijkmakers_site.cli.printed.report import as_github, as_gitlab, as_json, as_text
from wijkmakers_site.problems.problem import Problem

WRONG = Problem("content/a.yaml", 3, 8, '"x" kan hier niet staan.', "Kies `y`.", "WM105")
DOUBTFUL = Problem("content/b.md", 1, 1, "Dit is 100%, vaag:", "Zeg: wat.", "WM403", warning=True)
UNUSED = "content/sprekers/piet.yaml:1:1: waarschuwing WM320: "


def test_a_problem_is_one_line_with_its_severity_and_code() -> None:
    assert as_text([WRONG, DOUBTFUL]) == (
        'content/a.yaml:3:8: fout WM105: "x" kan hier niet staan. Kies `y`.\n'
        "content/b.md:1:1: waarschuwing WM403: Dit is 100%, vaag: Zeg: wat."
    )


def test_the_line_it_is_about_is_marked_under_its_column() -> None:
    assert as_text([WRONG], lambda _: "soort: x") == (
        'content/a.yaml:3:8: fout WM105: "x" kan hier niet staan. Kies `y`.\n     3 | soort: x\n       |        ^'
    )


def test_of_a_very_long_line_the_part_around_its_column_is_shown() -> None:
    problem = Problem("a", 1, 501, "m", "c", "WM105")
    _, shown, mark = as_text([problem], lambda _: "a" * 500 + "X" + "b" * 500).split("\n")
    assert len(shown) < 120
    assert shown[mark.index("^")] == "X"


def test_invisible_characters_keep_their_place_in_the_shown_line() -> None:
    problem = Problem("a", 1, 6, "m", "c", "WM003")
    _, shown, mark = as_text([problem], lambda _: "\ta:\x00 X").split("\n")
    assert shown[mark.index("^")] == "X"


def test_colour_marks_place_and_severity_only() -> None:
    completed = as_text([WRONG, DOUBTFUL], color=True)
    assert completed.startswith("\x1b[1mcontent/a.yaml:3:8\x1b[0m: \x1b[31mfout WM105\x1b[0m: ")
    assert "\x1b[33mwaarschuwing WM403\x1b[0m" in completed


def test_json_has_an_object_a_line_that_leads_to_the_manual() -> None:
    first, second = map(json.loads, as_json([WRONG, DOUBTFUL]).split("\n"))
    assert first == {
        "code": "WM105", "ernst": "fout", "bestand": "content/a.yaml", "regel": 3, "kolom": 8,
        "melding": '"x" kan hier niet staan.', "oplossing": "Kies `y`.", "uitleg": "content/LEESMIJ.md#wm105",
    }  # fmt: skip
    assert second["ernst"] == "waarschuwing"
    assert '<a id="wm105"></a>' in (REPOSITORY / "content/LEESMIJ.md").read_text(encoding="utf-8")


def test_github_gets_workflow_commands_with_everything_escaped() -> None:
    assert as_github([DOUBTFUL, Problem("a,b:c", 2, 1, "m\r\nn", "", "WM001")]) == (
        "::warning file=content/b.md,line=1,col=1,title=WM403::Dit is 100%25, vaag: Zeg: wat.\n"
        "::error file=a%2Cb%3Ac,line=2,col=1,title=WM001::m\\r\\nn"
    )


def test_gitlab_gets_a_list_also_of_nothing(tmp_path: Path) -> None:
    told = json.loads(as_gitlab([DOUBTFUL]))
    assert [(each["location"], each["severity"]) for each in told] == [
        ({"path": "content/b.md", "lines": {"begin": 1}}, "minor")
    ]
    assert run(with_layouts(tmp_path), "check", "--formaat", "gitlab").stdout == "[]\n"


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """A site with one warning."""
    write(with_layouts(tmp_path), "content/sprekers/piet.yaml", "naam: Piet\n")
    return tmp_path


def test_a_warning_stops_nothing_unless_check_is_strict(warned: Path) -> None:
    completed = run(warned, "check")
    assert (completed.returncode, completed.stdout) == (0, "")
    assert completed.stderr.startswith(UNUSED)
    assert completed.stderr.endswith("\n1 waarschuwing gevonden. Uitleg bij elke code staat in content/LEESMIJ.md.\n")
    assert run(warned, "check", "--streng").returncode == 1
    built = run(warned, "build")
    assert built.returncode == 0
    assert "1 waarschuwing: bekijk met check.\n" in built.stdout


def test_a_warning_with_a_reason_beside_it_is_suppressed(warned: Path) -> None:
    write(warned, "content/sprekers/piet.yaml", "naam: Piet  # WM320: spreekt volgend jaar\n")
    assert run(warned, "check", "--streng").stderr == ""


@pytest.mark.parametrize("form", ["json", "github"])
def test_other_forms_go_to_the_output_and_nothing_to_the_errors(warned: Path, form: str) -> None:
    completed = run(warned, "check", "--formaat", form)
    assert (completed.returncode, completed.stderr) == (0, "")
    assert "WM320" in completed.stdout
    assert len(completed.stdout.splitlines()) == 1


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal_the_line_is_shown_and_colour_can_be_off(
    tmp_path: Path, environment: dict[str, str], *, coloured: bool
) -> None:
    write(minimal(tmp_path), PROGRAMME, FILES[PROGRAMME].replace("thema:", "tema:"))
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    command = [sys.executable, "-m", "wijkmakers_site", "check"]
    settings = {**clean, "PYTHONPATH": str(REPOSITORY), **environment}
    subprocess.run(command, cwd=tmp_path, env=settings, stderr=theirs, stdout=theirs, check=False)
    os.close(theirs)
    completed = os.read(ours, 10_000).decode()
    assert "tema: [leren]\r\n       | ^\r\n" in completed
    assert ("\x1b[31m" in completed) is coloured


def test_a_comment_that_suppresses_nothing_hides_no_other_warning(warned: Path) -> None:
    """It is a warning itself; only with a mistake in a file do warnings wait."""
    write(warned, "content/paginas/over.yaml", "titel: Over ons  # WM320:\n")
    completed = run(warned, "check").stderr
    assert UNUSED in completed
    assert "WM341" in completed
