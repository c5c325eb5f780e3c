"""`drukwerk`, and `diff --groepsapp`: what staff print, paste and send."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.words.dutch import counted


def write_handouts(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.cli.printed.progress_bar import progress_bar
    from wijkmakers_site.editing.handouts.folder import write_handouts as write

    with progress_bar(sys.stderr):
        written = write(root, chosen_clock(arguments.op), Path(arguments.naar), arguments.programme)
    files, sessions = counted(written.files, "bestand", "bestanden"), written.sessions
    if sessions:
        coming = counted(sessions, "bijeenkomst die nog komt", "bijeenkomsten die nog komen")
        print(f"Gemaakt: {files}, voor {coming}.")
    else:
        print(f"Gemaakt: {files}. Er komt geen bijeenkomst meer met een datum.")
    print(f"Begin bij {written.first}: open dat bestand in je browser.")
    return ExitCode.GOOD


def show_group_messages(root: Path, clock: Clock) -> int:
    """Print what is about to change; where nothing is, what was published with changes in the last weeks.

    Only what is to be pasted goes to the standard output.
    """
    from wijkmakers_site.editing.handouts.material import gather
    from wijkmakers_site.editing.handouts.texts.change_text import published_messages, unpublished_messages

    material = gather(root, clock)
    messages = unpublished_messages(material)
    if messages:
        print("Dit is nog niet gepubliceerd. Publiceer voor je het verstuurt.\n", file=sys.stderr)
    elif messages := published_messages(material):
        print("Dit is gepubliceerd in de laatste drie weken.\n", file=sys.stderr)
    else:
        print("Er is niets veranderd dat deelnemers moeten weten.", file=sys.stderr)
    print("\n".join(message.text for message in messages), end="")
    return ExitCode.GOOD
