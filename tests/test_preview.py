"""The preview, which shows concepts, is for this computer alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sites import DAY, minimal, write
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.websocket import websocket_connect

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.editing.preview.application import application
from wijkmakers_site.editing.preview.serve import _listen
from wijkmakers_site.editing.preview.state import PreviewState
from wijkmakers_site.text.clock import at_start_of

PAGE = b"<head><title>Een concept</title></head><body></body>"


def _raise(error: Exception) -> None:
    raise error


def _asked(folder: Path, path: str, headers: Mapping[str, str], *, network: bool = False) -> tuple[int, bytes]:
    """What the preview answers, (101, b"") for a socket that is opened; PORT in a header stands for its port."""

    async def ask() -> tuple[int, bytes]:
        socket, port = bind_unused_port()
        shown, editor = PreviewState(base="/academie/"), FormEditor(folder, lambda: at_start_of(DAY))
        server = HTTPServer(application(editor, folder, lambda: shown, _raise, network=network))
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
    assert (code, b"Een concept" in body, b"/_voorbeeld/voorbeeld.js" in body) == (200, True, True)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:PORT", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
@pytest.mark.parametrize("path", ["/academie/", "/", "/academie/x.txt", "/livereload", "/_voorbeeld/balk"])
def test_it_answers_to_no_other_name(tmp_path: Path, host: str, path: str) -> None:
    """A page elsewhere could have its own name lead to 127.0.0.1, and read what is no one's business yet."""
    write(tmp_path, "index.html", PAGE)
    code, body = _asked(tmp_path, path, {"Host": host, "Origin": f"http://{host}"})
    assert code in (400, 403, 404)
    assert b"Een concept" not in body
    assert b"Forbidden" not in body


@pytest.mark.parametrize(
    ("origin", "code"), [("http://127.0.0.1:PORT", 101), ("https://evil.example", 403), ("null", 403)]
)
def test_only_its_own_pages_hear_of_a_save(tmp_path: Path, origin: str, code: int) -> None:
    assert _asked(tmp_path, "/livereload", {"Origin": origin})[0] == code


def test_the_root_leads_to_the_site(tmp_path: Path) -> None:
    assert _asked(tmp_path, "/", {})[0] == 302


@pytest.mark.parametrize(
    "path",
    [
        "/academie/../geheim.html",
        "/academie/..%2fgeheim.html",
        "/academie/%2e%2e/geheim.txt",
        "/_voorbeeld/..%2fscreen.py",
    ],
)
def test_nothing_outside_the_site_is_shown(tmp_path: Path, path: str) -> None:
    write(tmp_path, "geheim.html", "Een geheim")
    write(tmp_path, "geheim.txt", "Een geheim")
    write(tmp_path, "site/index.html", PAGE)
    code, body = _asked(tmp_path / "site", path, {})
    assert (code, b"geheim" in body, b"import" in body) in ((403, False, False), (404, False, False))


def test_in_a_network_it_answers_to_numbers_and_to_no_other_name(tmp_path: Path) -> None:
    """A number cannot be made to lead elsewhere, as a name can."""
    write(tmp_path, "index.html", PAGE)
    hosts = ("192.168.1.20:PORT", "[fe80::1]:PORT", "localhost", "evil.example", "192.168.1.20.evil.example")
    codes = [_asked(tmp_path, "/academie/", {"Host": host}, network=True)[0] for host in hosts]
    assert codes == [200, 200, 200, 403, 403]


def test_of_ports_that_are_taken_the_next_free_one_is_used() -> None:
    [first], port = _listen(8431, "127.0.0.1")
    [second], next_port = _listen(port, "127.0.0.1")
    first.close()
    second.close()
    assert next_port > port


def test_the_overview_of_a_year_waits_for_what_is_wrong_in_the_files(tmp_path: Path) -> None:
    write(minimal(tmp_path), "content/sprekers/jet.yaml", "naam: Jet\norganisatie: academia\n")
    answer = _asked(tmp_path, "/bewerken/jaaroverzicht/2025/", {"Host": "127.0.0.1:PORT"})
    assert answer[0] == 422
    assert "content/sprekers/jet.yaml, regel 2: De organisatie" in answer[1].decode()


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("", 200, '<a href="/bewerken/jaaroverzicht/2025/">2025</a>'),
        ("2024-2025/", 200, "<h1>Jaaroverzicht schooljaar 2024-2025</h1>"),
        ("2025.csv", 200, "\ufeffJaaroverzicht;2025\r\n"),
        ("2025-2027/", 404, "Dit is er niet."),
    ],
)
def test_it_has_an_overview_of_each_year_to_print_and_to_download(
    tmp_path: Path, path: str, code: int, words: str
) -> None:
    answer = _asked(minimal(tmp_path), f"/bewerken/jaaroverzicht/{path}", {"Host": "127.0.0.1:PORT"})
    assert (answer[0], words in answer[1].decode()) == (code, True)
