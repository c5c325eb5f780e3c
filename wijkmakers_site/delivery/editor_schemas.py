"""JSON Schemas -> `.cache/schema/`, where `.vscode/settings.json` tells editors to look.

A disk that is full or may not be written costs somebody help while typing, never a run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.files.replace import keep_file


def write(folder: Path, schemas: Mapping[str, Any]) -> None:
    """Let `folder` hold each schema as `<kind>.json`. A file whose bytes would not change is left alone."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for kind, schema in schemas.items():
            _write(folder / f"{kind}.json", json.dumps(schema).encode())


def _write(file: Path, content: bytes) -> None:
    with suppress(OSError):  # not there, larger, or no plain file
        if read_plain(file, file.parent, len(content)) == content:
            return
    keep_file(file, content)
