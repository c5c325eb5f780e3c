"""The verb `check`: what is wrong, and on request what can be repaired or still lacks for a launch."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.problem_list import print_problems
from wijkmakers_site.cli.printed.questions import answer
from wijkmakers_site.cli.verbs.launch import check_launch, check_links
from wijkmakers_site.delivery.same_answer import same_answer
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted


def check_site(arguments: Namespace, root: Path) -> int:
    clock = chosen_clock(arguments.op)
    if arguments.links:
        return check_links(root, clock)
    if arguments.lancering:
        return check_launch(root, clock, arguments.adres)
    if arguments.herstel and not _repair(root, clock.day, confirmed=arguments.ja):
        return ExitCode.PROBLEMS
    warnings = same_answer(root, f"check {clock.day}", lambda: _warnings(root, clock))
    if warnings or arguments.formaat == "gitlab":  # which wants a list, be it of nothing
        from wijkmakers_site.problems.problem import Problem

        print_problems([Problem(*each) for each in warnings], root, arguments.formaat)
    return ExitCode.PROBLEMS if warnings and arguments.streng else ExitCode.GOOD


def _warnings(root: Path, clock: Clock) -> list[tuple[Any, ...]]:
    from dataclasses import astuple

    from wijkmakers_site.pipeline import check

    return list(map(astuple, check(root, clock)))


def _repair(root: Path, day: date, *, confirmed: bool) -> bool:
    """Print what can be repaired, and write it once that is confirmed; False where it is not."""
    from wijkmakers_site.cli.printed.comparison import as_file_change
    from wijkmakers_site.editing.repair.propose import proposals
    from wijkmakers_site.editing.repair.renames import rename, renames
    from wijkmakers_site.editing.rewriting import rewrite
    from wijkmakers_site.reading.load import read

    # All before the question: who says yes must have seen what to, and nobody waits between one file and the next.
    problems = read(root / "content", day).problems
    repairs, names = list(proposals(root / "content", problems)), renames(root, problems)
    for repair in repairs:
        print(as_file_change(repair.path, repair.before, repair.after, repair.reasons))
    for each in names:
        print(f"Dit wil ik hernoemen: {each.old} wordt {each.new}.")
    if not repairs and not names:
        print("Er is niets dat ik zeker kan herstellen.")
        return True
    if not confirmed and not _confirmed():
        return False
    for repair in repairs:
        rewrite(repair.file, repair.before, repair.after)
    changed = {repair.path for repair in repairs} | {each.old for each in names}
    rename(root, names)
    print(f"Bewaard: {counted(len(changed), 'bestand', 'bestanden')}. Nu kijk ik alles opnieuw na.")
    return True


def _confirmed() -> bool:
    """Whether somebody at a terminal says yes; elsewhere nobody can be asked."""
    if not sys.stdin.isatty():
        print("Er is niets bewaard. Is het goed zo? Typ dan: python3 build.py check --herstel --ja", file=sys.stderr)
        return False
    agreed = answer("Zal ik dit bewaren? (ja/nee) ")
    if not agreed:
        print("Er is niets bewaard.")
    return agreed
