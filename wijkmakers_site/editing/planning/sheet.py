"""A sheet as rows of text: CSV as spreadsheets save it, or .xlsx where `openpyxl` is installed."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.values import dataclass

_MAX_BYTES, _MAX_ROWS = 5_000_000, 2_000
_DELIMITERS = ";\t,|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file `name` as `rows` of cells, as a spreadsheet numbers them; `wide` are the numbers (from 0) of rows in
    which one cell was merged over several columns: a heading. `tall` are cells that were merged over several rows: by
    the row and column of each that looks empty, the row in which its text stands.
    """

    name: str
    rows: list[list[str]]
    wide: frozenset[int] = frozenset()
    tall: Mapping[tuple[int, int], int] = field(default_factory=dict)


def read_sheet(file: Path, fits: Callable[[Sequence[str]], bool]) -> Sheet:
    """The sheet of a file; `fits` tells whether a row can be the one with the names of columns. Raises UsageError."""
    if not file.is_file():
        raise UsageError(f"--uit: {file} is er niet. Staat het in een andere map? Schrijf die ervoor.")
    if file.stat().st_size > _MAX_BYTES:
        raise UsageError(f"--uit: {file} is te groot voor een planning.")
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(file, fits)
    if file.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise UsageError(f"--uit: {file.name} kan ik niet lezen. Bewaar het blad als CSV of als .xlsx.")
    text = _decoded(file.read_bytes())
    if "\0" in text:
        raise UsageError(f"--uit: {file.name} is geen tekst. Bewaar het blad als CSV of als .xlsx.")
    return Sheet(file.name, _parted(text, fits))


def _decoded(raw: bytes) -> str:
    """Excel writes UTF-8 with a mark, Windows-1252 without, or UTF-16 ("Unicode-tekst")."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _parted(text: str, fits: Callable[[Sequence[str]], bool]) -> list[list[str]]:
    """The rows by the mark between cells that gives a row of names; Dutch spreadsheets use `;`, others a comma."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own way to name the mark
        # Its row counts, as it does in a spreadsheet.
        return [[], *_rows(rest, first.strip()[4])]
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter)
        if any(map(fits, rows)):
            return rows
    return _rows(text, _DELIMITERS[0])


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[_plain(cell) for cell in row] for row in islice(reader, _MAX_ROWS)]


def _plain(cell: str) -> str:
    """Without white around it; the lines of a cell stay apart."""
    lines = (" ".join(line.replace("\u00a0", " ").split()) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def _workbook(file: Path, fits: Callable[[Sequence[str]], bool]) -> Sheet:
    """The first sheet of a workbook that has a row of names, or else the first one; a hidden one comes last."""
    try:
        openpyxl: Any = import_module("openpyxl")
    except ImportError:
        raise UsageError(
            f"Voor .xlsx is nog iets nodig. Typ: {sys.executable} -m pip install openpyxl. Of bewaar het blad in je "
            "rekenprogramma als CSV, en gebruik dat."
        ) from None
    try:
        book = openpyxl.load_workbook(file, data_only=True)
    except Exception:  # noqa: BLE001  # whatever is wrong with a file, the library tells in English, and in many types
        raise UsageError(f"--uit: {file.name} is geen goed Excel-bestand. Bewaar het opnieuw, of als CSV.") from None
    # What somebody hid is most often the planning of before.
    sheets = sorted(book.worksheets, key=lambda each: each.sheet_state != "visible")
    if not sheets:
        raise UsageError(f"--uit: in {file.name} staat geen blad met cellen.")
    read = ((sheet, list(_cells(sheet))) for sheet in sheets)
    found = next(((sheet, rows) for sheet, rows in read if any(map(fits, rows))), None)
    sheet, rows = found or (sheets[0], list(_cells(sheets[0])))
    ranges = list(sheet.merged_cells.ranges)
    wide = {merged.min_row - 1 for merged in ranges if merged.max_col > merged.min_col}
    tall = {
        (row, merged.min_col - 1): merged.min_row - 1
        for merged in ranges
        for row in range(merged.min_row, merged.max_row)
        if merged.max_col == merged.min_col
    }
    return Sheet(file.name, rows, frozenset(wide), tall)


def _cells(sheet: Any) -> Iterator[list[str]]:
    for row in islice(sheet.iter_rows(values_only=True), _MAX_ROWS):
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell as it is typed: a date without its midnight, a whole number without `.0`."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _plain(str(value))
