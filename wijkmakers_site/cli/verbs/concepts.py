"""`build --concepten`: a preview for colleagues."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.summary import site_summary
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.notation.addresses import site_address
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.text.clock import Clock


def build_concepts(arguments: Namespace, root: Path, clock: Clock) -> int:
    from wijkmakers_site.editing.concept_site import build_concepts as build

    report = build(root, clock, Path(arguments.naar), _address(arguments.adres))
    print(f"Gebouwd, met concepten: {site_summary(report, clock, arguments.naar)}.")
    print(f"De links kloppen als het hier staat: {report.url}. Zoekmachines slaan het over.")
    print("Er is niets gepubliceerd: deelnemers merken hier niets van.")
    return ExitCode.GOOD


def _address(typed: str | None) -> str | None:
    try:
        return site_address(typed).rstrip("/") + "/" if typed else None
    except NotationError as error:
        raise UsageError(f"--adres: {error.message} {error.cure}".rstrip()) from None
