"""`new leergang --uit`: a programme from a sheet, or an existing one brought up to date with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from wijkmakers_site.editing.begun import begun
from wijkmakers_site.editing.changes.facts import FactsText
from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.planning.columns import Columns, columns_of, is_header
from wijkmakers_site.editing.planning.people import Names
from wijkmakers_site.editing.planning.rows import Mistake, PlannedModule, RowReader
from wijkmakers_site.editing.planning.sheet import Sheet, read_sheet
from wijkmakers_site.editing.planning.written import ORDER, module_data, module_lines, programme_text, same
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model.file_kinds import PROGRAMME, SPEAKER, VENUE
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.load import read
from wijkmakers_site.reading.notation import clock, days
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.source.text import MAX_BYTES
from wijkmakers_site.text.words.slug import as_id
from wijkmakers_site.values import dataclass

_PROSE = "Nog invullen\n"


@dataclass(slots=True)
class Imported:
    """What a sheet would make: the programme `id` with its `title`, `is_new` where it was not there; its `modules` by
    id; the `mistakes` of the sheet, after which nothing is planned; new files (`people`: path and name), the names of
    columns that were `skipped`, and modules that the file has and the sheet has not (`left`). `plan` writes it.
    """

    id: str
    title: str
    is_new: bool
    plan: Plan
    modules: list[tuple[str, PlannedModule]] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)
    skipped: tuple[str, ...] = ()
    left: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"content/{PROGRAMME.path(self.id)}"


def import_planning(root: Path, today: date, file: Path, typed: str) -> Imported:
    """What the sheet in `file` makes of the programme that is `typed`, its id or title; nothing is written yet.

    Without it the sheet's own heading is the title. Raises UsageError for a sheet that is none.
    """
    sheet = read_sheet(file, is_header)
    columns = columns_of(sheet)
    title = typed or columns.heading
    id = as_id(title)
    if not id:
        raise UsageError(f'Zeg erbij hoe de leergang heet: python3 build.py new leergang "Een goede naam" --uit {file}')
    content = read(root / "content", today).content
    known = next((each for each in content.programmes if each.id == id or as_id(each.record.title) == id), None)
    if known is None and id in content.ids[PROGRAMME]:
        raise UsageError(f"content/{PROGRAMME.path(id)} kan niet gelezen worden. Kijk het eerst na: check")
    imported = Imported(known.id if known else id, known.record.title if known else title, known is None, Plan(root))
    _Importing(imported, content, sheet, columns).run()
    return imported


class _Importing:
    def __init__(self, imported: Imported, content: Content, sheet: Sheet, columns: Columns) -> None:
        self.imported, self.content = imported, content
        speakers, venues = (Names(kind, content.names_of(kind)) for kind in (SPEAKER, VENUE))
        self.people = (speakers, venues)
        self.reader = RowReader(sheet, columns, speakers, venues)
        imported.skipped = columns.skipped

    def run(self) -> None:
        imported = self.imported
        self.reader.read()
        imported.mistakes = self.reader.mistakes
        if not self.reader.modules and not imported.mistakes:
            raise UsageError(f"In {self.reader.sheet.name} staan onder de namen van de kolommen geen modules.")
        if imported.is_new:
            imported.modules = list(_with_ids(self.reader.modules))
            if not imported.mistakes:
                self._create()
        else:
            self._update()
        if imported.mistakes:
            imported.mistakes.sort()
        else:
            self._new_people()

    def _create(self) -> None:
        imported = self.imported
        text = programme_text(imported.title, self.reader.groups, imported.modules)
        imported.plan.create(imported.path, text.encode())
        imported.plan.create(f"{imported.path.removesuffix('.yaml')}.md", _PROSE.encode())

    def _new_people(self) -> None:
        for names in self.people:
            for id, name in names.new.items():
                path = f"content/{names.kind.path(id)}"
                self.imported.plan.create(path, begun(names.kind, name).encode())
                self.imported.people.append((path, name))

    def _update(self) -> None:
        imported = self.imported
        text = FactsText(imported.path, read_plain(imported.plan.root / imported.path, imported.plan.root, MAX_BYTES))
        listed = text.value(("modules",)) or []
        matches = _matched(self.reader.modules, listed)
        for module, index in matches:
            if index is None:
                continue
            imported.modules.append((str(listed[index]["id"]), module))
            self._compare(text, index, module)
        self._append(text, [module for module, index in matches if index is None], listed)
        known = {index for _, index in matches}
        imported.left = [str(each.get("titel")) for index, each in enumerate(listed) if index not in known]
        if not imported.mistakes:
            imported.plan.change(text, text.result())

    def _append(self, text: FactsText, new: list[PlannedModule], listed: list[Any]) -> None:
        taken = {str(each.get("id")) for each in listed}
        for id, module in _with_ids(new, taken):
            self.imported.modules.append((id, module))
            if listed:
                text.append(("modules",), module_lines(module, id), module_data(module, id))
        if new and not listed:
            raise UsageError(
                f"In {self.imported.path} staan nog geen modules. Begin met een eerste: new module {self.imported.id} …"
            )

    def _compare(self, text: FactsText, index: int, module: PlannedModule) -> None:
        at = ("modules", index)
        before = text.value(at)
        sessions = before.get("bijeenkomsten") or []
        if len(sessions) != len(module.days):
            message = f"Dit zijn {len(module.days) or 1} dagen, en leergang.yaml heeft er {len(sessions) or 1}. "
            self.imported.mistakes.append(
                Mistake(module.row, "", f"{message}Verander dat eerst zelf in leergang.yaml.")
            )
            return
        for number, day in enumerate(module.days):
            for key, value in day.items():
                self._value(text, (*at, "bijeenkomsten", number), key, value)
        for key in ORDER:
            if key in module.values:
                self._value(text, at, key, module.values[key])

    def _value(self, text: FactsText, at: tuple[str | int, ...], key: str, planned: Any) -> None:
        written = text.value((*at, key))
        if written is not None and same(key, _in_our_form(key, written), planned):
            return
        if (*at, key) in text.spans:
            text.set((*at, key), planned)
            return
        here = text.value(at)
        order = ("id", *ORDER)
        before = [each for each in order[: order.index(key)] if each in here]
        text.put(at, key, planned, before[-1])


def _in_our_form(key: str, written: Any) -> Any:
    """A date or an hour as sheets of ours have them; what cannot be read stays, and is told by `check`."""
    try:
        if key in ("datum", "einddatum"):
            return days.day(written).isoformat()
        if key == "tijd":
            hours = clock.hours(written)
            return f"{hours.start:%H:%M}-{hours.end:%H:%M}"
    except (NotationError, TypeError):
        pass
    return written


def _matched(modules: list[PlannedModule], listed: list[Any]) -> list[tuple[PlannedModule, int | None]]:
    """Each module of the sheet with its place in the file: by id, by title, or else by its date."""
    left = dict(enumerate(listed))
    found: dict[int, int] = {}
    for same_one in (_same_id, _same_title, _same_day):
        for number, module in enumerate(modules):
            if number in found:
                continue
            index = next((index for index, each in left.items() if same_one(module, each)), None)
            if index is not None:
                found[number] = index
                del left[index]
    return [(module, found.get(number)) for number, module in enumerate(modules)]


def _same_id(module: PlannedModule, listed: Any) -> bool:
    return bool(module.values.get("id")) and module.values["id"] == listed.get("id")


def _same_title(module: PlannedModule, listed: Any) -> bool:
    return as_id(module.title) == as_id(str(listed.get("titel")))


def _same_day(module: PlannedModule, listed: Any) -> bool:
    """A title that changed on a day that stayed."""
    day = module.values.get("datum")
    return bool(day) and day == _in_our_form("datum", listed.get("datum"))


def _with_ids(modules: list[PlannedModule], taken: set[str] | None = None) -> Iterator[tuple[str, PlannedModule]]:
    """Each with an id of its own: of several with one title the second is `intervisie-2`."""
    used = {PROGRAMME.stem, *(taken or ())}
    for module in modules:
        wanted = str(module.values.get("id") or as_id(module.title) or "module")
        id, number = wanted, 1
        while id in used:
            number += 1
            id = f"{wanted}-{number}"
        used.add(id)
        yield id, module
