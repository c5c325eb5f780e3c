"""How far a long step is, for whoever watches: a step that goes through many things says so as it takes each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Watch = Callable[[str, int, int], None]  # the step in Dutch, how many things are done, and how many there are

# Not a parameter of every function on the way: like a log, it never has a say in what is made.
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Watch) -> Iterator[None]:
    """Tell `watch` of every step meanwhile."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


def watch_nobody() -> None:
    """From here on: a copy of a process has not its terminal."""
    _watch.set(None)


def step(name: str, things: Collection[T]) -> Iterable[T]:
    """The same things; where somebody watches, each is told of before it is taken, and the end."""
    watch = _watch.get()
    return things if watch is None else _told(watch, name, things)


def _told(watch: Watch, name: str, things: Collection[T]) -> Iterator[T]:
    for done, thing in enumerate(things):
        watch(name, done, len(things))
        yield thing
    watch(name, len(things), len(things))
