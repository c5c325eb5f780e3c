"""The overview of a year: figures that anybody can count again in the files, and no figure that they do not bear."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sites import ACADEMY, COMPLETE, minimal, run, write

from wijkmakers_site.editing.year_overview.figures import YearOverview, year_overview
from wijkmakers_site.editing.year_overview.period import period_of, periods_of
from wijkmakers_site.editing.year_overview.tables import facts
from wijkmakers_site.editing.year_overview.written import as_csv, published_site, years
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.clock import at_start_of

DAY = date(2025, 9, 1)
LONG = (
    '"Hottentottententententoonstellingsbezoekersaantallenonderzoekscommissievoorzittersverkiezing, of hoe een lezing '
    'een titel kreeg die zo lang is dat hij op geen enkele telefoon in drie regels past, en ""toch"" <leesbaar> & '
    'netjes moet blijven"'
)
STRANGE = '"Vreemd & Zonen <b>&""\'</b> B.V."'
PARTNERS = STRANGE.replace('"V', '"Kaal, V')
THEME = '"<b>Meedoen</b> & ""samenleven"""'
THEMES = THEME.replace('"<', '"Wonen, Leren, <')
TOP = "\ufeffJaaroverzicht;2024-2025\nVan;1-8-2024\nTot en met;31-7-2025\nStand van;1-9-2025\n\n"
COLUMNS = (
    "Leergang;Soort;Eerste dag;Laatste dag;Status;Gehouden;Geannuleerd;Uitgesteld;Niet bekend;Komt nog;Uren;"
    "Gehouden zonder tijd;Plaatsen;Sprekers;Thema’s;Organisator;Partner;Gastorganisatie;Opdrachtgever\n"
)
END = (
    "\nAlleen bijeenkomsten met een datum tellen, elk apart, ook als er meer tegelijk zijn.\n"
    "Een bijeenkomst telt in het jaar van haar eerste dag.\n"
)
# Ten sessions from 13:00 to 19:30; nobody says how many can come, nor who speaks.
OF_ACADEMY = f"""\
{TOP}{COLUMNS}\
Leergang Wijkontwikkeling 2024-2025;leergang;19-9-2024;19-6-2025;gepland;10;0;0;0;0;65;0;;;Leren;Wijkmakers Academie;;;
Totaal;;;;;10;0;0;0;0;65;0;;;;;;;

Organisatie;Rol;Leergangen
Wijkmakers Academie;Organisator;1

Thema;Gehouden bijeenkomsten
Leren;10
{END}\
Niet geteld, want zonder datum: Traineeship Wijkmakers en Leergang Wijkvernieuwing voor bestuurders.
"""
OF_COMPLETE = f"""\
{TOP}{COLUMNS}\
Leergang Alles 2024-2025;leergang;19-9-2024;3-7-2025;gepland;15;2;1;1;0;50,5;3;24;3;{THEMES};\
De Academie, De Werkplaats;{PARTNERS};De Academie, Kaal;De Academie
Een leergang die niet doorgaat;conferentie;3-10-2024;28-11-2024;geannuleerd;1;3;0;0;0;4;0;12;;Wonen;De Academie;;;
Workshop met één module;workshop;23-1-2025;23-1-2025;gepland;1;0;0;0;0;4;0;1;1;Leren;De Academie;;;
{LONG};lezing;13-2-2025;13-2-2025;gepland;1;0;0;0;0;2;0;;1;{THEME};{STRANGE};;;
Neighbourhood makers;lezing;19-3-2025;19-3-2025;gepland;1;0;0;0;0;2;0;;1;;De Academie;;;
Totaal;;;;;19;5;1;1;0;62,5;3;;3;;;;;

Organisatie;Rol;Leergangen
De Academie;Organisator;3
De Werkplaats;Organisator;1
{STRANGE};Organisator;1
Kaal;Partner;1
{STRANGE};Partner;1
De Academie;Gastorganisatie;1
Kaal;Gastorganisatie;1
De Academie;Opdrachtgever;1

Thema;Gehouden bijeenkomsten
{THEME};16
Wonen;16
Leren;15

Locatie;Gehouden bijeenkomsten
Molen 'Alles' & <zaal>;8
Haus der Nachbarschaft;3
Ergens;2
Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-gemeenschapshuis aan het einde van de straat;2
Online;1
{END}\
Van een bijeenkomst zonder tijd, en van een die een etmaal of langer duurt, tellen geen uren.
Niet geteld, want zonder datum: Gestart al, Leeg, Loopt al en Werksessies zonder data.
"""


