"""`jaaroverzicht`: what took place in a year, for the accountability of a subsidy."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode


def show_year(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.year_overview.figures import year_overview
    from wijkmakers_site.editing.year_overview.period import period_of
    from wijkmakers_site.editing.year_overview.written import as_text, published_site, write_overview

    period, clock = period_of(arguments.year), chosen_clock(arguments.op)
    overview = year_overview(published_site(root, clock), period, clock.day)
    if arguments.naar:
        last = f"Bewaard in {write_overview(root, overview, arguments.naar)}."
    else:
        file = f"jaaroverzicht-{period.name}.csv"
        last = f"Bewaren voor Excel: python3 build.py jaaroverzicht {period.name} --naar {file}"
    print(as_text(overview), last, sep="\n")
    return ExitCode.GOOD
