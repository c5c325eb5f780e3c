"""How a run ended, for scripts and CI."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """After every code but GOOD `output/` is as it was."""

    GOOD = 0
    PROBLEMS = 1  # in content or layouts; a script may ask that warnings (`check --streng`) and differences count too
    WRONG_USE = 2
    FAULT = 3  # of the program or the machine
    STOPPED = 130  # by Ctrl+C: 128 + SIGINT, as shells say it
