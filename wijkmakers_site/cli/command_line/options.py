"""What an option of the command line stands for: a clock, a number of cores, a port."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.text.clock import Clock, at_start_of
from wijkmakers_site.text.cores import usable_cores
from wijkmakers_site.text.words.dutch import short_date

_MAX_CORES = 64  # more gain nothing: what is left is done by one


def chosen_clock(option: str | None) -> Clock:
    """The start of the day of `--op`, the instant of SOURCE_DATE_EPOCH (reproducible-builds.org), or now.

    The one place where the program asks for the time. Raises UsageError.
    """
    if option is not None:
        try:
            return at_start_of(parse_day(option))
        except NotationError as error:
            raise UsageError(f"--op: {error.message} {error.cure}") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return Clock(datetime.now(UTC).replace(microsecond=0))
    try:
        return Clock(datetime.fromtimestamp(int(epoch), UTC))
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is geen aantal seconden: {epoch!r}") from None


def publication_clock(option: str | None) -> Clock:
    """As `chosen_clock`, but never ahead of the time. Raises UsageError, too, for a day that is still to come.

    Subscribers keep the latest version that they have seen: one from the future would hide all that follow it.
    """
    clock, now = chosen_clock(option), Clock(datetime.now(UTC))
    if clock.now <= now.now:
        return clock
    source = "SOURCE_DATE_EPOCH" if option is None else "--op"
    raise UsageError(
        f"{source}: {short_date(clock.day)} moet nog komen. Publiceer voor vandaag. Wil je alleen kijken? Typ: "
        f"python3 build.py build --op {clock.day}"
    )


def chosen_cores(option: str | None) -> int:
    """The number of `--kernen`, or of all that there are. Raises UsageError."""
    if option is None:
        return usable_cores()
    if not (option.isascii() and option.isdigit() and 1 <= int(option) <= _MAX_CORES):
        raise UsageError(f"--kernen: schrijf een getal van 1 tot en met {_MAX_CORES}.")
    return int(option)


def chosen_port(text: str) -> int:
    """The number of a port from 1024 on: those below are the system's. Raises UsageError."""
    if text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535:
        return int(text)
    raise UsageError(f"--poort: {text!r} kan niet; kies een getal van 1024 tot en met 65535, zoals 8000.")
