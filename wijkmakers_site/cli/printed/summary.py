"""What a build or publication says of itself when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted, listing, short_date

if TYPE_CHECKING:  # a verb that does not build must not wait for what building needs
    from wijkmakers_site.made import Report


def site_summary(report: Report, clock: Clock, folder: str = "output/") -> str:
    counts = (
        counted(report.programmes, "leergang", "leergangen"),
        counted(report.modules, "module", "modules"),
        counted(report.sessions, "bijeenkomst", "bijeenkomsten"),
    )
    files = counted(report.files, "bestand", "bestanden")
    return f"{listing(counts)} staan in {folder}, voor {short_date(clock.day)} ({files})"


def what_is_left(report: Report) -> Iterator[str]:
    """The lines after a build that say what is left to do."""
    if not report.is_safe:
        yield "Zet deze site niet online: het logboek van de agenda weet minder dan er gepubliceerd is. Bekijk: check."
    if report.warnings:
        yield f"{counted(report.warnings, 'waarschuwing', 'waarschuwingen')}: bekijk met check."
    if report.unpublished:
        yield f"Nog niet vastgelegd voor abonnees: {unpublished_entries(report)}. Bekijk: diff. Leg vast: publish."
    yield from next_change_line(report)


def next_change_line(report: Report) -> Iterator[str]:
    """The line that says when the site must be built anew although nobody touched it; none where that never comes."""
    if report.next_change:
        first, *further = report.next_change.reasons
        more = f" (en nog {counted(len(further), 'andere reden', 'andere redenen')})" if further else ""
        yield f"Op {short_date(report.next_change.day)} verandert de site vanzelf: {first}{more}. Bouw dan opnieuw."


def unpublished_entries(report: Report) -> str:
    return counted(report.unpublished, "nieuwe of veranderde afspraak", "nieuwe of veranderde afspraken")
