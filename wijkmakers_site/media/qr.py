"""QR codes (ISO/IEC 18004) as SVG, kept from build to build."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from wijkmakers_site.files.cache import code_fingerprint


def qr_code(text: str, title: str, cache: MutableMapping[str, str]) -> str:
    """The SVG that says `text` to a phone and `title` to who cannot see it. `cache` holds those of earlier builds."""
    key = code_key(text, title)
    if (svg := cache.get(key)) is None:
        svg = cache[key] = _svg(text, title)
    return svg


def code_key(text: str, title: str) -> str:
    """By which a code is kept."""
    return sha256(f"{_fingerprint()}\0{text}\0{title}".encode()).hexdigest()


@cache
def _fingerprint() -> str:
    return code_fingerprint([Path(__file__)], "segno")


def _svg(text: str, title: str) -> str:
    import segno  # noqa: PLC0415  # only a new code needs it

    file = BytesIO()
    # No Micro QR, which segno takes for a short text and few phones read. A quiet zone of four modules, as the standard
    # asks, on white of its own: upon the page in dark mode the code would be light upon dark, which some do not read.
    segno.make(text, error="m", micro=False).save(file, kind="svg", scale=4, border=4, light="#fff", title=title)
    return file.getvalue().decode()
