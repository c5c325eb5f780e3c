"""What all forms of the preview share over HTTP: for this computer alone, and only as sent by a page of our own."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.saving import Answer, FormEditor, Outcome
from wijkmakers_site.editing.forms.things import FORMS, HANDOUTS, Thing, thing_of
from wijkmakers_site.editing.preview.handlers import Handler, empty
from wijkmakers_site.editing.screens.screen import screen
from wijkmakers_site.problems.errors import UsageError

MAX_FORM = 2_000_000  # bytes: ten times the longest text that anybody would write
MAX_PICTURE_FORM = 52_000_000  # bytes: the largest picture that is read, and what comes around it
_HIDDEN = ("bewijs", "versie", "akkoord")  # what nobody typed
_MESSAGES = {
    Outcome.SAVED: "Bewaard.",
    Outcome.NOTHING: "Er was niets veranderd.",
    "terug": "De laatste wijziging is ongedaan gemaakt.",
    "weg": "Het is weg.",
    "adres": "Het heeft een ander adres. Links en verwijzingen zijn mee veranderd.",
    "nieuw": "Het bestand is er. Vul het hier verder in.",
}


class FormHandler(Handler):
    """Refuses what another site could make a browser send, and what comes from another computer."""

    largest = MAX_FORM

    def initialize(self, editor: FormEditor, base: Callable[[], str]) -> None:
        self.editor = editor
        self.base = base

    def prepare(self) -> None:
        """Only who sits here writes; with `--netwerk` others may look at the site, and no more."""
        if self.request.remote_ip not in ("127.0.0.1", "::1"):
            self.set_status(HTTPStatus.FORBIDDEN)
            self.finish(empty("Hier kun je niet bewerken.", "Dat kan op de computer waar het voorbeeld draait."))
            return
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'self'")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        if self.request.method != "POST":
            return
        if len(self.request.body) > self.largest:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        # Browsers always say from where a form was sent; a token that only our pages hold says it once more.
        origin = urlsplit(self.request.headers.get("Origin", ""))
        if (origin.scheme, origin.netloc) != ("http", self.request.host):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if not hmac.compare_digest(self.get_body_argument("bewijs", "").encode(), self.editor.token.encode()):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def write_error(self, status_code: int, **rest: object) -> None:
        """Of a fault (a full disk, a file that may not be written) say which, and show what was typed."""
        if not self.told:
            super().write_error(status_code, **rest)
            return
        typed = {} if self.request.files else {name: self.typed()[name] for name in self.typed() if name not in _HIDDEN}
        self.show("fault.html", status_code, text=self.told, typed=typed)

    def typed(self) -> dict[str, str]:
        """The fields of the form by name; of two with one name the last."""
        return {name: self.get_body_argument(name, strip=False) for name in self.request.body_arguments}

    def show(self, name: str, status: int = HTTPStatus.OK, **values: object) -> None:
        message = _MESSAGES.get(self.get_query_argument("na", ""), "")
        undoing = self.editor.history.undoing()
        undoable = [path.removeprefix("content/") for path in undoing.written] if undoing else []
        common = {
            "forms": FORMS,
            "handouts": HANDOUTS,
            "site": self.base(),
            "token": self.editor.token,
            "message": message,
        }
        self.set_status(status)
        self.finish(screen(name, **common, undoable=undoable, **values))

    def back_to(self, address: str, outcome: str) -> None:
        # See other: reloading the page that follows must not send the form again.
        self.redirect(f"{address}?na={quote(outcome)}", status=HTTPStatus.SEE_OTHER)

    def refuse(self, error: UsageError, address: str, editor: str = "") -> None:
        """Say why something cannot be done; `editor` opens the file that it is about."""
        self.show("problem.html", HTTPStatus.UNPROCESSABLE_ENTITY, text=str(error), address=address, editor=editor)

    def answer(self, answer: Answer, address: str) -> None:
        """Say what became of a form of which nothing was typed that could be lost."""
        if answer.outcome is Outcome.STALE:
            self.show("stale.html", HTTPStatus.CONFLICT, address=address, typed={})
        elif answer.outcome is Outcome.REFUSED:
            told = (f"{each.message} {each.cure}".rstrip() for each, _ in answer.problems)
            self.refuse(UsageError("\n".join(told)), address)
        else:
            self.back_to(address, answer.outcome)

    def thing(self, address: str) -> Thing:
        """The thing whose form is at an address below that of all forms."""
        thing = thing_of(self.editor.root, f"{FORMS}{address}")
        if thing is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return thing
