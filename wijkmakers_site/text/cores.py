"""How many cores a run uses; apart from what uses them, which a run that finds nothing changed does without."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Not a parameter of every function on the way: it never has a say in what is made. One, unless somebody says otherwise:
# a process that has threads, such as the preview, is not copied safely.
cores_in_use: ContextVar[int] = ContextVar("cores", default=1)


def usable_cores() -> int:
    """How many this process may use: fewer than the machine has, in a container or a virtual machine for CI."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def on_cores(count: int) -> Iterator[None]:
    """Let work that is worth it use so many processes meanwhile."""
    token = cores_in_use.set(count)
    try:
        yield
    finally:
        cores_in_use.reset(token)
