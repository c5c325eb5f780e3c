"""What ends or renames an address: a thing that goes, another id; and an old address that is to lead on."""

from __future__ import annotations

from http import HTTPStatus

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.removing import Removal, removal
from wijkmakers_site.editing.forms.saving import AGREED, VERSION, OpenForm, Outcome
from wijkmakers_site.editing.forms.things import FORMS, Thing, form_of
from wijkmakers_site.editing.old_addresses import add
from wijkmakers_site.editing.preview.bar import editor_address
from wijkmakers_site.editing.preview.form_pages.form_handler import FormHandler
from wijkmakers_site.editing.renaming.renaming import renaming
from wijkmakers_site.model.file_kinds import PROGRAMME, REDIRECTS
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.reading import load


class RemoveHandler(FormHandler):
    """Tells what it means that a thing goes, and takes it away after a yes."""

    def get(self, address: str) -> None:
        if asked := self._asked(address):
            self._show(*asked)

    def post(self, address: str) -> None:
        if not (asked := self._asked(address)):
            return
        open_form, removal = asked
        thing, after = open_form.thing, open_form.thing.whole.address if open_form.thing.part else FORMS
        if self.get_body_argument(VERSION, "") != open_form.version:
            self.show("stale.html", HTTPStatus.CONFLICT, address=thing.address, typed={})
            return
        answer = self.editor.keep(removal.plan, self.get_body_argument(AGREED, ""))
        match answer.outcome:
            case Outcome.ASKED:
                typed = {VERSION: open_form.version}
                self.show("noticed.html", answer=answer, address=f"{thing.address}weg", typed=typed)
            case Outcome.SAVED:
                self.back_to(after, "weg")
            case _:
                self.answer(answer, thing.address)

    def _asked(self, address: str) -> tuple[OpenForm, Removal] | None:
        """The thing with what it would take along; None where it was told why it cannot go."""
        thing = self.thing(address)
        if not thing.kind.folder:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        try:
            open_form = self.editor.opened(thing)
            if open_form is None:
                raise HTTPError(HTTPStatus.NOT_FOUND)
            content = load.read(self.editor.root / "content", self.editor.clock().day).content
            return open_form, removal(self.editor.root, open_form, content)
        except UsageError as error:
            self.refuse(error, thing.address)
            return None

    def _show(self, open_form: OpenForm, removal: Removal) -> None:
        root = self.editor.root
        data = {filed.document.path: filed.document.data for filed in removal.content.every_file()}
        uses = [
            (
                form_of(root, each.path, each.at, data.get(each.path)) or editor_address(root, each.path, each.line),
                each,
            )
            for each in removal.uses
        ]
        self.show("removed.html", open_form=open_form, title=open_form.title, removal=removal, uses=uses)


class AddressHandler(FormHandler):
    """Gives a thing another id, and a module another programme too."""

    def get(self, address: str) -> None:
        self._show(self._thing(address), "")

    def post(self, address: str) -> None:
        thing, id = self._thing(address), self.get_body_argument("id", "").strip()
        programme = self.get_body_argument("leergang", thing.id)
        if thing.part and programme != thing.id:
            id = f"{programme}/{id}"
        typed = f"{thing.id}/{thing.part}" if thing.part else thing.id
        kind = thing.kind.part if thing.part else thing.kind.name
        try:
            plan, renamed = renaming(self.editor.root, self.editor.clock().day, kind, typed, id)
            answer = self.editor.keep(plan.without_moves(), self.get_body_argument(AGREED, ""))
        except UsageError as error:
            self._show(thing, str(error))
            return
        except InvalidContentError as error:
            self._show(thing, "\n".join(map(str, error.problems)))
            return
        match answer.outcome:
            case Outcome.ASKED:
                fields = {"id": self.get_body_argument("id"), "leergang": programme}
                self.show("noticed.html", answer=answer, address=f"{thing.address}adres", typed=fields)
            case Outcome.SAVED:
                self.back_to(_after(thing, renamed.new).address, "adres")
            case _:
                self.answer(answer, thing.address)

    def _thing(self, address: str) -> Thing:
        thing = self.thing(address)
        if not thing.kind.folder or not self.editor.has(thing):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return thing

    def _show(self, thing: Thing, wrong: str) -> None:
        content = load.read(self.editor.root / "content", self.editor.clock().day).content
        self.show(
            "address.html",
            HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
            thing=thing,
            id=self.get_argument("id", thing.part or thing.id),
            programmes=content.names_of(PROGRAMME) if thing.part else {},
            wrong=wrong,
        )


def _after(thing: Thing, new: str) -> Thing:
    """The thing by its new id, which is one of another programme with that before it."""
    if not thing.part:
        return Thing(thing.kind, new)
    programme, _, id = new.rpartition("/")
    return Thing(thing.kind, programme or thing.id, id)


class RedirectHandler(FormHandler):
    """An address of before, and where it leads from now on."""

    def post(self) -> None:
        old, target = (self.get_body_argument(each, "").strip() for each in ("van", "naar"))
        try:
            plan, _ = add(self.editor.root, old, target)
            self.answer(self.editor.keep(plan, "", ask=False), Thing(REDIRECTS, "").address)
        except UsageError as error:
            self.refuse(error, FORMS)
