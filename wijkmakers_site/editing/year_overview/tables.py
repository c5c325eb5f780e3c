"""The overview as tables of texts: one form for the page, for a sheet and for a terminal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wijkmakers_site.editing.year_overview.figures import EditionFigures, Outcome, Part, YearOverview
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_CENT = Decimal("0.01")
_ITEMS = ", "
_EDITIONS = "Leergangen"
_KEPT = (
    "Leergang", "Soort", "Eerste dag", "Laatste dag", "Status", *(each.value for each in Outcome), "Uren",
    "Gehouden zonder tijd", "Plaatsen", "Sprekers",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` of texts below `columns`, in their order; `total` is the last row, () where there is nothing to add up."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


def facts(overview: YearOverview) -> tuple[tuple[str, str], ...]:
    """What it comes to, each figure with its name."""
    found, begun = overview.outcomes, len(overview.begun)
    going = len(overview.editions) - overview.off
    return (
        ("Leergangen", f"{going}{_besides(overview.off, 'die niet doorging', 'die niet doorgingen', 'en')}"),
        ("Met de eerste dag in dit jaar", str(begun)),
        *((f"Bijeenkomsten ({outcome.value.lower()})", str(found[outcome])) for outcome in Outcome),
        ("Uren", f"{_number(overview.hours)}{_besides(overview.without_hours, 'zonder tijd', 'zonder tijd', 'en')}"),
        ("Plaatsen van wat in dit jaar begint", _places(overview)),
        ("Sprekers", str(overview.speakers or "geen genoemd")),
    )


def _places(overview: YearOverview) -> str:
    if overview.without_places == len(overview.begun):
        return "niet bekend" if overview.begun else "0"
    without = overview.without_places
    return f"{overview.places}{_besides(without, 'leergang zonder aantal', 'leergangen zonder aantal', 'en')}"


def _besides(number: int, one: str, more: str, word: str) -> str:
    return f", {word} {number} {one if number == 1 else more}" if number else ""


def tables(overview: YearOverview) -> tuple[Table, ...]:
    """Those that hold something, for a page: themes and organisations have tables of their own there."""
    return tuple(_cut(table, len(_KEPT)) if table.title == _EDITIONS else table for table in whole_tables(overview))


def _cut(table: Table, width: int) -> Table:
    rows = tuple(row[:width] for row in table.rows)
    return Table(table.title, table.columns[:width], rows, table.total[:width])


def whole_tables(overview: YearOverview) -> tuple[Table, ...]:
    """The same with every column, for a sheet."""
    organisations = tuple(
        (name, part.value, str(count)) for part in Part for name, count in overview.organisations(part)
    )
    found = (
        _editions(overview),
        Table("Organisaties", ("Organisatie", "Rol", "Leergangen"), organisations),
        Table("Thema’s", ("Thema", "Gehouden bijeenkomsten"), _counted(overview.themes)),
        Table("Locaties", ("Locatie", "Gehouden bijeenkomsten"), _counted(overview.venues)),
    )
    return tuple(table for table in found if table.rows)


def left_out(overview: YearOverview) -> tuple[str, ...]:
    """What does not count, in sentences."""
    found = [
        "Alleen bijeenkomsten met een datum tellen, elk apart, ook als er meer tegelijk zijn.",
        "Een bijeenkomst telt in het jaar van haar eerste dag.",
    ]
    if overview.without_hours:
        found.append("Van een bijeenkomst zonder tijd, en van een die een etmaal of langer duurt, tellen geen uren.")
    if overview.others:
        found.append(f"Niet geteld, want van anderen: {dutch.listing(overview.others)}.")
    if overview.undated:
        found.append(f"Niet geteld, want zonder datum: {dutch.listing(overview.undated)}.")
    return tuple(found)


def _editions(overview: YearOverview) -> Table:
    columns = (*_KEPT, "Thema’s", *(each.value for each in Part))
    outcomes = overview.outcomes
    total = (
        "Totaal", "", "", "", "", *(str(outcomes[each]) for each in Outcome), _number(overview.hours),
        str(overview.without_hours), "", _named(overview.speakers), "", *("" for _ in Part),
    )  # fmt: skip
    return Table(_EDITIONS, columns, tuple(map(_row, overview.editions)), total)


def _row(edition: EditionFigures) -> tuple[str, ...]:
    return (
        edition.programme.title,
        edition.programme.kind.value,
        short_day(edition.first),
        short_day(edition.last),
        edition.state.value,
        *(str(edition.outcomes[each]) for each in Outcome),
        _number(edition.hours),
        str(edition.without_hours),
        "" if edition.places is None else str(edition.places),
        _named(len(edition.speakers)),
        _ITEMS.join(edition.themes),
        *(_ITEMS.join(edition.organisations(part)) for part in Part),
    )


def _named(number: int) -> str:
    """How many speakers are named: nobody says that there were none."""
    return str(number) if number else ""


def _counted(found: list[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(count)) for name, count in found)


def short_day(day: date) -> str:
    """19-9-2024: a date as a Dutch sheet reads it."""
    return f"{day.day}-{day.month}-{day.year}"


def _number(value: Decimal) -> str:
    """13,5: with a comma, and without a mark between thousands, which a sheet would read as text."""
    return f"{value.quantize(_CENT).normalize():f}".replace(".", ",")
