"""The verb `diff`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.delivery.same_answer import same_answer
from wijkmakers_site.text.clock import Clock


def show_differences(arguments: Namespace, root: Path) -> int:
    clock = chosen_clock(arguments.op)
    if arguments.groepsapp:
        from wijkmakers_site.cli.verbs.handouts import show_group_messages

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
