"""`new editie`: the next edition of a programme, from one command to a clean check."""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

import pytest
from sites import Completed, minimal, run, with_layouts, write

from wijkmakers_site.editing.editions.emptied import OF_MODULE, OF_PROGRAMME, OF_SESSION
from wijkmakers_site.editing.editions.new_edition import new_edition
from wijkmakers_site.editing.editions.planned import NewEdition
from wijkmakers_site.editing.editions.shift import nearest_free
from wijkmakers_site.pipeline import check
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.clock import Clock, at_start_of

TODAY = date(2025, 7, 1)
OLD, NEW = "content/leergangen/wijk-2024-2025", "content/leergangen/wijk-2025-2026"
FACTS = """\
# De wijkleergang.
titel: "Wijkleergang 2024-2025"   # met de jaren erin
samenvatting: In 2024-2025 leer je de wijk kennen.
editie: 2024/25
thema: [leren]
organisatoren: [academie]
begindatum: donderdag 19 september 2024
einddatum: 2025-05-15
status: gepland
aanmelden:
  # Het formulier staat bij Jet.
  link: https://voorbeeld.nl/aanmelden-2024
  tot: 2024-09-01
  plaatsen: 20
prijs: {bedrag: 450}
aantal_modules: 6
groepen:
  - {id: a, titel: Groep A, voorheen: [groep-1]}
veelgestelde_vragen:
  - vraag: Wanneer begint het?
    antwoord: >
      Op donderdag 19
      september 2024. Zie /leergangen/wijk-2024-2025/start/.
  - vraag: Sinds wanneer bestaat het?
    antwoord: Sinds 2018.
modules:
  - id: start
    titel: De start
    datum: 19 september 2024    # in de molen
    tijd: 13:00-17:00
    locatie: molen
    sprekers: [jet, {spreker: piet, rol: gastheer}]
    materiaal: [{titel: Handreiking, link: "https://voorbeeld.nl/handreiking-2024"}]
    voorheen: [begin]
  - id: tweede
    titel: De tweede
    datum: 2024-10-24   # WM307: dit mag in de vakantie
    tijd: 13:00-17:00
    sprekers: [jet]
    online: https://voorbeeld.nl/zoom
  - id: derde
    titel: De derde
    datum: 2024-11-21
    tijd: 13:00-17:00
    status: geannuleerd
    reden: Jet was ziek
  - id: dagen
    titel: Twee dagen
    soort: intervisie
    groep: a
    bijeenkomsten:
      - {id: dag-1, datum: 2025-01-16, tijd: 10:00-12:00, status: geannuleerd, reden: IJzel}
      - {id: dag-2, datum: 2025-01-23, tijd: 10:00-12:00}
  - id: vierde
    titel: De vierde
    datum: 2025-04-10
    verplaatst_van: 2025-04-03
    tijd: 13:00-17:00
  - id: slot
    titel: Het slot
    soort: slot
    datum: 2025-05-15
    tijd: 13:00-17:00
    agenda_verbeterd: nee
"""
TEXT = """\
We beginnen op [19 september 2024](/leergangen/wijk-2024-2025/start/) en eindigen in mei 2025.

Vorig jaar, in 2023-2024, was het anders. De [vorige keer](/leergangen/anders/) begon op 14 september 2023.

Sinds 2019 lopen we ook.
"""


USAGE = (
    "Zeg erbij van welke leergang, en wat de eerste dag is: "
    "python3 build.py new editie <id van de leergang> --start 2026-09-17"
)
TAKEN = (
    "De leergang `proef` is er al; er is niets veranderd. Is dit er nog een? Zet het nieuwe id erachter: "
    "new editie wijk-2024-2025 NIEUW-ID --start 2025-09-18"
)
LOOKS_BACK = "…keer](/leergangen/anders/) begon op 14 september 2023."
EXPECTED = """\
# De wijkleergang.
titel: "Wijkleergang 2025-2026"   # met de jaren erin
reeks: wijkleergang
samenvatting: In 2025-2026 leer je de wijk kennen.
editie: 2025/26
thema: [leren]
organisatoren: [academie]
begindatum: donderdag 18 september 2025
einddatum: 2026-05-14
status: voorlopig
# Het formulier staat bij Jet.
aantal_modules: 6
groepen:
  - {id: a, titel: Groep A}
veelgestelde_vragen:
  - vraag: Wanneer begint het?
    antwoord: Op donderdag 18 september 2025. Zie /leergangen/wijk-2025-2026/start/.
  - vraag: Sinds wanneer bestaat het?
    antwoord: Sinds 2018.
modules:
  - id: start
    titel: De start
    datum: 18 september 2025    # in de molen
    tijd: 13:00-17:00
    locatie: molen
    sprekers: [jet, {spreker: piet, rol: gastheer}]
  - id: tweede
    titel: De tweede
    datum: 2025-10-23
    tijd: 13:00-17:00
    sprekers: [jet]
  - id: derde
    titel: De derde
    datum: 2025-11-20
    tijd: 13:00-17:00
  - id: dagen
    titel: Twee dagen
    soort: intervisie
    groep: a
    bijeenkomsten:
      - {id: dag-1, datum: 2026-01-15, tijd: 10:00-12:00}
      - {id: dag-2, datum: 2026-01-22, tijd: 10:00-12:00}
  - id: vierde
    titel: De vierde
    datum: 2026-04-09
    tijd: 13:00-17:00
  - id: slot
    titel: Het slot
    soort: slot
    datum: 2026-05-14
    tijd: 13:00-17:00
"""


