"""QR codes (ISO/IEC 18004) as SVG, each drawn once and kept."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from wijkmakers_site.files.cache import code_fingerprint


def qr_code(text: str, title: str, kept: MutableMapping[str, str]) -> str:
    """The drawing that holds `text`; `title` says so to who cannot see it. `kept` holds those of earlier builds."""
    key = sha256(f"{_fingerprint()}\0{text}\0{title}".encode()).hexdigest()
    if (drawing := kept.get(key)) is None:
        drawing = kept[key] = _drawn(text, title)
    return drawing


@cache
def _fingerprint() -> str:
    return code_fingerprint([Path(__file__)], "segno")


def _drawn(text: str, title: str) -> str:
    import segno  # noqa: PLC0415  # only new drawings need it

    result = BytesIO()
    segno.make(text, error="m", micro=False).save(result, kind="svg", scale=4, border=4, light="#fff", title=title)
    return result.getvalue().decode()
