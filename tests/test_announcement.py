"""What a publication tells participants is told to staff first: they may still say no."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import pytest
from published import academy, programme, publish, shown
from sites import run

from wijkmakers_site.cli import main

THREE = [f"id: m{number}, titel: M{number}, datum: 2025-06-0{number}" for number in (1, 2, 3)]
OFF = ", status: geannuleerd, reden: Te weinig deelnemers"
ON = ("--op", "2025-02-03")
ASKED = "Zal ik dit publiceren? (ja/nee) "


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A published site with three meetings to come."""
    root = academy(tmp_path)
    programme(root, "proef", *THREE)
    publish(root, "2025-01-06")
    return root


def off(root: Path) -> list[str]:
    return sorted(each["SUMMARY"] for each in shown(root).values() if each["STATUS"] == "CANCELLED")


@pytest.mark.parametrize(("answer", "code", "found"), [("ja\n", 0, ["GEANNULEERD: M1"]), ("nee\n", 1, []), ("", 1, [])])
def test_at_a_terminal_staff_are_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, code: int,
    found: list[str],
) -> None:  # fmt: skip
    """What is asked about stands above the question, and after a no nothing has changed."""
    programme(root, "proef", f"{THREE[0]}{OFF}", *THREE[1:])
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert main.run(("publish", *ON), root) == code
    said = capsys.readouterr().out
    assert said.startswith("Proef\n  geannuleerd: M1 (1 juni 2025)\n    status: gaat door -> gaat niet door")
    assert ASKED in said
    assert off(root) == found


def test_nobody_is_asked_where_nobody_is(root: Path) -> None:
    """As in CI, where one evening that is called off is published at once."""
    programme(root, "proef", f"{THREE[0]}{OFF}", *THREE[1:])
    ended = run(root, "publish", *ON)
    assert (ended.returncode, off(root)) == (0, ["GEANNULEERD: M1"])
    assert "geannuleerd: M1" in ended.stdout
    assert "Als bericht voor de groepsapp: python3 build.py diff --groepsapp\n" in ended.stdout


def test_much_that_is_called_off_at_once_must_be_meant(root: Path) -> None:
    """More than a third of what is to come: a list that was emptied by mistake looks just so."""
    programme(root, "proef", THREE[0])
    refused = run(root, "publish", *ON)
    assert (refused.returncode, off(root)) == (1, [])
    assert "Let op: 2 van de 3 komende afspraken gaan zo niet door." in refused.stdout
    assert "Is dat de bedoeling? Typ dan: python3 build.py publish --ja" in refused.stderr
    assert run(root, "publish", "--ja", *ON).returncode == 0
    assert off(root) == ["GEANNULEERD: M2", "GEANNULEERD: M3"]


def test_nothing_new_is_nothing_to_ask(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert main.run(("publish", *ON), root) == 0
    assert ASKED not in capsys.readouterr().out


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": "4070000000"}])
def test_nobody_publishes_ahead_of_time(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], environment: dict[str, str]
) -> None:
    """A version from the future would hide all that follow it. Looking ahead is for `build`."""
    before = shown(root)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    words = ("publish",) if environment else ("publish", "--op", "2099-06-01")
    assert main.run(words, root) == 2
    assert "moet nog komen" in capsys.readouterr().err
    assert shown(root) == before
