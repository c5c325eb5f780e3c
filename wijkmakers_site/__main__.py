"""`python -m wijkmakers_site`, from the project's folder."""

from __future__ import annotations

import gc

gc.disable()  # before all that is imported, of which looking for cycles would cost a tenth

import os  # noqa: E402
import sys  # noqa: E402


def main() -> None:
    try:
        code = _carried_out()
    except KeyboardInterrupt:  # so early that nobody else heard of it: to import takes a tenth of a second
        if sys.stderr:
            sys.stderr.write("Gestopt.\n")
        code = 130
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:  # what could be told was told by now
            continue
    os._exit(code)  # Python would take the whole model apart piece by piece, which is a twentieth of a run


def _carried_out() -> int:
    from pathlib import Path  # noqa: PLC0415  # here, where Ctrl+C is heard

    from wijkmakers_site.cli.main import run  # noqa: PLC0415

    # Who began us may have closed one, as some services do: then what is said goes nowhere, and no file that is opened
    # comes to stand where others write what they say.
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: PTH123, SIM115  # for as long as the process lasts
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    return run(sys.argv[1:], Path.cwd())


if __name__ == "__main__":
    main()
