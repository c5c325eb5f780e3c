"""The verbs and their exit codes: the only place that prints and exits.

0 good, 1 problems in content, 2 wrong use, 3 a fault of the program or the machine. Each verb imports only what it
needs.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.cli.arguments import chosen_clock, chosen_port, parse
from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.problems.problem import InconsistencyError, InvalidContentError, Problem, UsageError
from wijkmakers_site.text.artifacts import PathClashError, UnsafePathError
from wijkmakers_site.text.clock import Clock, at_start_of
from wijkmakers_site.text.dutch import counted, listing, short_date

if TYPE_CHECKING:  # a verb that does not build must not wait for what building needs
    from wijkmakers_site.pipeline import Report

GOOD, PROBLEMS, WRONG_USE, FAULT = 0, 1, 2, 3


def run(command: Sequence[str], root: Path) -> int:
    """Carry out one command line for the project in `root`; gives the exit code. No exception gets out."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal may claim to know ASCII alone; then a name such as Café would end in a traceback.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        arguments = parse(command)
        if not (root / "content").is_dir():
            return _print_error(f"Hier staat geen map content/: {root}. Ga eerst naar de map van de site.", WRONG_USE)
        if arguments.verb != "serve":
            gc.disable()  # a run is short and leaves few reference cycles: looking for them costs an eighth of it
        return _flushed(_VERBS[arguments.verb](arguments, root))
    except UsageError as error:
        return _print_error(str(error), WRONG_USE)
    except InvalidContentError as error:
        _print_problems(error.problems, root, getattr(arguments, "formaat", "tekst"))
        return PROBLEMS
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, or Ctrl+D at a question
        return _print_error("Gestopt.", 130)
    except BrokenPipeError:  # whoever read along has left (`| head -1`): the work itself is done, or was told
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except SystemExit as stop:  # argparse ends so after --help
        return int(stop.code or 0)
    except Exception as error:
        return _print_error(_fault_message(root, error), FAULT)


def _flushed(code: int) -> int:
    """Raises BrokenPipeError here, where it can be caught, and not when Python ends."""
    sys.stdout.flush()
    return code


def _print_error(text: str, code: int) -> int:
    """Gives `code` back, so that printing and returning are one step."""
    print(text, file=sys.stderr)
    return code


def _print_problems(problems: Sequence[Problem], root: Path, form: str) -> None:
    """Print problems in the form that was asked for: text on the error stream, the others where programs read them."""
    from wijkmakers_site.cli.report import as_github, as_json, as_text
    from wijkmakers_site.reading.source.excerpt import line_of

    if form != "tekst":
        print(as_json(problems) if form == "json" else as_github(problems))
        return
    terminal = sys.stderr.isatty()
    shown = (lambda problem: line_of(root, problem.path, problem.line)) if terminal else None
    print(as_text(problems, shown, color=terminal and "NO_COLOR" not in os.environ), file=sys.stderr)
    print(_totals(problems), file=sys.stderr)


def _totals(problems: Sequence[Problem]) -> str:
    """The last line below a list of problems: how many errors and warnings, and where codes are explained."""
    warnings = sum(problem.warning for problem in problems)
    errors = len(problems) - warnings
    totals = []
    if errors:
        totals.append(counted(errors, "fout", "fouten"))
    if warnings:
        totals.append(counted(warnings, "waarschuwing", "waarschuwingen"))
    untouched = " De site in output/ is niet veranderd." if errors else ""
    return f"{' en '.join(totals)} gevonden.{untouched} Uitleg bij elke code staat in content/LEESMIJ.md."


def _fault_message(root: Path, error: Exception) -> str:
    """What to print of a fault outside the content; the traceback goes to a file for whoever mends the program."""
    import traceback

    log = root / ".cache" / "fout.log"
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        advice = "Stuur .cache/fout.log naar wie het programma onderhoudt."
    except OSError:  # the disk that was full for the site may be full for the log too
        advice = ""
    return f"{_cause(error)} De site in output/ is niet veranderd. {advice}".rstrip()


def _cause(error: Exception) -> str:
    """The cause of a fault in Dutch: the program, the disk, the rights, the port."""
    if isinstance(error, InconsistencyError | PathClashError | UnsafePathError):
        return f"Er ging iets mis in het programma zelf: {error}"
    reason = getattr(error, "reason", error)  # an UnwritableOutputError, whose module not every verb imports
    if not isinstance(reason, OSError):
        return "Er ging iets mis in het programma zelf."
    causes = {
        errno.ENOSPC: "De schijf is vol.",
        errno.EDQUOT: "Je ruimte op de schijf is op.",
        errno.EACCES: "Je mag hier niet schrijven.",
        errno.EPERM: "Je mag hier niet schrijven.",
        errno.EROFS: "Van deze schijf kan alleen gelezen worden.",
        errno.EADDRINUSE: "Deze poort is al in gebruik; kies een andere met --poort.",
    }
    cause = causes.get(reason.errno or 0, "De computer kon een bestand niet lezen of schrijven.")
    return f"{cause} ({reason.filename})" if reason.filename else cause


def _build(arguments: Namespace, root: Path) -> int:
    clock = at_start_of(chosen_clock(arguments.op).day)  # not the moment: building twice a day gives the same bytes
    freshness = Freshness(root, f"build {clock.day}")
    if earlier := freshness.unchanged():
        summary, *notes = earlier.split("\n")
        print(f"Niets veranderd: {summary}.")
    else:
        from wijkmakers_site.pipeline import build

        freshness.begin()
        report = build(root, clock, root / "output")
        summary, notes = _summary(report, clock), list(_notes(report))
        freshness.commit("\n".join([summary, *notes]))
        print(f"Gebouwd: {summary}; {report.changed} nieuw of veranderd.")
    print(*notes, "Bekijken: python3 build.py serve", sep="\n")
    return GOOD