def with_programme(root: Path) -> Path:
    """A site with a programme that has been, and one for which nothing is planned."""
    write(root, f"{OLD}/leergang.yaml", FACTS)
    write(root, f"{OLD}/leergang.md", TEXT)
    write(root, f"{OLD}/start.md", "De start van de leergang in september 2024.\n")
    write(root, "content/sprekers/piet.yaml", "naam: Piet Proef\n")
    write(root, "content/leergangen/anders/leergang.yaml", "titel: Anders\nsamenvatting: Iets anders.\n")
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return with_programme(minimal(tmp_path))


def planned(root: Path, start: date = date(2025, 9, 18), id: str = "", free: Container[DataPath] = ()) -> NewEdition:
    return new_edition(root, TODAY, "wijk-2024-2025", start, id, free=free)


def new(root: Path, *words: str) -> Completed:
    """The command on the day of the test."""
    with mock.patch("wijkmakers_site.cli.verbs.new.editions.chosen_clock", return_value=at_start_of(TODAY)):
        return run(root, "new", "editie", *words)


def files(root: Path) -> dict[str, str]:
    found = sorted(file for file in (root / "content").rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in found}


def test_the_next_edition_is_the_old_one_with_other_days_names_and_nothing_of_what_became_of_it(site: Path) -> None:
    before = files(site)
    planned(site).plan.carry_out()
    after = files(site)
    assert after[f"{NEW}/leergang.yaml"] == EXPECTED
    assert after[f"{NEW}/leergang.md"] == (
        TEXT.replace("[19 september 2024](/leergangen/wijk-2024", "[18 september 2025](/leergangen/wijk-2025")
        .replace("wijk-2025-2025", "wijk-2025-2026")
        .replace("mei 2025", "mei 2026")
    )
    assert after[f"{NEW}/start.md"] == "De start van de leergang in september 2025.\n"
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {f"{OLD}/leergang.yaml"}, "editions find each other by their series"
    assert after[f"{OLD}/leergang.yaml"] == FACTS.replace("erin\n", "erin\nreeks: wijkleergang\n")


def test_what_only_people_know_is_told(site: Path) -> None:
    edition = planned(site)
    assert edition.speakers == {"Jet Proef": ["De start", "De tweede"], "Piet Proef": ["De start"]}
    assert edition.venues == {"De Molen": ["De start"]}
    assert edition.emptied == ["aanmelden", "materiaal", "online", "prijs"]
    assert edition.doubtful == [
        f"{NEW}/leergang.yaml:19: Sinds 2018.",
        f"{NEW}/leergang.md:3: {LOOKS_BACK}",
        f"{NEW}/leergang.md:5: Sinds 2019 lopen we ook.",
    ]
    assert [(each.new, each.holiday, each.free) for each in edition.planning if each.holiday] == [
        (date(2025, 10, 23), "herfstvakantie", date(2025, 10, 30)),
        (date(2026, 5, 14), "Hemelvaartsdag", date(2026, 5, 21)),
    ]


def test_from_the_command_to_a_clean_check(tmp_path: Path) -> None:
    """The yearly task, with a day on Ascension Day and one in the autumn holiday: what is left is to be decided."""
    root = with_programme(with_layouts(tmp_path))
    now = Clock(datetime(2025, 7, 1, 8, tzinfo=UTC))
    assert check(root, now) == []
    made = new(root, "wijk-2024-2025", "--start", "2025-09-18", "--ja")
    assert made.returncode == 0, made.stderr
    told = check(root, now)
    assert [(problem.code, problem.path, problem.line) for problem in told] == [
        ("WM307", f"{NEW}/leergang.yaml", 29), ("WM306", f"{NEW}/leergang.yaml", 50),
    ]  # fmt: skip
    file = root / NEW / "leergang.yaml"
    file.write_text(file.read_text().replace("2025-10-23", "2025-10-30").replace("2026-05-14", "2026-05-21"))
    assert check(root, now) == []


