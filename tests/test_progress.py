"""How far a long run is, at a terminal: never in a pipe, never in the first second, and nothing of it stays."""

from __future__ import annotations

from io import StringIO

import pytest

from wijkmakers_site.cli.printed.progress_bar import progress_bar
from wijkmakers_site.text.progress import step


class Screen(StringIO):
    """A terminal, or not."""

    def __init__(self, *, terminal: bool = True) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def shown(screen: Screen, pace: float, things: int = 4) -> str:
    """What stands there after a step through some things, each of which takes `pace` seconds."""
    now = [0.0]
    with progress_bar(screen, lambda: now[0]):
        for thing in step("Pagina's", range(things)):
            assert thing == now[0] // pace
            now[0] += pace
    return screen.getvalue()


def test_after_a_second_it_says_the_step_and_how_far_it_is_and_leaves_the_line_empty() -> None:
    drawn = shown(Screen(), 0.5).split("\r\x1b[K")
    assert drawn == [
        "",
        f"Pagina's {'#' * 12}{'.' * 12} 2 van 4",
        f"Pagina's {'#' * 18}{'.' * 6} 3 van 4",
        "",
    ]


def test_what_takes_a_second_or_less_shows_nothing() -> None:
    assert shown(Screen(), 0.25) == ""


def test_it_draws_no_more_often_than_eyes_can_follow() -> None:
    assert shown(Screen(), 1 / 1024, things=2048).count("van 2048") == 10


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb"), ("TERM", "xterm")])
def test_where_nobody_watches_nothing_is_written(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """The last one is a pipe."""
    monkeypatch.setenv(name, value)
    assert shown(Screen(terminal=value != "xterm"), 10) == ""


def test_a_step_that_breaks_off_leaves_the_line_empty_too() -> None:
    screen, now = Screen(), iter(range(0, 100, 5))
    with pytest.raises(ZeroDivisionError), progress_bar(screen, lambda: next(now)):
        assert [1 // thing for thing in step("Lezen", [0, 1])]
    assert screen.getvalue().endswith("0 van 2\r\x1b[K")
