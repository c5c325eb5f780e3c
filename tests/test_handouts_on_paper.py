"""Handouts in a real browser: what comes out of a printer, what a screen reader gets, what a paste keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from browsing import opened
from playwright.sync_api import Browser
from pypdf import PdfReader
from sites import COMPLETE, copy_layouts, write

from wijkmakers_site.editing.handouts.folder import write_handouts
from wijkmakers_site.text.clock import at_start_of

ALL = "alles-2024-2025/"
# Of each kind one; of what is long, what runs for days, is off or in another language.
SHEETS = {
    "english/first-lecture/poster.html": (297, 420),
    f"{ALL}heel-lange-titel/poster.html": (297, 420),
    f"{ALL}alles/deurblad.html": (210, 297),
    f"{ALL}alles/evaluatie.html": (210, 297),
    f"{ALL}geannuleerd/deurblad.html": (210, 297),
    f"{ALL}dagen/dag-2/presentielijst.html": (210, 297),
    "een-module/certificaat-na-afloop.html": (210, 297),
}
TEXTS = (f"{ALL}alles/mail.html", f"{ALL}index.html", "wijzigingen.html", "nieuwsbrief.html", "index.html")
_AXE = """async () => (await axe.run({resultTypes: ['violations']})).violations.map(each =>
  [each.id, each.nodes.map(node => node.html)])"""
_CUT_OFF = "[...document.querySelectorAll('.sheet > *')].some(e => e.getBoundingClientRect().bottom > innerHeight + 1)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("drukwerk")
    copytree(COMPLETE / "content", root / "content")
    long = "Een zin over iets dat er toe doet, en verder. " * 20
    crowd = "".join(f"      - {long[: 40 * number]}\n" for number in range(1, 30))
    module = (
        f"  - id: vol\n    titel: {long[:70]}\n    samenvatting: {long}\n    datum: 2024-12-03\n    locatie: alles\n"
    )
    facts = f"titel: {long[:80]}\nsamenvatting: {long}\nopbrengst:\n{crowd}modules:\n{module}    punten:\n{crowd}"
    write(root, "content/leergangen/vol/leergang.yaml", facts)
    copy_layouts(root)
    write_handouts(root, at_start_of(date(2024, 11, 1)), root / "blad", None)
    return root / "blad"


def test_each_sheet_is_one_page_of_its_paper(browser: Browser, web: Callable[..., str], folder: Path) -> None:
    address = web(folder)
    with opened(browser, f"{address}index.html") as page:
        for path, size in SHEETS.items():
            page.goto(address + path)
            pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
            sides = [pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height]
            assert (path, len(pdf.pages), *(round(float(each) / 72 * 25.4) for each in sides)) == (path, 1, *size)
            words = pdf.pages[0].extract_text()
            assert "Alle drukwerk" not in words, "what is for the screen stays there"
            assert "nog niet gepubliceerd" not in words


def test_a_code_fills_the_place_that_it_has(browser: Browser, web: Callable[..., str], folder: Path) -> None:
    """In millimetres: the code and its white, on a poster, a door and the evaluation."""
    address, sizes = web(folder), []
    with opened(browser, f"{address}index.html", viewport={"width": 1123, "height": 1587}) as page:
        for path in (f"{ALL}alles/poster.html", f"{ALL}alles/deurblad.html", f"{ALL}alles/evaluatie.html"):
            page.goto(address + path)
            width = page.locator(".code svg path").first.evaluate("each => each.getBoundingClientRect().width")
            sizes.append(round(width / 96 * 25.4))
    assert sizes == [52, 28, 110]


def test_no_poster_cuts_a_word_off(browser: Browser, web: Callable[..., str], folder: Path) -> None:
    """Not of what is long, nor of what has much to say."""
    address = web(folder)
    with opened(browser, f"{address}index.html", viewport={"width": 1123, "height": 1587}) as page:
        page.emulate_media(media="print")
        for path in ("vol", "vol/vol", "heel-lang", "heel-lang/lezing", f"{ALL}alles", f"{ALL}heel-lange-titel"):
            page.goto(f"{address}{path}/poster.html")
            assert not page.evaluate(_CUT_OFF), path


def test_they_can_be_read_by_all(browser: Browser, web: Callable[..., str], folder: Path, axe: str) -> None:
    address, found = web(folder), dict[str, object]()
    with opened(browser, f"{address}index.html", viewport={"width": 360, "height": 800}) as page:
        for path in (*SHEETS, *TEXTS):
            page.goto(address + path)
            page.evaluate(axe)
            found[path] = page.evaluate(_AXE)
    assert {path: each for path, each in found.items() if each} == {}


def test_a_text_is_copied_by_a_button_and_a_newsletter_with_its_layout(
    browser: Browser, web: Callable[..., str], folder: Path
) -> None:
    with opened(browser, f"{web(folder)}nieuwsbrief.html") as page:
        page.get_by_role("button", name="Kopieer: Tekst").press("Enter")
        page.get_by_role("status").filter(has_text="Gekopieerd.").wait_for(state="attached")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div id=mail contenteditable></div>')")
        page.locator("#mail").focus()
        page.keyboard.press("Control+V")
        assert page.locator("#mail").inner_text().startswith("Wijkmakers & buren: <proef>: nieuws van 1 november 2024")
        page.get_by_role("button", name="Kopieer met opmaak: de brief").click()
        page.locator("#mail").focus()
        page.keyboard.press("Control+A")
        page.keyboard.press("Control+V")
        seen = page.evaluate(
            """() => [...document.querySelectorAll('#mail td')].slice(0, 2).map(cell => {
              const style = getComputedStyle(cell);
              return [style.backgroundColor, style.color, style.fontSize, style.paddingLeft];
            })"""
        )
        assert seen == [
            ["rgb(13, 48, 59)", "rgb(255, 255, 255)", "24px", "24px"],
            ["rgba(0, 0, 0, 0)", "rgb(151, 51, 31)", "20px", "24px"],
        ]