def test_days_on_holidays_can_make_room_and_what_lies_around_goes_along(site: Path) -> None:
    planned(site, free=[each.at for each in planned(site).planning]).plan.carry_out()
    text = (site / NEW / "leergang.yaml").read_text()
    assert text == (EXPECTED.replace("2025-10-23", "2025-10-30").replace("datum: 2026-05-14", "datum: 2026-05-21")), (
        "the last day of the programme too"
    )


def test_all_is_shown_before_anything_is_written(site: Path) -> None:
    """Where nobody can be asked, nothing is made without `--ja`; another day of the week is said, not guessed."""
    before = files(site)
    shown = new(site, "wijk-2024-2025", "--start", "2025-09-16")
    assert (shown.returncode, files(site)) == (1, before)
    again = "python3 build.py new editie wijk-2024-2025 --start 2025-09-16 --ja"
    assert shown.stderr == f"Er is niets gemaakt. Is het goed zo? Typ dan: {again}\n"
    assert (
        shown.stdout
        == """\
Nieuwe editie van Wijkleergang 2024-2025: Wijkleergang 2025-2026
Map: content/leergangen/wijk-2025-2026/
Reeks: wijkleergang. Editie: 2025/26.
Let op: 16 september 2025 is een dinsdag, en deze leergang begint op donderdag: de eerste dag wordt donderdag \
18 september 2025.

De planning, 52 weken later. Alles is voorlopig.
toen           straks         tijd         module
do 19-09-2024  do 18-09-2025  13:00-17:00  De start
do 24-10-2024  do 23-10-2025  13:00-17:00  De tweede
    Let op: 23 oktober 2025: herfstvakantie. De dichtstbijzijnde vrije dag: donderdag 30 oktober 2025.
do 21-11-2024  do 20-11-2025  13:00-17:00  De derde
do 16-01-2025  do 15-01-2026  10:00-12:00  Twee dagen
do 23-01-2025  do 22-01-2026  10:00-12:00  Twee dagen
do 10-04-2025  do 09-04-2026  13:00-17:00  De vierde
do 15-05-2025  do 14-05-2026  13:00-17:00  Het slot
    Let op: 14 mei 2026: Hemelvaartsdag. De dichtstbijzijnde vrije dag: donderdag 21 mei 2026.

Nog te bevestigen met sprekers:
  Jet Proef: De start en De tweede
  Piet Proef: De start
Nog te bevestigen met locaties:
  De Molen: De start
Leeg, om opnieuw in te vullen: `aanmelden`, `materiaal`, `online` en `prijs`.
Datums, jaren of links aangepast in:
  content/leergangen/wijk-2025-2026/leergang.yaml:4: `samenvatting`
  content/leergangen/wijk-2025-2026/leergang.yaml:17: `antwoord`
  content/leergangen/wijk-2025-2026/leergang.md
  content/leergangen/wijk-2025-2026/start.md
Hier staan nog andere jaren. Klopt dat?
  content/leergangen/wijk-2025-2026/leergang.yaml:19: Sinds 2018.
  content/leergangen/wijk-2025-2026/leergang.md:3: …keer](/leergangen/anders/) begon op 14 september 2023.
  content/leergangen/wijk-2025-2026/leergang.md:5: Sinds 2019 lopen we ook.
"""
    )


def test_who_is_asked_may_take_the_free_days(site: Path) -> None:
    with (
        mock.patch("wijkmakers_site.cli.verbs.new.editions.answer", return_value=True) as asked,
        mock.patch("wijkmakers_site.cli.verbs.new.editions.sys") as system,
    ):
        system.stdin.isatty.return_value = True
        made = new(site, "wijk-2024-2025", "--start", "2025-09-18")
    assert made.returncode == 0, made.stderr
    assert [call.args for call in asked.call_args_list] == [
        ("Zal ik de vrije datums nemen? (ja/nee) ",), ("Zal ik deze editie maken? (ja/nee) ",),
    ]  # fmt: skip
    assert "datum: 2025-10-30" in (site / NEW / "leergang.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], USAGE),
        (["wijk"], USAGE),
        (["wijk-2024-202", "--start", "2025-09-18"],
         'Er is geen leergang "wijk-2024-202". Bedoelde je `wijk-2024-2025`?'),
        (["wijk-2024-2025", "--start", "2025-02-30"],
         '--start: "2025-02-30" bestaat niet: februari 2025 heeft 28 dagen. Kies een dag die bestaat.'),
        (["wijk-2024-2025", "--start", "2024-09-19"],
         "`wijk-2024-2025` begon op 19 september 2024. Kies een dag die later is."),
        (["wijk-2024-2025", "proef", "--start", "2025-09-18"], TAKEN),
    ],
)  # fmt: skip
def test_wrong_use_changes_nothing(site: Path, words: list[str], message: str) -> None:
    before = files(site)
    done = new(site, *words)
    assert (done.returncode, done.stderr, files(site)) == (2, f"{message}\n", before)


