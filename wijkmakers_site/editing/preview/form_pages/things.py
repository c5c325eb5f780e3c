"""The forms themselves: all that can be edited, and one thing with its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.asked.controls import note_of
from wijkmakers_site.editing.forms.bounds import ALONG, BOUNDS
from wijkmakers_site.editing.forms.saving import VERSION, Answer, OpenForm, Outcome
from wijkmakers_site.editing.forms.things import FORMS, Thing, cheat_sheet, things
from wijkmakers_site.editing.forms.uploads import list_of_links
from wijkmakers_site.editing.preview.bar import editor_address
from wijkmakers_site.editing.preview.form_pages.form_handler import FormHandler
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.downloads import KINDS
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading import load
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass

_RARE = ("voorheen", "verplaatst_van", "niet_die_van", "agenda_verbeterd")  # what a rule asks for when it is needed
_ALONE = {  # of which there is one file: its heading, and what it is called in a list
    file_kinds.SITE: ("De hele site", "Naam, menu en contact"),
    file_kinds.REDIRECTS: ("Oude adressen", "Alle omleidingen"),
}
_OWN_FIELDS = ("bewijs", "versie", "akkoord", "verder", ALONG)


@dataclass(frozen=True, slots=True)
class Row:
    """A module in the table of its programme: texts as the file has them, the day with its weekday."""

    title: str
    address: str
    day: str
    hours: str
    venue: str


class OverviewHandler(FormHandler):
    """All that can be edited."""

    def get(self) -> None:
        content = load.read(self.editor.root / "content", self.editor.clock().day).content
        partial = {filed.document.path for filed in content.all_files() if filed.partial}  # whose name may be a guess
        names = {
            kind: {id: name for id, name in content.names_of(kind).items() if Thing(kind, id).facts not in partial}
            for kind in file_kinds.in_folders()
        }
        kinds: dict[FileKind, list[tuple[Thing, str]]] = {kind: [] for kind in file_kinds.in_folders()}
        for thing in things(self.editor.root):
            name = names[thing.kind].get(thing.id, thing.id) if thing.kind.folder else _ALONE[thing.kind][1]
            kinds.setdefault(thing.kind, []).append((thing, name))
        has_cheat_sheet = bool(cheat_sheet(self.editor.root))
        headings = {kind.name: heading for kind, (heading, _) in _ALONE.items()}
        self.show("overview.html", kinds=list(kinds.items()), has_cheat_sheet=has_cheat_sheet, heading_of=headings)


class ThingHandler(FormHandler):
    """The form of one thing."""

    def get(self, address: str) -> None:
        thing = self.thing(address)
        try:
            open_form = self.editor.opened(thing)
        except UsageError as error:
            self.refuse(error, FORMS, editor_address(self.editor.root, thing.facts))
            return
        if open_form is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self._form(open_form, {}, {})

    def post(self, address: str) -> None:
        thing, typed = self.thing(address), self.typed()
        try:
            open_form = self.editor.opened(thing)
            if open_form is None:
                raise HTTPError(HTTPStatus.NOT_FOUND)
            if typed.get("verder"):
                self._form(open_form, {}, typed)
                return
            answer = self.editor.save(open_form, typed)
        except UsageError as error:
            self.refuse(error, thing.address)
            return
        self._answer(open_form, answer, typed)

    def _answer(self, open_form: OpenForm, answer: Answer, typed: Mapping[str, str]) -> None:
        filled = {name: value for name, value in typed.items() if name not in _OWN_FIELDS}
        address = open_form.thing.address
        match answer.outcome:
            case Outcome.STALE:
                self.show("stale.html", HTTPStatus.CONFLICT, address=address, typed=filled)
            case Outcome.ASKED:
                self.show("noticed.html", answer=answer, address=address, typed=typed)
            case Outcome.REFUSED:
                told: dict[DataPath, str] = {}
                controls = {each.at for group in open_form.groups for each in group.controls}
                for problem, place in answer.problems:
                    at = place
                    while at and at not in controls:  # in the file a value may lie deeper than its control
                        at = at[:-1]
                    text = f"{problem.message} {problem.cure}".rstrip()
                    told[at] = f"{told[at]} {text}" if at in told else text
                outside = any(problem.code in BOUNDS for problem, _ in answer.problems)
                self._form(open_form, told, typed, widens=outside and bool(open_form.thing.part))
            case _:
                self.back_to(address, answer.outcome)

    def _form(
        self, open_form: OpenForm, wrong: Mapping[DataPath, str], typed: Mapping[str, str], *, widens: bool = False
    ) -> None:
        thing = open_form.thing
        line = open_form.facts.document.place(open_form.at)[0]
        self.show(
            "thing.html",
            HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
            open_form=open_form,
            title=open_form.title,
            editor=editor_address(self.editor.root, thing.facts, line),
            wrong=_Wrong(wrong),
            widens=widens,
            along=ALONG,
            typed=typed,
            # Of what was typed before: else it would go over what somebody else kept meanwhile.
            version=typed.get(VERSION, open_form.version),
            pictures=[group for group in open_form.groups if group.field.inner is ImageRecord and len(group.at) == 1],
            documents=list(KINDS),
            listed=list_of_links(open_form),
            parts=list(_rows(open_form)),
            lists=list(_lists(open_form)),
            rare=_RARE,
            rare_in_use=any(at and at[0] in _RARE for at in wrong),
            kinds={kind.folder: kind.name for kind in file_kinds.in_folders()},
        )


class _Wrong(dict[DataPath, str]):
    """What is wrong with each field; "" for one with which nothing is."""

    def __missing__(self, at: DataPath) -> str:
        return ""


def _lists(open_form: OpenForm) -> Iterator[tuple[str, str, list[str]]]:
    """The lists of which the order can be changed: label, path, and what each item is called."""
    for group in open_form.groups:
        items = group.items or group.records
        named = [each[0].choices.get(each[0].value, each[0].value) for each in items if not each[0].is_new]
        if len(named) > 1 and group.at[0] not in (*_RARE, open_form.thing.parts_key):
            yield group.label, "/".join(map(str, group.at)), named


def _rows(open_form: OpenForm) -> list[Row]:
    key = open_form.thing.parts_key
    parts = open_form.facts.value((key,)) if key else None
    rows = []
    for part in parts if isinstance(parts, list) else []:
        facts = {name: str(value or "") for name, value in part.items()} if isinstance(part, dict) else {}
        day, id = facts.get("datum", ""), facts.get("id", "")
        note = note_of(day)
        address = Thing(open_form.thing.kind, open_form.thing.id, id).address if id else ""
        rows.append(
            Row(facts.get("titel") or id, address, note or day, facts.get("tijd", ""), facts.get("locatie", ""))
        )
    return rows
