"""The verb `publish`: what participants will notice is shown, and asked about, before anything is written."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.command_line.options import publication_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.questions import answer
from wijkmakers_site.cli.printed.summary import next_change_line, site_summary, unpublished_entries
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.dutch import counted, short_date

if TYPE_CHECKING:  # a verb that does not build must not wait for what building needs
    from wijkmakers_site.pipeline import Announcement

_MANY = 2  # the only evening that was to come may be called off without a further word


def publish_site(arguments: Namespace, root: Path) -> int:
    clock = publication_clock(arguments.op)
    publish = partial(_published, arguments, root, clock)
    if not arguments.naar:
        return publish()
    from wijkmakers_site.cli.deployment import deployed

    return deployed(root, clock, arguments.naar, publish, dry=arguments.droog)


def _published(arguments: Namespace, root: Path, clock: Clock) -> int:
    from wijkmakers_site.pipeline import publish, restore

    if arguments.herstel:
        entries = counted(len(restore(root, clock, on_web=arguments.adres).rows), "afspraak", "afspraken")
        print(f"Hersteld: content/agenda.lock, met {entries}.")
    try:
        report = publish(
            root,
            clock,
            on_web=arguments.adres,
            first=arguments.eerste,
            announce=lambda announcement: _announce(announcement, agreed=arguments.ja),
        )
    except _DeclinedError:
        print("Er is niets gepubliceerd.", file=sys.stderr)
        return ExitCode.PROBLEMS
    if report.is_first:
        print("Dit is de eerste publicatie.")
    print(f"Gepubliceerd: {site_summary(report, clock)}; {report.changed} nieuw of veranderd.")
    print(f"Vastgelegd in content/agenda.lock: {unpublished_entries(report)}. Bewaar dat bestand in git.")
    if report.ahead:
        day = short_date(report.ahead)
        print(f"Let op: volgens het logboek is er op {day} iets gewijzigd. Staat de klok van deze computer goed?")
    for line in next_change_line(report):
        print(line)
    return ExitCode.GOOD


class _DeclinedError(Exception):
    """Nobody agreed to what would be told to participants."""


def _announce(announcement: Announcement, *, agreed: bool) -> None:
    """Print what participants will notice, and ask at a terminal whether that is meant. Raises _DeclinedError.

    Elsewhere, as in CI, only a publication that calls off much must have been agreed to (`--ja`): a list that was
    emptied by mistake looks just like it.
    """
    if not announcement.differences:
        return
    print(announcement.differences.text())
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
