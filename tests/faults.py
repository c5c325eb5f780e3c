"""A publication that is killed, or finds the disk full, at every step: what became of site and ledger.

`test_publish.py` runs it, and asks that they are always of one publication. The steps are taken within one process, of
a site of three files, and cost little; `fault_table.py` lets the real command meet many more faults.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import sites

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.calendars.ledger.receipt import receipt_of
from wijkmakers_site.delivery import output
from wijkmakers_site.delivery.published_site import receipt_in
from wijkmakers_site.made import Made
from wijkmakers_site.pending import complete_publication, present_ledger
from wijkmakers_site.problems.errors import LedgerBehindError
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.clock import at_start_of

_STEPS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "ctypes.dlopen", "ctypes.dlsym"}
_NEEDS_ROOM = {"os.link", "os.mkdir"}
KINDS = ("killed", "full")


def main() -> None:
    os.fsync = lambda fd: None  # noqa: ARG005  # its name is known; a kill does not lose what the system holds, and each would take its time
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        made = _published_and_changed(before)
        for kind in KINDS:
            step, code = 1, -1
            while code != 0:
                shutil.copytree(before, after)
                code = _publish_in_child(after, made, kind, step)
                print(json.dumps([kind, step, code, *_versions(after, made)]), flush=True)
                shutil.rmtree(after)
                step += 1


def _published_and_changed(root: Path) -> Made:
    """A project whose small site and ledger are old; gives what is to be published now."""
    sites.with_layouts(root)
    shutil.rmtree(root / ".cache")
    clock = at_start_of(sites.DAY)
    old = _small(pipeline.make(root, clock), b"old")
    pipeline.make, real = lambda *_: old, pipeline.make
    pipeline.publish(root, clock)
    file = root / sites.PROGRAMME
    file.write_text(file.read_text().replace("13:00-17:00", "14:00-17:00"))
    return _small(real(root, clock), b"new")


def _small(made: Made, version: bytes) -> Made:
    artifacts = [Artifact(each.path, version) for each in made.rendered.artifacts[:3]]
    return replace(made, rendered=replace(made.rendered, artifacts=artifacts))


def _publish_in_child(root: Path, made: Made, kind: str, step: int) -> int:
    """Its exit code; negative where it was killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    pipeline.make = lambda *_: made
    sys.addaudithook(_Fault(kind, step))
    code = 9
    try:
        pipeline.publish(root, at_start_of(sites.DAY))
        code = 0
    except (output.UnwritableOutputError, LedgerBehindError):
        code = 3
    finally:
        os._exit(code)


class _Fault:
    """Ends the process before step number `step` that touches the disk; or from then on nothing new fits on it."""

    def __init__(self, kind: str, step: int) -> None:
        self.kind, self.left = kind, step

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.kind == "killed" and event in _STEPS:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        if self.kind == "full" and (event in _NEEDS_ROOM or (event == "open" and _writes(arguments))):
            self.left -= 1
            if self.left <= 0:
                raise OSError(errno.ENOSPC, "No space left on device")


def _writes(arguments: tuple[Any, ...]) -> bool:
    return bool(arguments[2] & os.O_ACCMODE != os.O_RDONLY)


def _versions(root: Path, made: Made) -> tuple[str, str, str, str]:
    """Of the site, of its receipt, of the ledger that the next command reads, and of the file in `content/` once that
    has ended.
    """
    contents = {(root / "output" / each.path).read_bytes() for each in made.rendered.artifacts}
    site = "mixed" if len(contents) > 1 else "new" if contents == {b"new"} else "old"
    seen, receipt = present_ledger(root), receipt_in(root / "output")
    complete_publication(root)
    receipts = {"new": receipt_of(made.rendered.ledger), "old": receipt_of(made.ledger)}
    told = next((age for age, each in receipts.items() if each == receipt), "other")
    return site, told, _age(seen, made), _age(read_ledger(root / LEDGER, ""), made)


def _age(ledger: object, made: Made) -> str:
    return "new" if ledger == made.rendered.ledger else "old" if ledger == made.ledger else "other"


if __name__ == "__main__":
    main()
