"""The rows of a sheet -> modules, with every mistake at its row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta
from typing import Any

from wijkmakers_site.editing.planning.columns import Columns, letter
from wijkmakers_site.editing.planning.people import Names, NoNameError, UnknownNameError, people_in
from wijkmakers_site.editing.planning.sheet import Sheet
from wijkmakers_site.reading.notation import clock, days
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.schema.fields import RefusalError
from wijkmakers_site.reading.schema.value_types import LINE, MODULE_KIND, STATE, TEXT, WEB_ADDRESS
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import WEEKDAYS
from wijkmakers_site.text.words.slug import as_id
from wijkmakers_site.values import dataclass

_MIDNIGHT = regex(r"[T ]0?0:00(?::00)?$")
_DAY = regex(r"\d")
# How a spreadsheet counts without a form for dates: days since this one, of this century, and parts of a day.
_SERIAL, _DAY_ZERO = regex(r"[3-6]\d{4}"), date(1899, 12, 30)
_PART_OF_DAY = regex(r"0[.,]\d+")
_UNKNOWN = {"", "-", "?", "nnb", "n.n.b.", "nog niet bekend", "volgt", "tbd", "nvt", "n.v.t."}
_READ: dict[str, Callable[[object], Any]] = {
    "titel": LINE.read, "fase": LINE.read, "samenvatting": LINE.read, "voorbereiding": TEXT.read,
    "online": WEB_ADDRESS.read, "soort": MODULE_KIND.read, "status": STATE.read,
}  # fmt: skip
Value = str | list[str | dict[str, str]]


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """In a row (from 1) and a column (its letter, "" for all of the row) of the sheet; `message` is Dutch."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"rij {self.row}{f', kolom {self.column}' if self.column else ''}: {self.message}"


