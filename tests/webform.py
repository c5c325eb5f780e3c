"""The forms of the preview over HTTP, as a browser without scripts sends them."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.editing.preview.application import application
from wijkmakers_site.editing.preview.state import PreviewState
from wijkmakers_site.text.clock import at_start_of

Fields = Mapping[str, str | Sequence[str]]
_FORM = re.compile(r'<form method="post" action="([^"]*)".*?</form>', re.DOTALL)
_INPUT = re.compile(r"<(?:input|button)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


@dataclass(frozen=True)
class Screen:
    """What came back: the `status`, where it leads (`location`, "" for nowhere), and the `page` itself."""

    status: int
    location: str
    page: str

    @property
    def words(self) -> str:
        """What a visitor reads of it, in one line."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.page.partition("<main>")[2])).split())

    def filled(self, action: str) -> dict[str, str]:
        """What a browser sends of the form that goes to `action` when nobody typed in it; boxes are not checked."""
        inside = next(found[0] for found in _FORM.finditer(self.page) if found[1] == action)
        attributes = [dict(_ATTRIBUTE.findall(each)) for each in _INPUT.findall(inside)]
        return {
            each["name"]: html.unescape(each.get("value", ""))
            for each in attributes
            if "name" in each and each.get("type") in (None, "hidden", "text", "date")
        }


_BOUNDARY = "grens"


def _multipart(fields: Fields, name: str, file: str, content: bytes) -> bytes:
    parts = [f'name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    parts.append(f'name="{name}"; filename="{file}"\r\n\r\n'.encode() + content)
    head = f"--{_BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return b"".join(head + part + b"\r\n" for part in parts) + f"--{_BOUNDARY}--\r\n".encode()


def _raise(error: Exception) -> str:
    raise error


def sent(
    root: Path,
    day: date,
    path: str,
    fields: Fields | None = None,
    *,
    file: tuple[str, str, bytes] | None = None,
    fault: Callable[[Exception], str] = _raise,
) -> Screen:
    """What a page of the forms answers on `day`; with `fields`, when they are sent to it by a page of our own. `file`
    comes along: its field, its name and its bytes. `fault` gives the words for a fault of the program.
    """

    async def ask() -> Screen:
        socket, port = bind_unused_port()
        editor = FormEditor(root, lambda: at_start_of(day))
        server = HTTPServer(application(editor, root, lambda: PreviewState(base="/"), fault))
        server.add_sockets([socket])
        all_fields = {**(fields or {}), "bewijs": editor.token}
        body = None if fields is None else urlencode(all_fields, doseq=True).encode()
        headers = {"Origin": f"http://127.0.0.1:{port}"}
        if file:
            headers["Content-Type"] = f"multipart/form-data; boundary={_BOUNDARY}"
            body = _multipart(all_fields, *file)
        method = "GET" if body is None else "POST"
        try:
            answer = await AsyncHTTPClient().fetch(
                f"http://127.0.0.1:{port}{path}", method=method, body=body, headers=headers, raise_error=False,
                follow_redirects=False,
            )  # fmt: skip
        finally:
            server.stop()
        return Screen(answer.code, answer.headers.get("Location", ""), answer.body.decode())

    with ThreadPoolExecutor(1) as apart:  # the browser of other tests has a loop of its own in this thread
        return apart.submit(lambda: asyncio.run(ask())).result()
