"""The same work for many things, on all the cores that there are."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from wijkmakers_site.text.progress import step

T = TypeVar("T")
R = TypeVar("R")

_WORTH_IT = 300  # things of a thousandth of a second each: to begin two workers takes a tenth
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, from Linux's sys/prctl.h

# Not a parameter of every function on the way: it never has a say in what is made. One, unless somebody says otherwise:
# a process that has threads, such as the preview, is not copied safely.
_cores: ContextVar[int] = ContextVar("cores", default=1)
_task: tuple[Callable[[Any], Any], Sequence[Any]]  # of a worker


def usable_cores() -> int:
    """How many this process may use: fewer than the machine has, in a container or a virtual machine for CI."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def on_cores(count: int) -> Iterator[None]:
    """Let work that is worth it use so many processes meanwhile."""
    token = _cores.set(count)
    try:
        yield
    finally:
        _cores.reset(token)


def mapped(name: str, work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    """What `work` makes of each thing, in their order; `name` is the step in Dutch.

    Neither `work` nor the things need to be such as can be sent to another process: workers are copies of this one.
    What comes back must be, exceptions too. Only Linux copies a process safely; macOS and Windows begin a new one.
    """
    cores = _cores.get()
    if cores < 2 or len(things) < _WORTH_IT or sys.platform != "linux":
        return [work(thing) for thing in step(name, things)]
    from multiprocessing import get_context  # small sites need none of it

    with get_context("fork").Pool(cores, _begin, (work, things)) as pool:
        results = pool.imap(_at, range(len(things)), chunksize=len(things) // cores // 8 + 1)
        return [next(results) for _ in step(name, things)]


def _begin(work: Callable[[Any], Any], things: Sequence[Any]) -> None:
    global _task  # noqa: PLW0603  # how a copied process gets what cannot be sent
    _task = (work, things)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the build with Ctrl+C hears of it from one process
    import ctypes  # only a worker needs it

    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)  # nobody is left waiting when a build is killed


def _at(number: int) -> Any:
    work, things = _task
    return work(things[number])
