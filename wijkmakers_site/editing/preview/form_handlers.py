"""The forms of the preview over HTTP: for this computer alone, and only as sent by a page of our own."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.controls import note_of
from wijkmakers_site.editing.forms.saving import Answer, Desk, Outcome, Sheet
from wijkmakers_site.editing.forms.things import FORMS, Thing, thing_of, things
from wijkmakers_site.editing.preview.bar import editor_address
from wijkmakers_site.editing.preview.handlers import Handler
from wijkmakers_site.editing.scaffold import create
from wijkmakers_site.editing.screens.screen import screen
from wijkmakers_site.model import file_kinds
from wijkmakers_site.problems.problem import UsageError
from wijkmakers_site.reading import load
from wijkmakers_site.reading.source.document import DataPath

MAX_FORM = 2_000_000  # bytes: ten times the longest text that anybody would write
_OWN_FIELDS = ("bewijs", "versie", "akkoord", "verder")
_MESSAGES = {
    Outcome.SAVED: "Bewaard.",
    Outcome.NOTHING: "Er was niets veranderd.",
    "terug": "De laatste wijziging is ongedaan gemaakt.",
    "nieuw": "Het bestand is er. Vul het hier verder in.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A module in the table of its programme: texts as the file has them, the day with its weekday."""

    title: str
    address: str
    day: str
    hours: str
    venue: str


class FormHandler(Handler):
    """Refuses what another site could make a browser send, and what comes from another computer."""

    def initialize(self, desk: Desk, base: Callable[[], str]) -> None:
        self._desk = desk
        self._base = base

    def prepare(self) -> None:
        """Only who sits here writes; with `--netwerk` others may look at the site, and no more."""
        if self.request.remote_ip not in ("127.0.0.1", "::1"):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; form-action 'self'")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        if self.request.method != "POST":
            return
        # Browsers always say from where a form was sent; a token that only our pages hold says it once more.
        origin = urlsplit(self.request.headers.get("Origin", ""))
        if (origin.scheme, origin.netloc) != ("http", self.request.host):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        if not hmac.compare_digest(self.get_body_argument("bewijs", "").encode(), self._desk.token.encode()):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def typed(self) -> dict[str, str]:
        """The fields of the form by name; of two with one name the last."""
        return {name: self.get_body_argument(name, strip=False) for name in self.request.body_arguments}

    def show(self, name: str, status: int = HTTPStatus.OK, **values: object) -> None:
        message = _MESSAGES.get(self.get_query_argument("na", ""), "")
        common = {"forms": FORMS, "site": self._base(), "token": self._desk.token, "message": message}
        self.set_status(status)
        self.finish(screen(name, **common, undoable=bool(self._desk.kept), **values))

    def back_to(self, address: str, outcome: str) -> None:
        # See other: reloading the page that follows must not send the form again.
        self.redirect(f"{address}?na={quote(outcome)}", status=HTTPStatus.SEE_OTHER)

    def refuse(self, error: UsageError, address: str) -> None:
        self.show("problem.html", HTTPStatus.UNPROCESSABLE_ENTITY, text=str(error), address=address)


class OverviewHandler(FormHandler):
    """All that can be edited."""

    def get(self) -> None:
        content = load.read(self._desk.root / "content", self._desk.clock().day).content
        kinds: dict[Any, list[tuple[Thing, str]]] = {}
        for thing in things(self._desk.root):
            name = content.names_of(thing.kind).get(thing.id, "") if thing.kind.folder else "Naam, menu en contact"
            kinds.setdefault(thing.kind, []).append((thing, name or thing.id))
        self.show("overview.html", kinds=list(kinds.items()))


