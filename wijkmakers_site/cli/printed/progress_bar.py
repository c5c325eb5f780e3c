"""A line at a terminal that says how far a long run is: nothing in a pipe or in CI, nothing in the first second."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from wijkmakers_site.text.progress import watched_by

_PATIENCE = 1.0  # seconds: who waits no longer than that needs no bar, and it would only flicker
_PAUSE = 0.1  # seconds between two looks of it: writing to a terminal costs more than rendering a page
_WIDTH = 24
_CLEAR = "\r\x1b[K"  # to the beginning of the line, and empty it


@contextmanager
def progress_bar(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Show at `stream` how far the steps are meanwhile, and leave the line empty. `clock` counts seconds."""
    # A terminal that calls itself dumb (Emacs, some editors) shows the control characters instead of obeying them.
    if not stream.isatty() or os.environ.get("TERM") == "dumb" or os.environ.get("CI") == "true":
        yield
        return
    bar = _Bar(stream, clock)
    try:
        with watched_by(bar.show):
            yield
    finally:
        bar.clear()


class _Bar:
    """`next_look` is the moment before which nothing is drawn."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self.stream, self.clock = stream, clock
        self.next_look = clock() + _PATIENCE
        self.is_drawn = False

    def show(self, step: str, done: int, total: int) -> None:
        if done == total:  # what is printed between two steps begins on a line of its own
            self.clear()
            return
        now = self.clock()
        if now >= self.next_look:
            self.next_look, self.is_drawn = now + _PAUSE, True
            full = _WIDTH * done // total
            self._write(f"{_CLEAR}{step} {'#' * full}{'.' * (_WIDTH - full)} {done} van {total}")

    def clear(self) -> None:
        if self.is_drawn:
            self._write(_CLEAR)
            self.is_drawn = False

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
