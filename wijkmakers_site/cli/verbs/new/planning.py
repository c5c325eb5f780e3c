"""`new leergang --uit`: a planning from a sheet, shown before anything is written."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.questions import answer
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.text.words.dutch import counted, listing

if TYPE_CHECKING:
    from wijkmakers_site.editing.planning.importing import Imported
    from wijkmakers_site.editing.planning.rows import PlannedModule


def import_planning(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.planning.importing import import_planning as planned

    today = chosen_clock(None).day
    imported = planned(root, today, Path(arguments.uit), " ".join(arguments.names))
    if imported.mistakes:
        for mistake in imported.mistakes:
            print(f"{arguments.uit}, {mistake}")
        wrong = counted(len(imported.mistakes), "fout", "fouten")
        print(
            f"{wrong} gevonden; er is niets gemaakt. Verbeter het in het blad, en probeer het nog eens.",
            file=sys.stderr,
        )
        return ExitCode.PROBLEMS
    print("\n".join(_shown(imported)))
    if not imported.plan.written:
        print("Er verandert niets.")
        return ExitCode.GOOD
    if not arguments.ja and not (sys.stdin.isatty() and answer("Zal ik dit maken? (ja/nee) ")):
        again = "" if sys.stdin.isatty() else " Is het goed zo? Zet dan --ja achter de opdracht."
        print(f"Er is niets gemaakt.{again}", file=sys.stderr)
        return ExitCode.PROBLEMS
    if wrong_files := [
        each for each in imported.plan.problems(today) if not each.warning and each.path in imported.plan.written
    ]:
        raise InvalidContentError(wrong_files)
    imported.plan.carry_out()
    for path, (before, _) in imported.plan.written.items():
        print(f"{'Gemaakt' if before is None else 'Aangepast'}: {path}")
    print("Kijk het na met: python3 build.py check. Bekijk het met: python3 build.py serve")
    return ExitCode.GOOD


def _shown(imported: Imported) -> list[str]:
    from wijkmakers_site.cli.printed.comparison import as_file_change

    number = counted(len(imported.modules), "module", "modules")
    what = "Nieuwe leergang" if imported.is_new else "Leergang die er al is"
    lines = [f"{what}: {imported.title} (content/leergangen/{imported.id}/), {number} in het blad."]
    if imported.is_new:
        lines += [_row(module) for _, module in imported.modules]
    elif imported.path in imported.plan.written:
        before, after = imported.plan.written[imported.path]
        lines += [as_file_change(imported.path, before or b"", after or b"", {"wat in het blad anders is": 1})]
    if imported.people:
        lines.append("Nieuw, en nog niet bekend op de site:")
        lines += [f"  {name}: {path}" for path, name in imported.people]
    if imported.skipped:
        lines.append(f"Deze kolommen kennen we niet, en zijn overgeslagen: {_quoted(imported.skipped)}.")
    if imported.left:
        lines.append(f"Staat in leergang.yaml en niet in het blad, en blijft staan: {_quoted(imported.left)}.")
        lines.append("Gaat het niet door? Zet er `status: geannuleerd` bij.")
    return lines


def _quoted(names: Iterable[str]) -> str:
    return listing([f'"{each}"' for each in names])


def _row(module: PlannedModule) -> str:
    days = module.days or [{key: str(module.values[key]) for key in ("datum", "tijd") if key in module.values}]
    when = listing([_when(day) for day in days])
    return f"  {when}: {module.title}"


def _when(day: dict[str, str]) -> str:
    if "datum" not in day:
        return "zonder datum"
    from wijkmakers_site.editing.editions.told import short_day

    return f"{short_day(parse_day(day['datum']))} {day.get('tijd', '')}".rstrip()
