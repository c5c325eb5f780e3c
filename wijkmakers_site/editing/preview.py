"""The preview: build with concepts into `.cache/preview/`, show it, and do so again at every save.

livereload serves and reloads; watchfiles tells of saves, because livereload's own watcher misses some and counts others
double. A mistake leaves the last good preview standing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler, StaticFileHandler
from livereload.server import LiveScriptInjector, Server
from tornado.ioloop import IOLoop
from tornado.web import Application, RedirectHandler
from tornado.websocket import WebSocketHandler
from watchfiles import watch

from wijkmakers_site.pipeline import build
from wijkmakers_site.problems.problem import InvalidContentError, Problem
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.urls import Root

_HOST = "127.0.0.1"
_OWN_HOSTS = r"(?:localhost|127\.0\.0\.1|\[::1\])"  # to the end, which tornado adds
_WATCHED = ("content", "layouts")


class _OwnReloadHandler(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The reload socket, for the preview's own pages: livereload lets any page of any site listen."""

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)


def application(folder: Path, base: str, port: int) -> Application:
    """The site below its base path as it will be on its own host, with a script that reloads it.

    It answers to the names of this computer only: else a page elsewhere, whose name was made to lead here (DNS
    rebinding), could read a site with concepts.
    """
    LiveReloadHandler.watcher, LiveReloadHandler.live_css = Server().watcher, False
    script = f'<script src="/livereload.js?port={port}"></script>'.encode()
    preview = Application(transforms=[type("_Injector", (LiveScriptInjector,), {"script": script})])
    files = {"path": str(folder), "default_filename": "index.html"}
    home = [] if base == "/" else [(r"/", RedirectHandler, {"url": base, "permanent": False})]
    reload = [(r"/livereload", _OwnReloadHandler), (r"/livereload.js", LiveReloadJSHandler)]
    preview.add_handlers(_OWN_HOSTS, [*reload, *home, (rf"{base}(.*)", StaticFileHandler, files)])
    return preview


Echo = Callable[[str], None]
ProblemFormatter = Callable[[Sequence[Problem]], str]


def serve(root: Path, clock: Clock, port: int, echo: Echo, as_text: ProblemFormatter) -> None:
    """Serve the site of `root` on 127.0.0.1:`port` until it is interrupted; `echo` prints Dutch lines, and `as_text`
    makes such lines of problems: only `cli/` prints and knows how problems look.

    Raises InvalidContentError when there is no good site to begin with, OSError when the port is taken.
    """
    preview = root / ".cache" / "preview"
    base = Root(build(root, clock, preview, preview=True).url).base
    application(preview, base, port).listen(port, _HOST)
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
