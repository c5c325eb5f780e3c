"""What a web server answers to one question, headers included; no redirect is followed."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

_SECONDS = 15
_MAX_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` and `headers` as the server sent them, and the beginning of the `body`. `certificate_ends` is when its
    certificate does (UTC); None without one.
    """

    status: int
    headers: Message
    body: bytes
    certificate_ends: datetime | None

    def header(self, name: str) -> str:
        """Its value; empty where it is lacking."""
        return str(self.headers.get(name, ""))


def answer(url: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer | None:
    """What stands at `url` (http or https); None where nobody answers, or not in time, or with a bad certificate."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc, timeout=_SECONDS)
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request(method, path, headers={"User-Agent": "wijkmakers-site", **(headers or {})})
        ends = _certificate_ends(connection.sock)  # before the answer: some servers close with it
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read(_MAX_BYTES), ends)
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()


def _certificate_ends(connection: socket.socket) -> datetime | None:
    certificate = connection.getpeercert() if isinstance(connection, ssl.SSLSocket) else None
    if not certificate:
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
