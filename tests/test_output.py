"""Writing the site: all or nothing, whatever happens, and nothing touched that did not change."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sites import REPOSITORY, run, run_apart, with_layouts, write
from webpage import files

from wijkmakers_site.delivery.output import UnwritableOutputError, recover
from wijkmakers_site.delivery.output import write as write_output
from wijkmakers_site.text import workers
from wijkmakers_site.text.artifacts import Artifact, LazyArtifact, UnsafePathError
from wijkmakers_site.text.cores import on_cores

OLD = {"index.html": b"old", "a/index.html": b"same", "b/index.html": b"gone", "c.txt": b"a file"}
NEW = {"index.html": b"new", "a/index.html": b"same", "c.txt/index.html": b"now in a folder", "d/e/f.txt": b""}


def artifacts(content: dict[str, bytes]) -> list[Artifact]:
    return [Artifact(path, raw) for path, raw in content.items()]


def litter(target: Path) -> list[str]:
    """What stands beside the target."""
    return [file.name for file in target.parent.iterdir() if file != target]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """`output/` with the old site and its `.gitignore`."""
    folder = tmp_path / "output"
    write(folder, ".gitignore", "*\n")
    write_output(folder, artifacts(OLD))
    return folder


def test_the_folder_holds_exactly_what_was_made_and_its_gitignore(target: Path) -> None:
    """What is gone is removed; a file may become a folder."""
    write_output(target, artifacts(NEW))
    assert files(target) == NEW
    assert (target / ".gitignore").read_text() == "*\n"
    assert not (target / "b").exists()
    assert litter(target) == []


def test_a_folder_may_become_a_file(target: Path) -> None:
    write_output(target, artifacts({"c.txt/index.html": b"in a folder"}))
    write_output(target, artifacts({"c.txt": b"a file"}))
    assert files(target) == {"c.txt": b"a file"}


def test_the_number_of_files_that_changed_is_told(target: Path) -> None:
    """Two are new, one is different, two are gone."""
    assert write_output(target, artifacts(NEW)) == 5
    assert write_output(target, artifacts(NEW)) == 0


@pytest.mark.parametrize(
    "path",
    [
        *("", "/x.html", "../x.html", "a/../x.html", "a/../../x.html", "./x.html", "a//x.html", "a/", ".", "..", "a"),
        *(
            "\\x.html",
            "a\\..\\x.html",
            "c:/x.html",
            "c:x.html",
            "//host/x.html",
            "a\x00.html",
            "a\n.html",
            "\ud800.html",
        ),
        *(
            ".htaccess",
            ".x/a.html",
            ".git/x.txt",
            "x.py",
            "x.pth",
            "x.php",
            "x.html ",
            "x.html.",
            "a./x.html",
            "x.HTML.exe",
        ),
        *(f"{'x' * 196}.html", f"{'é' * 98}.html/a.html", "a?.html", "a*.html", "a|b.html", 'a".html', "a<b>.html"),
    ],
)
def test_nothing_is_made_for_a_path_that_could_lead_elsewhere(path: str) -> None:
    """Relative, normalised, below the site's root, of a kind of file that a site holds, each part within 200 bytes."""
    with pytest.raises(UnsafePathError, match="kan niet op de site staan"):
        Artifact(path, b"")


@pytest.mark.parametrize(
    "path", [f"{'x' * 195}.html", "café/één.ics", "static/a b.woff2", "a/b/c/d/e.json", "404.html"]
)
def test_an_ordinary_path_is_no_problem(path: str) -> None:
    assert Artifact(path, b"").path == path


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    write_output(tmp_path / "deep" / "output", artifacts(NEW))
    assert files(tmp_path / "deep" / "output") == NEW


