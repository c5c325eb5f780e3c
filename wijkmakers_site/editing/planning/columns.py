"""Which column holds what: Dutch names in any order and case, with the words that people use for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wijkmakers_site.editing.planning.sheet import Sheet
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.words.slug import as_id
from wijkmakers_site.values import dataclass

# By what a column holds the words for it, written as ids.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "code"),
    "titel": ("titel", "module", "modules", "onderwerp", "bijeenkomst", "naam", "sessie", "naam-module", "titel-module",
              "activiteit", "onderdeel", "programma", "wat"),
    "datum": ("datum", "data", "wanneer", "begindatum", "startdatum", "datum-bijeenkomst"),
    "weekdag": ("dag", "weekdag"),
    "einddatum": ("einddatum", "tot-en-met", "t-m", "laatste-dag"),
    "tijd": ("tijd", "tijden", "tijdstip", "hoe-laat", "uur", "uren", "tijd-van-tot"),
    "begin": ("begin", "begintijd", "starttijd", "start", "aanvang", "van", "vanaf", "begin-tijd"),
    "eind": ("eind", "einde", "eindtijd", "tot", "eind-tijd", "afloop"),
    "locatie": ("locatie", "plaats", "plek", "waar", "zaal", "ruimte", "locaties"),
    "sprekers": ("spreker", "sprekers", "docent", "docenten", "gastspreker", "gastsprekers", "gast", "gasten", "wie",
                 "begeleider", "begeleiders", "trainer", "trainers", "inleider", "inleiders", "spreker-s", "docent-en"),
    "soort": ("soort", "type"),
    "fase": ("fase", "blok", "periode"),
    "samenvatting": ("samenvatting", "omschrijving", "beschrijving", "korte-omschrijving", "inhoud"),
    "groep": ("groep", "groepen"),
    "status": ("status", "stand"),
    "online": ("online", "link", "online-link", "teams", "zoom"),
    "voorbereiding": ("voorbereiding", "huiswerk", "vooraf"),
}  # fmt: skip
_KEYS = {word: key for key, words in _WORDS.items() for word in words}
_ENOUGH = 2  # known names in one row: of one word alone it may be anything


@dataclass(frozen=True, slots=True)
class Columns:
    """The row (from 0) with the names (`header`), what each column (from 0) holds (`keys`), the names of those that
    nobody knows (`skipped`), and what stands above (`heading`), "" for nothing: the name of the whole.
    """

    header: int
    keys: Mapping[int, str]
    skipped: tuple[str, ...]
    heading: str

    @property
    def first(self) -> int:
        """The column of titles."""
        return next(column for column, key in self.keys.items() if key == "titel")


def is_header(row: Sequence[str]) -> bool:
    """Whether the cells of a row can be the names of columns, that of titles among them."""
    keys = [_KEYS.get(as_id(cell)) for cell in row]
    return "titel" in keys and len([key for key in keys if key]) >= _ENOUGH


def columns_of(sheet: Sheet) -> Columns:
    """Raises UsageError where no row has the names, or two columns have one."""
    header = next((number for number, row in enumerate(sheet.rows) if is_header(row)), None)
    if header is None:
        raise UsageError(
            f"In {sheet.name} staat geen rij met de namen van kolommen. Zet bovenaan in elk geval `titel` en `datum`; "
            "ook kan: tijd, locatie, sprekers, soort, samenvatting, groep."
        )
    keys: dict[int, str] = {}
    skipped = []
    for column, name in enumerate(sheet.rows[header]):
        key = _KEYS.get(as_id(name))
        if key is None and name:
            skipped.append(name.replace("\n", " "))
        elif key and key in keys.values():
            other = next(at for at, each in keys.items() if each == key)
            raise UsageError(
                f"In {sheet.name} gaan twee kolommen over hetzelfde ({key}): {letter(other)} en {letter(column)}. "
                "Geef een van de twee een andere naam."
            )
        elif key:
            keys[column] = key
    above = (cell for row in sheet.rows[:header] for cell in row if cell)
    return Columns(header, _with_days(keys), tuple(skipped), next(above, "").replace("\n", " "))


def _with_days(keys: dict[int, str]) -> dict[int, str]:
    """A column called `dag` holds dates where no other one does."""
    return keys if "datum" in keys.values() else {at: "datum" if key == "weekdag" else key for at, key in keys.items()}


def letter(column: int) -> str:
    """What a spreadsheet calls a column (from 0): A, B, …, Z, AA."""
    ahead, rest = divmod(column, 26)
    return (letter(ahead - 1) if ahead else "") + chr(ord("A") + rest)
