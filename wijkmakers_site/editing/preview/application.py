"""The preview as a web application: the site below its base path, with a bar on each page, for this computer alone."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.server import Server
from tornado.web import Application
from tornado.websocket import WebSocketHandler

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.editing.forms.things import FORMS, HANDOUTS, thing_at
from wijkmakers_site.editing.preview.bar import bar, digest_of, with_bar
from wijkmakers_site.editing.preview.form_pages import actions, things
from wijkmakers_site.editing.preview.form_pages.edition import EditionHandler
from wijkmakers_site.editing.preview.form_pages.going import AddressHandler, RedirectHandler, RemoveHandler
from wijkmakers_site.editing.preview.form_pages.planning import PlanningHandler
from wijkmakers_site.editing.preview.handlers import ForeignHandler, Handler, empty
from wijkmakers_site.editing.preview.handout_handler import HandoutHandler, HandoutShelf
from wijkmakers_site.editing.preview.state import PreviewState
from wijkmakers_site.editing.preview.year_handler import YearHandler
from wijkmakers_site.editing.screens.screen import FOLDER, SCREENS
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.text.addresses import urls

_OWN_HOSTS = r"localhost|127\.0\.0\.1|\[::1\]"
_ADDRESSES = r"\d+\.\d+\.\d+\.\d+|\[[0-9a-fA-F:]+\]"
_MAX_PAGE = 20_000_000  # bytes
_NOT_FOUND = "404.html"
_PATIENCE = 20  # tenths of a second: a form leads to a page that is made meanwhile


def own_hosts(*, network: bool) -> str:
    """The names that the preview answers to, as an expression that fits to the end, which tornado adds.

    Else a page elsewhere, whose name was made to lead here (DNS rebinding), could read a site with concepts. A number
    cannot be made to lead elsewhere: in a network those of this computer are all good, and so is its own name.
    """
    if not network:
        return f"(?:{_OWN_HOSTS})"
    name = re.escape(socket.gethostname().partition(".")[0])
    return rf"(?:{_OWN_HOSTS}|{_ADDRESSES}|(?i:{name})(?:\.local|\.lan|\.home)?)"


class _OwnReloadHandler(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The reload socket, for the preview's own pages: livereload lets any page of any site listen."""

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)


class Pages:
    """What the handlers share: the project in `root`, the built site in `folder`, and what is shown now."""

    def __init__(self, root: Path, folder: Path, shown: Callable[[], PreviewState]) -> None:
        self.root = root
        self._folder = folder
        self.shown = shown

    @property
    def base(self) -> str | None:
        """The path of the site on its host; None while there is none."""
        return self.shown().base

    def home(self) -> str:
        """Where the home page is, or will be."""
        return self.base or "/"

    def html(self, path: str) -> tuple[HTTPStatus, bytes]:
        """The page at `path` of the site, as it was built; the site's own page for what is not there."""
        if self.base is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, empty("Er is nog geen voorbeeld.", "Verbeter eerst de fouten.")
        for name, status in ((urls.page_file(path), HTTPStatus.OK), (_NOT_FOUND, HTTPStatus.NOT_FOUND)):
            if (content := self._read(name)) is not None:
                return status, content
        return HTTPStatus.NOT_FOUND, empty("Deze pagina is er niet.", "Kijk of het adres klopt.")

    def _read(self, name: str) -> bytes | None:
        if ".." in name.split("/") or "\\" in name or "\0" in name:
            return None
        for _ in range(2):  # a build puts a new folder in the place of the old one: there may be none for a moment
            try:
                return read_plain(self._folder / name, self._folder, _MAX_PAGE)
            except OSError:
                continue
        return None

    def bar(self, path: str) -> str:
        return bar(self.root, self.shown(), path)

    def is_coming(self, path: str) -> bool:
        """Whether a page that is not there may be one of what was saved a moment ago, and is being made."""
        return thing_at(self.root, path) is not None

    def below(self, address: str) -> str | None:
        """The path on the site of an address on this host; None for one that is not the site's."""
        base = self.base
        return address.removeprefix(base) if base and address.startswith(base) else None


