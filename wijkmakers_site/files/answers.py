"""What a web server answers to one question, headers included; no redirect is followed."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress
from datetime import UTC, datetime
from email.message import Message
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from wijkmakers_site.values import dataclass

_SECONDS = 15  # without a word from the server
_MAX_SECONDS = 60  # for the whole answer: a server that sends a byte now and then never lets a single wait run out
_MAX_BYTES = 2_000_000
_EXPIRED, _OTHER_NAME = 10, 62  # of OpenSSL: X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_HOSTNAME_MISMATCH


class Silence(StrEnum):
    """Why there is no answer."""

    NO_HOST = "no such host"
    NO_NAMES = "no host can be looked up"
    REFUSED = "nobody listens"
    LATE = "not in time"
    EXPIRED = "the certificate is over"
    OTHER_NAME = "the certificate is of another host"
    UNTRUSTED = "nobody vouches for the certificate"
    BROKEN = "what came is no answer"


class NoAnswerError(Exception):
    """Nobody answers; `silence` says why."""

    def __init__(self, silence: Silence) -> None:
        super().__init__(silence)
        self.silence = silence


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


def answer(url: str, headers: dict[str, str] | None = None) -> Answer | None:
    """What stands at `url` (http or https); None where nobody answers, or not in time, or with a bad certificate."""
    try:
        return ask(url, headers=headers)
    except NoAnswerError:
        return None


def ask(url: str, method: str = "GET", headers: dict[str, str] | None = None, *, body: bool = True) -> Answer:
    """What stands at `url`, an ASCII URI (http or https); without its `body` where that is not asked for.

    Raises NoAnswerError.
    """
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    late = threading.Event()
    try:
        connection = kind(parts.netloc, timeout=_SECONDS)
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        watch = threading.Timer(_MAX_SECONDS, _give_up, (connection, late))
        watch.daemon = True
        watch.start()
        try:
            connection.request(method, path, headers={"User-Agent": "wijkmakers-site", **(headers or {})})
            ends = _certificate_ends(connection.sock)  # before the answer: some servers close with it
            response = connection.getresponse()
            content = response.read(_MAX_BYTES) if body else b""
            if late.is_set():  # what was broken off looks like an answer without more headers
                raise TimeoutError
            return Answer(response.status, response.headers, content, ends)
        finally:
            watch.cancel()
            connection.close()
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswerError(Silence.LATE if late.is_set() else _silence(error)) from None


def _give_up(connection: HTTPConnection, late: threading.Event) -> None:
    late.set()
    with suppress(OSError, AttributeError):  # closed meanwhile
        connection.sock.shutdown(socket.SHUT_RDWR)


def _silence(error: Exception) -> Silence:
    match error:
        case ssl.SSLCertVerificationError(verify_code=code):
            return {_EXPIRED: Silence.EXPIRED, _OTHER_NAME: Silence.OTHER_NAME}.get(code, Silence.UNTRUSTED)
        case socket.gaierror(errno=socket.EAI_AGAIN):  # as of a machine without internet
            return Silence.NO_NAMES
        case socket.gaierror():
            return Silence.NO_HOST
        case ConnectionRefusedError():
            return Silence.REFUSED
        case TimeoutError():
            return Silence.LATE
        case _:
            return Silence.BROKEN


def _certificate_ends(connection: socket.socket) -> datetime | None:
    certificate = connection.getpeercert() if isinstance(connection, ssl.SSLSocket) else None
    if not certificate:
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
