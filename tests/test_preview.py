"""The preview, which shows concepts, is for this computer alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sites import write
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.websocket import websocket_connect

from wijkmakers_site.editing.preview import application

PAGE = b"<head><title>Een concept</title></head>"


def _asked(folder: Path, path: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
    """What the preview answers, (101, b"") for a socket that is opened; PORT in a header stands for its port."""

    async def ask() -> tuple[int, bytes]:
        socket, port = bind_unused_port()
        server = HTTPServer(application(folder, "/academie/", port))
        server.add_sockets([socket])
        sent = {name: value.replace("PORT", str(port)) for name, value in headers.items()}
        try:
            if path == "/livereload":
                request = HTTPRequest(f"ws://127.0.0.1:{port}{path}", headers=sent)
                (await websocket_connect(request)).close()
                return 101, b""
            answer = await AsyncHTTPClient().fetch(
                f"http://127.0.0.1:{port}{path}", headers=sent, raise_error=False, follow_redirects=False
            )
            return answer.code, answer.body  # noqa: TRY300  # what was raised is an answer too
        except HTTPClientError as error:
            return error.code, b""
        finally:
            server.stop()

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests has a loop of its own in this thread
        return apart.submit(lambda: asyncio.run(ask())).result()


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT", "localhost"])
def test_it_answers_to_the_names_of_this_computer(tmp_path: Path, host: str) -> None:
    write(tmp_path, "index.html", PAGE)
    code, body = _asked(tmp_path, "/academie/", {"Host": host})
    assert (code, b"Een concept" in body, b"livereload.js" in body) == (200, True, True)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:PORT", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
@pytest.mark.parametrize("path", ["/academie/", "/", "/livereload", "/livereload.js"])
def test_it_answers_to_no_other_name(tmp_path: Path, host: str, path: str) -> None:
    """A page elsewhere could have its own name lead to 127.0.0.1, and read what is no one's business yet."""
    write(tmp_path, "index.html", PAGE)
    code, body = _asked(tmp_path, path, {"Host": host, "Origin": f"http://{host}"})
    assert code in (400, 403, 404)
    assert b"Een concept" not in body


@pytest.mark.parametrize(
    ("origin", "code"), [("http://127.0.0.1:PORT", 101), ("https://evil.example", 403), ("null", 403)]
)
def test_only_its_own_pages_hear_of_a_save(tmp_path: Path, origin: str, code: int) -> None:
    assert _asked(tmp_path, "/livereload", {"Origin": origin})[0] == code


def test_the_root_leads_to_the_site(tmp_path: Path) -> None:
    assert _asked(tmp_path, "/", {})[0] == 302
