"""`new editie`: the next edition of a programme, shown before it is made."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.questions import answer
from wijkmakers_site.problems.problem import InvalidContentError, UsageError
from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.text.dutch import WEEKDAYS, counted, listing, long_date, short_date

if TYPE_CHECKING:
    from wijkmakers_site.editing.editions.planned import NewEdition

_USAGE = "python3 build.py new editie <id van de leergang> --start 2026-09-17"
_SHOWN = 8  # places of one kind; the rest is counted


def new_edition(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.editions.new_edition import new_edition as planned

    at_terminal = sys.stdin.isatty()
    old, new_id, start = _asked(arguments, at_terminal=at_terminal)
    today = chosen_clock(None).day
    edition = planned(root, today, old, start, new_id)
    print("\n".join(_shown(edition, today)))
    asks = at_terminal and not arguments.ja
    if asks and any(each.free for each in edition.planning) and answer("Zal ik de vrije datums nemen? (ja/nee) "):
        edition = planned(root, today, old, start, new_id, free=True)
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
    names, record = edition.names, edition.old.record
    lines = [f"Nieuwe editie van {record.title}: {names.title}", f"Map: content/leergangen/{names.id}/"]
    lines += [
        f"Reeks: {names.series}. Editie: {names.edition or 'vul je zelf in'}."
        if record.edition
        else f"Reeks: {names.series}."
    ]
    lines += [f"Let op: {edition.shift.note}"] if edition.shift.note else []
    weeks = edition.shift.by.days // 7
    if over := [each for each in edition.planning if each.new < today]:
        lines.append(
            f"Let op: {counted(len(over), 'dag is', 'dagen zijn')} al geweest. Ging dat door? Haal `status` weg."
        )
    if not edition.planning:
        first = f"De modules hebben geen datum; de eerste dag is {short_date(edition.shift.first)}."
        return [*lines, f"{first} Alles is voorlopig.", *_remarks(edition)]
    lines += ["", f"De planning, {weeks} weken later. Alles is voorlopig."]
    return lines + _table(edition) + _remarks(edition)


def _table(edition: NewEdition) -> list[str]:
    rows = [("toen", "straks", "tijd", "module")]
    for each in edition.planning:
        hours = f"{each.hours.start:%H:%M}-{each.hours.end:%H:%M}" if each.hours else "hele dag"
        rows.append((short_day(each.old), short_day(each.new), hours, each.title))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    for number, each in reversed(list(enumerate(edition.planning, 1))):
        if each.holiday:
            nearest = f" De dichtstbijzijnde vrije dag: {long_date(each.free)}." if each.free else ""
            lines.insert(number + 1, f"    Let op: {short_date(each.new)}: {each.holiday}.{nearest}")
    return lines


def short_day(day: date) -> str:
    """Such as "do 17-09-2026": of one width, so that columns stand below each other."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day:%d-%m-%Y}"


def _remarks(edition: NewEdition) -> list[str]:
    lines = [""]
    if edition.unknown_holidays:
        lines.append(f"Nog niet bekend, dus niet nagekeken: {listing(edition.unknown_holidays)}.")
    for what, named in (("sprekers", edition.speakers), ("locaties", edition.venues)):
        if named:
            lines.append(f"Nog te bevestigen met {what}:")
            lines += [f"  {name}: {listing(list(dict.fromkeys(titles)))}" for name, titles in named.items()]
    if edition.emptied:
        lines.append(f"Leeg, om opnieuw in te vullen: {listing([f'`{key}`' for key in edition.emptied])}.")
    for title, places in (
        ("Datums, jaren of links aangepast in:", edition.changed),
        ("Hier staan nog andere jaren. Klopt dat?", edition.doubtful),
    ):
        if places:
            left = [f"  en nog op {len(places) - _SHOWN} plekken"] if len(places) > _SHOWN else []
            lines += [title, *(f"  {place}" for place in places[:_SHOWN]), *left]
    return lines


def _what_now(edition: NewEdition) -> list[str]:
    lines = [f"Gemaakt: {path}" for path, (before, _) in edition.plan.written.items() if before is None]
    lines += [
        f"Aangepast: {path} (`reeks`)" for path, (before, _) in edition.plan.written.items() if before is not None
    ]
    filled = f" Vul in: {listing([f'`{key}`' for key in edition.emptied])}." if edition.emptied else ""
    return [
        *lines,
        f"Alles staat op `status: voorlopig`, bovenaan.{filled}",
        f"Lees de teksten na: ze gaan nog over {edition.old.record.title}, ook als dat al voorbij is.",
        "Kijk het na met: python3 build.py check. Bekijk het met: python3 build.py serve",
    ]