class ThingHandler(FormHandler):
    """The form of one thing."""

    def get(self, address: str) -> None:
        thing = self._thing(address)
        try:
            sheet = self._desk.sheet(thing)
        except UsageError as error:
            self.refuse(error, FORMS)
            return
        if sheet is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self._form(sheet, {}, {})

    def post(self, address: str) -> None:
        thing, typed = self._thing(address), self.typed()
        try:
            sheet = self._desk.sheet(thing)
            if sheet is None:
                raise HTTPError(HTTPStatus.NOT_FOUND)
            if typed.get("verder"):
                self._form(sheet, {}, typed)
                return
            answer = self._desk.save(sheet, typed)
        except UsageError as error:
            self.refuse(error, thing.address)
            return
        self._answer(sheet, answer, typed)

    def _answer(self, sheet: Sheet, answer: Answer, typed: Mapping[str, str]) -> None:
        filled = {name: value for name, value in typed.items() if name not in _OWN_FIELDS}
        address = sheet.thing.address
        match answer.outcome:
            case Outcome.STALE:
                self.show("stale.html", HTTPStatus.CONFLICT, address=address, typed=filled)
            case Outcome.ASKED:
                self.show("noticed.html", answer=answer, address=address, typed=typed)
            case Outcome.REFUSED:
                told: dict[DataPath, str] = {}
                controls = {each.at for group in sheet.groups for each in group.controls}
                for problem, place in answer.problems:
                    at = place
                    while at and at not in controls:  # in the file a value may lie deeper than its control
                        at = at[:-1]
                    text = f"{problem.message} {problem.cure}".rstrip()
                    told[at] = f"{told[at]} {text}" if at in told else text
                self._form(sheet, told, typed)
            case _:
                self.back_to(address, answer.outcome)

    def _thing(self, address: str) -> Thing:
        thing = thing_of(self._desk.root, f"{FORMS}{address}")
        if thing is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return thing

    def _form(self, sheet: Sheet, wrong: Mapping[DataPath, str], typed: Mapping[str, str]) -> None:
        thing, key = sheet.thing, sheet.thing.kind.name_key if not sheet.thing.part else "titel"
        line = sheet.facts.document.place(sheet.at)[0]
        self.show(
            "thing.html",
            HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
            sheet=sheet,
            title=str(sheet.facts.value((*sheet.at, key)) or thing.part or thing.id),
            editor=editor_address(self._desk.root, thing.facts, line),
            wrong=_Wrong(wrong),
            typed=typed,
            parts=list(_rows(sheet)),
            kinds={kind.folder: kind.name for kind in file_kinds.in_folders()},
        )


class _Wrong(dict[DataPath, str]):
    """What is wrong with each field; "" for one with which nothing is."""

    def __missing__(self, at: DataPath) -> str:
        return ""


def _rows(sheet: Sheet) -> list[Row]:
    key = sheet.thing.parts_key
    parts = sheet.facts.value((key,)) if key else None
    rows = []
    for part in parts if isinstance(parts, list) else []:
        facts = {name: str(value or "") for name, value in part.items()} if isinstance(part, dict) else {}
        day, id = facts.get("datum", ""), facts.get("id", "")
        note = note_of(day)
        address = Thing(sheet.thing.kind, sheet.thing.id, id).address if id else ""
        shown = f"{day} ({note})" if note else day
        rows.append(Row(facts.get("titel") or id, address, shown, facts.get("tijd", ""), facts.get("locatie", "")))
    return rows


class OrderHandler(FormHandler):
    """A module that changes places with the one before it."""

    def post(self, address: str) -> None:
        thing, place = thing_of(self._desk.root, f"{FORMS}{address}"), self.get_body_argument("plaats", "")
        if thing is None or not thing.parts_key or not place.isdecimal():
            raise HTTPError(HTTPStatus.NOT_FOUND)
        try:
            answer = self._desk.move(thing, int(place), self.get_body_argument("versie", ""))
        except UsageError as error:
            self.refuse(error, thing.address)
            return
        if answer.outcome is Outcome.SAVED:
            self.back_to(thing.address, answer.outcome)
        else:
            self.show("stale.html", HTTPStatus.CONFLICT, address=thing.address, typed={})


class NewHandler(FormHandler):
    """A new file, or a new module, to be filled in."""

    def post(self) -> None:
        kind, name, programme = (self.get_body_argument(each, "") for each in ("soort", "naam", "bij"))
        try:
            made = create(self._desk.root / "content", kind, [*([programme] if programme else []), name])
        except UsageError as error:
            self.refuse(error, FORMS)
            return
        self.back_to(self._address_of(kind, programme, made[-1]), "nieuw")

    def _address_of(self, kind: str, programme: str, path: str) -> str:
        by_file = {file: thing for thing in things(self._desk.root) for file in (thing.facts, thing.text)}
        if path in by_file:
            return by_file[path].address
        part = path.rpartition("/")[2].removesuffix(".md")
        return next((Thing(each, programme, part).address for each in file_kinds.KINDS if each.part == kind), FORMS)


class UndoHandler(FormHandler):
    """The last change taken back."""

    def post(self) -> None:
        address = self.get_body_argument("naar", FORMS)
        address = address if thing_of(self._desk.root, address) else FORMS  # else it could lead to another site
        try:
            self.back_to(address, "terug" if self._desk.undo() else Outcome.NOTHING)
        except UsageError as error:
            self.refuse(error, address)


class DayHandler(FormHandler):
    """The weekday and the holiday of a date, as text."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(note_of(self.get_query_argument("datum", "")[:40]))
