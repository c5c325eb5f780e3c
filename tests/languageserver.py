"""A client for language servers over stdio: as much of the protocol (LSP 3.17) as an editor needs for one open file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

PATIENCE = 30  # seconds
_CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
    },
}


class LanguageServer:
    """A running server for one folder; `settings` are those of `.vscode/settings.json`, with dots in their names."""

    def __init__(self, command: Sequence[str], root: Path, settings: Mapping[str, Any]) -> None:
        self.settings = settings
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._messages: Queue[dict[str, Any]] = Queue()
        self._last = 0
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask(
            "initialize", processId=None, rootUri=root.as_uri(), workspaceFolders=[folder], capabilities=_CAPABILITIES
        )
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": {}})

    def open(self, file: Path, text: str) -> None:
        """Open a file that holds `text`, whatever stands on disk; the one that was open under that name is closed."""
        self._last += 1
        uri = file.as_uri()
        if self.diagnostics.pop(uri, None) is not None:
            self._send(method="textDocument/didClose", params={"textDocument": {"uri": uri}})
            while self.diagnostics.pop(uri, None) is None:
                self._take()
        document = {"uri": uri, "languageId": "yaml", "version": self._last, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})

    def problems(self, file: Path) -> list[dict[str, Any]]:
        """The diagnostics of an open file."""
        while file.as_uri() not in self.diagnostics:
            self._take()
        return self.diagnostics[file.as_uri()]

    def at(self, method: str, file: Path, line: int, column: int) -> Any:
        """Ask something about a place in a file; line and column from 0."""
        place = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", textDocument={"uri": file.as_uri()}, position=place)

    def ask(self, method: str, **params: object) -> Any:
        self._last += 1
        number = self._last
        self._send(id=number, method=method, params=params)
        while True:
            answer = self._take()
            if answer.get("id") == number and "method" not in answer:
                assert "error" not in answer, answer
                return answer["result"]

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _take(self) -> dict[str, Any]:
        """The next message, after doing what it asks of an editor."""
        try:
            message = self._messages.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the language server is silent") from None
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message.get("params", {}).get("items", [])
            result = [self._section(item["section"]) for item in items] or None
            self._send(id=message["id"], result=result)
        return message

    def _section(self, name: str) -> Any:
        """A part of the settings as VS Code hands it over: names with dots become mappings."""
        if name in self.settings:
            return self.settings[name]
        section: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key.startswith(f"{name}."):
                *way, last = key.split(".")[1:]
                inner = section
                for step in way:
                    inner = inner.setdefault(step, {})
                inner[last] = value
        return section

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while header.strip():
                header = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
