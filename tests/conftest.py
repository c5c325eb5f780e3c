"""Fixtures for all tests: whole sites, a web server, a browser; and what a machine that lacks something does.

A run may have several workers, each a process with fixtures of its own; one test file stays in one worker.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import CodeType
from typing import Any, ClassVar, NoReturn
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from jinja2.bccache import Bucket
from playwright.sync_api import Browser, sync_playwright
from sites import ACADEMY, COMPLETE, DAY, REPOSITORY, project, with_kept_photos
from webserver import Host

from wijkmakers_site.delivery import output
from wijkmakers_site.media import assets, icons, qr
from wijkmakers_site.media.drawings import drawn
from wijkmakers_site.media.pictures import ShareCardText
from wijkmakers_site.media.share_cards import painter
from wijkmakers_site.media.share_cards.font_family import FontFamily
from wijkmakers_site.media.share_cards.painter import Painter
from wijkmakers_site.pages.templating.templates import _BytecodeCache
from wijkmakers_site.pipeline import build
from wijkmakers_site.text.clock import at_start_of

Read = dict[str, list[list[dict[str, Any]]]]

_PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "node": ("node",),
    "npm": ("npm",),
    "java": ("java",),
    "nginx": ("nginx", "/usr/sbin/nginx"),
    "apache": ("apache2", "/usr/sbin/apache2"),
    "caddy": ("caddy",),
    "rsync": ("rsync",),
    "rclone": ("rclone",),
    "sshd": ("sshd", "/usr/sbin/sshd"),
}
_MEMORY, _OURS = Path("/dev/shm"), "wijkmakers-tests-"  # with the number of the run's process
# Every window makes pages of its own for what its address bar suggests (the last three), seen by nobody here: half of
# what a window and a third of what a page costs. This list takes the place of Playwright's, which is the rest of it.
_WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={_WITHOUT}",
]

# For this run and its workers, which inherit the other name; the program under test would compile every template anew.
if os.environ.pop("CI", "") == "true":
    os.environ["TESTS_IN_CI"] = "true"
_IN_CI = os.environ.get("TESTS_IN_CI") == "true"


# The same examples on every machine and in every run, however slow: what fails once fails always.
settings.register_profile(
    "fixed", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Tests write in memory where there is room: a run makes a quarter of a million files, and half of its time went by
    waiting for the disk. Nothing stays there; who wants to look at files afterwards says `--basetemp`.
    """
    is_worker = hasattr(config, "workerinput")  # it is told by the run that began it
    if not is_worker and config.option.basetemp is None and _has_room(_MEMORY):
        for left in _MEMORY.glob(f"{_OURS}*"):  # by a run that was killed
            if not Path("/proc", left.name.removeprefix(_OURS)).exists():
                shutil.rmtree(left, ignore_errors=True)
        folder = _MEMORY / f"{_OURS}{os.getpid()}"
        (folder / "tmp").mkdir(parents=True)
        config.add_cleanup(partial(shutil.rmtree, folder, ignore_errors=True))
        config.option.basetemp = str(folder / "run")
        os.environ["TMPDIR"] = str(folder / "tmp")  # of workers and browsers