def _publish(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.pipeline import publish

    clock = chosen_clock(arguments.op)
    report = publish(root, clock, root / "output")
    print(f"Gepubliceerd: {_summary(report, clock)}; {report.changed} nieuw of veranderd.")
    print(f"Vastgelegd in content/agenda.lock: {_entries(report)}. Bewaar dat bestand in git.")
    for line in _next_change(report):
        print(line)
    return GOOD


def _summary(report: Report, clock: Clock) -> str:
    counts = (
        counted(report.programmes, "leergang", "leergangen"),
        counted(report.modules, "module", "modules"),
        counted(report.sessions, "bijeenkomst", "bijeenkomsten"),
    )
    files = counted(report.files, "bestand", "bestanden")
    return f"{listing(counts)} staan in output/, voor {short_date(clock.day)} ({files})"


def _notes(report: Report) -> Iterator[str]:
    """The lines after a build that say what is left to do."""
    if report.warnings:
        yield f"{counted(report.warnings, 'waarschuwing', 'waarschuwingen')}: bekijk met check."
    if report.unpublished:
        yield f"Nog niet vastgelegd voor abonnees: {_entries(report)}. Bekijk: diff. Leg vast: publish."
    yield from _next_change(report)


def _next_change(report: Report) -> Iterator[str]:
    """The line that says when the site must be built anew although nobody touched it; none where that never comes."""
    if report.next_change:
        first, *further = report.next_change.reasons
        more = f" (en nog {counted(len(further), 'andere reden', 'andere redenen')})" if further else ""
        yield f"Op {short_date(report.next_change.day)} verandert de site vanzelf: {first}{more}. Bouw dan opnieuw."


def _entries(report: Report) -> str:
    return counted(report.unpublished, "nieuwe of veranderde afspraak", "nieuwe of veranderde afspraken")


def _diff(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.pipeline import differences

    diff = differences(root, chosen_clock(arguments.op), Path(arguments.vorige) if arguments.vorige else None)
    print(diff.json() if arguments.json else diff.text())
    return PROBLEMS if arguments.exit_code and diff.entries else GOOD


def _check(arguments: Namespace, root: Path) -> int:
    if arguments.herstel and not _repair(root, confirmed=arguments.ja):
        return PROBLEMS
    from wijkmakers_site.pipeline import check

    warnings = check(root, chosen_clock(arguments.op))
    if warnings:
        _print_problems(warnings, root, arguments.formaat)
    return PROBLEMS if warnings and arguments.streng else GOOD


def _repair(root: Path, *, confirmed: bool) -> bool:
    """Print what can be repaired, and write it once that is confirmed; False where it is not."""
    from wijkmakers_site.cli.comparison import as_file_change
    from wijkmakers_site.editing.repair.propose import proposals
    from wijkmakers_site.editing.rewriting import rewrite

    # All before the question: who says yes must have seen what to, and nobody waits between one file and the next.
    repairs = list(proposals(root / "content"))
    for repair in repairs:
        print(as_file_change(repair.path, repair.before, repair.after, repair.reasons))
    if not repairs:
        print("Er is niets dat ik zeker kan herstellen.")
        return True
    if not confirmed and not _confirmed():
        return False
    for repair in repairs:
        rewrite(repair.file, repair.before, repair.after)
    print(f"Bewaard: {counted(len(repairs), 'bestand', 'bestanden')}. Nu kijk ik alles opnieuw na.")
    return True


def _confirmed() -> bool:
    """Whether somebody at a terminal says yes; elsewhere nobody can be asked."""
    if not sys.stdin.isatty():
        print("Er is niets bewaard. Is het goed zo? Typ dan: python3 build.py check --herstel --ja", file=sys.stderr)
        return False
    answer = ""
    while answer not in ("j", "ja", "n", "nee"):
        try:
            answer = input("Zal ik dit bewaren? (ja/nee) ").strip().lower()
        except EOFError:
            answer = "nee"
    if answer in ("n", "nee"):
        print("Er is niets bewaard.")
    return answer in ("j", "ja")


def _serve(arguments: Namespace, root: Path) -> int:
    port, clock = chosen_port(arguments.poort), chosen_clock(arguments.op)
    from wijkmakers_site.cli.report import as_text
    from wijkmakers_site.editing.preview import serve

    serve(root, clock, port, echo=lambda text: print(text, flush=True), as_text=as_text)
    return GOOD


def _new(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.editing.scaffold import create

    names = arguments.names or _asked_for(arguments.kind)
    for path in create(root / "content", arguments.kind, names):
        print(f"Gemaakt: {path}")
    print("Vul in wat je weet, en kijk het na met: python3 build.py check")
    return GOOD


def _asked_for(kind: str) -> list[str]:
    """The names somebody at a terminal gives; elsewhere nobody can be asked."""
    if not sys.stdin.isatty():
        return []
    questions = (
        ["Het id van de leergang: ", "De titel van de module: "] if kind == "module" else [f"De naam van de {kind}: "]
    )
    return [input(question) for question in questions]


def _test(arguments: Namespace, root: Path) -> int:
    import pytest

    from wijkmakers_site.cli.own_tests import pytest_arguments

    gc.enable()  # a run of the tests is long, and browsers and sites leave cycles
    return int(pytest.main(pytest_arguments(root / "tests", arguments.names, arguments.k, quick=arguments.snel)))


_VERBS = {
    "build": _build,
    "check": _check,
    "diff": _diff,
    "new": _new,
    "publish": _publish,
    "serve": _serve,
    "test": _test,
}
