"""JSON Schemas -> `.cache/schema/`, where `.vscode/settings.json` tells editors to look.

A disk that is full or may not be written costs somebody help while typing, never a run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.files.replace import keep_file
from wijkmakers_site.incremental.digest import Digests
from wijkmakers_site.incremental.program import program_state

N = TypeVar("N")
_KEPT = "schemas"  # the name in `.cache/` of what they were made of


def write(folder: Path, names: N, schemas: Callable[[N], Mapping[str, Any]]) -> None:
    """Let `folder` hold each of the `schemas` of `names` as `<kind>.json`. They are made where names or program are
    others than last time, or somebody changed one; a file whose bytes would not change is left alone.
    """
    made_of, cache = Digests().of(names, program_state()), FolderCache(folder.parent)
    if cache.get(_KEPT) == _state(made_of, folder):
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for kind, schema in schemas(names).items():
            _write(folder / f"{kind}.json", json.dumps(schema).encode())
        cache.put(_KEPT, _state(made_of, folder))


def _state(made_of: str, folder: Path) -> bytes:
    """What the files were made of, and how they stand."""
    files = list[tuple[str, int, int, int]]()
    with suppress(OSError), os.scandir(folder) as children:
        for child in children:
            found = child.stat(follow_symlinks=False)
            files.append((child.name, found.st_size, found.st_ctime_ns, found.st_ino))
    return repr((made_of, sorted(files))).encode()


def _write(file: Path, content: bytes) -> None:
    with suppress(OSError):  # not there, larger, or no plain file
        if read_plain(file, file.parent, len(content)) == content:
            return
    keep_file(file, content)
