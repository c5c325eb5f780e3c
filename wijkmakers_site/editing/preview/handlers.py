"""What all handlers of the preview share: Dutch where something is wrong, and nothing in the terminal."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError, RequestHandler

from wijkmakers_site.editing.screens.screen import screen


def empty(title: str, text: str) -> bytes:
    """A page for where there is none of the site."""
    return screen("empty.html", title=title, text=text).encode()


class Handler(RequestHandler):
    """One that speaks Dutch where something is wrong, and leaves faults of the program to `fault`; `told` is what that
    says of one, "" where there was none.
    """

    told = ""

    def write_error(self, status_code: int, **_: object) -> None:
        title = "Hier ging iets mis." if status_code >= 500 else "Dit is er niet."
        self.finish(empty(title, "Kijk of het adres klopt."))

    def log_exception(self, _kind: Any, error: Any, _trace: Any) -> None:
        """Prints nothing, as tornado would: what is asked for and is not there is no news in a terminal."""
        if not isinstance(error, HTTPError):
            self.told = str(self.settings["fault"](error))


class ForeignHandler(Handler):
    """For who comes by another name than ours."""

    def prepare(self) -> None:
        raise HTTPError(HTTPStatus.FORBIDDEN)
