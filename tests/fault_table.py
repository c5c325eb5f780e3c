"""What becomes of site and ledger when a run is killed, finds the disk full or read-only, or meets what should not be.

Every fault befalls the real command in a project that was published (the old site) and whose content changed since (the
new one). Afterwards `output/` must be the one or the other to the byte, the ledger of the same publication, and the
next run good, with nothing left over. `test_faults.py` takes a sample; by hand it prints the whole table:

    PYTHONPATH=. .venv/bin/python tests/fault_table.py --tries 300
"""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from sites import PROGRAMME, REPOSITORY, with_layouts

from wijkmakers_site.calendars.ledger.receipt import as_json, receipt_of
from wijkmakers_site.cli import main as cli
from wijkmakers_site.delivery.output import PENDING
from wijkmakers_site.files import replace as replaced
from wijkmakers_site.pending import present_ledger

DAY, LATER = "2024-11-01", "2024-11-05"
_PATIENCE = 120  # seconds that a run may take on a machine that is busy
EARLIER = "2024-10-01"
NOT_OURS = {".gitignore", PENDING}
_WRITES = {"os.link", "os.mkdir", "os.rename"}
# Of these the whole of a publication is made; `openat` reads as well, and a kill before reading changes nothing more.
_CALLS = ("mkdir", "link", "linkat", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "fsync", "write", "flock")
# A child that stops itself before call number N, on a site of three files: strace is slow, and each counts alike.
_SMALL = """\
import sys
from dataclasses import replace
from pathlib import Path
from wijkmakers_site import pipeline
from wijkmakers_site.cli.main import run
real = pipeline.make
def small(*words, **options):
    made = real(*words, **options)
    return replace(made, rendered=replace(made.rendered, artifacts=made.rendered.artifacts[:3]))
pipeline.make = small
sys.exit(run(sys.argv[2:], Path(sys.argv[1])))
"""


@dataclass(slots=True)
class Row:
    """What came of one kind of fault, in numbers of tries.

    The site was `old` or `new` afterwards, or neither (`broken`); the ledger was of the same publication (`agreeing`);
    the next run was good and left nothing over (`next_good`). `notes` tell of each that was not so.
    """

    fault: str
    tries: int = 0
    old: int = 0
    new: int = 0
    broken: int = 0
    agreeing: int = 0
    next_good: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return self.broken == 0 and self.agreeing == self.next_good == self.tries > 0

    def __str__(self) -> str:
        return (
            f"| {self.fault} | {self.tries} | {self.old} | {self.new} | {self.broken} | {self.agreeing} "
            f"| {self.next_good} |"
        )


class Scene:
    """A project that was published and has changed, and what its old and its new site are.

    `run` carries out a command in a folder and gives its exit code.
    """

    def __init__(self, folder: Path, run: Callable[..., int]) -> None:
        self.before, self.root, self.run = folder / "before", folder / "root", run
        with_layouts(self.before)
        assert run(self.before, "publish", "--op", DAY) == 0
        self.sites = {digest(self.before): "old"}
        file = self.before / PROGRAMME
        file.write_text(file.read_text().replace("13:00-17:00", "14:00-17:00").replace("titel: ", "titel: Nieuwe ", 1))
        self.reset()
        # What a build shows, which writes nothing down: its receipt is still the old one.
        assert run(self.root, "build", "--op", LATER) == 0
        self.sites[digest(self.root)] = "new"
        assert run(self.root, "publish", "--op", LATER) == 0
        self.published = digest(self.root)
        self.sites[self.published] = "new"

    def reset(self) -> None:
        """The project as it was before the second publication."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.before, self.root, symlinks=True)

    def judge(self, row: Row, what: str = "", *, repair: Callable[[], None] = lambda: None) -> None:
        """Count what is there now; then let the next run mend it, once `repair` took away what staff must."""
        row.tries += 1
        site, agrees = self.sites.get(digest(self.root), ""), self.agrees()
        row.old += site == "old"
        row.new += site == "new"
        row.broken += not site
        row.agreeing += agrees
        repair()
        code = self.run(self.root, "publish", "--op", LATER)
        left = [path.name for path in self.root.rglob(".*-new*") if path.parent.name != "templates"]
        left += [path.name for path in self.root.glob(".output*")]
        left = [
            name for name in left if name != ".output-new"
        ]  # the next site is made ready in what is left of the last
        mended = code == 0 and not left and digest(self.root) == self.published
        row.next_good += mended
        if not (site and agrees and mended):
            row.notes.append(f"{what}: site {site or '?'}, ledger agrees {agrees}, next code {code}, left {left}")

    def agrees(self) -> bool:
        """Whether the ledger that the next command reads is what the site's receipt tells."""
        receipt = self.root / "output/publicatie.json"
        return receipt.exists() and receipt.read_bytes() == as_json(receipt_of(present_ledger(self.root)))


