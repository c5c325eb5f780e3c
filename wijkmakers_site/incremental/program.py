"""Which program makes the site: what another version of it made is not to be believed."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import wijkmakers_site
from wijkmakers_site.files.installed import versions


@cache
def program_state() -> str:
    """A digest that is alike in two runs only where both have the same program, Python and libraries.

    By the sizes and times of its files: to read them all would cost more than it tells.
    """
    folder = Path(wijkmakers_site.__file__).parent
    state = (sys.version, sorted(versions().items()), sorted(_files(str(folder))))
    return blake2b(repr(state).encode(), digest_size=16).hexdigest()


def _files(folder: str) -> list[str]:
    """Of each file its path, size and times: as texts, of which every command waits for some seven hundred."""
    files, folders = [], [folder]
    for each in folders:
        with os.scandir(each) as children:
            for child in children:
                if child.is_dir(follow_symlinks=False):
                    if child.name != "__pycache__":
                        folders.append(child.path)
                else:  # what is no Python too: drawings are made of a text
                    found = child.stat()
                    files.append(f"{child.path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}")
    return files
