"""`check --lancering`: what a public launch still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted

if TYPE_CHECKING:
    from wijkmakers_site.editing.launch.elsewhere import Finding
    from wijkmakers_site.editing.launch.links import Linked
    from wijkmakers_site.reading.content import Content

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
    from wijkmakers_site.editing.launch.elsewhere import MAX_ASKED, LinkAsker, Verdict, nobody_answers, worth_asking
    from wijkmakers_site.editing.launch.links import broken_inside, links
    from wijkmakers_site.editing.launch.written import all_written
    from wijkmakers_site.pipeline import make
    from wijkmakers_site.text.addresses.urls import Root

    made = make(root, clock)
    address, artifacts = Root(made.site.url), made.rendered.artifacts
    inside, elsewhere = links(artifacts, address)
    points = list(broken_inside(inside, artifacts, address))
    for point in points:
        print(point)
    to_ask = worth_asking(elsewhere, all_written(made.reading.content))
    asked = to_ask[:MAX_ASKED]
    findings = list(LinkAsker(made.site.url).findings(asked))
    if nobody_answers(findings, len(asked)):
        print("Geen enkele andere site antwoordt. Heb je internet? Alleen de links binnen de site zijn bekeken.")
        findings, asked = [], []
    else:
        _print_findings(findings, made.reading.content, elsewhere)
    broken = len(points) + sum(finding.verdict is Verdict.BROKEN for finding in findings)
    print(f"{len(inside)} links binnen de site en {len(asked)} naar andere sites bekeken: {broken} stuk.")
    if len(to_ask) > MAX_ASKED:
        print(f"{len(to_ask) - MAX_ASKED} links naar andere sites zijn niet bekeken: het zijn er te veel.")
    return ExitCode.PROBLEMS if broken else ExitCode.GOOD


def _print_findings(findings: Sequence[Finding], content: Content, pages: Linked) -> None:
    """By what is to be done about them, each with where it was written, or else the pages that it stands on."""
    from itertools import groupby

    from wijkmakers_site.editing.launch.written import written_at

    for verdict, group in groupby(findings, lambda finding: finding.verdict):
        print(f"{verdict}:")
        for finding in group:
            places = written_at(content, finding.address) or sorted(pages[finding.address])
            print(f"- {finding.address} {finding.what}.\n  Staat in {', '.join(places[:_PLACES])}{_more(places)}.")


def _more(places: list[str]) -> str:
    """How many places were not named."""
    others = len(places) - _PLACES
    return f" en nog {counted(others, 'plek', 'plekken')}" if others > 0 else ""
