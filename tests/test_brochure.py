"""A programme on paper: a brochure of two pages, read back from the PDF that Chromium prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from browsing import opened, revisited
from playwright.sync_api import Browser
from pypdf import PdfReader

MAIN = "leergangen/wijkontwikkeling-2024-2025/"
PROGRAMMES = [
    MAIN, "leergangen/wijkvernieuwing-voor-bestuurders/", "leergangen/traineeship-wijkmakers/",
    "leergangen/slagvaardige-wijkaanpak-2021-2022/",
]  # fmt: skip


@pytest.fixture(scope="module")
def printed(browser: Browser, web: Callable[..., str], academy_site: Path) -> Callable[[str], list[str]]:
    """A function that prints a page of the academy's site; gives the words of each sheet, on one line."""
    address = web(academy_site)

    @cache
    def pages(path: str) -> list[str]:
        with revisited(browser, address + path) as page:
            paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        assert {round(float(side)) for sheet in paper.pages for side in sheet.mediabox[2:]} == {595, 842}, "A4"
        return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in paper.pages]

    return pages


@pytest.mark.parametrize("path", PROGRAMMES)
def test_every_programme_prints_on_two_sheets(printed: Callable[[str], list[str]], path: str) -> None:
    assert len(printed(path)) == 2


def test_the_dates_stand_in_one_table_on_one_sheet(printed: Callable[[str], list[str]]) -> None:
    _first, second = printed(MAIN)
    days = re.findall(r"donderdag \d+ \w+ \d{4}, 13\.00 tot 19\.30 uur", second)
    assert len(days) == 10
    assert "Waar" not in second, "no column that is empty: no module has a place yet"
    assert second.index("Module Wanneer") < second.index("1. Kennismaking") < second.index("10. Eindpresentaties")


def test_the_address_of_the_calendar_is_written_out(printed: Callable[[str], list[str]]) -> None:
    words = "".join(printed(MAIN)).replace(" ", "")
    assert "https://wijkmakers.nl/leergangen/wijkontwikkeling-2024-2025/agenda.ics" in words


def test_what_paper_cannot_do_is_left_out(printed: Callable[[str], list[str]]) -> None:
    words = " ".join(printed(MAIN))
    for useless in ("Naar de inhoud", "Op deze pagina", "Zet in je agenda", "Abonneer in je agenda-app", "Kopieer"):
        assert useless not in words, useless


def test_the_code_to_scan_and_the_answers_are_on_it(
    browser: Browser, web: Callable[..., str], academy_site: Path
) -> None:
    with opened(browser, web(academy_site) + MAIN) as page:
        page.emulate_media(media="print")
        assert page.locator(".qr img").is_visible()
        for heading in ("In het kort", "Voor wie", "Zo werkt het", "Het programma", "Vragen en antwoorden"):
            assert page.get_by_role("heading", name=heading, exact=True).is_visible(), heading


def test_the_home_page_is_two_sheets_and_what_comes_stands_on_the_first(printed: Callable[[str], list[str]]) -> None:
    first, _second = printed("")
    assert "Ontmoeten, leren, doen" in first
    assert first.index("Bijeenkomsten vanaf 1 november 2024") < first.index("20 mrt Gebouwen, gevels en ruimte")


def test_a_link_to_elsewhere_shows_where_it_leads(printed: Callable[[str], list[str]]) -> None:
    words = "".join(printed("organisaties/wijkmakers/")).replace(" ", "")
    assert "(https://wijkmakers.nl/)" in words
