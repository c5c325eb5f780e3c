"""How long it takes from a save to what a browser shows: `python3 build.py bench --voorbeeld`.

On a copy of the site that stands here, in the Chromium of the machine, with a text, a fact and a style changed in turn.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
SAVES = 20
PAGE = "content/paginas/over"
FACTS, TEXT, STYLE = f"{PAGE}.yaml", f"{PAGE}.md", "layouts/static/site.css"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "tests/sites/academy/content", root / "content")
        shutil.copytree(REPOSITORY / "layouts", root / "layouts")
        command = [sys.executable, "-m", "wijkmakers_site", "serve", "--poort", "8470"]
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
        with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as served:
            assert served.stdout
            address = next(found[0] for line in served.stdout if (found := re.search(r"http://\S+", line)))
            try:
                _measure(root, address)
            finally:
                served.terminate()


def _measure(root: Path, address: str) -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}over/")
        page.wait_for_timeout(1000)
        print(f"Van bewaren tot te zien, mediaan van {SAVES} keer (langste):")
        cases: tuple[tuple[str, str, Callable[[str, int], str], Callable[[Page, int], object]], ...] = (
            ("een feit", FACTS, lambda text, n: re.sub("titel: .*", f"titel: Proef {n}", text), _shows_title),
            ("een tekst", TEXT, lambda text, n: f"Proef {n} van de tekst.\n\n{text}", _shows_text),
            ("een stijl", STYLE, lambda text, n: f"{text}\nbody {{ outline: {n}px solid }}\n", _shows_style),
        )
        for name, path, changed, shows in cases:
            before, times = (root / path).read_text(encoding="utf-8"), list[float]()
            for number in range(1, SAVES + 1):
                begin = perf_counter()
                (root / path).write_text(changed(before, number), encoding="utf-8")
                shows(page, number)
                times.append(perf_counter() - begin)
                page.wait_for_timeout(150)  # nobody saves while the page is still loading
            print(f"- {name}: {median(times):.2f} s ({max(times):.2f} s)", flush=True)
        browser.close()


def _shows_title(page: Page, number: int) -> None:
    page.wait_for_function(f"document.querySelector('h1')?.textContent.trim() === 'Proef {number}'", polling=5)


def _shows_text(page: Page, number: int) -> None:
    page.wait_for_function(f"document.body?.textContent.includes('Proef {number} van de tekst.')", polling=5)


def _shows_style(page: Page, number: int) -> None:
    page.wait_for_function(f"getComputedStyle(document.body).outlineWidth === '{number}px'", polling=5)


if __name__ == "__main__":
    main()
