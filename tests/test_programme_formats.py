"""What programmes of other kinds ask of the format: a waiting list, prices for others, a place for the whole."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sites import PROGRAMME, run, with_layouts, write

ON = ("--op", "2024-11-01")
HEAD = "titel: Zomerschool\nsamenvatting: Een week in de wijk.\nsoort: zomerschool\n"
WEEK = f"""\
{HEAD}locatie: molen
studiepunten: 3 EC
aanmelden: {{vol: wachtlijst, link: "https://voorbeeld.nl/wachtlijst"}}
prijs:
  bedrag: 450
  btw: exclusief
  tarieven: [{{voor: Studenten, bedrag: 0}}]
  vroeg: {{bedrag: 395, tot: 2024-12-01}}
modules:
  - {{id: dag, titel: De eerste dag, datum: 2025-01-09, tijd: 13:00-17:00, sprekers: [jet]}}
  - {{id: thuis, titel: Thuis, datum: 2025-01-10, tijd: 13:00-17:00, online: "https://voorbeeld.nl/kamer"}}
  - id: dagen
    titel: Nog twee dagen
    tijd: 09:00-12:00
    bijeenkomsten:
      - {{id: dag-1, datum: 2025-01-13}}
      - {{id: dag-2, datum: 2025-01-14, online: "https://voorbeeld.nl/kamer"}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = with_layouts(tmp_path_factory.mktemp("zomerschool"))
    write(root, PROGRAMME, WEEK)
    (root / "content/leergangen/proef/start.md").unlink()
    assert run(root, "build", *ON).returncode == 0
    return root


def page(site: Path, path: str = "leergangen/proef/") -> str:
    return " ".join((site / "output" / path / "index.html").read_text("utf-8").split())


def test_who_is_too_late_can_wait_and_is_not_told_that_there_is_a_place(site: Path) -> None:
    html = page(site)
    assert "<strong>Vol.</strong> Er is geen plek meer. Er is een wachtlijst." in html
    assert re.search(r'<a class="button" href="https://voorbeeld.nl/wachtlijst"[^>]*>Naar de wachtlijst</a>', html)
    assert "Meld je aan" not in html
    assert "Vol, met wachtlijst" in html


def test_every_price_says_for_whom_and_until_when(site: Path) -> None:
    html = page(site)
    assert "€ 450 exclusief btw" in html
    assert "zondag 1 december 2024</time>: € 395" in html
    assert "<li>Studenten: gratis</li>" in html
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    (course,) = [each for each in json.loads(data)["@graph"] if each["@type"] == "Course"]
    prices = course["offers"]["priceSpecification"]
    assert [(each.get("name"), each["price"], each.get("validThrough")) for each in prices] == [
        (None, "450", None), ("Studenten", "0", None), ("Vroeg", "395", "2024-12-01"),
    ]  # fmt: skip


def test_a_place_of_the_whole_holds_where_no_other_is_named(site: Path) -> None:
    """Not for what is online alone; a day elsewhere is not at the place of its module."""
    feed = (site / "output/agenda.ics").read_bytes().replace(b"\r\n ", b"").decode()
    entries = re.findall(r"DTSTART;[^:]*:(\d{8})T(.*?)END:VEVENT", feed, re.DOTALL)
    assert {day: "De Molen" in text for day, text in entries} == {
        "20250109": True, "20250110": False, "20250113": True, "20250114": False,
    }  # fmt: skip
    assert '<a href="/locaties/molen/">De Molen</a>' in page(site)
    assert "De eerste dag" in page(site, "locaties/molen/")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("vol: misschien", "Schrijf `ja`, `nee` of `wachtlijst`."),
        ("vol: Wachtlijst", ""),
        ("vol: op de wachtlijst", "Schrijf `wachtlijst`."),
        ("vol: nee", ""),
    ],
)
def test_full_is_yes_no_or_a_waiting_list(tmp_path: Path, written: str, told: str) -> None:
    write(with_layouts(tmp_path), PROGRAMME, HEAD + f"aanmelden: {{{written}}}\n")
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    done = run(tmp_path, "check", *ON)
    assert (told in done.stdout + done.stderr) if told else ("WM113" not in done.stdout + done.stderr)


ENGLISH = """\
titel: Eng title
samenvatting: Eng summary.
ondertitel: Eng tagline
taal: en
reden: Eng reason
status: voorlopig
gebied: Eng area
duur: Eng duration
doelgroep: [Eng audience]
toelatingseisen: [Eng demand]
opbrengst: [Eng outcome]
certificaat: Eng certificate
studiepunten: Eng credits
aanmelden: {toelichting: Eng words}
prijs: {bedrag: 5, toelichting: Eng price}
extra_bijeenkomsten: [{soort: intervisie, toelichting: Eng extra}]
veelgestelde_vragen: [{vraag: Eng question?, antwoord: Eng answer.}]
locatie: molen
modules:
  - id: start
    titel: Eng module
    samenvatting: Eng module summary
    fase: Eng phase
    onderdelen: [Eng part]
    punten: [Eng point]
    voorbereiding: Eng preparation
    sprekers: [jet]
    bijeenkomsten:
      - {id: a, titel: Eng day, datum: 2025-01-09, tijd: 13:00-17:00, status: geannuleerd, reden: Eng storm}
      - {id: b, datum: 2025-01-16, tijd: 13:00-17:00}
  - {id: later, titel: Eng later}
"""


class _Voices(HTMLParser):
    """The words of a page with the language that is said of them."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "img", "br", "input", "hr", "source"):
            self._open.append((tag, dict(attrs).get("lang") or (self._open[-1][1] if self._open else "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in ("title", "script") for tag, _ in self._open):
            self.said.append((self._open[-1][1], " ".join(data.split())))


def test_a_screen_reader_is_told_of_every_text_in_another_language(tmp_path: Path) -> None:
    """On the pages of the programme and wherever it is listed; what the site says itself stays Dutch (WCAG 3.1.2)."""
    root = with_layouts(tmp_path)
    write(root, PROGRAMME, ENGLISH)
    write(root, "content/leergangen/proef/leergang.md", "Eng prose.\n")
    write(root, "content/leergangen/proef/start.md", "Eng module prose.\n")
    assert run(root, "build", *ON).returncode == 0
    heard = 0
    for file in (root / "output").rglob("*.html"):
        voices = _Voices()
        voices.feed(file.read_text("utf-8"))
        path = file.relative_to(root / "output").as_posix()
        if path.startswith(
            ("leergangen/index", "leergangen/proef/", "index", "agenda/index", "sprekers/jet", "locaties/molen")
        ):
            unsaid = [text for language, text in voices.said if "Eng " in text and language != "en"]
            assert [text for text in unsaid if "agenda" not in text.lower()] == [], path
            heard += len([text for language, text in voices.said if language == "en"])
        assert [text for language, text in voices.said if language == "en" and "Eng " not in text] == [], path
    assert heard > 40
