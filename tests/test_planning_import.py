"""`new leergang --uit`: a planning from a sheet, whatever its columns are called; a second time only what differs."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest
from sites import DAY, PROGRAMME, Completed, minimal, run, write
from webform import sent

from wijkmakers_site.editing.planning.importing import Imported, import_planning
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.load import load

NEW = "content/leergangen/wijkwerk-2027/leergang.yaml"
SHEET = """\
Wijkwerk 2027;;;;;;;
;;;;;;;
Dag;DATUM;Van;Tot;Module;Docent(en);Opmerkingen;Waar
Blok 1: kijken;;;;;;;
donderdag;23-9-2027;13:00;17:00;"De start; een begin";Jet Proef (gastheer), Nieuwe Naam;koffie;De Molen
do;7 oktober 2027;13.00 uur;17.00 uur;Wat speelt er?;jet;;molen
do;14-10-2027;13:00;17:00;Kijken;Nog Iemand & Jet Proef;;
do;do 4 nov 2027;13:00;17:00;Samen;;;
;;;;;;;
Blok 2: doen;;;;;;;
do;18-11-2027;13:00;16:30;Doen;;;Buurthuis Noord
do;25-11-2027;10:00;12:00;Intervisie;;;
do;2-12-2027;10:00;12:00;;;;
do;9-12-2027;10:00;12:00;Intervisie;;;
;n.n.b.;;;"Excursie
naar Assen";;;
"""
MADE = """\
# Alle feiten van de leergang. De tekst van de pagina staat ernaast, in leergang.md.
titel: Wijkwerk 2027
samenvatting: Nog invullen
soort: leergang           # leergang, traineeship, workshop, lezing, werkplaats, conferentie of zomerschool
concept: ja               # haal deze regel weg als de leergang op de site mag
modules:
  - id: de-start-een-begin
    titel: De start; een begin
    fase: "Blok 1: kijken"
    datum: 2027-09-23
    tijd: 13:00-17:00
    locatie: molen
    sprekers: [{spreker: jet, rol: gastheer}, nieuwe-naam]

  - id: wat-speelt-er
    titel: Wat speelt er?
    fase: "Blok 1: kijken"
    datum: 2027-10-07
    tijd: 13:00-17:00
    locatie: molen
    sprekers: [jet]

  - id: kijken
    titel: Kijken
    fase: "Blok 1: kijken"
    datum: 2027-10-14
    tijd: 13:00-17:00
    sprekers: [nog-iemand, jet]

  - id: samen
    titel: Samen
    fase: "Blok 1: kijken"
    datum: 2027-11-04
    tijd: 13:00-17:00

  - id: doen
    titel: Doen
    fase: "Blok 2: doen"
    datum: 2027-11-18
    tijd: 13:00-16:30
    locatie: buurthuis-noord

  - id: intervisie
    titel: Intervisie
    fase: "Blok 2: doen"
    bijeenkomsten:
      - {id: dag-1, datum: 2027-11-25, tijd: 10:00-12:00}
      - {id: dag-2, datum: 2027-12-02, tijd: 10:00-12:00}

  - id: intervisie-2
    titel: Intervisie
    fase: "Blok 2: doen"
    datum: 2027-12-09
    tijd: 10:00-12:00

  - id: excursie-naar-assen
    titel: Excursie naar Assen
    fase: "Blok 2: doen"