class _PageHandler(Handler):
    """A page of the site with the bar on it."""

    def initialize(self, pages: Pages) -> None:
        self._pages = pages

    async def get(self, address: str) -> None:
        base = self._pages.base
        if address == "/" and base not in (None, "/"):
            self.redirect(str(base))
            return
        path = self._pages.below(address)
        status, html = self._pages.html(_NOT_FOUND if path is None else path)
        for _ in range(_PATIENCE if path and status is HTTPStatus.NOT_FOUND and self._pages.is_coming(path) else 0):
            await asyncio.sleep(0.1)
            status, html = self._pages.html(path or "")
            if status is HTTPStatus.OK:
                break
        self.set_status(HTTPStatus.NOT_FOUND if path is None and base else status)
        self.set_header("Cache-Control", "no-store")
        self.finish(with_bar(html, self._pages.bar(path or "")))


class _BarHandler(Handler):
    """The bar of one page, and by which fingerprint a script knows whether the page is still the same."""

    def initialize(self, pages: Pages) -> None:
        self._pages = pages

    def get(self) -> None:
        path = self._pages.below(self.get_query_argument("pagina", "/"))
        _, html = self._pages.html(_NOT_FOUND if path is None else path)
        self.set_header("Cache-Control", "no-store")
        self.finish({**digest_of(html), "bar": self._pages.bar(path or "")})


class _FileHandler(Handler, StaticFileHandler):  # type: ignore[misc]  # livereload has no types
    """A file of the site that is no page; below its base path, which content may change."""

    def initialize(self, path: str, pages: Pages) -> None:
        super().initialize(path)
        self._pages = pages

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  # tornado's signature
        await StaticFileHandler.get(self, self._pages.below(path) or "-", include_body)

    def set_extra_headers(self, path: str) -> None:
        # Those carry a fingerprint in their name: loading a page again costs no font twice.
        kept = path.startswith(urls.STATIC)
        self.set_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-store")


def application(
    editor: FormEditor,
    folder: Path,
    shown: Callable[[], PreviewState],
    fault: Callable[[Exception], object],
    *,
    network: bool = False,
) -> Application:
    """The preview of the project that `editor` changes, whose site is built in `folder`. `shown` gives its state,
    and `fault` is told of faults of the program.
    """
    LiveReloadHandler.watcher, LiveReloadHandler.live_css = Server().watcher, False
    pages = Pages(editor.root, folder, shown)
    preview = Application(default_handler_class=ForeignHandler, log_function=lambda _handler: None, fault=fault)
    preview.add_handlers(
        own_hosts(network=network),
        [
            (r"/livereload", _OwnReloadHandler),
            (rf"{SCREENS}balk", _BarHandler, {"pages": pages}),
            (rf"{SCREENS}(.*\.(?:css|js|svg))", StaticFileHandler, {"path": str(FOLDER)}),
            *_forms(editor, pages),
            (r"(/(?:.*/)?(?:[^/]*\.html)?)", _PageHandler, {"pages": pages}),
            (r"(/.*)", _FileHandler, {"path": str(folder), "pages": pages}),
        ],
    )
    return preview


def _forms(editor: FormEditor, pages: Pages) -> list[tuple[str, type[Handler], dict[str, object]]]:
    given: dict[str, object] = {"editor": editor, "base": pages.home}
    shelf = HandoutShelf(editor, pages.home, pages.shown)
    return [
        (FORMS, things.OverviewHandler, given),
        (f"{FORMS}editie", EditionHandler, given),
        (f"{FORMS}planning", PlanningHandler, given),
        (f"{FORMS}nieuw", actions.NewHandler, given),
        (f"{FORMS}terug", actions.UndoHandler, given),
        (f"{FORMS}dag", actions.DayHandler, given),
        (f"{FORMS}spiekbriefje", actions.CheatSheetHandler, given),
        (f"{FORMS}tekst", actions.TextHandler, given),
        (f"{FORMS}omleiding", RedirectHandler, given),
        (f"{FORMS}(.+/)adres", AddressHandler, given),
        (f"{FORMS}(.+/)weg", RemoveHandler, given),
        (rf"{FORMS}jaaroverzicht/((?:[0-9-]+(?:/|\.csv))?)", YearHandler, given),
        (rf"{HANDOUTS}((?:.+\.html)?)", HandoutHandler, {**given, "shelf": shelf}),
        (f"{FORMS}(.+/)volgorde", actions.OrderHandler, given),
        (f"{FORMS}(.+/)(beeld|bestand)", actions.UploadHandler, given),
        (f"{FORMS}(.+/)", things.ThingHandler, given),
    ]
