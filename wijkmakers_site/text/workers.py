"""The same work for many things, on all the cores that there are."""

from __future__ import annotations

import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import Generic, TypeVar, cast

from wijkmakers_site.text.cores import cores_in_use
from wijkmakers_site.text.progress import step, watch_nobody

T = TypeVar("T")
R = TypeVar("R")
_Outcome = tuple[R | None, Exception | None]  # what was made, or raised
_Numbered = tuple[int, _Outcome[list[R]]]  # of a part

_WORTH_IT = 300  # thousandths of a second: to begin two copies takes a tenth
_AT_ONCE = 50  # results that come back together: a thousand pages take twenty megabytes in either process
_TICKET = 4  # bytes, which a pipe gives whole; it holds sixteen thousand of them
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, from Linux's sys/prctl.h
_SIGKILL = 9  # at the end of Python, when copies are let go of, `signal` can no longer be imported


def are_copied(size: int) -> bool:
    """Whether copies of this process do what takes so many (`size`) thousandths of a second. Only Linux copies a
    process safely; macOS and Windows begin a new one.
    """
    return cores_in_use.get() > 1 and size >= _WORTH_IT and sys.platform == "linux"


def mapped(name: str, work: Callable[[T], R], things: Sequence[T], cost: int = 1) -> Iterator[R]:
    """What `work` makes of each thing, in their order, as it is made; `name` is the step in Dutch, `cost` how long each
    takes, in thousandths of a second.

    Copies of this process begin with it at once, where it is worth it; neither `work` nor the things need to be such
    as can be sent to another. What comes back must be, exceptions too.
    """
    if not are_copied(len(things) * cost):
        return (work(thing) for thing in step(name, things))
    cores = cores_in_use.get()
    size = min(len(things) // cores // 8 + 1, _AT_ONCE)
    parts = [things[start : start + size] for start in range(0, len(things), size)]
    try:
        tickets = _tickets(len(parts))
    except OSError:  # as where no copy can begin
        return (work(thing) for thing in step(name, things))
    begun = [_begun(partial(_worked, work, parts, tickets)) for _ in range(cores)]
    copies = [copy for copy in begun if copy]
    os.close(tickets)
    return _in_order(name, things, _by_number(work, parts, deque(copies)), copies)


def _tickets(number: int) -> int:
    """A file from which every copy takes the number of the part that it does next: so none waits for another."""
    receiving, sending = os.pipe()
    os.write(sending, b"".join(each.to_bytes(_TICKET, "big") for each in range(number)))
    os.close(sending)
    return receiving


def _worked(work: Callable[[T], R], parts: Sequence[Sequence[T]], tickets: int) -> Iterator[_Numbered[R]]:
    while ticket := os.read(tickets, _TICKET):
        number = int.from_bytes(ticket, "big")
        yield number, _outcome(lambda: [work(thing) for thing in parts[number]])  # noqa: B023  # called at once


def _in_order(
    name: str, things: Sequence[object], made: Iterable[Iterable[R]], copies: Iterable[_Copy[_Numbered[R]]]
) -> Iterator[R]:
    results = chain.from_iterable(made)
    try:
        yield from (next(results) for _ in step(name, things))
    finally:
        for copy in copies:  # where one fails, the others stop before anybody hears of it
            copy.end()


def _by_number(
    work: Callable[[T], R], parts: Sequence[Sequence[T]], copies: deque[_Copy[_Numbered[R]]]
) -> Iterator[Iterable[R]]:
    """What came of each part, asked of one copy after the other."""
    made = dict[int, _Outcome[list[R]]]()
    for number, part in enumerate(parts):
        while number not in made and copies:
            try:
                other, outcome = copies[0].next()
            except _LostError:  # or all its work is done
                copies.popleft()
            else:
                made[other] = outcome
                copies.rotate(-1)
        yield _given(made.pop(number)) if number in made else map(work, part)


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
        self._copy = _begun(lambda: [_outcome(work)]) if are_copied(size) else None
        self._work = again if again and self._copy else work

    @property
    def is_elsewhere(self) -> bool:
        """Whether a copy does it, which has all that is needed for it."""
        return self._copy is not None

    def result(self) -> R:
        """What the work made, waited for; raises what it raised. Asked for once."""
        if self._copy is None:
            return self._work()
        copy, self._copy = self._copy, None
        try:
            return _given(copy.next())
        except _LostError:
            return self._work()


def shared_out(works: Iterable[tuple[int, Callable[[], R]]]) -> list[Meanwhile[list[R]]]:
    """All `works`, each with its cost (as with `mapped`), begun in copies of this process that have about as much to
    do; none at all where it is not about enough. Unlike those of `mapped`, none waits until somebody asks for results.
    """
    ordered = sorted(works, key=lambda work: -work[0])
    total = sum(cost for cost, _ in ordered)
    if not are_copied(total):
        return []
    shares: list[_Share[R]] = [_Share() for _ in range(cores_in_use.get())]
    for cost, work in ordered:
        min(shares, key=lambda share: share.cost).take(cost, work)
    return [Meanwhile(share.done, total) for share in shares]


class _Share(Generic[R]):
    """Of works for one process, which take `cost` thousandths of a second."""

    def __init__(self) -> None:
        self.cost, self._works = 0, list[Callable[[], R]]()

    def take(self, cost: int, work: Callable[[], R]) -> None:
        self.cost += cost
        self._works.append(work)

    def done(self) -> list[R]:
        return [work() for work in self._works]


class _LostError(Exception):
    """A copy was killed, perhaps for want of memory, or cannot send what it made."""


class _Copy(Generic[R]):
    """A copy of this process, of which `receiving` gives one by one what comes of its work. It goes with this."""

    def __init__(self, process: int, receiving: int) -> None:
        self.process, self._parent = process, os.getpid()
        self._pipe = os.fdopen(receiving, "rb")

    def next(self) -> R:
        """Waited for. Raises _LostError where there is none."""
        try:
            return pickle.load(self._pipe)  # type: ignore[no-any-return]  # noqa: S301  # from our own copy
        except (EOFError, pickle.PickleError):
            raise _LostError from None

    def end(self) -> None:
        """Nobody asks for more. Another copy, which has the same object, leaves it alone."""
        if not self._pipe.closed and os.getpid() == self._parent:
            self._pipe.close()
            with suppress(ProcessLookupError, ChildProcessError):  # who ignores SIGCHLD has ended ones taken away
                os.kill(self.process, _SIGKILL)
                os.waitpid(self.process, 0)

    __del__ = end


def _begun(work: Callable[[], Iterable[R]]) -> _Copy[R] | None:
    """A copy that does the `work`; None where there is no room for another process, or its pipe."""
    import signal  # only who has copies needs it

    try:
        receiving, sending = os.pipe()
    except OSError:
        return None
    # Who stops the build with Ctrl+C hears of it from one process: a copy never learns of it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = os.fork()
        if not process:
            os.close(receiving)
            _serve(work, sending)
    except OSError:
        os.close(receiving)
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(sending)
    return _Copy(process, receiving)


def _serve(work: Callable[[], Iterable[object]], sending: int) -> None:
    """All that a copy does: send what it makes, pickled."""
    try:
        cores_in_use.set(1)
        watch_nobody()
        import ctypes  # only a copy needs it

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, _SIGKILL)  # nobody is left waiting when a build is killed
        with os.fdopen(sending, "wb") as pipe:
            for made in work():
                pickle.dump(made, pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
    finally:
        os._exit(0)  # nothing of what this process would do at its end is the copy's to do


def _outcome(work: Callable[[], R]) -> _Outcome[R]:
    try:
        return work(), None
    except Exception as raised:  # noqa: BLE001  # whatever it is, it is the parent's
        return None, raised


def _given(outcome: _Outcome[R]) -> R:
    made, error = outcome
    if error is not None:
        try:
            raise error
        finally:
            del error, outcome  # else it leads to itself, by way of this frame, and keeps all that was asked about
    return cast(R, made)
