"""A web server for one folder that does what a real host does: it compresses text, lets browsers keep what has a
fingerprint in its name, and can forbid all that is not the site's own.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

CSP = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "manifest-src 'self'",
        "font-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
    ]
)
STRICT = {"Content-Security-Policy": CSP}
_TEXT = ("text/", "image/svg+xml", "application/json", "application/xml", "application/atom+xml")


class Host(SimpleHTTPRequestHandler):
    """Serves `directory` below the path `base`, with `headers` on every answer; says nothing."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".woff2": "font/woff2",
    }

    def __init__(self, *arguments: object, base: str, headers: Mapping[str, str], directory: str) -> None:
        self.base, self.extra_headers = base, headers
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        below = urlsplit(path).path
        return super().translate_path(f"/{below.removeprefix(self.base)}" if below.startswith(self.base) else "/-")

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        if urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        kind = str(self.guess_type(str(file)))
        if not (file.is_file() and kind.startswith(_TEXT) and "gzip" in self.headers.get("Accept-Encoding", "")):
            return super().send_head()
        content = _compressed(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        kept = self.path.startswith(f"{self.base}static/")
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        for name, value in self.extra_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        return


@lru_cache(maxsize=1000)
def _compressed(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)