"""
WRONG = """\
titel,datum,tijd,spreker,groep,status,soort
Een,31-11-2027,13:00-17:00,,,,
Twee,2027-11-04,13:00,Jet Proeff,,,
,2027-11-11,,,,,
Drie,2027-11-18,,,,misschien niet,feestje
Vier,"11 en 12 november 2027",,"Jet Proef, hoogleraar",,,
"""
NO_NAMES = (
    "In blad.csv staat geen rij met de namen van kolommen. Zet bovenaan in elk geval `titel` en `datum`; ook kan: "
    "tijd, locatie, sprekers, soort, samenvatting, groep."
)
MISTAKES = """\
blad.csv, rij 2, kolom B: "31-11-2027" bestaat niet: november 2027 heeft 30 dagen. Kies een dag die bestaat.
blad.csv, rij 3, kolom C: Van "13:00" mist de eindtijd: een agenda heeft die nodig. Zet de eindtijd erachter, zoals \
`13:00-15:00`.
blad.csv, rij 3, kolom D: "Jet Proeff" lijkt op de spreker "Jet Proef". Schrijf die naam. Is het een ander? Typ dan \
eerst: python3 build.py new spreker "Jet Proeff"
blad.csv, rij 5, kolom F: "misschien niet" kan hier niet staan. Bedoelde je `voorlopig`?
blad.csv, rij 5, kolom G: "feestje" kan hier niet staan. Kies `module`, `introductie`, `slot`, `werksessie`, \
`intervisie` of `excursie`.
blad.csv, rij 6, kolom B: In "11 en 12 november 2027" staat meer dan één dag. Kies er één, zoals `2027-11-11`.
blad.csv, rij 6, kolom D: "hoogleraar" kennen we niet. Is het een rol? Zet die tussen haakjes achter de naam. Een naam \
begint met een hoofdletter.
"""


def files(root: Path) -> dict[str, str]:
    found = sorted(file for file in (root / "content").rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in found}


def imported(root: Path, sheet: str | bytes, *words: str) -> Completed:
    write(root, "blad.csv", sheet if isinstance(sheet, bytes) else sheet.encode())
    return run(root, "new", "leergang", *words, "--uit", "blad.csv", "--ja")


def planned(root: Path, sheet: str | bytes, title: str = "Proef") -> Imported:
    write(root, "blad.csv", sheet if isinstance(sheet, bytes) else sheet.encode())
    return import_planning(root, DAY, root / "blad.csv", title)


def test_a_sheet_of_twelve_rows_becomes_a_programme_that_is_good_at_once(tmp_path: Path) -> None:
    """With a title above it, headings, an empty row, a second day, quoted lines, and people who are not known yet."""
    before = files(minimal(tmp_path))
    done = imported(tmp_path, SHEET)
    assert (done.returncode, done.stderr) == (0, "")
    after = files(tmp_path)
    assert after[NEW] == MADE
    assert set(after) - set(before) == {
        NEW, NEW.replace(".yaml", ".md"), "content/sprekers/nieuwe-naam.yaml", "content/sprekers/nog-iemand.yaml",
        "content/locaties/buurthuis-noord.yaml",
    }  # fmt: skip
    assert all(after[path] == before[path] for path in before)
    load(tmp_path / "content", DAY)
    assert done.stdout.startswith(
        "Nieuwe leergang: Wijkwerk 2027 (content/leergangen/wijkwerk-2027/), 8 modules in het blad.\n"
        "  do 23-09-2027 13:00-17:00: De start; een begin\n"
    )
    assert (
        "  do 25-11-2027 10:00-12:00 en do 02-12-2027 10:00-12:00: Intervisie\n"
        "  do 09-12-2027 10:00-12:00: Intervisie\n"
        "  zonder datum: Excursie naar Assen\n"
        "Nieuw, en nog niet bekend op de site:\n"
        "  Nieuwe Naam: content/sprekers/nieuwe-naam.yaml\n"
        "  Nog Iemand: content/sprekers/nog-iemand.yaml\n"
        "  Buurthuis Noord: content/locaties/buurthuis-noord.yaml\n"
        'Deze kolommen kennen we niet, en zijn overgeslagen: "Opmerkingen".\n'
    ) in done.stdout


def test_a_second_time_only_what_differs_changes_and_it_is_shown(tmp_path: Path) -> None:
    minimal(tmp_path)
    imported(tmp_path, SHEET)
    commented = MADE.replace("titel: Wat speelt er?", "titel: 'Wat speelt er?'   # let op").replace(
        "datum: 2027-11-18\n", "datum: 18 november 2027   # in het buurthuis\n"
    )
    write(tmp_path, NEW, commented.encode())
    assert imported(tmp_path, SHEET).stdout.endswith("Er verandert niets.\n")
    other = (
        SHEET.replace("7 oktober 2027", "21 oktober 2027")
        .replace("Kijken;Nog Iemand & Jet Proef", "Goed kijken;Jet Proef")
        .replace("10:00;12:00;;;;", "10:00;12:30;;;;").replace("Samen;;;", "Samen;Jet Proef;;De Molen")
    ) + "do;16-12-2027;13:00;17:00;Het slot;;;\n"  # fmt: skip
    write(tmp_path, "blad.csv", other.encode())
    shown = run(tmp_path, "new", "leergang", "--uit", "blad.csv")
    assert (shown.returncode, files(tmp_path)[NEW]) == (1, commented)
    assert "-    datum: 2027-10-07\n+    datum: 2027-10-21\n" in shown.stdout
    imported(tmp_path, other)
    assert files(tmp_path)[NEW] == (
        commented.replace("2027-10-07", "2027-10-21")
        .replace("titel: Kijken", "titel: Goed kijken")
        .replace("[nog-iemand, jet]", "[jet]")
        .replace("2027-12-02, tijd: 10:00-12:00", "2027-12-02, tijd: 10:00-12:30")
        .replace(
            "2027-11-04\n    tijd: 13:00-17:00\n",
            "2027-11-04\n    tijd: 13:00-17:00\n    locatie: molen\n    sprekers: [jet]\n",
        )
        + '\n  - id: het-slot\n    titel: Het slot\n    fase: "Blok 2: doen"\n'
        + "    datum: 2027-12-16\n    tijd: 13:00-17:00\n"
    )


def test_every_mistake_is_told_at_its_row_and_column_and_nothing_is_made(tmp_path: Path) -> None:
    before = files(minimal(tmp_path))
    done = imported(tmp_path, WRONG, "Nieuw")
    assert (done.returncode, done.stdout) == (1, MISTAKES)
    assert done.stderr == (
        "7 fouten gevonden; er is niets gemaakt. Verbeter het in het blad, en probeer het nog eens.\n"
    )
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "raw",
    [
        "titel;datum;spreker\nCafé;2027-11-04;Zoë Ünal\n".encode(),
        "titel;datum;spreker\nCafé;2027-11-04;Zoë Ünal\n".encode("utf-8-sig"),
        "titel;datum;spreker\nCafé;2027-11-04;Zoë Ünal\n".encode("cp1252"),
        "titel\tdatum\tspreker\r\nCafé\t4-11-2027\tZoë Ünal\r\n".encode("utf-16"),
        "SPREKERS,Titel,Wanneer\nZoë Ünal,Café,4/11/2027\n".encode(),
        "sep=;\nOnderwerp;Datum;Gastspreker\n\nCafé;4-11-2027 0:00;Zoë Ünal\n".encode(),
        '"Naam module","Startdatum","Docenten"\n"Café","donderdag 4 november 2027","Zoë  Ünal"\n'.encode(),
    ],
)
def test_any_sheet_that_a_spreadsheet_saves_is_read(tmp_path: Path, raw: bytes) -> None:
    ((id, module),) = planned(minimal(tmp_path), raw, "Nieuw").modules
    assert (id, module.values) == ("cafe", {"titel": "Café", "datum": "2027-11-04", "sprekers": ["zoe-unal"]})


@pytest.mark.parametrize(
    ("sheet", "title", "message"),
    [
        ("a;b\n1;2\n", "Nieuw",
         NO_NAMES),
        ("titel;datum;wanneer\nx;y;z\n", "Nieuw",
         "In blad.csv gaan twee kolommen over hetzelfde (datum): B en C. Geef een van de twee een andere naam."),
        ("titel;datum\n", "Nieuw", "In blad.csv staan onder de namen van de kolommen geen modules."),
        ("\0\1\2", "Nieuw", "--uit: blad.csv is geen tekst. Bewaar het blad als CSV of als .xlsx."),
    ],
)  # fmt: skip
def test_what_is_no_planning_is_told(tmp_path: Path, sheet: str, title: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        planned(minimal(tmp_path), sheet, title)
    assert str(refused.value) == message


def test_wrong_use_is_told(tmp_path: Path) -> None:
    minimal(tmp_path)
    write(tmp_path, "blad.csv", "titel;datum\nx;2027-11-04\n")
    for words, message in (
        (["leergang", "--uit", "weg.csv"],
         "--uit: weg.csv is er niet. Staat het in een andere map? Schrijf die ervoor."),
        (["leergang", "--uit", "blad.csv"],
         'Zeg erbij hoe de leergang heet: python3 build.py new leergang "Een goede naam" --uit blad.csv'),
        (["spreker", "Jet", "--uit", "blad.csv"],
         '--uit hoort bij een leergang: python3 build.py new leergang "De titel" --uit planning.csv'),
        (["spreker", "Jet", "--ja"], "--ja hoort bij een editie, of bij --uit."),
    ):  # fmt: skip
        done = run(tmp_path, "new", *words)
        assert (done.returncode, done.stderr) == (2, f"{message}\n")


def test_modules_that_the_sheet_leaves_out_stay_and_are_named(tmp_path: Path) -> None:
    """So does what a cell leaves empty; a module with other days than the sheet has is for people."""
    before = files(minimal(tmp_path))[PROGRAMME]
    made = planned(tmp_path, "titel;datum;tijd\nIets anders;2025-02-06;\n", "Proefleergang")
    assert (made.is_new, made.left) == (False, ["De start"])
    same = planned(tmp_path, "titel;datum;tijd\nDe start;9 jan 2025;\n", "proef")
    assert (same.plan.written, same.left) == ({}, [])
    twice = planned(tmp_path, "titel;datum\nDe start;2025-01-09\n;2025-01-16\n", "proef")
    assert [str(mistake) for mistake in twice.mistakes] == [
        "rij 2: Dit zijn 2 dagen, en leergang.yaml heeft er 1. Verander dat eerst zelf in leergang.yaml."
    ]
    assert files(tmp_path)[PROGRAMME] == before


def test_a_workbook_is_read_as_a_sheet_is(tmp_path: Path) -> None:
    """Dates and times are cells of their own kind there, and a merged cell is a heading."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Uitleg"
    sheet = book.create_sheet("Planning")
    sheet.append(["Titel", "Datum", "Begin", "Eind", "Spreker"])
    sheet.append(["Blok 1"])
    sheet.merge_cells("A2:E2")
    sheet.append(["De start", datetime.fromisoformat("2027-11-04"), time(13), time(17, 30), "Jet Proef"])
    sheet.append(["Later", None, None, None, None])
    book.save(minimal(tmp_path) / "blad.xlsx")
    made = import_planning(tmp_path, DAY, tmp_path / "blad.xlsx", "Nieuw")
    assert [(id, module.values) for id, module in made.modules] == [
        ("de-start", {"titel": "De start", "datum": "2027-11-04", "sprekers": ["jet"], "tijd": "13:00-17:30",
                      "fase": "Blok 1"}),
        ("later", {"titel": "Later", "fase": "Blok 1"}),
    ]  # fmt: skip
    (tmp_path / "blad.xlsx").write_bytes(b"geen zip")
    with pytest.raises(UsageError, match="geen goed Excel-bestand"):
        import_planning(tmp_path, DAY, tmp_path / "blad.xlsx", "Nieuw")


