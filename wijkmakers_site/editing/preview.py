"""The preview: build with concepts into `.cache/preview/`, show it, and do so again at every save.

livereload serves and reloads; watchfiles tells of saves, because livereload's own watcher misses some and counts others
double. A mistake leaves the last good preview standing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from tornado.ioloop import IOLoop
from tornado.web import RedirectHandler
from watchfiles import watch

from wijkmakers_site.pipeline import build
from wijkmakers_site.problems.problem import InvalidContentError, Problem
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.urls import Root

_HOST = "127.0.0.1"
_WATCHED = ("content", "layouts")


class _Preview(Server):  # type: ignore[misc]  # livereload has no types
    """livereload's server, with the site below its base path as it will be on its own host."""

    def __init__(self, folder: Path, base: str) -> None:
        super().__init__()
        self.folder, self.base = folder, base

    def get_web_handlers(self, _script: object) -> list[tuple[Any, ...]]:
        files = {"path": str(self.folder), "default_filename": "index.html"}
        home = [] if self.base == "/" else [(r"/", RedirectHandler, {"url": self.base, "permanent": False})]
        return [*home, (rf"{self.base}(.*)", StaticFileHandler, files)]


Echo = Callable[[str], None]
ProblemFormatter = Callable[[Sequence[Problem]], str]


def serve(root: Path, clock: Clock, port: int, echo: Echo, as_text: ProblemFormatter) -> None:
    """Serve the site of `root` on 127.0.0.1:`port` until it is interrupted; `echo` prints Dutch lines, and `as_text`
    makes such lines of problems: only `cli/` prints and knows how problems look.

    Raises InvalidContentError when there is no good site to begin with, OSError when the port is taken.
    """
    preview = root / ".cache" / "preview"
    base = Root(build(root, clock, preview, preview=True).url).base
    _Preview(preview, base).application(port, _HOST, live_css=False)
    echo(f"Bekijk de site op http://{_HOST}:{port}{base} (stoppen: Ctrl+C). Wat je opslaat, zie je meteen.")
    loop = IOLoop.current()
    stop = threading.Event()

    def rebuild_at_every_save() -> None:
        # In milliseconds: builds as soon as nothing was saved for 50, and after 200 at the latest. An editor that saves
        # ten files at once makes one build.
        for _ in watch(*(root / folder for folder in _WATCHED), stop_event=stop, debounce=200, step=50):
            if _rebuilt(root, clock, preview, echo, as_text):
                # tornado's loop is not safe for threads; this one method of it is.
                loop.add_callback(LiveReloadHandler.reload_waiters, "*")

    threading.Thread(target=rebuild_at_every_save, daemon=True).start()
    try:
        loop.start()
    finally:
        stop.set()


def _rebuilt(root: Path, clock: Clock, preview: Path, echo: Echo, as_text: ProblemFormatter) -> bool:
    """Build the preview again; False where that fails, and the last good one stands."""
    try:
        report = build(root, clock, preview, preview=True)
    except InvalidContentError as error:
        echo(f"{as_text(error.problems)}\nHet voorbeeld laat nog de vorige versie zien.")
        return False
    except Exception as error:  # whatever it is, the preview must live on; a build tells it in full
        echo(f"Dit voorbeeld kon niet gemaakt worden ({error}). Probeer: python3 build.py")
        return False
    echo(f"Bijgewerkt: {report.changed} bestanden nieuw of veranderd.")
    return True
