"""What forms do beside keeping values: another order, a new file, a picture, undo, and what a script asks meanwhile."""

from __future__ import annotations

from http import HTTPStatus

from tornado.web import HTTPError

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.forms.asked.controls import note_of
from wijkmakers_site.editing.forms.saving import AGREED, VERSION, Answer, Outcome
from wijkmakers_site.editing.forms.things import FORMS, MANUAL, Thing, cheat_sheet, thing_of, things
from wijkmakers_site.editing.forms.uploads import Upload, add_document, add_picture
from wijkmakers_site.editing.preview.form_pages.form_handler import MAX_PICTURE_FORM, FormHandler
from wijkmakers_site.editing.scaffold import begin
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.html import ProseRenderer


class OrderHandler(FormHandler):
    """A module, or an item of another list, that changes places with the one before it: `menu/2`."""

    def post(self, address: str) -> None:
        thing, typed = self.thing(address), self.get_body_argument("plaats", "")
        written, _, place = typed.rpartition("/")
        if not written or not place.isdecimal():
            raise HTTPError(HTTPStatus.NOT_FOUND)
        at = tuple(int(step) if step.isdecimal() else step for step in written.split("/"))
        version = self.get_body_argument(VERSION, "")
        try:
            open_form = self.editor.opened(thing)
            if open_form is None or open_form.version != version:
                self.answer(Answer(Outcome.STALE), thing.address)
                return
            answer = self.editor.move(open_form, at, int(place), self.get_body_argument(AGREED, ""))
        except UsageError as error:
            self.refuse(error, thing.address)
            return
        if answer.outcome is Outcome.ASKED:
            fields = {"plaats": typed, VERSION: version}
            self.show("noticed.html", answer=answer, address=f"{thing.address}volgorde", typed=fields)
        else:
            self.answer(answer, thing.address)


class NewHandler(FormHandler):
    """A new file, or a new module, to be filled in."""

    def post(self) -> None:
        kind, name, programme = (self.get_body_argument(each, "") for each in ("soort", "naam", "bij"))
        try:
            names = [*([programme] if programme else []), name]
            plan = begin(self.editor.root, kind, names, self.editor.clock().day)
            answer = self.editor.keep(plan, "", ask=False)
        except UsageError as error:
            self.refuse(error, FORMS)
            return
        if answer.outcome is Outcome.SAVED:
            self.back_to(self._address_of(kind, programme, list(plan.written)[-1]), "nieuw")
        else:
            self.answer(answer, FORMS)

    def _address_of(self, kind: str, programme: str, path: str) -> str:
        by_file = {file: thing for thing in things(self.editor.root) for file in (thing.facts, thing.text)}
        if path in by_file:
            return by_file[path].address
        part = path.rpartition("/")[2].removesuffix(".md")
        return next((Thing(each, programme, part).address for each in file_kinds.KINDS if each.part == kind), FORMS)


class UndoHandler(FormHandler):
    """The last change taken back."""

    def post(self) -> None:
        try:
            outcome = "terug" if self.editor.undo() else Outcome.NOTHING
        except UsageError as error:
            self.refuse(error, FORMS)
            return
        self.back_to(self._still_there(self.get_body_argument("naar", FORMS)), outcome)

    def _still_there(self, address: str) -> str:
        """The form at an address, or that of what it was a part of; that of all where neither is there (any more)."""
        thing = thing_of(self.editor.root, address)
        if thing is None:
            return FORMS
        return thing.address if self.editor.has(thing) else thing.whole.address


class DayHandler(FormHandler):
    """The weekday and the holiday of a date, as text."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(note_of(self.get_query_argument("datum", "")[:40]))


class TextHandler(FormHandler):
    """A text as it will stand on its page; without its pictures, which only a build makes."""

    def post(self) -> None:
        renderer = ProseRenderer(Root(f"http://localhost{self.base()}"), {})
        try:
            self.finish(str(renderer.html(Prose("tekst", self.get_body_argument("tekst", "", strip=False)))))
        except InvalidContentError as error:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish("\n".join(f"{each.message} {each.cure}" for each in error.problems))


class UploadHandler(FormHandler):
    """A picture or a document that was dropped on a form, with what it shows or how it is called."""

    largest = MAX_PICTURE_FORM

    def post(self, address: str, what: str) -> None:
        thing, files = self.thing(address), self.request.files.get(what, [])
        try:
            open_form = self.editor.opened(thing)
            if open_form is None or not files:
                raise HTTPError(HTTPStatus.NOT_FOUND)
            if open_form.version != self.get_body_argument("versie", ""):
                self.answer(Answer(Outcome.STALE), thing.address)
                return
            plan, upload = Plan(self.editor.root), Upload(files[0].filename, files[0].body)
            words = " ".join(self.get_body_argument("woorden", "").split())
            if what == "beeld":
                add_picture(plan, open_form, upload, self.get_body_argument("veld", ""), words)
            else:
                add_document(plan, open_form, upload, words, replaces=bool(self.get_body_argument("nieuwe_versie", "")))
            self.answer(self.editor.keep(plan, "", open_form, ask=False), thing.address)
        except UsageError as error:
            self.refuse(error, thing.address)


class CheatSheetHandler(FormHandler):
    """The cheat open_form of the manual, on a page of its own to be printed."""

    def get(self) -> None:
        text = cheat_sheet(self.editor.root)
        if not text:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        renderer = ProseRenderer(Root(f"http://localhost{self.base()}"), {})
        self.show("cheat_sheet.html", text=renderer.html(Prose(MANUAL, text)))
