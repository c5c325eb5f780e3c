"""Work on several cores: the same site, the same problems, and nobody left behind."""

from __future__ import annotations

import errno
import gc
import os
import select
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from built_sites import files
from published import on
from sites import DAY, REPOSITORY, run, with_layouts, write

from wijkmakers_site import pipeline, render
from wijkmakers_site.problems.errors import InconsistencyError, InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.load import read
from wijkmakers_site.text import workers
from wijkmakers_site.text.cores import on_cores

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers for the smallest site too."""
    monkeypatch.setattr(workers, "_WORTH_IT", 1)


def test_the_site_is_the_same_however_many_cores_make_it(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    for cores in (1, 3):
        with on_cores(cores):
            pipeline.build(root, on("2024-11-01"), root / str(cores))
    assert files(root / "1") == files(root / "3")


def test_problems_come_whole_out_of_a_worker() -> None:
    problems = (Problem("a", 1, 2, "Fout.", "Doe dit.", "WM501"), Problem("b", 1, 1, "Ook fout."))

    def work(number: int) -> int:
        if number == 2:
            raise InvalidContentError(problems)
        return number

    with on_cores(2), pytest.raises(InvalidContentError) as caught:
        list(workers.mapped("Proef", work, range(4)))
    assert caught.value.problems == problems


def test_what_is_done_meanwhile_comes_back_or_is_raised_here() -> None:
    def fail() -> None:
        raise InvalidContentError((Problem("a", 1, 2, "Fout."),))

    with on_cores(2):
        assert workers.Meanwhile(os.getpid, 1).result() != os.getpid()
        with pytest.raises(InvalidContentError, match="a:1:2"):
            workers.Meanwhile(fail, 1).result()
    assert workers.Meanwhile(os.getpid, 1).result() == os.getpid()  # on one core


def test_works_are_shared_out_by_their_cost_and_each_is_done_once_elsewhere() -> None:
    def work(number: int) -> tuple[int, int]:
        return number, os.getpid()

    costs = (1, 9, 2, 3, 3)
    with on_cores(2):
        shares = [copy.result() for copy in workers.shared_out((cost, partial(work, cost)) for cost in costs)]
    assert [[cost for cost, _ in share] for share in shares] == [[9], [3, 3, 2, 1]]
    assert len({pid for share in shares for _, pid in share} - {os.getpid()}) == 2
    assert workers.shared_out([(9, partial(work, 9))]) == []  # on one core


def test_work_of_which_the_copy_is_killed_is_done_here() -> None:
    own = os.getpid()

    def work() -> int:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    with on_cores(2):
        assert workers.Meanwhile(work, 1).result() == 7
        assert workers.Meanwhile(work, 1, again=lambda: 8).result() == 8
        assert list(workers.mapped("Proef", lambda number: number * work(), range(4))) == [0, 7, 14, 21]
    assert workers.Meanwhile(work, 1, again=lambda: 8).result() == 7  # no copy had it


def test_where_no_copy_can_begin_all_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = with_layouts(tmp_path)
    pipeline.build(root, on("2024-11-01"), root / "one")
    monkeypatch.setattr(os, "fork", mock.Mock(side_effect=BlockingIOError))
    with on_cores(2):
        assert workers.Meanwhile(os.getpid, 1).result() == os.getpid()
        assert set(workers.mapped("Proef", lambda _: os.getpid(), range(4))) == {os.getpid()}
        pipeline.build(root, on("2024-11-01"), root / "several")
    gc.collect()
    assert files(root / "one") == files(root / "several")


def test_where_the_system_has_no_file_for_a_copy_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """At first, or from the second copy on; and what was opened is given back."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    pipe = os.pipe
    for allowed in range(4):
        left = iter([True] * allowed)

        def scarce(left: Iterator[bool] = left) -> tuple[int, int]:
            if next(left, False):
                return pipe()
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

        with on_cores(2), monkeypatch.context() as patched:
            patched.setattr(os, "pipe", scarce)
            assert list(workers.mapped("Proef", lambda number: number * 7, range(4))) == [0, 7, 14, 21]
            assert workers.Meanwhile(lambda: 7, 1).result() == 7
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_ended_copies_may_be_taken_away_by_the_system() -> None:
    """As under a supervisor that ignores SIGCHLD: whatever it begins does so, too."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with on_cores(2):
            assert workers.Meanwhile(lambda: 7, 1).result() == 7
            assert list(workers.mapped("Proef", lambda number: number, range(4))) == [0, 1, 2, 3]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_who_is_done_first_takes_what_is_left_and_the_first_mistake_is_told() -> None:
    receiving, sending = os.pipe()

    def work(number: int) -> int:
        """The first of four is done when the third is."""
        if number == 0:
            assert select.select([receiving], [], [], 20)[0]
            assert os.read(receiving, 1)
        if number == 2:
            os.write(sending, b".")
        return number

    def fail(number: int) -> None:
        raise ValueError(work(number))

    with on_cores(2):
        assert list(workers.mapped("Proef", work, range(4))) == [0, 1, 2, 3]
        for failing in (fail, lambda number: work(number) if number == 1 else fail(number)):
            with pytest.raises(ValueError, match="0"):
                list(workers.mapped("Proef", failing, range(4)))


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Nobody goes round for garbage, as while a site is made."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
def test_warnings_are_told_when_what_was_read_is_forgotten(tmp_path: Path) -> None:
    """It is gone from memory at once. A copy knows it; were that lost, it would be read again."""
    root = with_layouts(tmp_path)
    write(root, "content/sprekers/ongenoemd.yaml", "naam: Jo Ongenoemd\norganisatie: academie\n")
    with on_cores(2):
        told = read(root / "content", DAY).problems
        for is_lost in (False, True):
            reading = read(root / "content", DAY)
            assert reading._warnings._copy
            if is_lost:
                os.kill(reading._warnings._copy.process, signal.SIGKILL)
            number = id(reading.content)
            reading.forget_content()
            assert number not in {id(each) for each in gc.get_objects() if isinstance(each, Content)}
            assert reading.problems == told != []


@pytest.mark.usefixtures("no_collector")
def test_what_was_raised_there_keeps_nothing_in_memory_here() -> None:
    class Large: ...

    def fail(_: Large) -> None:
        raise FileNotFoundError

    def asked() -> weakref.ref[Large]:
        large = Large()
        with suppress(FileNotFoundError):
            workers.Meanwhile(partial(fail, large), 1).result()
        return weakref.ref(large)

    with on_cores(2):
        assert asked()() is None


def test_a_copy_that_lets_go_of_another_one_leaves_it_alone() -> None:
    def work() -> int:
        time.sleep(0.1)
        return os.getpid()

    with on_cores(2):
        others = [workers.Meanwhile(work, 1)]
        workers.Meanwhile(others.clear, 1).result()
        assert others[0].result() != os.getpid()  # else this process had to do what was lost


def test_who_asks_for_no_result_leaves_nobody_behind() -> None:
    receiving, sending = os.pipe()

    def work() -> None:
        os.write(sending, f"{os.getpid()}\n".encode())
        time.sleep(60)

    with on_cores(2), os.fdopen(receiving) as told:
        meanwhile = workers.Meanwhile(work, 1)
        process = int(told.readline())
        assert _is_running(process)
        del meanwhile
        assert not _is_running(process)
    os.close(sending)


def test_a_site_whose_proof_fails_in_a_copy_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = with_layouts(tmp_path)
    pipeline.build(root, on("2024-11-01"), root / "output")
    before = files(root / "output")

    def fail(*_: object) -> None:
        raise InconsistencyError("Niet gelijk.")

    monkeypatch.setattr(render, "verify", fail)
    write(root, "content/sprekers/jet.yaml", "naam: Jet Anders\n")
    with on_cores(2), pytest.raises(InconsistencyError, match=r"Niet gelijk\."):
        pipeline.build(root, on("2024-11-01"), root / "output")
    assert files(root / "output") == before


def test_a_mistake_in_a_template_is_told_the_same_way(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "layouts/speaker.html", "{{ view.niets }}")
    one, several = (run(root, "build", "--kernen", cores) for cores in ("1", "3"))
    assert (one.returncode, one.stderr) == (several.returncode, several.stderr) != (0, "")


@pytest.mark.parametrize("count", ["0", "-1", "veel", "65", "²"])
def test_only_a_number_of_cores_will_do(tmp_path: Path, count: str) -> None:
    completed = run(with_layouts(tmp_path), "build", f"--kernen={count}")
    assert (completed.returncode, completed.stderr) == (2, "--kernen: schrijf een getal van 1 tot en met 64.\n")


_WAITING = r"""
import os, sys, time
sys.path.insert(0, sys.argv[1])
from wijkmakers_site.text import workers
from wijkmakers_site.text.cores import on_cores
workers._WORTH_IT = 1
def work(number):
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)
with on_cores(2):
    list(workers.mapped("Proef", work, [1, 2]))
"""


def test_who_kills_a_build_leaves_no_worker_behind() -> None:
    command = [sys.executable, "-c", _WAITING, str(REPOSITORY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pids = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        alive = [pid for pid in pids if _is_running(pid)]
        if not alive:
            break
        time.sleep(0.05)
    assert alive == []


def _is_running(pid: int) -> bool:
    """Not gone, and no zombie that waits for somebody to ask how it ended."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


_STOPPED_AT_BIRTH = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from wijkmakers_site.text import workers
from wijkmakers_site.text.cores import on_cores
workers._WORTH_IT = 1
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
with on_cores(2):
    kept = workers.Meanwhile(lambda: 6, 1)  # let go of when Python ends
    print(workers.Meanwhile(lambda: 7, 1).result())
"""


def test_a_copy_never_hears_that_somebody_stops_the_build() -> None:
    """From its very beginning: else it would go on as if it were the build itself."""
    command = [sys.executable, "-c", _STOPPED_AT_BIRTH, str(REPOSITORY)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("7\n", "")
