"""QR codes (ISO/IEC 18004) as SVG, kept from build to build."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from functools import cache, partial
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

from wijkmakers_site.files.cache import code_fingerprint

_SAX = "xml.sax.saxutils"


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
    file = BytesIO()
    # No Micro QR, which segno takes for a short text and few phones read. A quiet zone of four modules, as the standard
    # asks, on white of its own: upon the page in dark mode the code would be light upon dark, which some do not read.
    _segno().make(text, error="m", micro=False).save(file, kind="svg", scale=4, border=4, light="#fff", title=title)
    return file.getvalue().decode()


@cache
def _segno() -> Any:
    """The library, which only a new code needs. It asks `xml.sax` for two functions, and with those comes an HTTP
    client, which takes as long as five codes: while it is imported, these here stand there.
    """
    functions = SimpleNamespace(escape=partial(escape, quote=False), quoteattr=lambda text: f'"{escape(text)}"')
    is_there = _SAX in sys.modules
    sys.modules.setdefault(_SAX, cast(ModuleType, functions))
    try:
        import segno  # noqa: PLC0415
    finally:
        if not is_there:
            del sys.modules[_SAX]
    return segno