def overview(root: Path, year: str, day: date = DAY) -> YearOverview:
    return year_overview(published_site(root, at_start_of(day)), period_of(year), day)


@pytest.mark.parametrize(
    ("site", "sheet"), [(ACADEMY, OF_ACADEMY), (COMPLETE, OF_COMPLETE)], ids=["academy", "complete"]
)
def test_the_sheet_of_a_school_year_to_the_letter(site: Path, sheet: str) -> None:
    """Semicolons, decimal commas, lines and mark of Excel; each figure can be counted in `leergang.yaml`."""
    assert as_csv(overview(site, "2024-2025")).decode().replace("\r\n", "\n") == sheet


def test_years_add_up_to_all_that_was() -> None:
    """Of calendar years and of school years alike: nothing counts twice, nothing falls between."""
    site = published_site(COMPLETE, at_start_of(DAY))
    everything = sum(len(module.sessions) for each in site.programmes for module in each.modules)
    for periods in years(site):
        found = [year_overview(site, period, DAY) for period in periods]
        others = {title for each in found for title in each.others}
        assert others == set()
        assert sum(sum(each.outcomes.values()) for each in found) == everything


PROGRAMMES = {
    "eigen": """\
        titel: =EIGEN(1)
        samenvatting: Kort.
        organisatoren: [academie]
        aanmelden: {plaatsen: 20}
        sprekers: [{spreker: jet, voorbeeld: ja}]
        modules:
          - {id: oud, titel: Oud, datum: 2024-12-31, tijd: 22:00-01:30, einddatum: 2025-01-01, sprekers: [jet]}
          - {id: nacht, titel: Nacht, datum: 2025-03-29, tijd: 22:00-04:00, einddatum: 2025-03-30}
          - {id: kamp, titel: Kamp, datum: 2025-05-08, tijd: 10:00-16:00, einddatum: 2025-05-09}
          - {id: dag, titel: Dag, datum: 2025-06-05}
          - {id: half, titel: Half, datum: 2025-06-12, tijd: 09:00-09:20, sprekers: [jet], locatie: molen}
          - {id: misschien, titel: Misschien, datum: 2025-06-19, tijd: 09:00-10:00, status: voorlopig}
          - {id: af, titel: Af, datum: 2025-06-26, tijd: 09:00-10:00, status: geannuleerd, reden: Ziek}
          - {id: later, titel: Later, datum: 2025-10-02, tijd: 09:00-10:00}
          - {id: geheim, titel: Geheim, datum: 2025-02-06, status: concept}
          - {id: ooit, titel: Ooit}
        """,
    "aangekondigd": """\
        titel: Aangekondigd
        samenvatting: Kort.
        alleen_aangekondigd: ja
        modules: [{id: een, titel: Een, datum: 2025-02-13, tijd: 09:00-10:00}]
        """,
    "van-anderen": """\
        titel: Van anderen
        samenvatting: Kort.
        organisatoren: [zij]
        modules: [{id: een, titel: Een, datum: 2025-02-13, tijd: 09:00-10:00}]
        """,
}


@pytest.fixture
def little(tmp_path: Path) -> Path:
    root = minimal(tmp_path)
    for path in ("leergang.yaml", "leergang.md", "start.md"):
        (root / "content/leergangen/proef" / path).unlink()
    (root / "content/leergangen/proef").rmdir()
    site = root / "content/site.yaml"
    site.write_text(f"{site.read_text('utf-8')}organisatie: academie\n", encoding="utf-8")
    write(root, "content/organisaties/zij.yaml", "naam: Zij\n")
    for id, text in PROGRAMMES.items():
        write(root, f"content/leergangen/{id}/leergang.yaml", text)
    return root


