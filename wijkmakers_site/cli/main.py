"""One command line from beginning to end: what is raised meanwhile becomes a message and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from wijkmakers_site.cli.command_line.arguments import parse
from wijkmakers_site.cli.command_line.options import chosen_cores
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.cli.printed.problem_list import print_problems
from wijkmakers_site.cli.printed.progress_bar import progress_bar
from wijkmakers_site.cli.verbs.verbs import carry_out
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.cores import on_cores

_LONG = ("build", "check", "diff", "publish")  # a preview goes on for hours, and tests have an output of their own


def run(command: Sequence[str], root: Path) -> int:
    """Carry out one command line for the project in `root`; gives the exit code. No exception gets out."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal may claim to know ASCII alone; then a name such as Café would end in a traceback.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        arguments = parse(command)
        if not (root / "content").is_dir():
            return _print_error(
                f"Hier staat geen map content/: {root}. Ga eerst naar de map van de site.", ExitCode.WRONG_USE
            )
        return _flushed(_carried_out(arguments, root))
    except UsageError as error:
        return _print_error(str(error), ExitCode.WRONG_USE)
    except InvalidContentError as error:
        with suppress(OSError):  # whoever read along has left
            print_problems(error.problems, root, getattr(arguments, "formaat", "tekst"))
        return ExitCode.PROBLEMS
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, or Ctrl+D at a question
        return _print_error("Gestopt.", ExitCode.STOPPED)
    except BrokenPipeError:  # whoever read along has left (`| head -1`): the work itself is done, or was told
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.GOOD
    except SystemExit as stop:  # argparse ends so after --help
        return int(stop.code or 0)
    except Exception as error:
        from wijkmakers_site.cli.printed.faults import fault_message

        return _print_error(fault_message(root, error), ExitCode.FAULT)


def _carried_out(arguments: Namespace, root: Path) -> int:
    if arguments.verb == "serve":
        gc.enable()
    else:
        gc.disable()  # a run is short and leaves few reference cycles: looking for them costs an eighth of it
    if arguments.verb not in _LONG:
        return carry_out(arguments, root)
    with progress_bar(sys.stderr), on_cores(chosen_cores(arguments.kernen)):
        return carry_out(arguments, root)


def _flushed(code: int) -> int:
    """Raises BrokenPipeError here, where it can be caught, and not when Python ends."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:  # the disk on which it was to be kept is full
        return _print_error(
            "Het werk is gedaan. Wat erover te lezen was, kon nergens geschreven worden.", ExitCode.FAULT
        )
    return code


def _print_error(text: str, code: int) -> int:
    """Gives `code` back, so that printing and returning are one step."""
    with suppress(OSError):  # nobody can be told
        print(text, file=sys.stderr)
    return code
