"""The preview: build with concepts into `.cache/preview/`, show it, and do so again at every save.

livereload's socket tells browsers; watchfiles tells of saves, because livereload's own watcher misses some and counts
others double. A mistake leaves the last good preview standing, and is told over it.
"""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from watchfiles import watch

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.editing.preview.application import application
from wijkmakers_site.editing.preview.form_pages.form_handler import MAX_PICTURE_FORM
from wijkmakers_site.editing.preview.state import PreviewState, after_a_save
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted
from wijkmakers_site.values import dataclass

_LOOPBACK, _EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104  # asked for with --netwerk
_WATCHED = ("content", "layouts")
_PORTS = 20  # that are tried, from the one that was asked for


@dataclass(frozen=True, slots=True)
class Messages:
    """How the preview speaks: `echo` prints Dutch lines, `problems` and `fault` make such lines of what is wrong. Only
    `cli/` prints, and knows how problems look.
    """

    echo: Callable[[str], None]
    problems: Callable[[Sequence[Problem]], str]
    fault: Callable[[Exception], str]


class Preview:
    """The site of `root` in its own folder, made anew at each save; `shown` is what there is to see now.

    `clock` is asked at each save: a preview may stand open for days.
    """

    def __init__(self, root: Path, clock: Callable[[], Clock], messages: Messages) -> None:
        self.root = root
        self.folder = root / ".cache" / "preview"
        self.shown = PreviewState()
        self._clock = clock
        self._messages = messages

    def update(self) -> None:
        """Make the site, and say what came of it; at the first time only what is wrong."""
        is_first = self.shown == PreviewState()
        if not is_first:
            self._messages.echo("Er is iets bewaard.")  # an editor that lists our problems begins its list anew here
        self.shown = shown = after_a_save(self.root, self._clock(), self.folder, self.shown, self._messages.fault)
        for line in self._lines(shown) if not (is_first and shown.is_good) else ():
            self._messages.echo(line)

    def _lines(self, shown: PreviewState) -> Iterator[str]:
        if shown.fault:
            yield shown.fault
        elif shown.is_good:
            yield f"Bijgewerkt: {counted(shown.files, 'bestand', 'bestanden')} nieuw of veranderd."
        else:
            yield self._messages.problems([problem for problem in shown.problems if not problem.warning])
            yield "Het voorbeeld laat nog de vorige versie zien." if shown.base else "Verbeter dit: dan zie je de site."


def serve(
    root: Path,
    clock: Callable[[], Clock],
    port: int,
    messages: Messages,
    *,
    network: bool = False,
    opened: Callable[[str], object] | None = None,
) -> None:
    """Serve the site of `root` at `port`, or at the first free one after it, until it is interrupted: on this computer
    alone, or with `network` to all who can reach it. `opened` is called with its address. Raises UsageError where no
    port is free.
    """
    preview = Preview(root, clock, messages)
    sockets, free = _listen(port, _EVERYWHERE if network else _LOOPBACK)
    if free != port:
        messages.echo(f"Poort {port} is al in gebruik; ik neem {free}.")
    messages.echo("Ik maak het voorbeeld. De eerste keer duurt dat even.")
    preview.update()
    site = application(FormEditor(root, clock), preview.folder, lambda: preview.shown, messages.fault, network=network)
    server = HTTPServer(site, max_body_size=MAX_PICTURE_FORM)
    server.add_sockets(sockets)
    address = f"http://{_own_address() if network else _LOOPBACK}:{free}{preview.shown.base or '/'}"
    messages.echo(f"Bekijk de site op {address} (stoppen: Ctrl+C). Wat je opslaat, zie je meteen.")
    if network:
        messages.echo("Let op: wie op dit netwerk zit, kan meekijken, ook met concepten.")
    if opened:
        opened(address)
    _until_interrupted(preview)


def _until_interrupted(preview: Preview) -> None:
    loop, stop = IOLoop.current(), threading.Event()

    def update_at_every_save() -> None:
        for _ in _saves(preview.root, stop):
            preview.update()
            # tornado's loop is not safe for threads; this one method of it is.
            loop.add_callback(LiveReloadHandler.reload_waiters, "*")

    threading.Thread(target=update_at_every_save, daemon=True).start()
    # On Windows Ctrl+C is heard only when something happens: so something does, twice a second.
    PeriodicCallback(lambda: None, 500).start()
    try:
        loop.start()
    finally:
        stop.set()


def _saves(root: Path, stop: threading.Event) -> Iterator[None]:
    """One time for all that is saved at once, until `stop`."""
    is_new = False  # whether something may have been saved while nobody watched
    while not stop.is_set():
        folders, known = [root / name for name in _WATCHED if (root / name).is_dir()], _identities(root)
        # In milliseconds: tells as soon as nothing was saved for 30, and after 200 at the latest. An editor that saves
        # ten files at once makes one build.
        for changes in watch(
            *folders,
            stop_event=stop,
            debounce=200,
            step=30,
            rust_timeout=50 if is_new else 1000,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changes or is_new:
                is_new = False
                yield
            if _identities(root) != known:  # another folder in its place, of which the system tells nothing
                break
        stop.wait(0.2)
        is_new = True


def _identities(root: Path) -> list[tuple[int, int] | None]:
    """Which folders those are that are watched now; None for one that is not there."""
    found = list[tuple[int, int] | None]()
    for name in _WATCHED:
        try:
            status = (root / name).stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_dev, status.st_ino))
    return found


def _listen(port: int, host: str) -> tuple[list[socket.socket], int]:
    """A socket at the first free port from `port` on."""
    for free in range(port, min(port + _PORTS, 65536)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            # Not tornado's own: on Windows its address can be taken twice, and the older one answers.
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, free))
            listening.listen(128)
            listening.setblocking(False)  # noqa: FBT003  # the library's signature
        except OSError as error:
            listening.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            continue
        return [listening], free
    raise UsageError(
        f"De poorten {port} tot en met {port + _PORTS - 1} zijn al in gebruik; kies een andere met --poort."
    )


def _own_address() -> str:
    """The number by which others in the network reach this computer. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737), which nobody has
            return str(asked.getsockname()[0])
        except OSError:
            return socket.gethostname()
