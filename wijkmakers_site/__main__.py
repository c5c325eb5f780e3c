"""`python -m wijkmakers_site`, from the project's folder."""

from __future__ import annotations

import sys
from pathlib import Path

from wijkmakers_site.cli.main import run


def main() -> None:
    sys.exit(run(sys.argv[1:], Path.cwd()))


if __name__ == "__main__":
    main()
