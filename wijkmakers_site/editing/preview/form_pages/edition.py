"""The next edition of a programme, without a terminal: its first day, then its planning, and made after a yes."""

from __future__ import annotations

from hashlib import sha256
from http import HTTPStatus

from wijkmakers_site.editing.editions import told
from wijkmakers_site.editing.editions.new_edition import TakenIdError, new_edition
from wijkmakers_site.editing.editions.planned import NewEdition
from wijkmakers_site.editing.forms.asked.controls import day_of
from wijkmakers_site.editing.forms.saving import AGREED, Outcome
from wijkmakers_site.editing.forms.things import FORMS, Thing
from wijkmakers_site.editing.preview.form_pages.form_handler import FormHandler
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.reading import load


class EditionHandler(FormHandler):
    """Asks for the first day, shows what would be made, and makes it."""

    def get(self) -> None:
        self._ask(self.get_query_argument("leergang", ""), "")

    def post(self) -> None:
        old, start = self.get_body_argument("leergang", ""), day_of(self.get_body_argument("eerste_dag", ""))
        if start is None:
            self._ask(old, "Vul de eerste dag in, zoals 2026-09-17.")
            return
        making_room = {tuple(map(_step, each.split("/"))) for each in self.get_body_arguments("vrij")}
        root, today = self.editor.root, self.editor.clock().day
        try:
            edition = new_edition(root, today, old, start, self.get_body_argument("id", ""), free=making_room)
        except TakenIdError as error:
            self._ask(old, f"{error} Is dit er nog een? Bedenk dan zelf een id.", asks_id=True)
            return
        except UsageError as error:
            self._ask(old, str(error))
            return
        except InvalidContentError as error:
            self.refuse(UsageError("\n".join(map(str, error.problems))), FORMS)
            return
        if self.get_body_argument(AGREED, "") == _word(edition):
            self._make(edition)
        else:
            self._show(edition)

    def _ask(self, old: str, wrong: str, *, asks_id: bool = False) -> None:
        """For the first day; of a programme that is not known which one, too."""
        content = load.read(self.editor.root / "content", self.editor.clock().day).content
        self.show(
            "edition_asked.html",
            HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
            programmes=content.names_of(PROGRAMME),
            old=old,
            start=self.get_argument("eerste_dag", ""),
            id=self.get_argument("id", ""),
            asks_id=asks_id,
            wrong=wrong,
        )

    def _show(self, edition: NewEdition) -> None:
        self.show(
            "edition_planned.html",
            edition=edition,
            told=told,
            beginning=list(told.beginning(edition, self.editor.clock().day)),
            remarks=list(told.remarks(edition)),
            word=_word(edition),
            asked_id=self.get_body_argument("id", ""),
        )

    def _make(self, edition: NewEdition) -> None:
        answer = self.editor.keep(edition.plan, "", ask=False)
        if answer.outcome is not Outcome.SAVED:
            self.answer(answer, FORMS)
            return
        self.show(
            "edition_made.html",
            edition=edition,
            thing=Thing(PROGRAMME, edition.names.id),
            steps=list(told.what_now(edition)),
            remarks=list(told.remarks(edition)),
        )


def _step(written: str) -> str | int:
    return int(written) if written.isdecimal() else written


def _word(edition: NewEdition) -> str:
    """By which one agrees to just what was shown: another day, or another file meanwhile, is another edition."""
    return sha256(repr(edition.plan.written).encode()).hexdigest()[:20]
