"""The verb `build`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.problem_list import print_problems
from wijkmakers_site.cli.printed.summary import site_summary, what_is_left
from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.clock import Clock, at_start_of


def build_site(arguments: Namespace, root: Path) -> int:
    clock = at_start_of(chosen_clock(arguments.op).day)  # not the moment: building twice a day gives the same bytes
    if arguments.onvertrouwd:
        return _build_untrusted(root, clock, Path(arguments.onvertrouwd))
    if arguments.concepten:
        from wijkmakers_site.cli.verbs.concepts import build_concepts

        return build_concepts(arguments, root, clock)
    freshness = Freshness(root, f"build {clock.day}")
    if earlier := freshness.unchanged():
        summary, *notes = earlier.split("\n")
        print(f"Niets veranderd: {summary}.")
    else:
        from wijkmakers_site.pipeline import build

        freshness.begin()
        report = build(root, clock, root / "output")
        summary, notes = site_summary(report, clock), list(what_is_left(report))
        if not freshness.commit("\n".join([summary, *notes]), standing=report.standing):
            notes.append("In .cache/ kan niet geschreven worden: de site is goed, maar elke keer bouwen duurt langer.")
        print(f"Gebouwd: {summary}; {report.changed} nieuw of veranderd.")
    print(*notes, "Bekijken: python3 build.py serve", sep="\n")
    return ExitCode.GOOD


def _build_untrusted(root: Path, clock: Clock, stranger: Path) -> int:
    from wijkmakers_site.untrusted import build_untrusted

    if not (stranger / "content").is_dir():
        raise UsageError(f"In {stranger} staat geen map content/.")
    try:
        report = build_untrusted(root, clock, stranger)
    except InvalidContentError as error:
        print_problems(error.problems, stranger, "tekst")
        return ExitCode.PROBLEMS
    print(f"Gebouwd uit {stranger}: {site_summary(report, clock)}; {report.changed} nieuw of veranderd.")
    return ExitCode.GOOD
