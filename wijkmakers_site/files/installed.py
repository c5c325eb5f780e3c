"""Which version of a library is installed, told by the name of a folder.

`importlib.metadata` tells the same, and costs every start a twentieth of a second: it brings a reader of mail along.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache

_ENDING = ".dist-info"  # "jinja2-3.1.6.dist-info" (the specification of recorded installed projects)


def version(library: str) -> str:
    """Of an installed library, by its name on the package index. Raises KeyError where it is not installed."""
    return versions()[library]


@cache
def versions() -> dict[str, str]:
    """Of all installed libraries, by their names."""
    found = {}
    for folder in reversed(sys.path):  # of two, Python takes the first
        names = list[str]()
        with suppress(OSError):  # not there, or an archive
            names = os.listdir(folder or ".")
        for name in (name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)):
            library, _, number = name.partition("-")
            found[_normal(library)] = number
    return found


def _normal(library: str) -> str:
    return library.lower().replace("_", "-").replace(".", "-")
