"""The overview as a file: a sheet (CSV) that Dutch Excel opens as it is, and a page to print (HTML)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from wijkmakers_site.editing.screens.screen import FOLDER, screen
from wijkmakers_site.editing.unpublished import unpublished
from wijkmakers_site.editing.year_overview.figures import YearOverview, all_days
from wijkmakers_site.editing.year_overview.period import Period, periods_of
from wijkmakers_site.editing.year_overview.tables import facts, left_out, short_day, tables, whole_tables
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading import load
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words import dutch

# Excel, LibreOffice and Google Sheets take a cell that begins so for a formula, which may ask a server (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
CSV, HTML = ".csv", ".html"


def published_site(root: Path, clock: Clock) -> academy.Site:
    """What visitors may see of the project in `root`, the past as it was. Raises InvalidContentError."""
    return published(unpublished(root, load.read(root / "content", clock.day), clock).site, clock.day)


def years(site: academy.Site) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The calendar years and the school years of which there is anything to tell."""
    return periods_of(all_days(site))


def as_csv(overview: YearOverview) -> bytes:
    """Semicolons, decimal commas and a mark of UTF-8 in front: what Excel reads in the Netherlands without asking."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")

    def write(*cells: str) -> None:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])

    period = overview.period
    write("Jaaroverzicht", period.name)
    write("Van", short_day(period.first))
    write("Tot en met", short_day(period.last))
    write("Stand van", short_day(overview.day))
    for table in whole_tables(overview):
        write()
        for row in (table.columns, *table.rows, *([table.total] if table.total else [])):
            write(*row)
    write()
    for sentence in left_out(overview):
        write(sentence)
    return text.getvalue().encode("utf-8-sig")


def as_html(overview: YearOverview, *, forms: str | None = None) -> str:
    """A page that prints; with `forms`, the address of all forms, it is one of the preview."""
    style = None if forms else (FOLDER / "bewerken.css").read_text("utf-8")
    return screen(
        "year_overview.html",
        title=f"Jaaroverzicht {overview.period.title}",
        overview=overview,
        facts=facts(overview),
        tables=tables(overview),
        left_out=left_out(overview),
        between=dutch.period(overview.period.first, overview.period.last),
        day=dutch.short_date(overview.day),
        style=style,
        forms=forms,
    )


def as_text(overview: YearOverview) -> str:
    """The figures, for a terminal."""
    period = overview.period
    lines = [f"Jaaroverzicht {period.title}: {dutch.period(period.first, period.last)}."]
    lines += [f"{name}: {figure}" for name, figure in facts(overview)]
    return "\n".join([*lines, *left_out(overview)])


def write_overview(root: Path, overview: YearOverview, typed: str) -> Path:
    """Write the file that somebody named. Raises UsageError where that cannot be: nothing is ever written over."""
    file = (root / typed).resolve()
    if file.suffix not in (CSV, HTML):
        raise UsageError(f"--naar {typed}: kies een naam op .csv (voor Excel) of .html (om te printen).")
    if any(file.is_relative_to((root / folder).resolve()) for folder in ("output", "content", "layouts")):
        raise UsageError(f"--naar {typed}: die map is van de site. Kies een andere, zoals --naar ../{file.name}")
    if file.exists():
        raise UsageError(f"--naar {typed}: dat is er al. Kies een andere naam, of haal het eerst weg.")
    if not file.parent.is_dir():
        raise UsageError(f"--naar {typed}: de map {file.parent} is er niet.")
    content = as_csv(overview) if file.suffix == CSV else as_html(overview).encode()
    file.write_bytes(content)
    return file
