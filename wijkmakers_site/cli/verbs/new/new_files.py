"""The verb `new`: files begun for who fills them in."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from wijkmakers_site.cli.command_line.new_kinds import EDITION, NEW_KINDS
from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.verbs.new.editions import new_edition
from wijkmakers_site.cli.verbs.new.planning import import_planning
from wijkmakers_site.model.file_kinds import PROGRAMME, REDIRECTS, in_folders, name_of
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.words.dutch import counted


def new(arguments: Namespace, root: Path) -> int:
    kind = arguments.kind or _asked_kind()
    if kind == EDITION:
        return new_edition(arguments, root)
    if arguments.uit and kind == PROGRAMME.name:
        return import_planning(arguments, root)
    if kind == REDIRECTS.name:
        return _new_redirects(Path(arguments.uit), root) if arguments.uit else _new_redirect(arguments.names, root)
    from wijkmakers_site.editing.scaffold import create, next_step

    made = create(root / "content", kind, arguments.names or _asked_for(kind, root), chosen_clock(None).day)
    for path in made:
        print(f"Gemaakt: {path}")
    print(f"Vul in wat je weet. {next_step(kind, made)}")
    print("Kijk het na met: python3 build.py check. Bekijk het met: python3 build.py serve")
    return ExitCode.GOOD


def _new_redirect(names: Sequence[str], root: Path) -> int:
    from wijkmakers_site.editing.old_addresses import add

    if not names and sys.stdin.isatty():
        names = [
            input("Wat is het oude adres? (zoals /nieuws/feest) "),
            input("Waar leidt het heen? "),
        ]
    if len(names) != 2:
        raise UsageError(
            "Noem het oude adres en waar het heen leidt: python3 build.py new omleidingen /nieuws/feest /leergangen/. "
            "Zijn het er veel? Geef een lijst: new omleidingen --uit sitemap.xml"
        )
    plan, written = add(root, *names)
    plan.carry_out()
    print(f"Erbij in content/omleidingen.yaml: {written}")
    print("Kijk het na met: python3 build.py check")
    return ExitCode.GOOD


def _new_redirects(listed: Path, root: Path) -> int:
    from wijkmakers_site.editing.old_addresses import propose
    from wijkmakers_site.reading.load import load

    plan, done = propose(root, listed, load(root / "content", chosen_clock(None).day).site)
    plan.carry_out()
    print(f"Erbij in content/omleidingen.yaml: {counted(done.added, 'oud adres', 'oude adressen')}.")
    print(f"Voor {done.proposed} daarvan is een pagina voorgesteld; {done.added - done.proposed} vul je zelf in.")
    if done.known:
        print(f"Zonder omleiding bleven er {done.known}: die pagina is er nog, of het adres stond er al.")
    print("Kijk het na met: python3 build.py check")
    return ExitCode.GOOD


def _asked_kind() -> str:
    kinds = ", ".join(NEW_KINDS)
    if not sys.stdin.isatty():
        raise UsageError(f'Zeg erbij wat je wilt maken: {kinds}. Zoals: python3 build.py new spreker "Hans Boutellier"')
    kind = name_of(input(f"Wat wil je maken? ({kinds}) ").strip().lower())
    if kind not in NEW_KINDS:
        raise UsageError(f'"{kind}" kan ik niet maken. Kies uit: {kinds}.')
    return kind


def _asked_for(kind: str, root: Path) -> list[str]:
    """The names somebody at a terminal gives; elsewhere nobody can be asked."""
    if not sys.stdin.isatty():
        return []
    if kind != PROGRAMME.part:
        article = next(each.article for each in in_folders() if each.name == kind)
        return [input(f"Hoe heet {article} {kind}? ")]
    programmes = sorted(file.parent.name for file in (root / "content").glob(PROGRAMME.path("*")))
    print("Deze leergangen zijn er:", *programmes, sep="\n  ")
    return [input("Bij welke hoort de module? "), input("Hoe heet de module? ")]
