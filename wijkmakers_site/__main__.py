"""`python -m wijkmakers_site`, from the project's folder."""

from __future__ import annotations

import gc

gc.disable()  # before all that is imported, of which looking for cycles would cost a tenth

import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from pathlib import Path  # noqa: E402

from wijkmakers_site.cli.main import run  # noqa: E402


def main() -> None:
    # Who began us may have closed one, as some services do: then what is said goes nowhere, and no file that is opened
    # comes to stand where others write what they say.
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: PTH123, SIM115  # for as long as the process lasts
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    code = run(sys.argv[1:], Path.cwd())
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):  # what could be told was told by now
            stream.flush()
    os._exit(code)  # Python would take the whole model apart piece by piece, which is a twentieth of a run


if __name__ == "__main__":
    main()
