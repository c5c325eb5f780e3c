"""`check --lancering`: what a public launch still lacks."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.dutch import counted


def check_launch(root: Path, clock: Clock, address: str | None) -> int:
    """Print the points of content, and with an `address` those of the server there; gives the exit code."""
    from wijkmakers_site.editing.launch.content import missing_in_content
    from wijkmakers_site.editing.launch.host import missing_on_host
    from wijkmakers_site.pipeline import make

    made = make(root, clock)
    points = missing_in_content(made)
    if address:
        points += missing_on_host(f"{address.rstrip('/')}/", made.rendered.redirects, clock.now)
    for point in points:
        print(point)
    if not points:
        print("Er mist niets om met de site naar buiten te gaan.")
        return ExitCode.GOOD
    print(f"{counted(len(points), 'punt', 'punten')} voor je met de site naar buiten gaat.")
    return ExitCode.PROBLEMS
