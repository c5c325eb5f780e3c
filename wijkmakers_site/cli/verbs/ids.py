"""The verbs `hernoem` and `wie`: another id for something, and where something is used."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.model.file_kinds import DOCUMENT, PICTURE
from wijkmakers_site.text.words.dutch import counted, first_up

if TYPE_CHECKING:
    from wijkmakers_site.editing.renaming.renaming import Renamed


def rename(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.renaming.renaming import rename as rename_it

    done = rename_it(root, chosen_clock(None).day, arguments.kind, arguments.old, arguments.new)
    print(f"{first_up(done.target.kind)} `{done.target.typed}` heet nu `{done.new}`.")
    for old, new in done.moves:
        print(f"Hernoemd: {old} wordt {new}")
    for path in done.files:
        print(f"Aangepast: {path}")
    print(f"Verwijzingen die meegingen: {done.places}.")
    for line in _about_the_old(done):
        print(line)
    return ExitCode.GOOD


def _about_the_old(done: Renamed) -> list[str]:
    if done.target.kind == PICTURE:
        return []
    if not done.remembered:
        return ["Het oude adres is nooit gepubliceerd, en hoeft dus niet te blijven werken."]
    if done.target.kind == DOCUMENT:
        left = (
            "" if done.leads_on else " GitHub Pages kan dat niet voor een bestand: daar werkt het oude adres niet meer."
        )
        return [f"Het oude adres verwijst door: het staat nu in content/omleidingen.yaml.{left}"]
    return ["Het oude adres blijft werken: het staat nu bij `voorheen`. Wat deelnemers merken: python3 build.py diff"]


def show_uses(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.references.target import find_target
    from wijkmakers_site.editing.references.uses import uses
    from wijkmakers_site.reading.load import read

    reading = read(root / "content", chosen_clock(None).day)
    target = find_target(reading.content, arguments.kind, arguments.id)
    name = "" if target.name == target.id else f', "{target.name}",'
    print(f"{first_up(target.kind)} `{target.typed}`{name} staat in {target.file}.")
    found = list(dict.fromkeys(f"{use.path}:{use.line}: {use.where}" for use in uses(reading.content, target)))
    print(f"Gebruikt op {counted(len(found), 'plek', 'plekken')}:" if found else "Wordt nergens gebruikt.")
    for line in found:
        print(line)
    if reading.has_errors:
        print("Let op: er staan fouten in content/, dus misschien is niet alles gelezen. Typ: python3 build.py check")
    return ExitCode.GOOD