def _has_room(folder: Path) -> bool:
    """For three times what a run writes; and what lies there may be run, as some tests do."""
    return (
        sys.platform == "linux"
        and os.access(folder, os.W_OK)
        and not os.statvfs(folder).f_flag & os.ST_NOEXEC
        and shutil.disk_usage(folder).free > 6_000_000_000
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, node or java by the fixtures it asks for."""
    for item in items:
        if isinstance(item, pytest.Function) and "program" in item.fixturenames:
            item.add_marker("machine")
    # These files take longest: begun last, one of them would keep a single worker busy while the others have done.
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("machine", "slow")])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what tests counted; pytest's closing line comes after it."""
    reports = [report for key in ("passed", "failed") for report in terminalreporter.stats.get(key, ())]
    for name, line in [each for report in reports for each in report.user_properties]:
        if name == "said":
            terminalreporter.write_line(line)


def _lacking(name: str) -> NoReturn:
    """Skip the test that needs what this machine lacks; CI fails."""
    if _IN_CI:
        pytest.fail(f"{name} is missing, and with CI=true nothing is skipped")
    pytest.skip(f"{name} is missing on this machine")


class _PainterWithMemory(Painter):
    """Paints a card once for all sites with the same fonts, and opens the project's own fonts once."""

    _kept: ClassVar[dict[tuple[bytes, ShareCardText], bytes]] = {}
    _families: ClassVar[dict[tuple[tuple[Path, ...], ...], tuple[FontFamily, FontFamily]]] = {}

    def __init__(self, display: tuple[Path, ...], text: tuple[Path, ...]) -> None:
        self._fonts = sha256(b"".join(font.read_bytes() for font in display + text)).digest()
        files = tuple(map(_ours, display)), tuple(map(_ours, text))
        if files not in self._families:
            super().__init__(*files)
            self._families[files] = self._display, self._text
        self._display, self._text = self._families[files]

    def png(self, text: ShareCardText) -> bytes:
        key = self._fonts, text
        if key not in self._kept:
            self._kept[key] = super().png(text)
        return self._kept[key]


def _ours(font: Path) -> Path:
    """The project's own font where this is a copy of it."""
    own = next((REPOSITORY / "layouts").rglob(font.name), font)
    return own if own.read_bytes() == font.read_bytes() else font


def _remembered(self: _BytecodeCache, bucket: Bucket) -> None:
    """Compiled templates of the folder that all tests share are read once; tests of that cache have their own."""
    is_shared, key = self._files.folder.is_symlink(), (bucket.key, bucket.checksum)
    if is_shared and key in _CODE:
        bucket.code = _CODE[key]
        return
    _load_bytecode(self, bucket)
    if is_shared and bucket.code:
        _CODE[key] = bucket.code


_CODE: dict[tuple[str, str], CodeType] = {}
_load_bytecode = _BytecodeCache.load_bytecode


@pytest.fixture(scope="session", autouse=True)
def _make_once() -> Iterator[None]:
    """Most tiny sites have the same cards, icons, QR codes, drawings and style: more than half of the work of building
    one. And no disk is waited for: no power fails here, and what a kill leaves the system still holds.
    """
    with (
        mock.patch.object(painter, "Painter", _PainterWithMemory),
        mock.patch.object(qr, "_svg", cache(qr._svg)),
        mock.patch.object(drawn, "_svg", cache(drawn._svg)),
        mock.patch.object(icons, "_painted", cache(icons._painted)),
        mock.patch.object(assets, "_lean", cache(assets._lean)),
        mock.patch.object(_BytecodeCache, "load_bytecode", _remembered),
        mock.patch.object(os, "fsync", return_value=None),
    ):
        yield


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """A function that gives the terminal a line at the end of the run."""
    return partial(record_property, "said")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """The path of a program ("chromium", "node", "java"); a machine without it skips the test, CI fails it."""

    def find(name: str) -> str:
        found = next(filter(None, map(shutil.which, _PROGRAMS[name])), None)
        return found or _lacking(name)

    return find


@pytest.fixture(scope="session")
def node_packages(program: Callable[[str], str]) -> Callable[[str], Path]:
    """The `node_modules` of what `tests/<folder>/package-lock.json` locks, installed once into `.cache/<folder>`."""

    def install(folder: str) -> Path:
        program("node")
        locked, installed = REPOSITORY / "tests" / folder, REPOSITORY / ".cache" / folder
        stamp, lock = installed / "installed.json", (locked / "package-lock.json").read_bytes()
        installed.mkdir(parents=True, exist_ok=True)
        with output.locked(stamp):  # the other workers wait
            if not stamp.exists() or stamp.read_bytes() != lock:
                shutil.copytree(locked, installed, dirs_exist_ok=True)
                command = [program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
                if subprocess.run(command, cwd=installed, capture_output=True, check=False).returncode:
                    _lacking("npm registry")
                stamp.write_bytes(lock)
        return installed / "node_modules"

    return install


@pytest.fixture(scope="session")
def node_readers(program: Callable[[str], str], node_packages: Callable[[str], Path]) -> Callable[[list[Path]], Read]:
    """A function that reads calendar files with libraries of web apps: by library, the entries of each file."""
    node, folder = program("node"), node_packages("node").parent

    def read(files: list[Path]) -> Read:
        script = REPOSITORY / "tests/node/readers.js"
        ended = subprocess.run([node, script, *files], cwd=folder, capture_output=True, encoding="utf-8", check=False)
        assert ended.returncode == 0, ended.stderr
        found: Read = json.loads(ended.stdout)
        return found

    return read


def _built(root: Path, site: Path) -> Path:
    """A project of its own, built for 1 November 2024."""
    build(project(root, site), at_start_of(DAY), root / "output")
    return root


@pytest.fixture(scope="session")
def academy_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the customer's content as it once was."""
    return _built(tmp_path_factory.mktemp("academy"), ACADEMY)


@pytest.fixture(scope="session")
def complete_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in whose content everything stands that can."""
    return _built(with_kept_photos(tmp_path_factory.mktemp("complete")), COMPLETE)


@pytest.fixture(scope="session")
def academy_site(academy_project: Path) -> Path:
    """The folder with the academy's site."""
    return academy_project / "output"


@pytest.fixture(scope="session")
def web() -> Iterator[Callable[..., str]]:
    """A function that serves a folder on 127.0.0.1 and gives its address: `web(folder, base="/academie/")`."""
    servers = []

    def serve(folder: Path, base: str = "/", headers: Mapping[str, str] | None = None) -> str:
        handler = partial(Host, base=base, headers=headers or {}, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{base}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    """One Chromium for all tests; each test opens a context of its own."""
    executable = program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe(node_packages: Callable[[str], Path]) -> str:
    """The script of axe-core."""
    return (node_packages("node-web") / "axe-core/axe.min.js").read_text(encoding="utf-8")
