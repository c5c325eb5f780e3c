"""The verb `new`: files begun for who fills them in."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.arguments import EDITION, chosen_clock
from wijkmakers_site.cli.editions import new_edition
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.planning import import_planning
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.text.dutch import counted


def new(arguments: Namespace, root: Path) -> int:
    if arguments.kind == EDITION:
        return new_edition(arguments, root)
    if arguments.uit and arguments.kind == PROGRAMME.name:
        return import_planning(arguments, root)
    if arguments.uit:
        return _new_redirects(Path(arguments.uit), root)
    from wijkmakers_site.editing.scaffold import create

    names = arguments.names or _asked_for(arguments.kind)
    for path in create(root / "content", arguments.kind, names):
        print(f"Gemaakt: {path}")
    print("Vul in wat je weet, en kijk het na met: python3 build.py check")
    return ExitCode.GOOD


def _new_redirects(listed: Path, root: Path) -> int:
    from wijkmakers_site.editing.old_addresses import propose
    from wijkmakers_site.reading.load import load

    done = propose(root / "content", listed, load(root / "content", chosen_clock(None).day).site)
    print(f"Erbij in content/omleidingen.yaml: {counted(done.added, 'oud adres', 'oude adressen')}.")
    print(f"Voor {done.proposed} daarvan is een pagina voorgesteld; {done.added - done.proposed} vul je zelf in.")
    if done.known:
        print(f"Zonder omleiding bleven er {done.known}: die pagina is er nog, of het adres stond er al.")
    print("Kijk het na met: python3 build.py check")
    return ExitCode.GOOD


def _asked_for(kind: str) -> list[str]:
    """The names somebody at a terminal gives; elsewhere nobody can be asked."""
    if not sys.stdin.isatty():
        return []
    questions = (
        ["Het id van de leergang: ", "De titel van de module: "] if kind == "module" else [f"De naam van de {kind}: "]
    )
    return [input(question) for question in questions]