def test_without_the_extra_a_workbook_says_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    write(minimal(tmp_path), "blad.xlsx", b"")
    with pytest.raises(UsageError, match=r"-m pip install openpyxl\. Of bewaar het blad"):
        import_planning(tmp_path, DAY, tmp_path / "blad.xlsx", "Nieuw")


def test_a_workbook_as_people_keep_one_is_read(tmp_path: Path) -> None:
    """The planning of before hidden in front, cells merged downwards, dates and times as bare numbers, empty rows."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title, book.active.sheet_state = "Vorig jaar", "hidden"
    book.active.append(["titel", "datum"])
    book.active.append(["Oud", "2020-01-09"])
    sheet = book.create_sheet("Planning")
    for row in (
        ["Nr", "Onderwerp ", "DATUM", "Begintijd", "Eindtijd", "Locatie"],
        [1, "Eerste", 46406, 0.5416666667, 0.6875, "De Molen"],
        [2, "Tweede", 46413, "0,5625", "17u", None],
        [None] * 6,
        [3, "Tweede", 46420, None, None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("F2:F3")
    book.save(tmp_path / "blad.xlsx")
    root = minimal(tmp_path)
    made = import_planning(root, DAY, tmp_path / "blad.xlsx", "Nieuw")
    assert made.mistakes == []
    assert [(id, module.values) for id, module in made.modules] == [
        ("eerste", {"titel": "Eerste", "datum": "2027-01-19", "tijd": "13:00-16:30", "locatie": "molen"}),
        ("tweede", {"titel": "Tweede", "datum": "2027-01-26", "tijd": "13:30-17:00", "locatie": "molen"}),
        ("tweede-2", {"titel": "Tweede", "datum": "2027-02-02"}),
    ]


def test_the_form_shows_it_first_and_makes_it_after_a_yes(tmp_path: Path) -> None:
    root, form = minimal(tmp_path), "/bewerken/planning"
    sheet = b"titel;datum;sprekers\nDe start;2025-01-16;Jet Proef en Zus Nieuw\n"
    before = files(root)
    for name, content, title, says in (
        ("blad.exe", sheet, "Nieuw", "Kies een blad"),
        ("blad.csv", b"a;b\n1;2\n", "Nieuw", "geen rij met de namen van kolommen"),
        ("blad.csv", sheet.replace(b"2025-01-16", b"31-2-2025"), "Nieuw", "rij 2, kolom B"),
    ):
        told = sent(root, DAY, form, {"titel": title}, file=("planning", name, content))
        assert (told.status, says in told.words) == (422, True)
    new = sent(root, DAY, form, {"titel": "Nieuw"}, file=("planning", "blad.csv", sheet))
    assert "do 16-01-2025 De start" in new.words
    same = sent(root, DAY, form, {"titel": "Proefleergang"}, file=("planning", "blad.csv", sheet))
    assert "- datum: 2025-01-09 + datum: 2025-01-16" in same.words
    assert "Zus Nieuw ( content/sprekers/zus-nieuw.yaml )" in same.words
    assert files(root) == before
    asked = sent(root, DAY, form, same.filled(form))
    assert (asked.status, "Wat merken deelnemers?" in asked.words) == (200, True)
    made = sent(root, DAY, form, {name: value for name, value in asked.filled(form).items() if name != "verder"})
    assert made.location == "/bewerken/leergangen/proef/?na=bewaard"
    assert "datum: 2025-01-16" in files(root)[PROGRAMME]
    assert sent(root, DAY, form, {"blad": "../../content/site.yaml", "titel": "x", "ja": "ja"}).status == 404
