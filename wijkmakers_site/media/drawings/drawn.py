"""The drawings of programmes, each drawn once: `cache` holds those of earlier builds."""

from __future__ import annotations

import functools
from collections.abc import MutableMapping
from hashlib import sha256
from pathlib import Path

from wijkmakers_site.files.cache import code_fingerprint
from wijkmakers_site.model.enums import ProgrammeKind


def programme_drawing(id: str, kind: ProgrammeKind, cache: MutableMapping[str, str]) -> bytes:
    """The SVG of a programme; `cache` holds those of earlier builds."""
    key = drawing_key(id, kind)
    if (drawn := cache.get(key)) is None:
        drawn = cache[key] = _svg(id, kind)
    return drawn.encode()


def _svg(id: str, kind: ProgrammeKind) -> str:
    from wijkmakers_site.media.drawings.scene import scene  # noqa: PLC0415  # only a new drawing needs it

    return scene(id, kind).svg()


def drawing_key(id: str, kind: ProgrammeKind) -> str:
    """By which the SVG of a programme is kept."""
    return sha256(f"tekening\0{id}\0{kind}\0{drawing_fingerprint()}".encode()).hexdigest()


@functools.cache
def drawing_fingerprint() -> str:
    """Of all files of this folder, `figures.txt` among them."""
    return code_fingerprint(sorted(Path(__file__).parent.glob("*.*")))
