"""What would hang the program or fill the machine is refused before it can, with a message that says what and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import CASES
from sites import DAY, minimal, run, with_layouts, write

from wijkmakers_site.cli.printed.report import as_github, as_json, as_text
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.disk import content_folder, image_files
from wijkmakers_site.reading.load import read


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.told])
def test_it_is_told(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    root = with_layouts(tmp_path)
    for path, text in case.files().items():
        write(root, path, text)
    ended = run(root, "check")
    assert case.told in ended.stderr
    assert ended.returncode == 1, ended.stderr[:2000]
    assert len(ended.stderr) < 250_000
    assert "\x1b" not in ended.stderr


MANY = [Problem("content/a.yaml", n, 1, "m", "c", "WM105", warning=n < 900) for n in range(1, 1001)]


def test_of_very_many_problems_the_first_are_told_and_that_there_are_more() -> None:
    """Errors before warnings."""
    told = as_text(MANY).split("\n")
    assert len(told) == 201
    assert sum(": fout WM105: " in line for line in told) == 101
    assert told[-1].startswith("content/a.yaml:100:1: waarschuwing WM017: Er zijn er nog meer. ")
    assert [len(form(MANY).split("\n")) for form in (as_json, as_github)] == [201, 201]


@pytest.mark.parametrize("form", [as_text, as_json, as_github])
def test_names_and_values_cannot_command_the_terminal_or_grow_without_end(form: object) -> None:
    said = form([Problem("content/\x1b[2J\x9b\u202e\n.md", 1, 1, '"' + "x" * 100_000 + '\x1b]0;"', "", "WM020")])  # type: ignore[operator]
    assert len(said) < 2_000
    assert said.isprintable()


def test_pictures_and_texts_have_a_bound_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_files, "_MAX_PICTURES_BYTES", 5)
    monkeypatch.setattr(content_folder, "_MAX_TEXTS_BYTES", 500)
    write(minimal(tmp_path), "content/beelden/foto.jpg", b"123456")
    told = {problem.message for problem in read(tmp_path / "content", DAY).problems if problem.code == "WM017"}
    assert told == {"Alle bestanden samen zijn te groot.", "Alle beelden samen zijn groter dan 0 MB."}