def digest(root: Path, without: str = "") -> str:
    """Of all files of the site, by path and bytes."""
    files = [path for path in sorted((root / "output").rglob("*")) if path.is_file()]
    return sha256(
        b"\0".join(
            path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes()
            for path in files
            if path.name not in {*NOT_OURS, without}
        )
    ).hexdigest()


def begun(root: Path, *words: str, hook: Callable[[str, tuple[Any, ...]], None] | None = None) -> int:
    """The command in a child process, which needs no start-up; gives its number."""
    child = os.fork()
    if child:
        return child
    code = 9
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.chdir(root)
        signal.alarm(_PATIENCE)
        if hook:
            sys.addaudithook(hook)
        code = cli.run(words, root)
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Its exit code; one that waits for what never comes is stopped, and gives -14."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(root: Path, *words: str) -> int:
    return ended(begun(root, *words))


def killed(scene: Scene, verb: str, tries: int, seed: int) -> Row:
    """By SIGKILL at a random moment of a whole run."""
    row, random = Row(f"kill -9 at a random moment of `{verb}`"), Random(seed)
    scene.reset()
    start = time.monotonic()
    run(scene.root, verb, "--op", LATER)
    whole = time.monotonic() - start
    for _ in range(tries):
        scene.reset()
        child, moment = begun(scene.root, verb, "--op", LATER), random.uniform(0, whole)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        ended(child)
        scene.judge(row, f"{moment:.3f} s")
    return row


def killed_at_calls(folder: Path, most: int) -> Row:
    """By strace, before each system call of a publication of three files; of each call the first `most`."""
    row, scene = Row("kill -9 at each system call around the swap (strace)"), Scene(folder, run_small)
    for call in _CALLS:
        for number in range(1, most + 1):
            scene.reset()
            # Not with --seccomp-bpf, which is quicker and lets the injection pass by.
            inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}"]
            code = run_small(scene.root, "publish", "--op", LATER, under=["strace", "-f", "-o", os.devnull, *inject])
            if code == 0:  # there is no such call any more
                break
            scene.judge(row, f"{call} {number}")
    return row