def test_a_programme_with_faults_is_no_example(site: Path) -> None:
    write(site, f"{OLD}/leergang.yaml", FACTS.replace("datum: 2024-10-24", "datum: 2024-10-34"))
    with pytest.raises(InvalidContentError):
        planned(site)


def test_a_programme_without_dates_has_a_next_edition_too(site: Path) -> None:
    made = new(site, "anders", "--start", "2025-09-18", "--ja")
    assert (made.returncode, made.stderr) == (0, "")
    assert "De modules hebben geen datum; de eerste dag is 18 september 2025. Alles is voorlopig." in made.stdout
    assert files(site)["content/leergangen/anders-2025-2026/leergang.yaml"] == (
        "titel: Anders 2025-2026\nstatus: voorlopig\nbegindatum: 2025-09-18\nreeks: anders\n"
        "samenvatting: Iets anders.\n"
    )


def test_the_periods_of_hosts_and_people_move_with_the_edition(site: Path) -> None:
    """By as many weeks as all else."""
    hosts = "gastorganisaties: [academie, {organisatie: academie, vanaf: 2024-09-19, tot: 2025-01-31}]\n"
    coach = "betrokkenen: [{rol: coach, naam: Jet, tot: 2025-02-06}]\n"
    write(
        site,
        "content/leergangen/werk/leergang.yaml",
        f"titel: Werk\nsamenvatting: Kort.\n{hosts}{coach}begindatum: 2024-09-19\n",
    )
    made = new(site, "werk", "--start", "2025-09-18", "--ja")
    assert (
        "Deze periodes zijn even ver opgeschoven. Kloppen ze?\n  `gastorganisaties`: vanaf 2025-09-18\n" in made.stdout
    )
    text = files(site)["content/leergangen/werk-2025-2026/leergang.yaml"]
    assert "vanaf: 2025-09-18, tot: 2026-01-30}" in text
    assert "tot: 2026-02-05}" in text


# What goes on in the next edition: who adds a field says so here, or in `editions/emptied.py` that it does not.
KEPT = {
    ProgrammeRecord: {
        "titel", "samenvatting", "ondertitel", "soort", "reeks", "editie", "thema", "labels", "gebied", "doelgroep",
        "toelatingseisen", "opbrengst", "opdrachtgever", "organisatoren", "partners", "gastorganisaties", "betrokkenen",
        "sprekers", "status", "begindatum", "einddatum", "duur", "studielast", "aanwezigheidsplicht", "certificaat",
        "studiepunten", "locatie", "taal", "extra_bijeenkomsten", "groepen", "aantal_modules", "afbeelding",
        "veelgestelde_vragen", "concept", "modules",
    },
    ModuleRecord: {
        "id", "titel", "soort", "samenvatting", "fase", "datum", "einddatum", "tijd", "bijeenkomsten", "onderdelen",
        "locatie", "sprekers", "thema", "groep", "voorbereiding", "punten",
    },
    SessionRecord: {"id", "datum", "einddatum", "tijd", "titel", "locatie"},
}  # fmt: skip


def test_of_every_field_it_is_decided_whether_the_next_edition_has_it() -> None:
    # The status is set for the whole, and emptied below it.
    for record, emptied in ((ProgrammeRecord, OF_PROGRAMME), (ModuleRecord, OF_MODULE), (SessionRecord, OF_SESSION)):
        assert KEPT[record] | set(emptied) == set(record.fields), record.__name__
        assert not KEPT[record] & set(emptied)


def test_a_free_day_lies_between_its_neighbours() -> None:
    """On the same day of the week where there is one, else on another working day."""
    hemelvaart = date(2026, 5, 14)
    assert nearest_free(hemelvaart, [date(2026, 5, 7), hemelvaart, date(2026, 5, 21)]) == date(2026, 5, 15)
    assert nearest_free(hemelvaart, [hemelvaart, date(2026, 5, 21)]) == date(2026, 5, 7)
    assert nearest_free(date(2025, 12, 25), [date(2025, 12, 25)]) == date(2025, 12, 18)
    saturday = date(2026, 4, 25)
    assert nearest_free(saturday, [saturday]) == date(2026, 4, 18), "whoever meets on Saturday may go on doing so"
    assert nearest_free(hemelvaart, [hemelvaart], further=7) == date(2026, 5, 28), "not a week that ends at Whitsun"


def test_a_name_without_years_gets_those_of_the_new_planning(site: Path) -> None:
    write(site, f"{OLD}/leergang.yaml", FACTS.replace(' 2024-2025"', '"').replace("editie: 2024/25", "editie: derde"))
    edition = planned(site)
    assert edition.names.title == "Wijkleergang 2025-2026"
    assert "editie" in edition.emptied
