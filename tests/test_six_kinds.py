"""Six programmes as academies really have them, on the site in `tests/sites/kinds`: nothing is told of them, and pages
and calendars agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from feeds import events
from sites import KINDS, project, run, write
from webpage import Element, Webpage, webpage

from wijkmakers_site.pipeline import publish
from wijkmakers_site.text.clock import at_start_of

DAY = date(2025, 1, 2)
WORKPLACES = (
    "Woonstichting Proef1 september tot en met 31 december 2025 Gemeente Proefstad1 januari tot en met 30 april 2026 "
    "Woonstichting ProefVanaf 1 mei 2026"
)
# Of each page what stands in short and below: the term and what it says.
FACTS = {
    "leergang-wijk-2025": [
        ("Wanneer", "13 februari tot en met 10 april 2025"), ("Waar", "Het Buurthuis, Groningen"),
        ("Hoeveel", "2 modules"), ("Kosten", "€ 450, vrijgesteld van btw"),
        ("Georganiseerd door", "De Proefacademie"), ("Thema", "Wonen"), ("Na afloop", "Certificaat"),
        ("Studiepunten", "3 EC"), ("Samen met", "Gemeente Proefstad"),
    ],
    "traineeship-2025": [
        ("Wanneer", "1 september 2025 tot en met 31 augustus 2026"), ("Georganiseerd door", "De Proefacademie"),
        ("Waar je werkt", WORKPLACES),
        ("Programmaleider", "Gea Proef (De Proefacademie)"), ("Coach", "Han Proef Tot en met 31 december 2025"),
        ("Coach", "Ida Proef Vanaf 1 januari 2026"),
    ],
    "werkplaats-noord": [
        ("Wanneer", "6 februari tot en met 3 april 2025"), ("Waar", "De Molen, Groningen Het Buurthuis, Groningen"),
        ("Hoeveel", "2 bijeenkomsten"), ("Kosten", "Gratis"), ("Georganiseerd door", "De Proefacademie"),
    ],
    "wijkcongres-2025": [
        ("Wanneer", "20 maart 2025"), ("Waar", "De Molen, Groningen"), ("Hoeveel", "8 bijeenkomsten"),
        ("Kosten", "€ 95 exclusief btw"), ("Georganiseerd door", "De Proefacademie"),
    ],
    "zomerschool-2025": [
        ("Wanneer", "23 tot en met 27 juni 2025"), ("Waar", "De Molen, Groningen Het Buurthuis, Groningen"),
        ("Hoeveel", "5 bijeenkomsten"), ("Georganiseerd door", "De Proefacademie"), ("Studiepunten", "2 EC"),
        ("Taal", "Engels"),
    ],
    "lezingen-water-2025": [
        ("Wanneer", "15 mei tot en met 5 juni 2025"), ("Waar", "De Molen, Groningen Het Buurthuis, Groningen"),
        ("Hoeveel", "4 modules"), ("Kosten", "Gratis"), ("Georganiseerd door", "De Proefacademie"),
        ("Thema", "Water"),
    ],
}  # fmt: skip
# Of each calendar the entries: when it begins, what it is called, where.
HALL, HOUSE = "De Molen, Zaal 2", "Het Buurthuis"
ENTRIES = {
    "leergang-wijk-2025": [
        ("2025-02-13 13:00", "De start", HOUSE), ("2025-03-13 13:00", "Oefenen (Groep A)", HOUSE),
        ("2025-03-13 15:00", "Oefenen (Groep B)", HOUSE), ("2025-04-10 13:00", "Het slot", HOUSE),
    ],
    "werkplaats-noord": [
        ("2025-02-06 19:00", "Werkavond", HALL), ("2025-03-06 19:00", "GEANNULEERD: Werkavond", HALL),
        ("2025-04-03 19:00", "Werkavond", HOUSE),
    ],
    "wijkcongres-2025": [
        ("2025-03-20 09:30", "Opening", HALL), ("2025-03-20 11:00", "Geld voor je plan", HALL),
        ("2025-03-20 11:00", "Groen in de straat", HALL), ("2025-03-20 11:00", "Wonen voor beginners", HALL),
        ("2025-03-20 13:00", "Geld dat blijft", HALL), ("2025-03-20 13:00", "Groen op het dak", HALL),
        ("2025-03-20 13:00", "Wonen voor kenners", HALL), ("2025-03-20 14:30", "Samen afsluiten", HALL),
    ],
    "zomerschool-2025": [
        ("2025-06-23 09:00", "The five days: History", HALL), ("2025-06-24 09:00", "The five days: Housing", HALL),
        ("2025-06-25 09:00", "The five days: Water", HOUSE),
        ("2025-06-26 09:00", "VOORLOPIG: The five days: Power", HALL),
        ("2025-06-27 09:00", "The five days: Your plan", HALL),
    ],
    "lezingen-water-2025": [
        ("2025-05-15 20:00", "Regen", HALL), ("2025-05-22 20:00", "Grondwater", HOUSE),
        ("2025-06-05 20:00", "De zee", HALL), ("2025-06-05 20:00", "De zee", HOUSE),
    ],
}  # fmt: skip
LISTS = {
    "leergangen": "leergang-wijk-2025", "traineeships": "traineeship-2025", "werkplaatsen": "werkplaats-noord",
    "conferenties": "wijkcongres-2025", "zomerscholen": "zomerschool-2025", "lezingen": "lezingen-water-2025",
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, published."""
    root = project(tmp_path_factory.mktemp("zes"), KINDS)
    publish(root, at_start_of(DAY))
    return root


