"""What each verb does and prints. Each imports only what it needs, so that the quick ones are."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock, chosen_port
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.problem_list import print_problems
from wijkmakers_site.cli.printed.summary import site_summary, what_is_left
from wijkmakers_site.cli.verbs.checking import check_site
from wijkmakers_site.cli.verbs.concepts import build_concepts
from wijkmakers_site.cli.verbs.handouts import show_group_messages, write_handouts
from wijkmakers_site.cli.verbs.ids import rename, show_uses
from wijkmakers_site.cli.verbs.new.new_files import new
from wijkmakers_site.cli.verbs.publishing import publish_site
from wijkmakers_site.cli.verbs.year import show_year
from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.delivery.same_answer import same_answer
from wijkmakers_site.model.enums import Host
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.clock import Clock, at_start_of


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


def _diff(arguments: Namespace, root: Path) -> int:
    clock = chosen_clock(arguments.op)
    if arguments.groepsapp:
        return show_group_messages(root, clock)
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


def _serve(arguments: Namespace, root: Path) -> int:
    port = chosen_port(arguments.poort)
    chosen_clock(arguments.op)  # a wrong day is told at once
    import webbrowser

    from wijkmakers_site.cli.printed.faults import fault_message
    from wijkmakers_site.cli.printed.report import as_text
    from wijkmakers_site.editing.preview.serve import Messages, serve

    messages = Messages(lambda text: print(text, flush=True), as_text, lambda error: fault_message(root, error))
    opened = webbrowser.open if arguments.open else None
    serve(root, lambda: chosen_clock(arguments.op), port, messages, network=arguments.netwerk, opened=opened)
    return ExitCode.GOOD


def _hosts(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.delivery.hosts.forms import printed, workflow

    host = Host(arguments.host)
    text = workflow(host)
    if text is None:
        from wijkmakers_site.pipeline import make

        made = make(root, chosen_clock(None))
        text = printed(host, made.site.url, made.rendered.redirects, made.site.cms)
    if text is None:
        raise UsageError(f"{host} leest alles in de site zelf. Zet in content/site.yaml: `host: {host}`, en publiceer.")
    print(text, end="")
    return ExitCode.GOOD


def _test(arguments: Namespace, root: Path) -> int:
    import pytest

    from wijkmakers_site.cli.verbs.own_tests import pytest_arguments

    gc.enable()  # a run of the tests is long, and browsers and sites leave cycles
    return int(pytest.main(pytest_arguments(root / "tests", arguments.names, arguments.k, quick=arguments.snel)))


def _bench(arguments: Namespace, root: Path) -> int:
    """Measured from outside, in processes of their own: what a library costs to import counts, too."""
    import subprocess

    words = ["--groottes", arguments.groottes, "--rondes", arguments.rondes]
    if arguments.profiel:
        words.append("--profiel")
    program = [sys.executable, str(root / "tests/benchmark/run.py")]
    if other := "preview.py" if arguments.voorbeeld else "budget.py" if arguments.omvang else None:
        program, words = [sys.executable, str(root / "tests/benchmark" / other)], []
    return subprocess.call([*program, *words])  # noqa: S603  # our own program, with what argparse let through


VERBS: dict[str, Callable[[Namespace, Path], int]] = {
    "bench": _bench,
    "build": _build,
    "check": check_site,
    "diff": _diff,
    "drukwerk": write_handouts,
    "hernoem": rename,
    "hosts": _hosts,
    "jaaroverzicht": show_year,
    "new": new,
    "publish": publish_site,
    "serve": _serve,
    "test": _test,
    "wie": show_uses,
}
