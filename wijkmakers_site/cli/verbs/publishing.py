"""The verb `publish`: what participants will notice is shown, and asked about, before anything is written."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.command_line.options import publication_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.questions import answer
from wijkmakers_site.cli.printed.summary import next_change_line, site_summary, unpublished_entries
from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.files.committed import committed
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted, short_date

if TYPE_CHECKING:  # a verb that does not build must not wait for what building needs
    from wijkmakers_site.made import Report
    from wijkmakers_site.pipeline import Announcement

_LEDGER = "content/agenda.lock"
_MANY = 2  # the only evening that was to come may be called off without a further word


def publish_site(arguments: Namespace, root: Path) -> int:
    clock = publication_clock(arguments.op)
    publish = partial(_published, arguments, root, clock)
    if not arguments.naar:
        return publish()
    from wijkmakers_site.cli.deployment import deployed

    return deployed(root, clock, arguments.naar, publish, dry=arguments.droog)


def _published(arguments: Namespace, root: Path, clock: Clock) -> int:
    # The web is asked anew; and who could write into the cache that CI took over could say there that all is published.
    by_itself = not (arguments.adres or arguments.herstel or arguments.eerste or os.environ.get("CI") == "true")
    known = sha256(committed(root / _LEDGER) or b"").hexdigest()  # git's ledger, which no publication goes behind
    freshness = Freshness(root, f"publish {clock.day} {known}", "publish.json")
    if by_itself and (earlier := freshness.unchanged()) is not None:
        summary, *notes = earlier.split("\n")
        print(f"Niets veranderd sinds de vorige publicatie: {summary}.", *notes, sep="\n")
        return ExitCode.GOOD
    freshness.begin()
    report = _report(arguments, root, clock)
    if report is None:
        print("Er is niets gepubliceerd.", file=sys.stderr)
        return ExitCode.PROBLEMS
    summary, notes = site_summary(report, clock), [*_ahead(report), *next_change_line(report)]
    freshness.commit("\n".join([summary, *notes]), written=(_LEDGER,), standing=report.standing)
    if report.is_first:
        print("Dit is de eerste publicatie.")
    print(f"Gepubliceerd: {summary}; {report.changed} nieuw of veranderd.")
    print(f"Vastgelegd in content/agenda.lock: {unpublished_entries(report)}. Bewaar dat bestand in git.")
    print("".join(f"{line}\n" for line in notes), end="")
    return ExitCode.GOOD


def _report(arguments: Namespace, root: Path, clock: Clock) -> Report | None:
    """What was published; None where nobody agreed to it."""
    from wijkmakers_site.pending import restore
    from wijkmakers_site.pipeline import publish

    if arguments.herstel:
        entries = counted(len(restore(root, clock, on_web=arguments.adres).rows), "afspraak", "afspraken")
        print(f"Hersteld: content/agenda.lock, met {entries}.")
    try:
        return publish(
            root,
            clock,
            on_web=arguments.adres,
            first=arguments.eerste,
            announce=lambda announcement: _announce(announcement, agreed=arguments.ja),
        )
    except _DeclinedError:
        return None


def _ahead(report: Report) -> Iterator[str]:
    if report.ahead:
        day = short_date(report.ahead)
        yield f"Let op: volgens het logboek is er op {day} iets gewijzigd. Staat de klok van deze computer goed?"


class _DeclinedError(Exception):
    """Nobody agreed to what would be told to participants."""


def _announce(announcement: Announcement, *, agreed: bool) -> None:
    """Print what participants will notice, and ask at a terminal whether that is meant. Raises _DeclinedError.

    Elsewhere, as in CI, only a publication that calls off much must have been agreed to (`--ja`): a list that was
    emptied by mistake looks just like it.
    """
    from wijkmakers_site.calendars.diff import Kind

    if not announcement.differences:
        return
    print(announcement.differences.text())
    if any(each.kind != Kind.NEW for each in announcement.differences.entries):
        print("Als bericht voor de groepsapp: python3 build.py diff --groepsapp")
    off, coming = announcement.called_off, announcement.coming
    much = off >= _MANY and off * 3 > coming
    if agreed or not (much or sys.stdin.isatty()):
        return
    if much:
        print(f"Let op: {off} van de {counted(coming, 'komende afspraak', 'komende afspraken')} gaan zo niet door.")
    if not sys.stdin.isatty():
        print("Is dat de bedoeling? Typ dan: python3 build.py publish --ja", file=sys.stderr)
        raise _DeclinedError
    if not answer("Zal ik dit publiceren? (ja/nee) "):
        raise _DeclinedError