def test_a_file_that_did_not_change_keeps_its_time_and_its_inode(target: Path) -> None:
    os.utime(target / "a/index.html", ns=(1, 1_000_000_007))
    before = {path: (target / path).stat() for path in OLD}
    write_output(target, artifacts(NEW))
    after = (target / "a/index.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (1_000_000_007, before["a/index.html"].st_ino)
    assert (target / "index.html").stat().st_ino != before["index.html"].st_ino


def test_whoever_reads_the_old_site_keeps_reading_the_old_site(target: Path) -> None:
    """A changed page is a new file: an open one never changes under its reader's hands."""
    with (target / "index.html").open("rb") as reader:
        write_output(target, artifacts(NEW))
        assert reader.read() == b"old"


@pytest.mark.parametrize("left", [".output-new", ".output-old"])
def test_what_a_killed_run_left_behind_is_cleaned(target: Path, left: str) -> None:
    write(target.parent, f"{left}/half/index.html", "half")
    write_output(target, artifacts(NEW))
    assert files(target) == NEW
    assert litter(target) == []


@pytest.mark.parametrize("left", [".output-new", ".output-old"])
@pytest.mark.parametrize("make", [lambda path: path.write_text("of a program that synchronises"), os.mkfifo])
def test_what_is_no_folder_where_that_beside_the_site_belongs_is_cleaned(
    target: Path, left: str, make: Callable[[Path], object]
) -> None:
    make(target.with_name(left))
    write_output(target, artifacts(NEW))
    assert files(target) == NEW
    assert litter(target) == []


def test_a_site_that_was_moved_aside_is_brought_back(target: Path) -> None:
    """Where the system cannot exchange two names, a kill between two renames leaves `.output-old`."""
    target.rename(target.with_name(".output-old"))
    recover(target)
    assert files(target) == OLD
    assert litter(target) == []


def test_without_an_exchange_of_names_the_result_is_the_same(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wijkmakers_site.delivery.output._exchanged", lambda _stage, _target: False)
    write_output(target, artifacts(NEW))
    assert files(target) == NEW
    assert litter(target) == []


def test_a_second_rename_that_is_refused_leaves_the_old_site(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names cannot be exchanged, there must not be a moment from which on there is no site."""
    rename = Path.rename

    def refusing(path: Path, to: Path) -> Path:
        if path.name == ".output-new":
            raise PermissionError(13, "Permission denied")
        return rename(path, to)

    monkeypatch.setattr("wijkmakers_site.delivery.output._exchanged", lambda _stage, _target: False)
    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(UnwritableOutputError):
        write_output(target, artifacts(NEW))
    assert files(target) == OLD
    assert litter(target) == []


def test_a_site_that_may_not_be_written_is_not_moved_away(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could be, since its name stands in another folder; but the old one could never be removed after it."""
    monkeypatch.setattr("os.access", lambda path, _mode: path != target)
    for _ in range(2):
        with pytest.raises(UnwritableOutputError, match="Permission denied"):
            write_output(target, artifacts(NEW))
    assert files(target) == OLD
    assert litter(target) == []


def test_a_pipe_or_link_in_the_old_site_is_replaced_unread(target: Path) -> None:
    (target / "index.html").unlink()
    os.mkfifo(target / "index.html")
    (target / "c.txt").unlink()
    (target / "c.txt").symlink_to("/dev/zero")
    write_output(target, artifacts(OLD | {"c.txt": b""}))
    assert files(target) == OLD | {"c.txt": b""}


def test_a_failure_halfway_leaves_the_old_site_as_it_was(target: Path) -> None:
    def one_and_then_trouble() -> Iterator[Artifact]:
        yield Artifact("index.html", b"new")
        raise OSError(28, "No space left on device")

    before = {path: (target / path).stat().st_mtime_ns for path in OLD}
    with pytest.raises(UnwritableOutputError):
        write_output(target, one_and_then_trouble())
    assert files(target) == OLD
    assert {path: (target / path).stat().st_mtime_ns for path in OLD} == before
    assert litter(target) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems copy no process safely")
def test_copies_of_the_process_write_all_or_nothing(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one is killed, this process writes its part, over what it left; where one fails, the old site stands."""
    monkeypatch.setattr(workers, "_WORTH_IT", 1)
    own, many = os.getpid(), {f"{number}/index.html": b"%d" % number for number in range(40)}

    def killed() -> bytes:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"here"

    def full() -> bytes:
        raise OSError(28, "No space left on device")

    with on_cores(2):
        write_output(target, [*artifacts(many), LazyArtifact("last.html", killed)])
        with pytest.raises(UnwritableOutputError):
            write_output(target, [*artifacts(NEW), LazyArtifact("last.html", full)])
    assert files(target) == many | {"last.html": b"here"}
    assert litter(target) == []


_FULL_DISK = """
import resource, sys
from datetime import date
from pathlib import Path
from wijkmakers_site.cli.main import run
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.exit(run(["build", "--op", "2025-02-01"], Path.cwd()))
"""


def _python(root: Path, code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_a_full_disk_leaves_the_old_site_and_is_told_in_dutch(tmp_path: Path) -> None:
    """The style sheet is larger than a file may become here."""
    root = with_layouts(tmp_path)
    assert run(root, "build", "--op", "2024-11-01").returncode == 0
    before = files(root / "output")
    with (root / "layouts/static/site.css").open("a", encoding="utf-8") as style:
        style.write("\n." + "x" * 20_000 + " { color: red; }\n")
    process = _python(root, _FULL_DISK)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 3
    assert stderr == "Een bestand is te groot voor deze schijf. De site in output/ is niet veranderd.\n"
    assert files(root / "output") == before
    assert [name for name in litter(root / "output") if "output" in name] == []


_KILLED_AT_A_STEP = """
import os, signal, sys
from pathlib import Path
from wijkmakers_site.text.artifacts import Artifact, UnsafePathError
from wijkmakers_site.delivery.output import write
steps = int(sys.argv[1])

def count(event, arguments):
    global steps
    if event in {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "ctypes.dlopen", "ctypes.dlsym"}:
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
write(Path("output"), [Artifact(f"{n}/index.html", f"new {n}".encode()) for n in range(4)])
"""


def _old_site(target: Path) -> None:
    write_output(target, [Artifact(f"{n}/index.html", f"old {n}".encode()) for n in range(4)])


def _versions(target: Path) -> set[bytes]:
    """The first words of all pages; a set of one where the site is whole."""
    made = files(target)
    return {content.split()[0] for content in made.values()} if len(made) == 4 else set()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems cannot exchange two names in one step")
@pytest.mark.slow  # a process for each step
def test_a_kill_before_any_step_on_the_disk_leaves_one_whole_site(tmp_path: Path) -> None:
    """Before whatever touches the disk, one after the other: whole at once, and after the next run's mending."""
    target, seen = tmp_path / "output", []
    for step in range(1, 200):
        _old_site(target)
        process = _python(tmp_path, _KILLED_AT_A_STEP, str(step))
        process.communicate(timeout=60)
        seen += [_versions(target)]
        recover(target)
        assert _versions(target) == seen[-1]
        assert {*litter(target)} <= {".output-new"}
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL
    turn = seen.index({b"new"})
    assert seen == [{b"old"}] * turn + [{b"new"}] * (len(seen) - turn)
    assert 10 < turn < len(seen) - 5, "it was killed both before and after the change of names"


_FOR_EVER = """
from pathlib import Path
from wijkmakers_site.text.artifacts import Artifact, UnsafePathError
from wijkmakers_site.delivery.output import write
sites = [[Artifact(f"{n}/index.html", f"{word} {n}".encode()) for n in range(4)] for word in ("old", "new")]
print("ready", flush=True)
while True:
    for site in sites:
        write(Path("output"), site)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems cannot exchange two names in one step")
@pytest.mark.slow  # many processes that are killed
def test_a_kill_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    """At moments of a seeded choice, in the middle of a system call too."""
    moments = random.Random(20241212)
    target = tmp_path / "output"
    _old_site(target)
    for _ in range(25):
        process = _python(tmp_path, _FOR_EVER)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(moments.uniform(0, 0.03))  # the moment is this test's input: any will do
        process.kill()
        process.communicate()
        assert len(_versions(target)) == 1
        recover(target)
        assert len(_versions(target)) == 1
        assert {*litter(target)} <= {".output-new"}


def _everything(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}


def test_a_build_without_changes_touches_nothing(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    assert run(root, "build", "--op", "2024-11-01").returncode == 0
    before = _everything(root / "output")
    assert run(root, "build", "--op", "2024-11-01").stdout.startswith("Niets veranderd")
    assert _everything(root / "output") == before


def test_a_full_build_of_the_same_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    """Also when the caches are gone."""
    root = with_layouts(tmp_path)
    run(root, "build", "--op", "2024-11-01")
    before = {path: (root / "output" / path).stat().st_mtime_ns for path in files(root / "output")}
    for cache in (root / ".cache").rglob("*"):
        if cache.is_file():
            cache.unlink()
    assert run(root, "build", "--op", "2024-11-01").stdout.startswith("Gebouwd")
    assert {path: (root / "output" / path).stat().st_mtime_ns for path in files(root / "output")} == before


def test_one_changed_text_changes_one_page_and_what_is_searched(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    run(root, "build", "--op", "2024-11-01")
    before = {path: (root / "output" / path).stat().st_mtime_ns for path in files(root / "output")}
    write(root, "content/paginas/over.md", "Een andere tekst.\n")
    assert "2 nieuw of veranderd" in run(root, "build", "--op", "2024-11-01").stdout
    after = {path: (root / "output" / path).stat().st_mtime_ns for path in files(root / "output")}
    assert {path for path in after if after[path] != before[path]} == {"over/index.html", "zoeken/index.json"}


@pytest.mark.slow  # two processes that build the academy from nothing
def test_two_machines_make_the_same_site(tmp_path: Path, academy_project: Path) -> None:
    """Other folders, time zones, languages and hash seeds; `diff -r` is silent."""
    machines = [
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LANG": "nl_NL.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ]
    roots = [tmp_path / "a", tmp_path / "a longer name" / "b"]
    for root, machine in zip(roots, machines, strict=True):
        root.mkdir(parents=True)
        for folder in ("content", "layouts"):
            (root / folder).symlink_to(academy_project / folder)
        ended = run_apart(root, "build", "--op", "2024-11-01", environment=machine)
        assert ended.returncode == 0, ended.stderr
    first, second = (root / "output" for root in roots)
    assert files(first) == files(second) == files(academy_project / "output")


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """Each run writes the whole of its own site; the folder ends as one of them, and nothing is left beside it."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom wijkmakers_site.text.artifacts import Artifact\n"
        "from wijkmakers_site.delivery.output import write\n"
        "for _ in range(20):\n"
        "    write(Path('output'), [Artifact(f'{n}.txt', sys.argv[1].encode()) for n in range(50)])\n"
    )
    (tmp_path / "output").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    runs = [
        subprocess.Popen([sys.executable, "-c", program, word], cwd=tmp_path, env=environment) for word in ("a", "b")
    ]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    assert {file.read_text() for file in (tmp_path / "output").iterdir()} in ({"a"}, {"b"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]