@dataclass(slots=True)
class PlannedModule:
    """A module as a row (from 1) has it: what stands there (`values`, by the keys of `leergang.yaml`), and the `days`
    of rows below it that are more days of the same; empty where it has one day, or none.
    """

    row: int
    values: dict[str, Value]
    days: list[dict[str, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        return str(self.values["titel"])


def _hour(cell: str) -> str:
    """A part of a day, as a spreadsheet without a form for times has it, as an hour: 0.5625 is 13:30."""
    if not _PART_OF_DAY.fullmatch(cell):
        return cell
    hours, minutes = divmod(round(float(cell.replace(",", ".")) * 24 * 60), 60)
    return f"{hours:02}:{minutes:02}"


class RowReader:
    """Reads row after row. `modules` are what it read, `mistakes` what is wrong, `groups` the names of groups by id."""

    def __init__(self, sheet: Sheet, columns: Columns, speakers: Names, venues: Names) -> None:
        self.sheet, self.columns = sheet, columns
        self.names = {"sprekers": speakers, "locatie": venues}
        self.modules: list[PlannedModule] = []
        self.mistakes: list[Mistake] = []
        self.groups: dict[str, str] = {}
        self._phase = ""
        self._row = 0

    def read(self) -> None:
        for number, cells in enumerate(self.sheet.rows[self.columns.header + 1 :], self.columns.header + 1):
            filled = {column: cell for column, cell in enumerate(cells) if cell}
            self._row = number + 1
            if not filled:
                continue
            if self._is_heading(number, filled):
                self._phase = next(iter(filled.values())).replace("\n", " ")
                continue
            known = {key: cells[column] for column, key in self.columns.keys.items() if column in filled}
            if known:
                known |= self._merged(number, known)
                self._module(known)

    def _merged(self, number: int, known: Mapping[str, str]) -> dict[str, str]:
        """What a row has from cells that were merged with those above. Of a title or a date that says: one more day."""
        tall = {key: self.sheet.tall.get((number, column)) for column, key in self.columns.keys.items()}
        return {
            key: self.sheet.rows[row][column]
            for column, key in self.columns.keys.items()
            if (row := tall[key]) is not None and key not in (*known, "titel", "datum", "id")
        }

    def _is_heading(self, number: int, filled: dict[int, str]) -> bool:
        """A row with one cell, over all columns or in another than that of titles: it stands above what follows."""
        (column, *others) = filled
        if others:
            return False
        key = self.columns.keys.get(column)
        return number in self.sheet.wide or (key != "titel" and not (key == "datum" and _DAY.search(filled[column])))

    def _module(self, cells: dict[str, str]) -> None:
        values = {key: value for key, cell in cells.items() for value in [self._value(key, cell)] if value}
        if hours := self._hours(cells):
            values["tijd"] = hours
        self._check_weekday(cells, values)
        if "titel" not in cells:
            self._further_day(cells, values)
            return
        if self._phase and "fase" not in values:
            values["fase"] = self._phase
        self.modules.append(PlannedModule(self._row, values))

    def _further_day(self, cells: dict[str, str], values: dict[str, Value]) -> None:
        """A row without a title is one more day of the module above it."""
        if not self.modules or "datum" not in cells:
            self._mistake("titel", "Hier ontbreekt een titel.")
            return
        module = self.modules[-1]
        if not module.days:
            module.days.append({key: str(module.values.pop(key)) for key in _OF_DAY if key in module.values})
        module.days.append({key: str(values[key]) for key in _OF_DAY if key in values})

    def _value(self, key: str, cell: str) -> Value | None:
        if cell.strip().lower() in _UNKNOWN or key in ("tijd", "begin", "eind", "weekdag"):
            return None
        try:
            if key in ("datum", "einddatum"):
                return self._day(cell)
            if key == "sprekers":
                return list(self._speakers(cell))
            if key == "locatie":
                return self.names[key].id_of(cell.replace("\n", ", "))
            if key == "groep":
                return self._group(cell)
            return as_id(cell) if key == "id" else str(_READ[key](cell))
        except (NotationError, RefusalError) as error:
            self._mistake(key, f"{error.args[0]} {error.cure}".rstrip())
        except UnknownNameError as error:
            name = self.names[key].kind.name
            other = f'Is het een ander? Typ dan eerst: python3 build.py new {name} "{error.name}"'
            self._mistake(key, f'"{error.name}" lijkt op de {name} "{error.meant}". Schrijf die naam. {other}')
        except NoNameError as error:
            cure = "Is het een rol? Zet die tussen haakjes achter de naam. Een naam begint met een hoofdletter."
            self._mistake(key, f'"{error}" kennen we niet. {cure}')
        except ValueError:
            self._mistake(key, f'"{cell}" is geen naam.')
        return None

    def _day(self, cell: str) -> str:
        """A date in any form that can mean one day only."""
        text = _MIDNIGHT.sub("", cell)
        if _SERIAL.fullmatch(text):
            return (_DAY_ZERO + timedelta(days=int(text))).isoformat()
        try:
            return days.day(text).isoformat()
        except NotationError as error:
            if not error.meant:
                raise
            return days.day(error.meant).isoformat()

    def _hours(self, cells: dict[str, str]) -> str:
        key = "tijd" if "tijd" in cells else "begin"
        each = (_hour(cells[each]) for each in ("begin", "eind") if each in cells)
        text = cells.get("tijd") or "-".join(each)
        if text.strip().lower() in _UNKNOWN:
            return ""
        try:
            try:
                hours = clock.hours(text)
            except NotationError as error:
                if not error.meant:
                    raise
                hours = clock.hours(error.meant)
        except NotationError as error:
            self._mistake(key if key in cells else "eind", f"{error.message} {error.cure}".rstrip())
            return ""
        return f"{hours.start:%H:%M}-{hours.end:%H:%M}"

    def _speakers(self, cell: str) -> Iterator[str | dict[str, str]]:
        for name, role in people_in(cell):
            id = self.names["sprekers"].id_of(name)
            yield {"spreker": id, "rol": role} if role else id

    def _group(self, cell: str) -> str:
        id = as_id(re.sub(r"^groep\s+", "", cell, flags=re.IGNORECASE))
        if not id:
            raise ValueError(cell)
        self.groups.setdefault(id, cell if cell.lower().startswith("groep") else f"Groep {cell}")
        return id

    def _check_weekday(self, cells: dict[str, str], values: dict[str, Value]) -> None:
        said, day = cells.get("weekdag", "").lower().rstrip("."), values.get("datum")
        if not said or not isinstance(day, str):
            return
        meant = [each for each in WEEKDAYS if each.startswith(said)] if len(said) > 1 else []
        is_on = WEEKDAYS[days.day(day).weekday()]
        if meant and is_on not in meant:
            self._mistake("weekdag", f"Hier staat {meant[0]}, maar {cells['datum']} is een {is_on}.")

    def _mistake(self, key: str, message: str) -> None:
        column = next((letter(at) for at, each in self.columns.keys.items() if each == key), "")
        self.mistakes.append(Mistake(self._row, column, message))


_OF_DAY = ("datum", "einddatum", "tijd", "locatie", "online", "status")
