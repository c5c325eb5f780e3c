"""`new editie`: the next edition of a programme, shown before it is made."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.questions import answer
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.reading.notation.errors import NotationError

if TYPE_CHECKING:
    from wijkmakers_site.editing.editions.planned import NewEdition

_USAGE = "python3 build.py new editie <id van de leergang> --start 2026-09-17"


def new_edition(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.editions import told
    from wijkmakers_site.editing.editions.new_edition import TakenIdError
    from wijkmakers_site.editing.editions.new_edition import new_edition as planned

    at_terminal = sys.stdin.isatty()
    old, new_id, start = _asked(arguments, at_terminal=at_terminal)
    today = chosen_clock(None).day
    try:
        edition = planned(root, today, old, start, new_id)
    except TakenIdError as error:
        again = f"new editie {old} NIEUW-ID --start {start}"
        raise UsageError(f"{error} Is dit er nog een? Zet het nieuwe id erachter: {again}") from None
    print("\n".join(_shown(edition, today)))
    asks = at_terminal and not arguments.ja
    free = frozenset(each.at for each in edition.planning if each.free)
    if asks and free and answer("Zal ik de vrije datums nemen? (ja/nee) "):
        edition = planned(root, today, old, start, new_id, free=free)
        print("\n".join(["", told.planning_heading(edition), *_table(edition)]))
    if not arguments.ja and not (at_terminal and answer("Zal ik deze editie maken? (ja/nee) ")):
        again = "" if at_terminal else f" Is het goed zo? Typ dan: {_typed(arguments)} --ja"
        print(f"Er is niets gemaakt.{again}", file=sys.stderr)
        return ExitCode.PROBLEMS
    if wrong := [
        each for each in edition.plan.problems(today) if not each.warning and each.path in edition.plan.written
    ]:
        raise InvalidContentError(wrong)
    edition.plan.carry_out()
    print("\n".join(_what_now(edition)))
    return ExitCode.GOOD


def _asked(arguments: Namespace, *, at_terminal: bool) -> tuple[str, str, date]:
    """The old programme, the new id ("" where it follows), and the first day."""
    names, start = list(arguments.names), arguments.start
    if not names and at_terminal:
        names = [input("Van welke leergang? (het id, zoals wijkontwikkeling-2024-2025) ")]
    if not start and at_terminal:
        start = input("Wat is de eerste dag? (zoals 2026-09-17) ")
    if not names or not start or len(names) > 2:
        raise UsageError(f"Zeg erbij van welke leergang, en wat de eerste dag is: {_USAGE}")
    try:
        return names[0], names[1] if len(names) > 1 else "", parse_day(start)
    except NotationError as error:
        raise UsageError(f"--start: {error.message} {error.cure}".rstrip()) from None


def _typed(arguments: Namespace) -> str:
    return f"python3 build.py new editie {' '.join(arguments.names)} --start {arguments.start}"


def _shown(edition: NewEdition, today: date) -> list[str]:
    from wijkmakers_site.editing.editions import told

    names = edition.names
    lines = [f"Nieuwe editie van {edition.old.record.title}: {names.title}", f"Map: content/leergangen/{names.id}/"]
    lines += told.beginning(edition, today)
    lines += ["", told.planning_heading(edition), *_table(edition)] if edition.planning else []
    return [*lines, "", *_remarks(edition)]


def _table(edition: NewEdition) -> list[str]:
    from wijkmakers_site.editing.editions import told

    rows = [("toen", "straks", "tijd", "module")]
    rows += [
        (told.short_day(each.old), told.short_day(each.day), told.hours_of(each), each.title)
        for each in edition.planning
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    for number, each in reversed(list(enumerate(edition.planning, 1))):
        if noticed := told.notice(each):
            lines.insert(number + 1, f"    {noticed}")
    return lines


def _remarks(edition: NewEdition) -> Iterator[str]:
    from wijkmakers_site.editing.editions import told

    for remark in told.remarks(edition):
        yield remark.sentence
        yield from (f"  {item}" for item in remark.items)


def _what_now(edition: NewEdition) -> list[str]:
    from wijkmakers_site.editing.editions import told

    lines = [f"Gemaakt: {path}" for path, (before, _) in edition.plan.written.items() if before is None]
    lines += [
        f"Aangepast: {path} (`reeks`)" for path, (before, _) in edition.plan.written.items() if before is not None
    ]
    return [
        *lines,
        *told.what_now(edition),
        "Kijk het na met: python3 build.py check. Bekijk het met: python3 build.py serve",
    ]
