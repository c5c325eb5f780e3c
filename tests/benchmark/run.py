"""How long whole commands take, in processes of their own: `python3 build.py bench`. Prints a Markdown table.

Processor time (of all processes) and wall time are medians of the rounds, memory is the most of any. Beside ours stands
Hugo on the same texts, where it can be found: as `hugo` on the path, or in the environment variable HUGO.
"""

from __future__ import annotations

import argparse
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from corpus import DAY, SIZES, write_corpus, write_hugo

REPOSITORY = Path(__file__).resolve().parents[2]
FACTS = "content/leergangen/leergang-{}/leergang.yaml"
_DAY = ("--op", str(DAY))
Prepare = Callable[[Path, int], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock (`wall`) and of the processor (`cpu`), and the most memory in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Case:
    """What is done to the site (`prepare`, in its folder, with the number of the round) before the `words` are run."""

    name: str
    prepare: Prepare
    words: tuple[str, ...] = ("build",)


def measured(command: list[str], folder: Path) -> Measured:
    """One run of a command that must succeed."""
    begin = perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)  # of this process and of those that it waited for
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {process.returncode}\n{said.decode(errors='replace')}")
    return Measured(perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """For a process of the program as it is here; a CI would compile every template anew."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "CI": ""}


def _replace(path: str, old: str, new: str) -> Prepare:
    """Change a file; every round another way, so that no round finds what one before it made."""

    def prepare(root: Path, number: int) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, f"{new}{number}", 1), "utf-8")

    return prepare


def _move_away(*names: str) -> Prepare:
    """Out of the way, and not taken away: after that some disks take six times as long to make files."""

    def prepare(root: Path, _number: int) -> None:
        away = Path(tempfile.mkdtemp(dir=root.parent))
        for name in names:
            with suppress(FileNotFoundError):
                (root / name).rename(away / name)

    return prepare


def _nothing(_root: Path, _number: int) -> None:
    pass


def _move(root: Path, number: int) -> None:
    file = root / FACTS.format(0)
    lines = file.read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("    datum: "))
    lines[at] = f"{lines[at][:-2]}{1 + number:02}"
    file.write_text("\n".join(lines), "utf-8")


CASES = (
    Case("koud", _move_away("output", ".output-new", ".cache")),
    Case("koud, met .cache/", _move_away("output", ".output-new")),
    Case("niets veranderd", _nothing),
    Case("één titel", _replace(FACTS.format(1), "    titel: ", "    titel: Nieuw ")),
    Case("één datum", _move),
    Case("één naam van een spreker", _replace("content/sprekers/spreker-0.yaml", "naam: ", "naam: Nieuw ")),
    Case("één template", _replace("layouts/module.html", "<", "{# anders #}<")),
    Case("het stijlblad", _replace("layouts/static/style/tokens.css", "}", "} /* anders */")),
    Case("check", _replace(FACTS.format(3), "    titel: ", "    titel: Beter "), ("check",)),
    Case("check, niets veranderd", _nothing, ("check",)),
    Case("publish", _replace(FACTS.format(2), "    titel: ", "    titel: Anders "), ("publish", "--ja")),
)


def rows(size: str, rounds: int, hugo: str | None) -> Iterator[str]:
    """The rows of the table for one size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "ons"
        write_corpus(root, SIZES[size].programmes)
        shutil.copytree(REPOSITORY / "layouts", root / "layouts")
        ours = [sys.executable, "-m", "wijkmakers_site"]
        measured([*ours, "publish", "--eerste", *_DAY], root)
        beside = 0.0
        if hugo:
            other = Path(folder) / "hugo"
            write_hugo(other, root / "content")
            cold = Case("Hugo: koud", _move_away("public"), ("--quiet",))
            found = _rounds(cold, other, [hugo], rounds, day=())
            beside = median(one.wall for one in found)
            yield _row(size, cold.name, found, beside)
        for case in CASES:
            yield _row(size, case.name, _rounds(case, root, ours, rounds), beside)
        files = [file for file in (root / "output").rglob("*") if file.is_file()]
        bytes_written = sum(file.stat().st_size for file in files) / 1e6
        yield f"| {size} | {len(files)} bestanden, {bytes_written:.1f} MB | | | | |"


def _rounds(case: Case, root: Path, program: list[str], rounds: int, day: Sequence[str] = _DAY) -> list[Measured]:
    found = []
    for number in range(rounds):
        case.prepare(root, number)
        found.append(measured([*program, *case.words, *day], root))
    return found


def _row(size: str, name: str, found: list[Measured], hugo: float) -> str:
    """Of the table; `hugo` is how long Hugo took on the clock, 0 where it is not there."""
    wall, cpu = (median(getattr(one, field) for one in found) for field in ("wall", "cpu"))
    times = f"{wall / hugo:.2f}" if hugo else ""
    return f"| {size} | {name} | {wall:.2f} | {cpu:.2f} | {times} | {max(one.memory for one in found):.0f} |"


STAGES = (  # what a profile tells the time of: name, file and function
    ("lezen", "reading/load.py", "read"),
    ("koppelen", "reading/linking/link.py", "link"),
    ("grootboek", "ledger/settle.py", "settle"),
    ("pagina's voorbereiden", "render.py", "_pages"),
    ("teksten (Markdown)", "prose/html.py", "_convert"),
    ("foto's", "media/images.py", "publish"),
    ("kaarten", "share_cards/share_cards.py", "card"),
    ("pagina's maken", "kept_pages.py", "artifacts"),
    ("agenda's", "feeds/files.py", "feed_files"),
    ("zoeken", "data/search_files.py", "search_files"),
    ("QR-codes", "media/qr.py", "qr_code"),
    ("links nakijken", "prose/link_check.py", "broken_links"),
    ("agenda's nakijken", "verification/verify.py", "verify"),
    ("schrijven", "delivery/output.py", "write"),
)


def _profile(size: str) -> None:
    """Where the time of a cold build, and of one after a title changed, goes by stage. Some stages hold others."""
    with tempfile.TemporaryDirectory() as folder:
        root, dump = Path(folder), Path(folder) / "profile"
        write_corpus(root, SIZES[size].programmes)
        shutil.copytree(REPOSITORY / "layouts", root / "layouts")
        profiled = [sys.executable, "-m", "cProfile", "-o", str(dump), "-m", "wijkmakers_site"]
        told = []
        for prepare in (_nothing, _replace(FACTS.format(1), "    titel: ", "    titel: Nieuw ")):
            prepare(root, 1)
            command = [*profiled, "build", "--op", str(DAY), "--kernen", "1"]
            subprocess.run(command, cwd=root, env=environment(), stdout=subprocess.DEVNULL, check=True)
            told.append(pstats.Stats(str(dump)))
        print("| deel | koud (s) | één titel (s) |\n|---|---|---|")
        print(f"| alles | {' | '.join(f'{stats.total_tt:.2f}' for stats in told)} |")  # type: ignore[attr-defined]
        for name, file, function in STAGES:
            print(f"| {name} | {' | '.join(f'{_spent(stats, file, function):.2f}' for stats in told)} |")


def _spent(stats: pstats.Stats, file: str, function: str) -> float:
    """Seconds in a function and in all that it calls."""
    rows: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = stats.stats  # type: ignore[attr-defined]
    return sum(row[3] for (path, _, name), row in rows.items() if path.endswith(file) and name == function)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--groottes", default="S,M")
    parser.add_argument("--rondes", type=int, default=3)
    parser.add_argument("--profiel", action="store_true")
    arguments = parser.parse_args()
    sizes = arguments.groottes.split(",")
    if unknown := [size for size in sizes if size not in SIZES]:
        parser.error(f"groottes zijn {', '.join(SIZES)}, en niet {', '.join(unknown)}")
    if arguments.profiel:
        _profile(sizes[0])
        return
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} kernen, belasting vooraf {load}; {arguments.rondes} rondes", end="")
    print("" if hugo else "; Hugo is er niet (zet HUGO op het pad ernaartoe)", end="\n\n")
    print("| grootte | wat | wandklok (s) | processor (s) | keer Hugo | geheugen (MB) |\n|---|---|---|---|---|---|")
    for size in sizes:
        for row in rows(size, arguments.rondes, hugo):
            print(row, flush=True)


if __name__ == "__main__":
    main()
