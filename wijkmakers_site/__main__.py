"""`python -m wijkmakers_site`, from the project's folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from wijkmakers_site.cli.main import run


def main() -> None:
    code = run(sys.argv[1:], Path.cwd())
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):  # what could be told was told by now
            stream.flush()
    os._exit(code)  # Python would take the whole model apart piece by piece, which is a twentieth of a run


if __name__ == "__main__":
    main()
