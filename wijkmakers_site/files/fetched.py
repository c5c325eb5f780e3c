"""A file that a web server has: only what is asked for, and never more of it, or longer, than is said here."""

from __future__ import annotations

import socket
import ssl
import time
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse, IncompleteRead
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

_SECONDS = 15  # without a word from the server
_MAX_SECONDS = 60  # for one file
_CHUNK = 64 * 1024
_HEADERS = {"User-Agent": "wijkmakers-site", "Cache-Control": "no-cache"}  # not what a cache on the way once kept
_NOT_THERE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class UnreachableError(Exception):
    """The server does not give what was asked for; the text, a sentence in Dutch, says why."""


def fetch(url: str, limit: int) -> bytes | None:
    """What stands at `url` (http or https), None where the server says that nothing does.

    Raises UnreachableError where it cannot be reached, refuses, leads to another host, or sends over `limit` bytes.
    """
    try:
        with _opener().open(Request(url, headers=_HEADERS), timeout=_SECONDS) as response:  # noqa: S310
            return _read(url, response, limit)
    except HTTPError as error:
        with error:
            if error.code in _NOT_THERE:
                return None
            raise UnreachableError(f"{url} antwoordt met fout {error.code}.") from None
    except (OSError, HTTPException, ValueError) as error:  # URLError is an OSError
        reason = error.reason if isinstance(error, URLError) else error
        raise UnreachableError(f"{url} {_why(reason)}") from None


def _opener() -> OpenerDirector:
    return build_opener(_Redirects)


class _Redirects(HTTPRedirectHandler):
    """Followed within one host, with or without `www.`, and never from https to http: elsewhere is another site."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme not in (old.scheme, "https") or _host(old.hostname) != _host(new.hostname):
            fp.close()
            raise UnreachableError(f"{req.full_url} stuurt door naar een andere site, op {new.hostname!a}.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.")


def _read(url: str, response: HTTPResponse, limit: int) -> bytes:
    """All of it, in pieces: a server that sends a byte now and then never lets a single wait run out."""
    end = time.monotonic() + _MAX_SECONDS
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > limit:
            raise UnreachableError(f"{url} is te groot.")
        if time.monotonic() > end:
            raise TimeoutError
    if response.length:  # what the server had announced and did not send; read1 does not complain
        raise IncompleteRead(bytes(content), response.length)
    return bytes(content)


def _why(reason: object) -> str:
    match reason:
        case ssl.SSLCertVerificationError():
            return "heeft geen geldig certificaat."
        case socket.gaierror():
            return "is niet te vinden. Heb je internet?"
        case ConnectionRefusedError():
            return "neemt niet op."
        case TimeoutError():
            return "antwoordt niet op tijd."
        case _:
            return "geeft geen goed antwoord."
