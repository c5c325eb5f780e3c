"""QR codes (ISO/IEC 18004) as SVG, each drawn once and kept."""

from __future__ import annotations

from collections.abc import MutableMapping
from hashlib import sha256
from io import BytesIO


def qr_code(text: str, title: str, cache: MutableMapping[str, str]) -> str:
    """The drawing that holds `text`; `title` says so to who cannot see it. `cache` keeps what was drawn before."""
    key = sha256(f"qr\0{text}\0{title}".encode()).hexdigest()
    if (drawing := cache.get(key)) is None:
        drawing = cache[key] = _drawn(text, title)
    return drawing


def _drawn(text: str, title: str) -> str:
    import segno  # noqa: PLC0415  # only new drawings need it

    result = BytesIO()
    segno.make(text, error="m", micro=False).save(result, kind="svg", scale=4, border=4, light="#fff", title=title)
    return result.getvalue().decode()