def page(root: Path, path: str) -> Webpage:
    return webpage(root / "output", f"{path}/")


def pairs(page: Webpage) -> Iterator[tuple[str, str]]:
    """The terms and what they say, in the order of the page."""
    terms: list[Element] = [each for each in page.elements if each.tag in ("dt", "dd")]
    for term, said in zip(terms[::2], terms[1::2], strict=True):
        yield term.words, said.words


def entries(root: Path, feed: str) -> list[tuple[str, str, str]]:
    found = []
    for event in events(root / "output", feed):
        begin = event["DTSTART"][2]
        moment = f"{begin[:4]}-{begin[4:6]}-{begin[6:8]} {begin[9:11]}:{begin[11:13]}"
        place = event["LOCATION"][2].replace("\\,", ",")
        found.append((moment, event["SUMMARY"][2], next(each for each in (HALL, HOUSE) if place.startswith(each))))
    return sorted(found)


def test_nothing_is_told_of_them(root: Path) -> None:
    """Sessions side by side are no clash, a year without modules is no mistake, and no week is one block."""
    done = run(root, "check", "--op", DAY.isoformat())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_each_kind_has_a_list_of_its_own(root: Path) -> None:
    for kind, id in LISTS.items():
        linked = {each["href"] for each in page(root, f"soorten/{kind}").all("a")}
        assert {f"/leergangen/{other}/" for other in LISTS.values()} & linked == {f"/leergangen/{id}/"}, kind


@pytest.mark.parametrize("id", FACTS)
def test_a_page_says_what_is_known_of_its_kind_and_no_more(root: Path, id: str) -> None:
    assert list(pairs(page(root, f"leergangen/{id}"))) == FACTS[id]


@pytest.mark.parametrize("id", ENTRIES)
def test_a_calendar_holds_each_day_at_its_place(root: Path, id: str) -> None:
    assert entries(root, f"leergangen/{id}/agenda.ics") == ENTRIES[id]


def test_what_has_no_dates_has_no_calendar(root: Path) -> None:
    assert not (root / "output/leergangen/traineeship-2025/agenda.ics").exists() or not entries(
        root, "leergangen/traineeship-2025/agenda.ics"
    )


def test_who_is_in_a_group_sees_the_days_of_that_group(root: Path) -> None:
    of_group = entries(root, "leergangen/leergang-wijk-2025/groepen/a/agenda.ics")
    assert of_group == [each for each in ENTRIES["leergang-wijk-2025"] if "Groep B" not in each[1]]


def test_who_speaks_in_a_part_speaks_there(root: Path) -> None:
    opening = page(root, "leergangen/wijkcongres-2025/opening")
    assert "De lezing09.45 tot 10.30 uurBram Proef" in [each.words for each in opening.all("li")]
    assert ("2025-03-20 09:30", "Opening", HALL) in entries(root, "sprekers/bram/agenda.ics")
    titles = [title for _, title, _ in entries(root, "sprekers/anna/agenda.ics")]
    assert titles.count("Opening") == 1


def test_prices_and_waiting_lists_are_told_where_they_are(root: Path) -> None:
    congress, summer, trainees = (
        page(root, f"leergangen/{id}").main for id in ("wijkcongres-2025", "zomerschool-2025", "traineeship-2025")
    )
    assert "Bij aanmelden tot en met zaterdag 1 februari 2025: € 75 Bewoners: gratis Studenten: € 25" in congress
    assert "Vol. Er is geen plek meer. Er is een wachtlijst." in summer
    assert "Voorlopig De financiering is nog niet rond." in trainees
    for sentence in ("wachtlijst", "Wat kost het?", "Aanmelden"):
        assert sentence not in trainees, sentence


def test_a_module_alone_is_not_counted(root: Path) -> None:
    assert page(root, "leergangen/zomerschool-2025/days").main.startswith("Module 1 · Summer school 2025 The five days")


def test_a_speaker_cannot_be_in_two_parts_at_once(tmp_path: Path) -> None:
    """Within one day the hours of the part count, not those of the day."""
    root = project(tmp_path, KINDS)
    other = (
        "titel: Elders\nsamenvatting: Iets anders.\nmodules:\n"
        "  - {{id: x, titel: Elders, datum: 2025-03-20, tijd: {}, sprekers: [bram]}}\n"
    )
    for hours, told in (("09:30-09:40", False), ("10:00-10:40", True)):
        write(root, "content/leergangen/elders/leergang.yaml", other.format(hours))
        done = run(root, "check", "--op", DAY.isoformat())
        assert ("Bram Proef is dan ook" in done.stdout + done.stderr) == told
