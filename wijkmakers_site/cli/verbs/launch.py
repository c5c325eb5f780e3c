"""`check --lancering`: what a public launch still lacks."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.dutch import counted

_PLACES = 5  # that are named of one link


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
    from wijkmakers_site.editing.launch.elsewhere import MAX_ASKED, LinkAsker, Verdict
    from wijkmakers_site.editing.launch.links import broken_inside, links
    from wijkmakers_site.editing.launch.written import written_at
    from wijkmakers_site.pipeline import make
    from wijkmakers_site.text.urls import Root

    made = make(root, clock)
    address, artifacts = Root(made.site.url), made.rendered.artifacts
    inside, elsewhere = links(artifacts, address)
    broken = 0
    for point in broken_inside(inside, artifacts, address):
        print(point)
        broken += 1
    asked, heading = sorted(elsewhere)[:MAX_ASKED], ""
    silent = 0
    for finding in LinkAsker(made.site.url).findings(asked):
        if finding.verdict != heading:
            heading = finding.verdict
            print(f"\n{heading}:" if broken or silent else f"{heading}:")
        pages = written_at(made.reading.content, finding.address) or sorted(elsewhere[finding.address])
        print(
            f"- {finding.address} {finding.what}.\n  Staat in {', '.join(pages[:_PLACES])}{_more(pages)}.", flush=True
        )
        broken += finding.verdict is Verdict.BROKEN
        silent += finding.verdict in (Verdict.BROKEN, Verdict.TROUBLE)
    if asked and silent >= len(asked):
        print("Antwoordt geen enkele andere site? Kijk dan eerst of je internet hebt.")
    print(f"{len(inside)} links binnen de site en {len(asked)} naar andere sites bekeken: {broken} stuk.")
    if len(elsewhere) > len(asked):
        print(f"{len(elsewhere) - len(asked)} links naar andere sites zijn niet bekeken: het zijn er te veel.")
    return ExitCode.PROBLEMS if broken else ExitCode.GOOD


def _more(places: list[str]) -> str:
    """How many places were not named."""
    others = len(places) - _PLACES
    return f" en nog {counted(others, 'plek', 'plekken')}" if others > 0 else ""
