"""For who never opens a terminal: the tasks of VS Code, and a double click on `build.py` in Windows."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from sites import REPOSITORY, minimal, run, write

from wijkmakers_site.cli import menu
from wijkmakers_site.cli.command_line.arguments import parse
from wijkmakers_site.cli.printed.report import as_text
from wijkmakers_site.problems.problem import Problem

TASKS = {each["label"]: each for each in json.loads((REPOSITORY / ".vscode/tasks.json").read_text("utf-8"))["tasks"]}


def listed(task: str, output: str) -> list[tuple[str, int, int, str, str]]:
    """What VS Code lists of the output of a task: file, line, column, severity, text."""
    found = []
    for line in output.splitlines():
        for matcher in TASKS[task]["problemMatcher"]:
            pattern = matcher["pattern"]
            if match := re.search(pattern["regexp"], line):
                file, row, column, text = (match[pattern[key]] for key in ("file", "line", "column", "message"))
                found.append((file, int(row), int(column), matcher["severity"], text))
    return found


def test_every_task_is_a_command_that_there_is() -> None:
    verbs = {label: parse(task["args"][1:]).verb for label, task in TASKS.items()}
    assert verbs == {
        "Bekijk de site": "serve", "Kijk alles na": "check", "Wat merken deelnemers?": "diff", "Publiceer": "publish",
    }  # fmt: skip
    assert {(each["command"], each["windows"]["command"], each["args"][0]) for each in TASKS.values()} == {
        ("python3", "py", "build.py")
    }


def test_messages_come_into_the_list_of_problems_at_their_place(tmp_path: Path) -> None:
    """As `check` really prints them, with the lines that a terminal shows below them."""
    minimal(tmp_path)
    write(tmp_path, "content/sprekers/jet.yaml", "naam: Jet: Proef\n")
    write(tmp_path, "content/paginas/over.md", "Zie https://voorbeeld.nl/ eens.\n")
    known = [json.loads(line) for line in run(tmp_path, "check", "--formaat", "json").stdout.splitlines()]
    expected = [
        (each["bestand"], each["regel"], each["kolom"], {"fout": "error"}.get(each["ernst"], "warning"))
        for each in known
    ]
    assert {severity for *_, severity in expected} == {"error", "warning"}
    told = run(tmp_path, "check").stderr
    assert [each[:4] for each in listed("Kijk alles na", told)] == expected
    in_terminal = as_text([Problem("content/a b.yaml", 3, 7, "Dit: kan niet.", "Zo: wel.")], lambda _: "x:1:2: fout: y")
    assert listed("Kijk alles na", in_terminal) == [("content/a b.yaml", 3, 7, "error", "Dit: kan niet. Zo: wel.")]


def test_the_preview_says_where_its_list_of_problems_begins_and_ends() -> None:
    source = (REPOSITORY / "wijkmakers_site/editing/preview/serve.py").read_text(encoding="utf-8")
    background = TASKS["Bekijk de site"]["problemMatcher"][0]["background"]
    begin = re.sub(r"[\^$\\]", "", background["beginsPattern"])
    ends = background["endsPattern"].removeprefix("^(?:").removesuffix(")").split("|")
    assert [each for each in (begin, *ends) if f'"{each}' not in source] == []


class Windows:
    """As much of Windows as tells which `programs` share our window."""

    def __init__(self, *programs: str) -> None:
        self._programs = dict(enumerate(programs, 100))
        self.kernel32 = SimpleNamespace(
            GetConsoleProcessList=self._list, OpenProcess=lambda _rights, _inherit, process: process,
            QueryFullProcessImageNameW=self._name, CloseHandle=lambda _process: 1,
        )  # fmt: skip

    def _list(self, ids: Any, _size: int) -> int:
        for place, id in enumerate(self._programs):
            ids[place] = id
        return len(self._programs)

    def _name(self, process: int, _form: int, name: Any, _size: object) -> int:
        name.value = rf"C:\Programs\{self._programs[process]}" if self._programs[process] else ""
        return bool(self._programs[process])


@pytest.mark.parametrize(
    ("programs", "terminal", "ci", "expected"),
    [
        (("python.exe",), True, "", True),
        (("python.exe", "py.exe"), True, "", True),  # the launcher starts Python, and waits for it
        (("Python3.12.exe", "pymanager.exe"), True, "", True),
        (("python.exe", "cmd.exe"), True, "", False),
        (("python.exe", "py.exe", "powershell.exe"), True, "", False),
        (("python.exe", "pwsh.exe", "Code.exe"), True, "", False),
        (("python.exe", ""), True, "", False),  # a program of which Windows says nothing
        ((), True, "", False),
        (("python.exe",), False, "", False),  # in a pipe
        (("python.exe",), True, "true", False),
    ],
)
def test_a_double_click_is_known_by_who_shares_the_window(
    monkeypatch: pytest.MonkeyPatch, *, programs: tuple[str, ...], terminal: bool, ci: str, expected: bool
) -> None:
    monkeypatch.setattr(ctypes, "windll", Windows(*programs), raising=False)
    monkeypatch.setenv("CI", ci)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(sys, stream, SimpleNamespace(isatty=lambda: terminal))
    assert menu.was_double_clicked() is expected


def test_on_other_systems_nobody_is_said_to_double_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(sys, stream, SimpleNamespace(isatty=lambda: True))
    assert menu.was_double_clicked() is False


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    left = list(answers)

    def answer(_question: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("builtins.input", answer)


def test_the_menu_comes_back_whatever_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = list[Sequence[str]]()

    def carry_out(words: Sequence[str]) -> int:
        done.append(words)
        if words[0] == "serve":
            raise KeyboardInterrupt
        if words[0] == "publish":
            raise SystemExit(3)
        return int(words[0] == "check")

    typed(monkeypatch, "1", "9", "", "2", "3", " 4 ", "5", "1")
    menu.show(carry_out)
    assert [each[0] for each in done] == ["serve", "check", "diff", "publish"]
    told = capsys.readouterr().out
    assert told.count("Wat wil je doen?") == 5
    assert (told.count("Klaar."), told.count("Er is nog iets te doen")) == (2, 2)
    for words in done:
        parse(words)


@pytest.mark.parametrize(("arguments", "asked"), [([], True), (["check"], False)])
def test_build_py_shows_the_menu_to_who_gave_no_command(
    monkeypatch: pytest.MonkeyPatch, *, arguments: list[str], asked: bool
) -> None:
    door, seen = front_door(), list[str]()
    monkeypatch.setattr(door, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(sys, "argv", ["build.py", *arguments])
    monkeypatch.setattr(menu, "was_double_clicked", lambda: True)
    monkeypatch.setattr(menu, "show", lambda _carry_out: seen.append("menu"))
    monkeypatch.setattr(door, "carry_out", lambda words: seen.append(*words))
    with contextlib.suppress(SystemExit):
        door.main()
    assert seen == (["menu"] if asked else ["check"])


def front_door() -> ModuleType:
    """`build.py` as a module of its own."""
    spec = importlib.util.spec_from_file_location("front_door", REPOSITORY / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    load: Callable[[ModuleType], None] = spec.loader.exec_module
    load(module)
    return module
