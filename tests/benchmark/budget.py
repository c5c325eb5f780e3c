"""What a visitor's device gets of a small, a grown and a very large academy: `python3 build.py bench --omvang`.

Prints a Markdown table: the weight of pages, how far it is to the first theme on a phone, what the search fetches
before it shows something and how long that takes on a processor four times as slow. All but weights ask for Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from gzip import compress
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from corpus import DAY, write_corpus
from playwright.sync_api import Browser, sync_playwright
from run import REPOSITORY, environment

sys.path.append(str(REPOSITORY / "tests"))
from webserver import STRICT, Host

PROGRAMMES = (40, 200, 1000)
PAGES = {
    "home": "index.html",
    "alle leergangen": "leergangen/index.html",
    "een thema": "themas/wonen/index.html",
    "abonneren": "agenda/abonneren/index.html",
    "de organisatie": "organisaties/academie/index.html",
    "sprekers": "sprekers/index.html",
    "zoeken": "zoeken/index.html",
}
QUESTIONS = ("wijk", "plein school", "spreker")
# Until the first result is painted; the page has a policy that forbids to evaluate text, so this is a function.
_ASK = """question => new Promise(resolve => {
  const begin = performance.now();
  new MutationObserver((_, self) => {
    if (!document.querySelector('#gevonden li')) return;
    self.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begin));
  }).observe(document.getElementById('gevonden'), { childList: true });
  const field = document.getElementById('zoekwoorden');
  field.focus();
  field.value = question;
  field.dispatchEvent(new Event('input'));
})"""


def weights(site: Path) -> Iterator[tuple[str, str]]:
    """Of each page, and of what machines fetch, a name and its weight."""
    for name, path in PAGES.items():
        yield f"{name} (kB)", f"{(site / path).stat().st_size / 1000:.0f}"
    largest = max(site.rglob("*.html"), key=lambda file: file.stat().st_size)
    yield "zwaarste pagina (kB)", f"{largest.stat().st_size / 1000:.0f}"
    for path in ("agenda.ics", "agenda.json", "sitemap.xml"):
        yield f"{path} (kB)", f"{(site / path).stat().st_size / 1000:.0f}"
    index = (site / "zoeken/index.json").read_bytes()
    yield "begin van de zoeklijst, verkleind (kB)", f"{len(compress(index)) / 1000:.0f}"


def seen(site: Path, browser: Browser) -> Iterator[tuple[str, str]]:
    """What only a browser can tell."""
    handler = partial(Host, base="/", headers=STRICT, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(home)
    yield "hoogte van home (px)", str(page.evaluate("() => document.documentElement.scrollHeight"))
    theme = page.locator("main a[href^='/themas/']").first.bounding_box()
    yield "tot het eerste thema (px)", f"{theme['y']:.0f}" if theme else "-"
    found = [_searched(browser, home, question) for question in QUESTIONS]
    yield "eerste resultaat, 4x zo traag (s)", f"{median(seconds for seconds, _ in found):.2f}"
    yield "daarvoor opgehaald (kB)", f"{max(octets for _, octets in found) / 1000:.0f}"
    server.shutdown()


def _searched(browser: Browser, home: str, question: str) -> tuple[float, float]:
    """Seconds until the first result, and the octets fetched for it: the page, its scripts and the parts it needs."""
    context = browser.new_context()
    page, octets = context.new_page(), list[float]()
    devices = context.new_cdp_session(page)
    devices.send("Network.enable")
    devices.on("Network.loadingFinished", lambda ended: octets.append(ended["encodedDataLength"]))
    page.goto(f"{home}zoeken/")
    devices.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    milliseconds: Any = page.evaluate(_ASK, question)
    fetched = sum(octets)
    context.close()
    return milliseconds / 1000, fetched


def _measured(programmes: int, browser: Browser | None) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, programmes)
        shutil.copytree(REPOSITORY / "layouts", root / "layouts")
        command = [sys.executable, "-m", "wijkmakers_site", "build", "--op", str(DAY)]
        subprocess.run(command, cwd=root, env=environment(), check=True, stdout=subprocess.DEVNULL)
        site = root / "output"
        return dict([*weights(site), *(seen(site, browser) if browser else ())])


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        launch = playwright.chromium.launch
        browser = launch(executable_path=chromium, args=["--no-sandbox"]) if chromium else None
        found = {programmes: _measured(programmes, browser) for programmes in PROGRAMMES}
    print("" if chromium else "Chromium is er niet: wat alleen een browser weet, staat er niet bij.\n")
    print(f"| leergangen | {' | '.join(f'{programmes:,}'.replace(',', '.') for programmes in found)} |")
    print(f"|---|{'---|' * len(found)}")
    for name in found[PROGRAMMES[0]]:
        print(f"| {name} | {' | '.join(each[name] for each in found.values())} |")


if __name__ == "__main__":
    main()