def run_small(root: Path, *words: str, under: Sequence[str] = ()) -> int:
    """As `run`, as a process of its own, and with three files of the site alone."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1"}
    program = [*under, sys.executable, "-c", _SMALL, str(root), *words]
    return subprocess.run(program, cwd=root, env=environment, capture_output=True, check=False).returncode


def refused(scene: Scene, error: int, steps: Iterable[int]) -> Row:
    """From a step on nothing can be written: the disk is full, or can only be read."""
    row = Row(f"{'full' if error == errno.ENOSPC else 'read-only'} from a step on that writes")
    for step in steps:
        scene.reset()
        left = step

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            opens = event == "open" and isinstance(arguments[0], str) and bool(arguments[2] & os.O_ACCMODE)
            if (opens and arguments[0] != os.devnull) or event in _WRITES:
                left -= 1
                if left <= 0:
                    raise OSError(error, os.strerror(error), str(arguments[0]))

        code = ended(begun(scene.root, "publish", "--op", LATER, hook=hook))
        scene.judge(row, f"step {step}, code {code}")
        if code == 0:
            break
    return row


def on_small_disks(scene: Scene, tries: int) -> Row:
    """A real disk (tmpfs) that has less and less room; for root alone."""
    row, place = Row("a disk with too little room (tmpfs)"), scene.root
    used = sum(-(-path.stat().st_size // 4096) * 4096 for path in scene.before.rglob("*") if path.is_file())
    site = sum(-(-path.stat().st_size // 4096) * 4096 for path in (scene.before / "output").rglob("*"))
    for number in range(tries):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        room = used + (number + 1) * site // tries
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", place], check=False)
        if mounted.returncode:
            row.notes.append("no right to mount")
            return row
        try:
            shutil.copytree(scene.before, place, symlinks=True, dirs_exist_ok=True)
            code = run(place, "publish", "--op", LATER)
            scene.judge(row, f"{room} bytes, code {code}", repair=lambda: _grow(place))
        except (shutil.Error, OSError):  # not even the project fits: no try
            continue
        finally:
            subprocess.run(["umount", place], check=True)
    return row


def _grow(place: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=200m", place], check=True)


def vanishing(scene: Scene) -> Row:
    """A file of content that is gone when it is about to be read, and back afterwards."""
    row = Row("a file of content that vanishes while it is read")
    for name in sorted(path.relative_to(scene.before) for path in (scene.before / "content").rglob("*")):
        file = scene.root / name
        scene.reset()
        if not file.is_file():
            continue
        content = file.read_bytes()

        def hook(event: str, arguments: tuple[Any, ...], file: Path = file) -> None:
            # By `os.open`, as content is read: who asks only whether it changed comes before, and then it is just gone.
            if event == "open" and arguments[1] is None and str(arguments[0]) == str(file):
                file.unlink(missing_ok=True)

        code = ended(begun(scene.root, "publish", "--op", LATER, hook=hook))
        if not file.exists():
            file.write_bytes(content)
        if code == 3:
            row.notes.append(f"{name}: code 3")
        scene.judge(row, f"{name}, code {code}")
    return row


def damaged(scene: Scene, tries: int, seed: int) -> Row:
    """A file in `.cache/` that was cut, changed in a byte, or became a folder, a link or a pipe."""
    row, random = Row("`.cache/` damaged"), Random(seed)
    for _ in range(tries):
        scene.reset()
        file = random.choice(sorted(path for path in (scene.root / ".cache").rglob("*") if path.is_file()))
        content = bytearray(file.read_bytes())
        kind = random.choice(["byte", "cut", "empty", "folder", "link", "pipe", "random"])
        file.unlink()
        if kind in ("byte", "cut", "empty", "random"):
            if kind == "byte" and content:
                content[random.randrange(len(content))] ^= 1 << random.randrange(8)
            end = random.randrange(len(content) + 1) if kind == "cut" else 0 if kind == "empty" else len(content)
            file.write_bytes(random.randbytes(len(content)) if kind == "random" else content[:end])
        elif kind == "folder":
            file.mkdir()
        elif kind == "link":
            file.symlink_to("/dev/zero")
        else:
            os.mkfifo(file)
        code = run(scene.root, "publish", "--op", LATER)
        scene.judge(row, f"{kind} of {file.relative_to(scene.root)}, code {code}")
    return row


def odd_caches(scene: Scene) -> Row:
    """Every file in `.cache/` has become a pipe, which keeps waiting who opens it, or a link to what never ends."""
    row = Row("`.cache/` full of pipes or links")
    for make in (
        os.mkfifo,
        lambda file: file.symlink_to("/dev/zero"),
        lambda file: file.symlink_to(scene.root / "kept"),
    ):
        scene.reset()
        (scene.root / "kept").write_text("of somebody else")
        for file in [path for path in (scene.root / ".cache").rglob("*") if path.is_file()]:
            for odd in (file, file.with_name(f".{file.name}-new")):
                odd.unlink(missing_ok=True)
                make(odd)
        code = run(scene.root, "publish", "--op", LATER)
        if (scene.root / "kept").read_text() != "of somebody else":
            row.notes.append("a file elsewhere was written")
        scene.judge(row, f"code {code}")
    return row


def at_once(scene: Scene, pairs: Iterable[tuple[str, str]]) -> Row:
    row = Row("two runs at once")
    for first, second in pairs:
        scene.reset()
        children = [begun(scene.root, verb, "--op", LATER) for verb in (first, second)]
        codes = [ended(child) for child in children]
        scene.judge(row, f"{first} and {second}, codes {codes}")
    return row


def odd_files(scene: Scene) -> Row:
    """A link or a pipe in `content/` is told, and nothing is made."""
    row = Row("links and pipes in `content/`")
    for place in ("sprekers/vreemd.yaml", "leergangen/proef/vreemd.md", "vreemd", "beelden/x.jpg", "bestanden/x.pdf"):
        for make in (lambda odd: odd.symlink_to("/etc/passwd"), os.mkfifo, lambda odd: odd.symlink_to("/dev/zero")):
            scene.reset()
            odd = scene.root / "content" / place
            odd.parent.mkdir(parents=True, exist_ok=True)
            make(odd)
            code = run(scene.root, "publish", "--op", LATER)
            if code != 1:
                row.notes.append(f"{place}: code {code}")
            scene.judge(row, place, repair=odd.unlink)
    return row


def clock_back(scene: Scene) -> Row:
    """The clock of the machine goes back between two publications: what is shown and written down is the same."""
    row = Row("the clock going back")
    scene.reset()
    run(scene.root, "publish", "--op", LATER)
    file = scene.root / PROGRAMME
    file.write_text(file.read_text().replace("14:00-17:00", "15:00-17:00"))
    before = {uid: each.sequence for uid, each in present_ledger(scene.root).rows.items()}
    code = run(scene.root, "publish", "--op", EARLIER)
    after = {uid: each.sequence for uid, each in present_ledger(scene.root).rows.items()}
    row.tries += 1
    row.new += code == 0
    row.agreeing += scene.agrees() and all(after[uid] >= number for uid, number in before.items())
    row.next_good += run(scene.root, "publish", "--op", LATER) == 0 and scene.agrees()
    return row


def rows(folder: Path, tries: int, seed: int) -> Iterator[Row]:
    """The whole table."""
    scene = Scene(folder / "whole", run)
    yield killed(scene, "build", tries, seed)
    yield killed(scene, "publish", tries, seed + 1)
    if shutil.which("strace"):
        yield killed_at_calls(folder / "small", max(1, tries // 10))
    yield refused(scene, errno.ENOSPC, range(1, 10_000))
    yield refused(scene, errno.EROFS, range(1, 10_000))
    yield on_small_disks(scene, max(2, tries // 10))
    yield vanishing(scene)
    yield damaged(scene, tries // 2, seed)
    yield odd_caches(scene)
    yield at_once(scene, [("publish", "publish"), ("build", "publish"), ("publish", "build")] * max(1, tries // 30))
    yield odd_files(scene)
    yield clock_back(scene)


def without_waiting() -> None:
    """A kill does not lose what the system holds: to wait for the disk would take all the time there is."""
    replaced.sync = lambda path: None  # noqa: ARG005  # its name is known
    os.fsync = lambda fd: None  # noqa: ARG005  # its name is known


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=9)
    chosen = parser.parse_args()
    without_waiting()
    print("| fault | tries | old site | new site | broken | ledger agrees | next run good |")
    print("|---|---|---|---|---|---|---|")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder), chosen.tries, chosen.seed):
            print(row, flush=True)
            for note in row.notes:
                print(f"    {note}", file=sys.stderr, flush=True)
            good = good and row.is_good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
