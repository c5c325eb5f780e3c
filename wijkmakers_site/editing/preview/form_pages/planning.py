"""A planning from a spreadsheet, without a terminal: the sheet, then what it would change, and made after a yes."""

from __future__ import annotations

import secrets
from difflib import unified_diff
from http import HTTPStatus
from pathlib import Path

from tornado.web import HTTPError

from wijkmakers_site.editing.editions.told import short_day
from wijkmakers_site.editing.forms.asked.controls import day_of
from wijkmakers_site.editing.forms.saving import AGREED, Outcome
from wijkmakers_site.editing.forms.things import FORMS, Thing
from wijkmakers_site.editing.planning.importing import Imported, import_planning
from wijkmakers_site.editing.planning.rows import PlannedModule
from wijkmakers_site.editing.preview.form_pages.form_handler import MAX_PICTURE_FORM, FormHandler
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading import load
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import listing

_SHEET = regex(r"[0-9a-f]{16}\.(?:csv|txt|tsv|xlsx|xlsm)")
_KEPT = 5  # sheets of which the answer may still come


class PlanningHandler(FormHandler):
    """Asks for a sheet, shows what it makes, and makes it."""

    largest = MAX_PICTURE_FORM

    def get(self) -> None:
        self._ask("")

    def post(self) -> None:
        title = " ".join(self.get_body_argument("titel", "").split())
        try:
            sheet = self._sheet()
            imported = import_planning(self.editor.root, self.editor.clock().day, sheet, title)
        except UsageError as error:
            self._ask(str(error).removeprefix("--uit: "))
            return
        if imported.mistakes or not self.get_body_argument("ja", ""):
            self._show(imported, sheet.name, title)
        else:
            self._make(imported, sheet.name, title)

    def _sheet(self) -> Path:
        """The sheet that was sent, kept until the answer comes; or the one that was shown before. Raises UsageError
        where there is none.
        """
        folder = self.editor.root / ".cache" / "bladen"
        if name := self.get_body_argument("blad", ""):
            if not _SHEET.fullmatch(name):
                raise HTTPError(HTTPStatus.NOT_FOUND)
            return folder / name
        sent = self.request.files.get("planning", [])
        name = f"{secrets.token_hex(8)}.{sent[0].filename.rpartition('.')[2].lower()}" if sent else ""
        if not _SHEET.fullmatch(name):
            raise UsageError("Kies een blad: een CSV-bestand, of een .xlsx.")
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime)[: -_KEPT or None]:
            old.unlink()
        (folder / name).write_bytes(sent[0].body)
        return folder / name

    def _ask(self, wrong: str) -> None:
        content = load.read(self.editor.root / "content", self.editor.clock().day).content
        status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
        title = self.get_argument("titel", "")
        self.show("planning_asked.html", status, wrong=wrong, titles=content.names_of(PROGRAMME), title=title)

    def _show(self, imported: Imported, sheet: str, title: str) -> None:
        before, after = imported.plan.written.get(imported.path, (None, None))
        now, then = ((content or b"").decode("utf-8-sig").splitlines() for content in (before, after))
        self.show(
            "planning_shown.html",
            HTTPStatus.UNPROCESSABLE_ENTITY if imported.mistakes else HTTPStatus.OK,
            imported=imported,
            rows=[(_when(module), module.title) for _, module in imported.modules],
            changes=[] if imported.is_new else list(unified_diff(now, then, n=2, lineterm=""))[2:],
            skipped=listing(list(imported.skipped)),
            left=listing(imported.left),
            sheet=sheet,
            title=title,
        )

    def _make(self, imported: Imported, sheet: str, title: str) -> None:
        answer = self.editor.keep(imported.plan, self.get_body_argument(AGREED, ""))
        address = Thing(PROGRAMME, imported.id).address
        if answer.outcome is Outcome.ASKED:
            fields = {"blad": sheet, "titel": title, "ja": "ja"}
            self.show("noticed.html", answer=answer, address=f"{FORMS}planning", typed=fields)
        else:
            self.answer(answer, address)


def _when(module: PlannedModule) -> str:
    """The days of a module, each with its hours."""
    days = module.days or [{key: str(module.values[key]) for key in ("datum", "tijd") if key in module.values}]
    told = [
        f"{short_day(day)} {each.get('tijd', '')}".rstrip() for each in days if (day := day_of(each.get("datum", "")))
    ]
    return listing(told) or "zonder datum"
