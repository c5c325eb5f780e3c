"""The same work for many things, on all the cores that there are."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any, Generic, TypeVar

from wijkmakers_site.text.cores import cores_in_use
from wijkmakers_site.text.progress import step, watch_nobody

T = TypeVar("T")
R = TypeVar("R")

_WORTH_IT = 300  # thousandths of a second: to begin two workers takes a tenth
_AT_ONCE = 50  # results that come back together: a thousand pages take twenty megabytes in either process
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, from Linux's sys/prctl.h

_task: tuple[Callable[[Any], Any], Sequence[Any]]  # of a worker


def mapped(name: str, work: Callable[[T], R], things: Sequence[T], cost: int = 1) -> Iterator[R]:
    """What `work` makes of each thing, in their order, as it is made; `name` is the step in Dutch, `cost` how long each
    takes, in thousandths of a second.

    Neither `work` nor the things need to be such as can be sent to another process: workers are copies of this one.
    What comes back must be, exceptions too. Only Linux copies a process safely; macOS and Windows begin a new one.
    """
    cores = cores_in_use.get()
    if cores < 2 or len(things) * cost < _WORTH_IT or sys.platform != "linux":
        yield from (work(thing) for thing in step(name, things))
        return
    from multiprocessing import get_context  # small sites need none of it

    with get_context("fork").Pool(cores, _begin, (work, things)) as pool:
        results = pool.imap(_at, range(len(things)), chunksize=min(len(things) // cores // 8 + 1, _AT_ONCE))
        yield from (next(results) for _ in step(name, things))


def fill(
    cache: MutableMapping[str, str], name: str, work: Callable[[T], str | None], things: Mapping[str, T], cost: int = 1
) -> None:
    """Let `cache` hold what `work` makes of each of the `things`, by key, if it makes anything: of those that are not
    in it yet, on all cores. The rest is as with `mapped`.
    """
    new = {key: thing for key, thing in things.items() if key not in cache}
    for key, made in zip(new, mapped(name, work, list(new.values()), cost), strict=True):
        if made is not None:
            cache[key] = made


class Meanwhile(Generic[R]):
    """Work that a copy of this process does while this one goes on, where it is about enough things (`size`).

    What it makes, exceptions too, must be such as can be sent from the one to the other; the work itself need not.
    Should the copy be lost, this process does the work, or what comes to the same and holds less until then (`again`).
    """

    def __init__(self, work: Callable[[], R], size: int, again: Callable[[], R] | None = None) -> None:
        is_worth_it = cores_in_use.get() > 1 and size >= _WORTH_IT and sys.platform == "linux"
        self._copy = _begun(work) if is_worth_it else None
        self._work = again if again and is_worth_it else work

    @property
    def is_elsewhere(self) -> bool:
        """Whether a copy does it, which has all that is needed for it."""
        return self._copy is not None

    def result(self) -> R:
        """What the work made, waited for; raises what it raised. Asked for once."""
        if self._copy is None:
            return self._work()
        (process, pipe), self._copy = self._copy, None
        try:
            with os.fdopen(pipe, "rb") as received:
                made, error = pickle.load(received)  # noqa: S301  # from our own copy
        except (EOFError, pickle.PickleError):  # it was killed, perhaps for want of memory
            return self._work()
        finally:
            os.waitpid(process, 0)
        if error is not None:
            try:
                raise error
            finally:
                del error  # else it leads to itself, by way of this frame, and keeps all that was asked about
        return made  # type: ignore[no-any-return]

    def __del__(self) -> None:
        """Nobody asks for the result any more."""
        if self._copy is not None:
            process, pipe = self._copy
            os.close(pipe)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _begun(work: Callable[[], object]) -> tuple[int, int]:
    """A copy of this process that does the work, and a pipe that gives (what it made, what it raised), pickled."""
    receiving, sending = os.pipe()
    if process := os.fork():
        os.close(sending)
        return process, receiving
    try:
        _serve_parent()
        os.close(receiving)
        made, error = None, None
        try:
            made = work()
        except Exception as raised:  # noqa: BLE001  # whatever it is, it is the parent's
            error = raised
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump((made, error), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # nothing of what this process would do at its end is the copy's to do


def _begin(work: Callable[[Any], Any], things: Sequence[Any]) -> None:
    global _task  # noqa: PLW0603  # how a copied process gets what cannot be sent
    _task = (work, things)
    _serve_parent()


def _serve_parent() -> None:
    """What a copied process begins with."""
    cores_in_use.set(1)
    watch_nobody()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the build with Ctrl+C hears of it from one process
    import ctypes  # only a worker needs it

    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)  # nobody is left waiting when a build is killed


def _at(number: int) -> Any:
    work, things = _task
    return work(things[number])
