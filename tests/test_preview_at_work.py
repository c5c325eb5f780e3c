"""The preview as staff have it: a browser beside an editor, from a first mistake to the last save."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import copytree
from urllib.parse import urljoin

import pytest
from browsing import opened
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader
from sites import COMPLETE, PROGRAMME, REPOSITORY, with_layouts, write
from webpage import files

pytestmark = pytest.mark.slow  # it waits for saves to be noticed, which is what it is about
expect.set_options(timeout=30_000)  # no time is measured: a busy machine may take long

_AXE = """async () => {
  const found = await axe.run({resultTypes: ['violations']});
  return found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
}"""

# A shell lets what it starts in the background, as a run of the tests may be, ignore Ctrl+C; what that starts as well.
_AT_A_TERMINAL = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("wijkmakers_site", run_name="__main__")
"""


@dataclass(frozen=True)
class Desk:
    """A project (`root`) with its preview at an `address`, which stands open in a browser (`page`)."""

    root: Path
    address: str
    page: Page

    def save(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file, as an editor does that writes a new file in the place of the old one."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        write(self.root, f"{path}~", text.replace(old, new, 1).encode()).replace(file)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A project in whose content a mistake stands from the beginning, and the address of its preview."""
    root = with_layouts(tmp_path_factory.mktemp("voorbeeld"))
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\norganisatie: academia\n")
    command = [sys.executable, "-c", _AT_A_TERMINAL, "serve", "--poort", "8450", "--op", "2024-11-01"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        told = ""
        while not (address := re.search(r"http://\S+", told)):
            told += run.stdout.readline()
        yield root, address[0]
        run.send_signal(signal.SIGINT)
        rest, errors = run.communicate(timeout=10)
    assert "content/sprekers/jet.yaml:2:14: fout" in told + rest
    assert (run.returncode, errors) == (130, "Gestopt.\n")
    assert list(files(root / "output")) == []


@pytest.fixture
def desk(served: tuple[Path, str], browser: Browser) -> Iterator[Desk]:
    root, address = served
    with opened(browser, address, viewport={"width": 1000, "height": 700}) as page:
        yield Desk(root, address, page)


def test_it_starts_with_a_mistake_and_shows_the_site_when_that_is_mended(
    served: tuple[Path, str], browser: Browser, axe: str
) -> None:
    root, address = served
    page = browser.new_page()
    page.goto(address)
    mistakes = page.get_by_role("dialog", name="1 fout gevonden")
    expect(mistakes).to_contain_text("content/sprekers/jet.yaml, regel 2")
    expect(mistakes).to_contain_text("Bedoelde je academie?")
    expect(mistakes.locator("pre")).to_have_text("organisatie: academia")
    link = mistakes.get_by_role("link").get_attribute("href")
    assert link == f"vscode://file{(root / 'content/sprekers/jet.yaml').resolve()}:2:14"
    page.evaluate(axe)
    assert page.evaluate(_AXE) == []
    desk = Desk(root, address, page)
    desk.save("content/sprekers/jet.yaml", "academia", "academie")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.close()
    pages = files(root / ".cache/preview")
    assert pages
    assert [path for path, content in pages.items() if b"_voorbeeld" in content] == []  # the bar is in no file


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(desk: Desk) -> None:
    page, mistakes = desk.page, desk.page.get_by_role("dialog")
    for path, good, wrong, told in (
        (PROGRAMME, "2025-01-09\ntijd", "", ""),
        (PROGRAMME, "locatie: molen", "locatie: molens", "content/leergangen/proef/leergang.yaml, regel"),
        (
            "layouts/home.html",
            "{% block main %}",
            "{% block main %}{{ vieuw }}",
            "vieuw is hier niet bekend. Bedoelde je view?",
        ),
    )[1:]:
        desk.save(path, good, wrong)
        expect(mistakes).to_contain_text(told)
        page.keyboard.press("Escape")  # it is put away by keyboard, and comes back from the bar
        expect(mistakes).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.get_by_role("button", name="1 fout").focus()
        page.keyboard.press("Enter")
        expect(mistakes).to_be_visible()
        desk.save(path, wrong, good)
        expect(mistakes).to_have_count(0)


def test_the_bar_leads_to_the_file_and_tells_concepts_and_changes(desk: Desk, axe: str) -> None:
    page = desk.page
    page.goto(f"{desk.address}leergangen/proef/start/")
    bar = page.get_by_role("region", name="Voorbeeld")
    programme = (desk.root / PROGRAMME).resolve()
    assert bar.get_by_role("link", name="Open de feiten").get_attribute("href") == f"vscode://file{programme}:10:1"
    prose = (desk.root / "content/leergangen/proef/start.md").resolve()
    assert bar.get_by_role("link", name="Open de tekst").get_attribute("href") == f"vscode://file{prose}:1:1"
    desk.save(PROGRAMME, "modules:", "modules:\n  - {id: later, titel: Later, status: concept}")
    bar.get_by_text("1 concept").press("Enter")
    expect(bar.get_by_role("link", name="Later (Proefleergang)")).to_be_visible()
    bar.get_by_text("Wat merken deelnemers? (1)").press("Enter")
    expect(bar.get_by_text("Nieuw: De start")).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate(_AXE) == []
    desk.save(PROGRAMME, "\n  - {id: later, titel: Later, status: concept}", "")
    expect(bar.get_by_text("1 concept")).to_have_count(0)
    expect(bar.get_by_text("Nieuw: De start")).to_be_visible()  # what stood open still does, on a page loaded anew


def test_what_is_opened_before_the_script_of_the_bar_is_there_stays_open(desk: Desk) -> None:
    page, waiting = desk.page, list[Route]()

    def wait(route: Route) -> None:
        waiting.append(route)

    page.route("**/voorbeeld.js", wait)
    page.goto(f"{desk.address}leergangen/proef/", wait_until="commit")
    page.get_by_text("Wat merken deelnemers? (1)").press("Enter")
    expect(page.get_by_text("Nieuw: De start")).to_be_visible()
    assert waiting
    with page.expect_response("**/balk?*"):
        waiting[0].continue_()
    page.wait_for_load_state()
    expect(page.get_by_text("Nieuw: De start")).to_be_visible()


def test_a_page_keeps_its_place_and_a_style_comes_without_loading_again(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.address}leergangen/proef/")
    page.evaluate("window.scrollTo(0, 120); window.same = true")
    page.wait_for_function("window.scrollY === 120")  # it goes there smoothly
    desk.save("layouts/static/site.css", "@layer", "body { outline: 7px solid red }\n@layer")
    expect(page.locator("body")).to_have_css("outline-width", "7px")
    assert page.evaluate("[window.same, window.scrollY]") == [True, 120]
    desk.save(PROGRAMME, "titel: Proefleergang", "titel: Proefje")
    expect(page.get_by_role("heading", level=1)).to_have_text("Proefje")
    assert page.evaluate("[window.same, window.scrollY]") == [None, 120]
    page.evaluate("window.same = true")
    desk.save("content/paginas/over.md", "Wie", "Wat")  # of another page: nothing to see here
    desk.save(PROGRAMME, "titel: Proefje", "titel: Proefleergang")
    expect(page.get_by_role("heading", level=1)).to_have_text("Proefleergang")


def test_of_twenty_quick_saves_the_last_one_is_seen(desk: Desk) -> None:
    page = desk.page
    page.goto(f"{desk.address}over/")
    for number in range(20):
        write(desk.root, "content/paginas/over.yaml", f"titel: Over {number} dingen\n")
        page.wait_for_timeout(20)
    expect(page.get_by_role("heading", level=1)).to_have_text("Over 19 dingen")


def test_a_folder_that_was_replaced_is_watched_too(desk: Desk) -> None:
    """As when another version is fetched in its place: the system tells nothing of what happens in the new one."""
    content, heading = desk.root / "content", desk.page.get_by_role("heading", level=1)
    desk.page.goto(f"{desk.address}over/")
    copytree(content, desk.root / "nieuw")
    write(desk.root, "nieuw/paginas/over.yaml", "titel: Over de nieuwe map\n")
    content.rename(desk.root / "oud")
    (desk.root / "nieuw").rename(content)
    expect(heading).to_have_text("Over de nieuwe map")
    desk.save("content/paginas/over.yaml", "nieuwe", "nieuwste")
    expect(heading).to_have_text("Over de nieuwste map")


def test_two_hundred_files_saved_at_once_are_one_update(desk: Desk) -> None:
    told = list[str]()
    desk.page.on("websocket", lambda each: each.on("framereceived", lambda frame: told.append(str(frame))))
    desk.page.goto(f"{desk.address}over/")
    desk.page.wait_for_timeout(300)
    before = len(told)
    for number in range(200):
        write(desk.root, f"layouts/static/{number}.map", "{}")  # what nothing uses
    desk.save("content/paginas/over.yaml", "Over", "Van")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("Van")
    reloads = [each for each in told[before:] if '"reload"' in each]
    assert len(reloads) <= 2  # a busy machine may write half of them first


def test_who_knows_no_yaml_moves_a_date_adds_a_speaker_and_orders_modules_by_keyboard(desk: Desk, axe: str) -> None:
    page, file = desk.page, desk.root / PROGRAMME
    write(desk.root, "content/sprekers/an.yaml", "naam: An de Vries\n")
    desk.save(PROGRAMME, "    datum: 2025-01-09\n", "    datum: 2025-01-09  # nog vragen\n")
    desk.save(
        PROGRAMME,
        "sprekers: [jet]",
        "sprekers: [jet]  # zo\n\n  # De tweede.\n  - {id: twee, titel: Twee, datum: 2025-02-06}",
    )
    page.goto(f"{desk.address}leergangen/proef/")
    expect(page.get_by_role("link", name="Module 2 Twee")).to_be_visible()  # or it loads again meanwhile
    page.goto(f"{desk.address}leergangen/proef/start/")
    page.get_by_role("link", name="Bewerk in een formulier").press("Enter")
    page.get_by_label("Datum", exact=True).first.fill("2025-05-29")
    expect(page.get_by_text("donderdag 29 mei 2025, Hemelvaartsdag")).to_be_visible()
    page.get_by_role("button", name="Bekijk hoe de tekst wordt").press("Enter")
    expect(page.locator(".seen")).to_have_text("Waar de start over gaat.")
    page.get_by_label("Sprekers, nog een").press("A")  # a choice is made by typing, too
    page.keyboard.press("Tab")
    page.evaluate(axe)
    assert page.evaluate(_AXE) == []
    page.get_by_label("Titel").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat merken deelnemers?")
    expect(page.get_by_text("Gewijzigd: De start").or_(page.get_by_text("Nieuw: De start"))).to_be_visible()
    assert page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    page.get_by_role("button", name="Ja, bewaar dit").press("Enter")
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    assert "    datum: 2025-05-29  # nog vragen\n" in file.read_text("utf-8")
    assert "    sprekers: [jet, an]  # zo\n" in file.read_text("utf-8")
    page.get_by_role("link", name="Naar de leergang").press("Enter")
    page.get_by_role("button", name="Twee omhoog").press("Enter")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Twee")
    modules = file.read_text("utf-8").partition("modules:\n")[2]
    assert modules.startswith("  # De tweede.\n  - {id: twee, titel: Twee, datum: 2025-02-06}\n\n  - id: start\n")
    assert page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    for _ in range(2):
        page.get_by_role("button", name="Maak de laatste wijziging ongedaan").press("Enter")
        expect(page.get_by_text("De laatste wijziging is ongedaan gemaakt.")).to_be_visible()
    assert "    datum: 2025-01-09  # nog vragen\n" in file.read_text("utf-8")


def test_who_has_no_terminal_makes_the_next_edition_by_keyboard(desk: Desk, axe: str) -> None:
    page = desk.page
    page.goto(f"{desk.address}leergangen/proef/")
    page.get_by_role("link", name="Bewerk in een formulier").press("Enter")
    page.get_by_role("link", name="Volgende editie van deze leergang").press("Enter")
    page.get_by_label("Wat is de eerste dag?").fill("2025-12-25")
    expect(page.get_by_text("donderdag 25 december 2025, Eerste Kerstdag")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_label("Neem do 18-12-2025").press("Space")
    assert page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    for _ in range(2):  # what was ticked is shown first
        page.get_by_role("button", name="Ja, maak deze editie").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Proefleergang 2025-2026 is er")
    there = page.get_by_role("link", name="Bekijk de pagina")
    address = urljoin(desk.address, there.get_attribute("href"))
    # A busy machine is still making it; who is too early sees it come, but after a 404, which would fail the test.
    assert any(page.request.get(address).ok or page.wait_for_timeout(50) for _ in range(600))  # type: ignore[func-returns-value]
    there.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Proefleergang 2025-2026")
    page.goto(f"{desk.address}bewerken/")
    page.get_by_role("button", name="Maak de laatste wijziging ongedaan").press("Enter")
    expect(page.get_by_role("link", name="Proefleergang 2025-2026")).to_have_count(0)


def test_forms_work_without_scripts(served: tuple[Path, str], browser: Browser) -> None:
    root, address = served
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}bewerken/")
    page.get_by_label("Nieuwe spreker: naam").fill("Bo Nieuw")
    page.get_by_label("Nieuwe spreker: naam").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bo Nieuw")
    page.get_by_label("Functie").fill("half: adviseur")
    page.get_by_label("Organisatie").select_option(label="De Academie")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    made = (root / "content/sprekers/bo-nieuw.yaml").read_text("utf-8")
    assert [line.partition("  ")[0] for line in made.splitlines()[1:4]] == [
        "naam: Bo Nieuw", 'functie: "half: adviseur"', "organisatie: academie"
    ]  # fmt: skip
    picture = page.get_by_role("form", name="Foto van je computer")
    picture.get_by_label("Foto (kies er een").set_input_files(next((COMPLETE / "content/beelden").glob("*.jpg")))
    picture.get_by_label("Wat is er te zien?").fill("Bo zwaait")
    page.get_by_role("button", name="Zet deze foto erbij").click()
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    expect(page.get_by_label("Alt (verplicht)")).to_have_value("Bo zwaait")
    context.close()


def test_the_cheat_sheet_is_one_page_of_paper(desk: Desk, axe: str) -> None:
    (desk.root / "content/LEESMIJ.md").write_bytes((REPOSITORY / "content/LEESMIJ.md").read_bytes())
    desk.page.goto(f"{desk.address}bewerken/")
    assert desk.page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    desk.page.get_by_role("link", name="Spiekbriefje").press("Enter")
    expect(desk.page.get_by_role("table")).to_have_count(3)
    assert desk.page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    assert len(PdfReader(BytesIO(desk.page.pdf(prefer_css_page_size=True))).pages) == 1


def test_staff_find_the_overview_of_a_year_and_print_it_on_one_page(desk: Desk, axe: str) -> None:
    page = desk.page
    page.goto(f"{desk.address}bewerken/")
    page.get_by_role("link", name="Jaaroverzicht").click()
    assert page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    page.get_by_role("link", name="2025", exact=True).click()
    expect(page.get_by_role("heading", name="Jaaroverzicht 2025")).to_be_visible()
    assert page.evaluate(f"async () => {{ {axe}; return ({_AXE})() }}") == []
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [round(float(each.mediabox.width) / 72 * 25.4) for each in paper] == [297], "A4, lying"


def test_the_bar_leads_to_what_is_printed_and_sent(desk: Desk) -> None:
    """Their pages are the files that `drukwerk` writes: the preview lets their own script run, and no other."""
    page = desk.page
    page.goto(f"{desk.address}leergangen/proef/start/")
    page.get_by_role("link", name="Drukwerk").click()
    assert page.url.endswith("/bewerken/drukwerk/proef/index.html#start")
    page.get_by_role("link", name="Mail vooraf voor De start").click()
    page.get_by_role("button", name="Kopieer: Bericht").click()
    expect(page.get_by_role("status")).to_have_text("Gekopieerd.")
    page.get_by_role("link", name="Naar het voorbeeld").click()
    assert page.url == desk.address
