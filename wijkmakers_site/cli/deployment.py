"""`publish --naar`: the site carried over to where visitors find it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.delivery.deploy.plan import Plan
from wijkmakers_site.delivery.deploy.target import Target, target_of
from wijkmakers_site.delivery.deploy.tool import DeployError
from wijkmakers_site.delivery.output import locked
from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.pipeline import rehearse
from wijkmakers_site.publication import OUTPUT
from wijkmakers_site.reading.load import read
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted

_LOG = ".cache/naar.log"
_SHOWN = 20  # files of each sort that are named
_GO_ON = "Wat er op {} staat, is heel. Los het op en typ dezelfde opdracht nog eens: dan gaat het verder waar het was."


def deployed(root: Path, clock: Clock, address: str, publish: Callable[[], int], *, dry: bool) -> int:
    """Carry out `publish`, and then let what stands at `address` be the site; `dry` only says what that would change.

    A place that cannot be reached is told before anything is published: what calendars are said to show, they show.
    """
    try:
        return _deployed(root, clock, address, publish, dry=dry)
    except _StoppedError:
        return ExitCode.FAULT


def _deployed(root: Path, clock: Clock, address: str, publish: Callable[[], int], *, dry: bool) -> int:
    with _told(root, address, "Er is niets gepubliceerd."):
        target = target_of(address, read(root / "content", clock.day).loaded().site.url)
        target.reach()
        if dry:
            return _rehearsed(root, clock, target, address)
    if code := publish():
        return code
    state = f"De site in output/ en content/agenda.lock zijn wel nieuw. {_GO_ON.format(address)}"
    # What is being carried over stays as it is meanwhile: whoever builds waits.
    with _told(root, address, state), locked(root / OUTPUT):
        plan = target.deploy(root / OUTPUT)
    print(f"Overgezet naar {address}: {_summary(plan)}.")
    return ExitCode.GOOD


class _StoppedError(Exception):
    """Nothing more to do: what went wrong was told."""


@contextmanager
def _told(root: Path, address: str, state: str) -> Iterator[None]:
    """Say of what goes wrong how things stand, and leave what the program itself said in a file."""
    try:
        yield
    except KeyboardInterrupt:
        print(state, file=sys.stderr)
        raise
    except DeployError as error:
        more = ""
        if error.said:
            with suppress(OSError):
                (root / ".cache").mkdir(exist_ok=True)
                replace_file(root / _LOG, error.said.encode())
                more = f" Wat het andere programma zei, staat in {_LOG}."
        print(f"--naar {address}: {error} {state}{more}", file=sys.stderr)
        raise _StoppedError from None


def _rehearsed(root: Path, clock: Clock, target: Target, address: str) -> int:
    with TemporaryDirectory() as folder:
        rehearse(root, clock, Path(folder, OUTPUT))
        plan = target.plan(Path(folder, OUTPUT))
    for word, files in (("nieuw", plan.new), ("anders", plan.changed), ("weg", plan.gone)):
        for file in files[:_SHOWN]:
            print(f"{word}: {file}")
        if len(files) > _SHOWN:
            print(f"{word}: en nog {len(files) - _SHOWN}")
    print(f"Zo zou het naar {address} gaan: {_summary(plan)}. Er is niets gepubliceerd of overgezet.")
    return ExitCode.GOOD


def _summary(plan: Plan) -> str:
    if not plan:
        return "daar was alles al zo"
    new = counted(len(plan.new), "bestand", "bestanden")
    return f"{new} nieuw, {len(plan.changed)} anders, {len(plan.gone)} weg"
