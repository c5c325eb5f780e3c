"""Every fixed sentence of the site follows from a fact: `sentences.txt` names for each the fact that it needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest
from sentences import sentences
from sites import with_layouts, write
from webpage import built

SITE = """\
naam: ‹site›
adres: https://voorbeeld.nl/
samenvatting: ‹samenvatting›.
"""
OWN, OTHERS = "organisatoren: [wij]\n", "organisatoren: [zij]\n"
HEAD = "titel: ‹leergang›\nsamenvatting: ‹waarover›.\n"
MODULE = (
    "modules:\n  - {id: een, titel: ‹module›, datum: 2025-06-05, tijd: '13:00-17:00', locatie: huis, sprekers: [jet]}\n"
)
LATER = "  - {id: twee, titel: ‹later›, datum: 2025-07-03, status: voorlopig}\n"
UNDATED = "modules:\n  - {id: een, titel: ‹module›}\n"
EVERYTHING = (
    "soort: traineeship\nthema: [leren]\ndoelgroep: [‹wie›]\ntoelatingseisen: [‹eis›]\nopbrengst: [‹opbrengst›]\n"
    "duur: ‹duur›\nstudielast: 10 uur\naanwezigheidsplicht: ja\ncertificaat: ‹certificaat›\naantal_modules: 9\n"
    "prijs: {bedrag: 450}\naanmelden: {link: 'https://voorbeeld.nl/f', tot: 2025-05-01, plaatsen: 20}\n"
    "groepen: [{id: a, titel: ‹groep›}]\nveelgestelde_vragen: [{vraag: ‹vraag›, antwoord: ‹antwoord›}]\n"
    "partners: [zij]\nopdrachtgever: zij\ngastorganisaties: [zij]\nsprekers: [jet]\ngebied: ‹gebied›\n"
)
# Each site: its programmes by id, whether it says whose it is, and the day of the build.
SITES = {
    "nothing at all": ({}, "", "2025-02-03"),
    "only other organisers": ({"a": HEAD + OTHERS + MODULE}, "organisatie: wij\n", "2025-02-03"),
    "no dates": ({"a": HEAD + OWN + UNDATED}, "organisatie: wij\n", "2025-02-03"),
    "all over": ({"a": HEAD + OWN + MODULE}, "organisatie: wij\n", "2026-02-03"),
    "one module": ({"a": HEAD + OWN + MODULE}, "organisatie: wij\n", "2025-02-03"),
    "no speakers": ({"a": HEAD + OWN + MODULE.replace(", sprekers: [jet]", "")}, "", "2025-02-03"),
    "everything": (
        {"a": HEAD + OWN + EVERYTHING + MODULE + LATER, "b": HEAD + OTHERS + MODULE},
        "organisatie: wij\ncontact: {mail: x@voorbeeld.nl}\nthemas: [{id: leren, titel: ‹thema›}]\n",
        "2025-02-03",
    ),
    "promised": ({"a": HEAD + OWN + "datums_volgen: ja\n" + UNDATED}, "organisatie: wij\n", "2025-02-03"),
    "cancelled": (
        {"a": HEAD + OWN + "status: geannuleerd\nreden: ‹reden›\n" + EVERYTHING + MODULE},
        "organisatie: wij\nthemas: [{id: leren, titel: ‹thema›}]\n",
        "2025-02-03",
    ),
}
TABLE = Path(__file__).with_name("sentences.txt")


def made(root: Path, name: str) -> Path:
    programmes, site, day = SITES[name]
    content = with_layouts(root) / "content"
    rmtree(content)
    write(root, "content/site.yaml", SITE + site)
    for id, text in programmes.items():
        write(root, f"content/leergangen/{id}/leergang.yaml", text)
    if programmes:
        write(root, "content/organisaties/wij.yaml", "naam: ‹wij›\n")
        write(root, "content/organisaties/zij.yaml", "naam: ‹zij›\n")
        write(root, "content/locaties/huis.yaml", "naam: ‹huis›\nadres: ‹straat 1›\nplaats: ‹plaats›\n")
        write(root, "content/sprekers/jet.yaml", "naam: ‹jet›\norganisatie: zij\nfunctie: ‹functie›\n")
    return built(root, date.fromisoformat(day))


# The facts of the table, each with the sites that bear it; those of one field are called as its key.
_FULL, _GOES_ON, _ALL = {"everything", "cancelled"}, {"everything"}, set(SITES)
_SOME = _ALL - {"nothing at all"}
_UNDATED = {"no dates", "promised"}
FACTS = {
    "this program": _ALL,  # what the site can do, whatever it is about
    "nothing": {"nothing at all"},
    "a module": _SOME,
    "a speaker": _SOME,
    "a venue": _SOME,
    "an organisation": _SOME,
    "organisatoren": _SOME,
    "soort: leergang": _SOME - {"cancelled"},
    "soort: traineeship": _FULL,
    "a date": _SOME - _UNDATED,
    "a date or the promise of one": _SOME - {"no dates"},
    "a date to come": _SOME - _UNDATED - {"all over"},
    "a date to come that holds": _SOME - _UNDATED - {"all over", "cancelled"},
    "a date that has been": {"all over"},
    "no date that is shown": {"nothing at all", "no dates", "all over", "promised"},
    "nobody says when": _UNDATED,
    "a promised date": {"promised"},
    "a session with a speaker": _SOME - _UNDATED - {"no speakers"},
    "an own programme that is not over": {"one module", "no speakers", "everything"},
    "a programme that is over or cancelled": {"all over", "cancelled"},
    "a programme of others": {"only other organisers", "everything"},
    "programmes of both": _GOES_ON,
    "own programmes alone": {"no dates", "all over", "one module", "promised", "cancelled"},
    "nobody says whose the site is": {"nothing at all", "no speakers"},
    "status: voorlopig": _GOES_ON,
    "status: geannuleerd": {"cancelled"},
    "two modules": _GOES_ON,
    "dates of several kinds": _GOES_ON,
    "contact": _GOES_ON,
    "no way to reach the academy is given": _ALL - _GOES_ON,
    "doelgroep, of a programme that goes on": _GOES_ON,
    **dict.fromkeys(
        ["aantal_modules", "aanwezigheidsplicht", "certificaat", "doelgroep", "duur", "gastorganisaties", "gebied",
         "groepen", "opbrengst", "opdrachtgever", "partners", "prijs", "studielast", "thema", "toelatingseisen",
         "veelgestelde_vragen", "aanmelden"], _FULL,
    ),
    **dict.fromkeys(["aanmelden.link", "aanmelden.plaatsen", "aanmelden.tot"], _GOES_ON),
}  # fmt: skip


def table() -> dict[str, str]:
    """The fact that each sentence needs."""
    rows = (line.split(" | ", 1) for line in TABLE.read_text(encoding="utf-8").splitlines() if line)
    return {sentence: fact for fact, sentence in rows}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """By sentence, on which sites it stands."""
    where: dict[str, set[str]] = {}
    for name in SITES:
        for sentence in sentences(made(tmp_path_factory.mktemp("site"), name)):
            where.setdefault(sentence, set()).add(name)
    return where


def test_every_sentence_names_the_fact_it_needs(found: dict[str, set[str]]) -> None:
    """Whoever adds a sentence to a page adds the fact that bears it; one that is gone leaves the table."""
    assert sorted(found) == sorted(table())


def test_no_sentence_stands_where_its_fact_is_not(found: dict[str, set[str]]) -> None:
    unborne = {sentence: where - FACTS[table()[sentence]] for sentence, where in found.items() if sentence in table()}
    assert {sentence: sites for sentence, sites in unborne.items() if sites} == {}


def test_the_table_stands_in_order() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
