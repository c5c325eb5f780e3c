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


def check_links(root: Path, clock: Clock) -> int:
    """Print each link of the site that leads to nothing, those to other sites included; gives the exit code."""
    from wijkmakers_site.editing.launch.links import broken_elsewhere, broken_inside, links
    from wijkmakers_site.pipeline import make
    from wijkmakers_site.text.urls import Root

    made = make(root, clock)
    address, artifacts = Root(made.site.url), made.rendered.artifacts
    inside, elsewhere = links(artifacts, address)
    broken = 0
    for point in (*broken_inside(inside, artifacts, address), *broken_elsewhere(elsewhere)):
        print(point, flush=True)
        broken += 1
    if elsewhere and broken >= len(elsewhere):
        print("Antwoordt geen enkele andere site? Kijk dan eerst of je internet hebt.")
    print(f"{len(inside)} links binnen de site en {len(elsewhere)} naar andere sites bekeken: {broken} stuk.")
    return ExitCode.PROBLEMS if broken else ExitCode.GOOD
