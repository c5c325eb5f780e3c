"""Builds in processes of their own, as staff have them, and what is the same of two of them.

A process that has built before knows more than one that begins: so each is a copy of one that has built nothing yet,
or, for another program, a new one.
"""

from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from traceback import format_exception
from typing import Any
from unittest import mock

from sites import Completed, run

from wijkmakers_site import pipeline
from wijkmakers_site.editing.preview.state import PreviewState, after_a_save
from wijkmakers_site.files import disk_clock, held
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.text import workers
from wijkmakers_site.text.clock import at_start_of

PREVIEW = "voorbeeld"  # no verb of the command line: what `serve` makes at a save
_COUNTED = re.compile(r"; \d+ nieuw of veranderd\.|\.$", re.MULTILINE)
_LOGGED = re.compile(r"^Vastgelegd in .*\n", re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """Commands to be carried out in `root`, one after the other in one process.

    `fresh` where nothing was kept: there, what the same files make is made once for all commands. `environment` is
    that of the process; `program` a folder with a `wijkmakers_site`, None for our own; `flags` are Python's.
    """

    root: str
    commands: Sequence[Sequence[str]]
    fresh: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    program: str | None = None
    flags: Sequence[str] = ()


Answers = list[Completed]


def begun(asked: Asked) -> Callable[[], Answers]:
    """Begin a process; what is given back waits for it."""
    return _in_a_new_process(asked) if asked.program else _in_a_copy(asked)


def _in_a_copy(asked: Asked) -> Callable[[], Answers]:
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        gc.freeze()  # looking through all that the tests hold would copy it
        os.close(reading)
        try:
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(_carried_out(asked))
        finally:
            os._exit(0)
    os.close(writing)

    def ended() -> Answers:
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(child, 0)
        return _answers(told)

    return ended


def _in_a_new_process(asked: Asked) -> Callable[[], Answers]:
    tests = str(Path(__file__).parent)
    environment = {**os.environ, **asked.environment, "PYTHONPATH": os.pathsep.join([asked.program or "", tests])}
    words = [sys.executable, *asked.flags, __file__, json.dumps(asdict(asked))]
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE)

    def ended() -> Answers:
        return _answers(process.communicate()[0])

    return ended


@contextmanager
def standing() -> Iterator[Callable[[Asked], Answers]]:
    """A process that goes on, as the preview does, with all in its memory that it ever made."""
    asking, answering = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        gc.freeze()  # looking through all that the tests hold would copy it
        os.close(asking[1])
        try:
            with os.fdopen(asking[0]) as asked, os.fdopen(answering[1], "wb") as told:
                for line in asked:
                    told.write(_carried_out(Asked(**json.loads(line))) + b"\n")
                    told.flush()
        finally:
            os._exit(0)
    os.close(asking[0])
    os.close(answering[1])
    with os.fdopen(asking[1], "w") as questions, os.fdopen(answering[0], "rb") as answers:

        def ask(asked: Asked) -> Answers:
            print(json.dumps(asdict(asked)), file=questions, flush=True)
            return _answers(answers.readline())

        yield ask
    os.waitpid(child, 0)


def _answers(told: bytes) -> Answers:
    assert told, "the process died"
    return [Completed(*each) for each in json.loads(told)]


def _carried_out(asked: Asked) -> bytes:
    os.environ["CI"] = ""
    root = Path(asked.root)
    with _making_once() if asked.fresh else _as_of_a_large_site():
        answers = [_answer(root, words, asked.environment) for words in asked.commands]
    return json.dumps([(each.returncode, each.stdout, each.stderr) for each in answers]).encode()


def _answer(root: Path, words: Sequence[str], environment: Mapping[str, str]) -> Completed:
    if words[0] != PREVIEW:
        return run(root, *words, environment=environment)
    clock = at_start_of(date.fromisoformat(words[1]))
    state = after_a_save(root, clock, root / pipeline.PREVIEW, PreviewState(), _fault)
    told = replace(
        state, files=0, problems=tuple(sorted(state.problems))
    )  # how many differ depends on what stood there
    return Completed(3 if state.fault else 0 if state.is_good else 1, repr(told), "")


def _fault(error: Exception) -> str:
    return "".join(format_exception(error))


@contextmanager
def _making_once() -> Iterator[None]:
    """`check` and `diff` need not make what `build` made a moment before: of the same files it is the same."""
    make, known = pipeline.make, dict[object, Any]()

    def once(root: Path, clock: object, target: Path | None = None, **options: object) -> Any:
        ledger = root / "content/agenda.lock"
        key = (clock, target or root / "output", *options.items(), ledger.is_file() and ledger.read_bytes())
        if key not in known:
            try:
                known[key] = make(root, clock, target, **options)  # type: ignore[arg-type]
            except InvalidContentError as error:
                known[key] = error
        if isinstance(known[key], InvalidContentError):
            raise known[key]
        return known[key]

    with mock.patch.object(pipeline, "make", once):
        yield


@contextmanager
def _as_of_a_large_site() -> Iterator[None]:
    """On a small site too, `--kernen 2` means something, and not all that is made is held in memory. The times of files
    tell as much as they do of one that is edited once in a while.
    """
    with (
        mock.patch.object(workers, "_WORTH_IT", 1),
        mock.patch.object(held, "_IN_MEMORY", 100_000),
        mock.patch.object(disk_clock, "_RESOLUTION", 20_000_000),
    ):
        yield


def alike(answer: Completed) -> Completed:
    """What must be told by whoever makes the same site: not how many files differ from those that stood there, and of
    a publication in which nothing changed not that nothing was written.
    """
    out = answer.stdout.replace("Niets veranderd sinds de vorige publicatie: ", "Gepubliceerd: ")
    out = _LOGGED.sub("", _COUNTED.sub("", out.replace("Niets veranderd: ", "Gebouwd: ")))
    return Completed(answer.returncode, out, answer.stderr)


def files(folder: Path) -> dict[str, bytes]:
    """Those that a build makes."""
    found = (file for file in folder.rglob("*") if file.is_file() and file.name != ".gitignore")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


if __name__ == "__main__":
    sys.stdout.buffer.write(_carried_out(Asked(**json.loads(sys.argv[1]))))
