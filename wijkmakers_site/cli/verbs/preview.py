"""The verb `serve`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock, chosen_port
from wijkmakers_site.cli.exit_code import ExitCode


def show_preview(arguments: Namespace, root: Path) -> int:
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
