"""Six programmes as academies really have them, on one site: nothing is told of them, and pages and calendars agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import run, with_layouts, write

ON = ("--op", "2025-01-02")
PLACE = "plaats: Groningen\n"
PEOPLE = ("anna", "bram", "chris", "dina", "els", "finn")
PROGRAMMES = {
    # The academy's second pillar: an open workplace, every month, one place, no end.
    "werkplaats-noord": """\
        titel: Werkplaats Noord
        samenvatting: Elke maand werken bewoners en professionals samen aan hun straat.
        soort: werkplaats
        locatie: molen
        prijs: {bedrag: 0}
        modules:
          - id: avond
            titel: Werkavond
            soort: werksessie
            tijd: 19:00-21:30
            sprekers: [anna]
            bijeenkomsten:
              - {id: februari, datum: 2025-02-06}
              - {id: maart, datum: 2025-03-06}
              - {id: april, datum: 2025-04-03, locatie: buurthuis}
        """,
    # Three rounds of three rooms: who comes chooses one of them.
    "wijkcongres-2025": """\
        titel: Wijkcongres 2025
        samenvatting: Een dag met drie rondes in drie zalen.
        soort: conferentie
        locatie: molen
        aanmelden: {link: "https://voorbeeld.nl/congres", tot: 2025-03-01, plaatsen: 200}
        prijs:
          bedrag: 95
          btw: exclusief
          vroeg: {bedrag: 75, tot: 2025-02-01}
          tarieven: [{voor: Bewoners, bedrag: 0}, {voor: Studenten, bedrag: 25}]
        modules:
          - id: opening
            titel: Opening
            soort: introductie
            datum: 2025-03-20
            tijd: 09:30-10:30
            onderdelen:
              - {titel: Welkom, tijd: 09:30-09:45, sprekers: [{spreker: anna, rol: dagvoorzitter}]}
              - {titel: De lezing, tijd: 09:45-10:30, sprekers: [bram]}
          - {id: wonen-1, titel: Wonen voor beginners, datum: 2025-03-20, tijd: 11:00-12:00, sprekers: [chris]}
          - {id: groen-1, titel: Groen in de straat, datum: 2025-03-20, tijd: 11:00-12:00, sprekers: [dina]}
          - {id: geld-1, titel: Geld voor je plan, datum: 2025-03-20, tijd: 11:00-12:00, sprekers: [els]}
          - {id: wonen-2, titel: Wonen voor kenners, datum: 2025-03-20, tijd: 13:00-14:00, sprekers: [chris]}
          - {id: groen-2, titel: Groen op het dak, datum: 2025-03-20, tijd: 13:00-14:00, sprekers: [dina]}
          - {id: geld-2, titel: Geld dat blijft, datum: 2025-03-20, tijd: 13:00-14:00, sprekers: [finn]}
          - {id: slot, titel: Samen afsluiten, soort: slot, datum: 2025-03-20, tijd: 14:30-15:00, sprekers: [anna]}
        """,
    # A week of days, each a day of its own, with credits.
    "zomerschool-2025": """\
        titel: Summer school 2025
        samenvatting: Five days in the neighbourhoods of Groningen.
        soort: zomerschool
        taal: en
        locatie: molen
        studiepunten: 2 EC
        aanmelden: {vol: wachtlijst, link: "https://voorbeeld.nl/waiting", plaatsen: 30}
        modules:
          - id: days
            titel: The five days
            tijd: 09:00-17:00
            sprekers: [bram]
            bijeenkomsten:
              - {id: ma, datum: 2025-06-23, titel: History}
              - {id: di, datum: 2025-06-24, titel: Housing}
              - {id: wo, datum: 2025-06-25, titel: Water, locatie: buurthuis}
              - {id: do, datum: 2025-06-26, titel: Power, status: voorlopig}
              - {id: vr, datum: 2025-06-27, titel: Your plan}
        """,
    "leergang-wijk-2025": """\
        titel: Leergang Wijk 2025
        samenvatting: Vier donderdagen, in twee groepen.
        soort: leergang
        groepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]
        locatie: buurthuis
        modules:
          - {id: start, titel: De start, datum: 2025-02-13, tijd: 13:00-17:00, sprekers: [els]}
          - {id: met-a, titel: Oefenen, soort: intervisie, groep: a, datum: 2025-03-13, tijd: 13:00-15:00}
          - {id: met-b, titel: Oefenen, soort: intervisie, groep: b, datum: 2025-03-13, tijd: 15:00-17:00}
          - {id: slot, titel: Het slot, datum: 2025-04-10, tijd: 13:00-17:00, sprekers: [els]}
        """,
    "traineeship-2025": """\
        titel: Traineeship 2025
        samenvatting: Een jaar werken in de wijk.
        soort: traineeship
        gastorganisaties: [academie]
        begindatum: 2025-09-01
        einddatum: 2026-08-31
        status: voorlopig
        reden: De financiering is nog niet rond.
        """,
    "lezing-water": """\
        titel: Lezing over water
        samenvatting: Wat het water met de stad doet.
        soort: lezing
        prijs: {bedrag: 0}
        modules:
          - {id: lezing, titel: Water, datum: 2025-05-15, tijd: 20:00-22:00, locatie: molen, sprekers: [finn]}
        """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = with_layouts(tmp_path_factory.mktemp("zes"))
    for path in ("leergangen/proef/leergang.yaml", "leergangen/proef/leergang.md", "leergangen/proef/start.md"):
        (root / "content" / path).unlink()
    (root / "content/leergangen/proef").rmdir()
    (root / "content/sprekers/jet.yaml").unlink()
    write(root, "content/locaties/buurthuis.yaml", f"naam: Het Buurthuis\nadres: Straat 1\n{PLACE}")
    for name in PEOPLE:
        write(root, f"content/sprekers/{name}.yaml", f"naam: {name.capitalize()} Proef\n")
    for id, text in PROGRAMMES.items():
        write(root, f"content/leergangen/{id}/leergang.yaml", text)
    return root


@pytest.fixture(scope="module")
def output(site: Path) -> Path:
    assert run(site, "build", *ON).returncode == 0
    return site / "output"


def page(output: Path, path: str) -> str:
    return " ".join((output / path / "index.html").read_text("utf-8").split())


def entries(output: Path, path: str) -> Iterator[tuple[str, str, str]]:
    """(begin, title, place) of each in a calendar."""
    feed = (output / path).read_bytes().replace(b"\r\n ", b"").decode()
    for event in feed.split("BEGIN:VEVENT")[1:]:
        found = {name: re.search(rf"^{name}[^:\n]*:(.*?)\r?$", event, re.MULTILINE) for name in _LINES}
        yield tuple(match[1] if match else "" for match in found.values())  # type: ignore[misc]


_LINES = ("DTSTART", "SUMMARY", "LOCATION")


def test_nothing_is_told_of_them(site: Path) -> None:
    """Sessions side by side are no clash, a year without modules is no mistake, and no week is one block."""
    done = run(site, "check", *ON)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_each_kind_has_its_own_list_and_calendar(output: Path) -> None:
    for kind, id in (
        ("werkplaatsen", "werkplaats-noord"), ("conferenties", "wijkcongres-2025"),
        ("zomerscholen", "zomerschool-2025"), ("leergangen", "leergang-wijk-2025"),
        ("traineeships", "traineeship-2025"), ("lezingen", "lezing-water"),
    ):  # fmt: skip
        assert f'href="/leergangen/{id}/"' in page(output, f"soorten/{kind}"), kind
    assert "Deze werkplaats" not in page(output, "leergangen/werkplaats-noord"), "it is not over"


def test_days_are_days_in_calendars(output: Path) -> None:
    week = list(entries(output, "leergangen/zomerschool-2025/agenda.ics"))
    assert [(begin, title) for begin, title, _ in week] == [
        ("20250623T090000", "The five days: History"),
        ("20250624T090000", "The five days: Housing"),
        ("20250625T090000", "The five days: Water"),
        ("20250626T090000", "VOORLOPIG: The five days: Power"),
        ("20250627T090000", "The five days: Your plan"),
    ]
    assert ["Buurthuis" in place for _, _, place in week] == [False, False, True, False, False]
    assert [("Buurthuis" in place) for _, _, place in entries(output, "leergangen/werkplaats-noord/agenda.ics")] == [
        False, False, True,
    ]  # fmt: skip


def test_who_speaks_in_a_part_speaks_there(output: Path) -> None:
    html = page(output, "leergangen/wijkcongres-2025/opening")
    assert (
        '<li>De lezing<span class="quiet">09.45 tot 10.30 uur</span><span class="quiet">Bram Proef</span></li>' in html
    )
    assert "Opening" in page(output, "sprekers/bram")
    titles = [title for _, title, _ in entries(output, "sprekers/anna/agenda.ics")]
    assert titles.count("Opening") == 1


def test_prices_and_waiting_lists_are_told_where_they_are(output: Path) -> None:
    congress, summer, workplace = (
        page(output, f"leergangen/{id}") for id in ("wijkcongres-2025", "zomerschool-2025", "werkplaats-noord")
    )
    assert "<li>Bewoners: gratis</li>" in congress
    assert "zaterdag 1 februari 2025</time>: € 75" in congress
    assert "Er is een wachtlijst." in summer
    assert "2 EC" in summer
    assert "<dd>Gratis</dd>" in workplace
    for sentence in ("wachtlijst", "Wat kost het?", "Aanmelden"):
        assert sentence not in page(output, "leergangen/traineeship-2025").split("<main")[1].split("</main>")[0], (
            sentence
        )


def test_a_speaker_cannot_be_in_two_parts_at_once(tmp_path: Path) -> None:
    """Within one day the hours of the part count, not those of the day."""
    root = with_layouts(tmp_path)
    text = PROGRAMMES["wijkcongres-2025"]
    for name in PEOPLE:
        write(root, f"content/sprekers/{name}.yaml", f"naam: {name.capitalize()} Proef\n")
    write(root, "content/leergangen/congres/leergang.yaml", text)
    other = (
        "titel: Elders\nsamenvatting: Iets anders.\nmodules:\n"
        "  - {{id: x, titel: Elders, datum: 2025-03-20, tijd: {}, sprekers: [bram]}}\n"
    )
    write(root, "content/leergangen/elders/leergang.yaml", other.format("09:30-09:40"))
    assert "Bram Proef is dan ook" not in run(root, "check", *ON).stderr
    write(root, "content/leergangen/elders/leergang.yaml", other.format("10:00-10:40"))
    assert "Bram Proef is dan ook" in "".join(run(root, "check", *ON).stdout + run(root, "check", *ON).stderr)
