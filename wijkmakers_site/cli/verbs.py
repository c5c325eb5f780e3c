"""What each verb does and prints. Each imports only what it needs, so that the quick ones are."""

from __future__ import annotations

import gc
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkmakers_site.cli.arguments import chosen_clock, chosen_port, publication_clock
from wijkmakers_site.cli.concepts import build_concepts
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.ids import rename, show_uses
from wijkmakers_site.cli.launch import check_launch, check_links
from wijkmakers_site.cli.new_files import new
from wijkmakers_site.cli.problem_list import print_problems
from wijkmakers_site.cli.questions import answer
from wijkmakers_site.cli.summary import next_change_line, site_summary, unpublished_entries, what_is_left
from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.delivery.same_answer import same_answer
from wijkmakers_site.model.enums import Host
from wijkmakers_site.problems.problem import InvalidContentError, Problem, UsageError
from wijkmakers_site.text.clock import Clock, at_start_of
from wijkmakers_site.text.dutch import counted, short_date

if TYPE_CHECKING:  # a verb that does not build must not wait for what building needs
    from wijkmakers_site.pipeline import Announcement

_MANY = 2  # the only evening that was to come may be called off without a further word


def _build(arguments: Namespace, root: Path) -> int:
    clock = at_start_of(chosen_clock(arguments.op).day)  # not the moment: building twice a day gives the same bytes
    if arguments.onvertrouwd:
        return _build_untrusted(root, clock, Path(arguments.onvertrouwd))
    if arguments.concepten:
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
        if not freshness.commit("\n".join([summary, *notes])):
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


def _publish(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.pipeline import publish, restore

    clock = publication_clock(arguments.op)
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


def _diff(arguments: Namespace, root: Path) -> int:
    clock = chosen_clock(arguments.op)
    if arguments.vorige:  # a folder anywhere, whose files nobody watches
        as_json, as_text, differs = _differences(root, clock, Path(arguments.vorige))
    else:
        as_json, as_text, differs = same_answer(root, f"diff {clock.day}", lambda: _differences(root, clock, None))
    print(as_json if arguments.json else as_text)
    return ExitCode.PROBLEMS if arguments.exit_code and differs else ExitCode.GOOD


def _differences(root: Path, clock: Clock, earlier_site: Path | None) -> tuple[str, str, bool]:
    """As JSON, in words, and whether there are any."""
    from wijkmakers_site.pipeline import differences

    diff = differences(root, clock, earlier_site)
    return diff.json(), diff.text(), bool(diff)


def _check(arguments: Namespace, root: Path) -> int:
    clock = chosen_clock(arguments.op)
    if arguments.links:
        return check_links(root, clock)
    if arguments.lancering:
        return check_launch(root, clock, arguments.adres)
    if arguments.herstel and not _repair(root, clock.day, confirmed=arguments.ja):
        return ExitCode.PROBLEMS
    warnings = [Problem(*each) for each in same_answer(root, f"check {clock.day}", lambda: _warnings(root, clock))]
    if warnings or arguments.formaat == "gitlab":  # which wants a list, be it of nothing
        print_problems(warnings, root, arguments.formaat)
    return ExitCode.PROBLEMS if warnings and arguments.streng else ExitCode.GOOD


def _warnings(root: Path, clock: Clock) -> list[tuple[Any, ...]]:
    from wijkmakers_site.pipeline import check

    return list(map(astuple, check(root, clock)))


def _repair(root: Path, day: date, *, confirmed: bool) -> bool:
    """Print what can be repaired, and write it once that is confirmed; False where it is not."""
    from wijkmakers_site.cli.comparison import as_file_change
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


def _serve(arguments: Namespace, root: Path) -> int:
    port = chosen_port(arguments.poort)
    chosen_clock(arguments.op)  # a wrong day is told at once
    import webbrowser

    from wijkmakers_site.cli.faults import fault_message
    from wijkmakers_site.cli.report import as_text
    from wijkmakers_site.editing.preview.serve import Told, serve

    told = Told(lambda text: print(text, flush=True), as_text, lambda error: fault_message(root, error))
    opened = webbrowser.open if arguments.open else None
    serve(root, lambda: chosen_clock(arguments.op), port, told, network=arguments.netwerk, opened=opened)
    return ExitCode.GOOD


def _hosts(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.delivery.hosts.forms import printed, workflow

    host = Host(arguments.host)
    text = workflow(host)
    if text is None:
        from wijkmakers_site.pipeline import make

        made = make(root, chosen_clock(None))
        text = printed(host, made.site.url, made.rendered.redirects)
    if text is None:
        raise UsageError(f"{host} leest alles in de site zelf. Zet in content/site.yaml: `host: {host}`, en publiceer.")
    print(text, end="")
    return ExitCode.GOOD


def _test(arguments: Namespace, root: Path) -> int:
    import pytest

    from wijkmakers_site.cli.own_tests import pytest_arguments

    gc.enable()  # a run of the tests is long, and browsers and sites leave cycles
    return int(pytest.main(pytest_arguments(root / "tests", arguments.names, arguments.k, quick=arguments.snel)))


def _bench(arguments: Namespace, root: Path) -> int:
    """Measured from outside, in processes of their own: what a library costs to import counts, too."""
    words = ["--groottes", arguments.groottes, "--rondes", arguments.rondes]
    if arguments.profiel:
        words.append("--profiel")
    program = [sys.executable, str(root / "tests/benchmark/run.py")]
    if arguments.voorbeeld:
        program, words = [sys.executable, str(root / "tests/benchmark/preview.py")], []
    return subprocess.call([*program, *words])  # noqa: S603  # our own program, with what argparse let through


VERBS: dict[str, Callable[[Namespace, Path], int]] = {
    "bench": _bench,
    "build": _build,
    "check": _check,
    "diff": _diff,
    "hernoem": rename,
    "hosts": _hosts,
    "new": new,
    "publish": _publish,
    "serve": _serve,
    "test": _test,
    "wie": show_uses,
}