def test_no_figure_is_guessed(little: Path) -> None:
    """A night counts its hours by the sun, two days in one block none; what was only announced is not called held."""
    assert facts(overview(little, "2025")) == (
        ("Leergangen", "2"),
        ("Met de eerste dag in dit jaar", "1"),
        ("Bijeenkomsten (gehouden)", "4"),
        ("Bijeenkomsten (geannuleerd)", "1"),
        ("Bijeenkomsten (uitgesteld)", "0"),
        ("Bijeenkomsten (niet bekend)", "2"),
        ("Bijeenkomsten (komt nog)", "1"),
        ("Uren", "5,33, en 2 zonder tijd"),  # 22:00-04:00 in the night that loses an hour, and 20 minutes
        ("Plaatsen van wat in dit jaar begint", "niet bekend"),
        ("Sprekers", "1"),
    )
    assert overview(little, "2025").others == ("Van anderen",)
    assert dict(facts(overview(ACADEMY, "2024-2025")))["Sprekers"] == "geen genoemd"
    of_before = dict(facts(overview(little, "2024")))
    assert (of_before["Uren"], of_before["Plaatsen van wat in dit jaar begint"]) == ("3,5", "20")


def test_a_sheet_asks_nothing_of_the_program_that_opens_it(little: Path) -> None:
    """A title that begins as a formula stays a title."""
    assert "\r\n'=EIGEN(1);leergang;31-12-2024;" in as_csv(overview(little, "2025")).decode()


def test_a_year_in_the_middle_is_on_offer_too(little: Path) -> None:
    """Of what is announced for years and has no sessions."""
    text = "titel: Lang\nsamenvatting: Kort.\nsoort: traineeship\nbegindatum: 2026-09-01\neinddatum: 2028-08-31\n"
    write(little, "content/leergangen/lang/leergang.yaml", text)
    calendar, _ = years(published_site(little, at_start_of(DAY)))
    assert [each.name for each in calendar] == ["2028", "2027", "2026", "2025", "2024"]


@pytest.mark.parametrize("typed", ["25", "2024-2026", "1999", "2025-2024", "jaar", "2024-202"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match=r"dat is geen jaar\. Schrijf een kalenderjaar \(2025\)"):
        period_of(typed)


def test_school_years_may_be_written_short() -> None:
    assert {period_of(typed).name for typed in ("2024-2025", "2024/2025", "2024-25")} == {"2024-2025"}
    calendar, school = periods_of([date(2025, 7, 31), date(2025, 8, 1)])
    assert [each.name for each in (*calendar, *school)] == ["2025", "2025-2026", "2024-2025"]


def test_the_verb_writes_what_it_is_asked_and_nothing_over(little: Path) -> None:
    write(little, "output/.gitignore", "*\n")
    verb = ("jaaroverzicht", "2025", "--op", "2025-09-01")
    printed = run(little, *verb)
    assert printed.stdout.startswith("Jaaroverzicht 2025: 1 januari tot en met 31 december 2025.\nLeergangen: 2\n")
    assert printed.stdout.endswith("python3 build.py jaaroverzicht 2025 --naar jaaroverzicht-2025.csv\n")
    assert run(little, *verb, "--naar", "jaar.csv").stdout.endswith(f"Bewaard in {little}/jaar.csv.\n")
    assert run(little, *verb, "--naar", "jaar.html").returncode == 0
    page = (little / "jaar.html").read_text("utf-8")
    assert "<h1>Jaaroverzicht 2025</h1>" in page
    assert 'href="/' not in page, "it stands by itself"
    for target, said in (
        ("jaar.csv", "dat is er al. Kies een andere naam, of haal het eerst weg."),
        ("jaar.xlsx", "kies een naam op .csv (voor Excel) of .html (om te printen)."),
        ("output/jaar.csv", "die map is van de site. Kies een andere, zoals --naar ../jaar.csv"),
        ("nergens/jaar.csv", f"de map {little}/nergens is er niet."),
    ):
        refused = run(little, *verb, "--naar", target)
        assert (refused.returncode, refused.stderr) == (2, f"--naar {target}: {said}\n")
