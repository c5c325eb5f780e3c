"""Does the site do in Firefox and WebKit what the tests see it do in Chromium: search, filter, subscribe, copy?

Run by hand, since both browsers together weigh more than all else that the tests install:

    apt-get install firefox-esr webkit2gtk-driver xvfb xauth
    xvfb-run -a .venv/bin/python tests/browsers.py [--pictures FOLDER]

Says for each browser what it saw, and ends with 1 where something is otherwise. Firefox is driven by Marionette, WebKit
by WebDriver: the same commands, one over a socket, the other over HTTP.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from sites import PROGRAMME, with_layouts, write
from webpage import built
from webserver import STRICT, Host

_WAIT = 30  # seconds until something has happened, on a machine that is busy
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver names an element in JSON
_MINIBROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
_PAGES = ("", "leergangen/", "leergangen/proef/", "leergangen/proef/start/", "agenda/", "sprekers/", "zoeken/")


class Browser:
    """One browser under remote control; `ask` carries out a command of WebDriver."""

    def ask(self, command: str, **values: Any) -> Any:
        raise NotImplementedError

    def go(self, address: str) -> None:
        self.ask("Navigate", url=address)

    def js(self, script: str) -> Any:
        return self.ask("ExecuteScript", script=f"return {script}", args=[])

    def click(self, css: str) -> None:
        # WebDriver scrolls it into view, and WebKit clicks before our smooth scrolling has come there.
        self.js(f"document.querySelector({json.dumps(css)}).scrollIntoView({{behavior: 'instant', block: 'center'}})")
        self.ask("ElementClick", id=self._find(css))

    def type(self, css: str, text: str) -> None:
        self.ask("ElementSendKeys", id=self._find(css), text=text)

    def resize(self, width: int, height: int) -> None:
        self.ask("SetWindowRect", width=width, height=height)

    def picture(self, file: Path) -> None:
        file.write_bytes(b64decode(self.ask("TakeScreenshot")))

    def until(self, script: str) -> Any:
        """What a script gives as soon as that is anything; None where it stays nothing."""
        for _ in range(_WAIT * 10):
            if value := self.js(script):
                return value
            time.sleep(0.1)
        return None

    def _find(self, css: str) -> str:
        return str(self.ask("FindElement", using="css selector", value=css)[_ELEMENT])


class Firefox(Browser):
    """Over Marionette's socket: `length:[type, number, command, values]`."""

    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._number = 0
        self._message()
        self.ask("NewSession")

    def ask(self, command: str, **values: Any) -> Any:
        self._number += 1
        sent = json.dumps([0, self._number, f"WebDriver:{command}", values])
        self._socket.sendall(f"{len(sent.encode())}:{sent}".encode())
        _type, _number, error, result = self._message()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result.get("value") if isinstance(result, dict) else result

    def _message(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        wanted, text = int(length[:-1]), b""
        while len(text) < wanted:
            text += self._socket.recv(wanted - len(text))
        return json.loads(text)


class WebKit(Browser):
    """Over the HTTP of WebKitWebDriver."""

    _PATHS: ClassVar = {
        "Navigate": ("POST", "/url"), "ExecuteScript": ("POST", "/execute/sync"), "FindElement": ("POST", "/element"),
        "ElementClick": ("POST", "/element/{id}/click"), "ElementSendKeys": ("POST", "/element/{id}/value"),
        "SetWindowRect": ("POST", "/window/rect"), "TakeScreenshot": ("GET", "/screenshot"),
    }  # fmt: skip

    def __init__(self, port: int) -> None:
        _connected(port).close()
        self._port = port
        [browser] = list(Path("/").glob(_MINIBROWSER[1:]))[:1]
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = f"/session/{self._request('POST', '/session', wanted)['sessionId']}"

    def ask(self, command: str, **values: Any) -> Any:
        method, path = self._PATHS[command]
        return self._request(method, self._session + path.format(**values), values)

    def _request(self, method: str, path: str, values: dict[str, Any]) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        connection.request(method, path, json.dumps(values) if method == "POST" else None)
        answer = json.loads(connection.getresponse().read())["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(f"{path}: {answer['error']}. {answer['message']}")
        return answer


def _connected(port: int) -> socket.socket:
    """A connection as soon as there is somebody to talk to."""
    for _ in range(_WAIT * 10):
        with suppress(OSError):
            return socket.create_connection(("127.0.0.1", port), timeout=120)
        time.sleep(0.1)
    raise RuntimeError("De browser begint niet.")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def started(name: str, folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in `folder`, ended afterwards."""
    port = _free_port()
    (folder / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
    command = {
        "Firefox": ["firefox-esr", "--headless", "--marionette", "--profile", str(folder)],
        "WebKit": ["WebKitWebDriver", f"--port={port}"],
    }[name]
    environment = os.environ | {"HOME": str(folder), "MOZ_HEADLESS": "1"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield {"Firefox": Firefox, "WebKit": WebKit}[name](port)
    finally:
        process.terminate()
        process.wait()


def site(root: Path) -> Path:
    """A site with two programmes whose meetings are still to come on the day on which somebody runs this."""
    with_layouts(root)
    today = datetime.now(UTC).date()
    first, second = (today + timedelta(days) for days in (20, 50))
    for id, theme, day in (("proef", "leren", first), ("tweede", "wonen", second)):
        write(
            root,
            PROGRAMME.replace("proef", id),
            f"titel: Leergang {id}\nsamenvatting: Over {theme}.\nthema: [{theme}]\norganisatoren: [academie]\n"
            "modules:\n"
            f"  - {{id: start, titel: Start van {id}, datum: {day}, tijd: 13:00-17:00, sprekers: [jet]}}\n",
        )
    return built(root, today)


def seen(browser: Browser, address: str) -> Iterator[tuple[str, bool]]:
    """What somebody sees who searches, filters, subscribes and copies; each with whether it is as it should be."""
    browser.go(f"{address}zoeken/")
    browser.until("!document.getElementById('zoeken').hidden")
    browser.type("#zoekwoorden", "docent")
    browser.click("#zoeken button")
    status = browser.until("document.getElementById('uitslag').textContent")
    first = browser.until("document.querySelector('#gevonden a')?.textContent")
    yield f"zoekt ‘docent’: {status} Eerst: {first}", bool(first)

    browser.go(f"{address}agenda/")
    shown = "[...document.querySelectorAll('[data-coming] .row')].filter(row => row.offsetHeight).length"
    before = browser.until(shown)
    browser.click("#filter summary")
    browser.click("#kies-thema option[value=wonen]")
    narrowed = f"{shown} < {before} && document.querySelector('.filter [role=status]').textContent"
    yield f"filtert {before} bijeenkomsten op wonen: {browser.until(narrowed)}", browser.js(shown) == 1

    browser.go(f"{address}agenda/abonneren/")
    browser.until("document.querySelector('#chooser input')")
    browser.click("#chooser input")
    chosen = browser.until("document.querySelector('#gekozen code')?.textContent")
    yield f"kiest een agenda: {chosen}", str(chosen).endswith(".ics")
    button = browser.js("document.querySelector('main a.button').href")
    yield f"abonneert met {button}", str(button).startswith("webcal:")
    browser.click("[data-copy=gekozen]")
    label = browser.until("/Gekopieerd|Lukt niet/.exec(document.querySelector('[data-copy=gekozen]').textContent)?.[0]")
    yield f"kopieert de adressen: {label}", label == "Gekopieerd"

    for width in (500, 1280):  # narrower than 450 pixels no window of Firefox gets
        browser.resize(width, 900)
        wide = []
        for path in _PAGES:
            browser.go(address + path)
            browser.until("document.readyState === 'complete'")
            if browser.js("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"):
                wide.append(path)
        yield f"past bij {browser.js('innerWidth')} pixels: {wide or 'elke pagina'}", not wide


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pictures", type=Path, help="a folder for a picture of each page in each browser")
    pictures, wrong = arguments.parse_args().pictures, 0
    with tempfile.TemporaryDirectory() as folder:
        host = partial(Host, base="/", headers=STRICT, directory=str(site(Path(folder, "site"))))
        server = ThreadingHTTPServer(("127.0.0.1", 0), host)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        for name, program in (("Firefox", "firefox-esr"), ("WebKit", "WebKitWebDriver")):
            if not shutil.which(program):
                print(f"{name}: niet op deze machine")
                continue
            profile = Path(folder, name)
            profile.mkdir()
            with started(name, profile) as browser:
                for what, good in seen(browser, address):
                    print(f"{name} {what}{'' if good else '  FOUT'}", flush=True)
                    wrong += not good
                for path in _PAGES if pictures else ():
                    browser.go(address + path)
                    browser.picture(pictures / f"{name}-{path.strip('/').replace('/', '-') or 'home'}.png")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
