"""Whose a programme is: what others organise is never called the academy's own, and stands apart."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest
from sites import with_layouts, write
from webpage import built, webpage

from wijkmakers_site.text.words.collation import surname

COURSE = (
    "titel: {}\nsamenvatting: Een proef.\norganisatoren: [{}]\nmodules: [{{id: een, titel: Een, datum: 2024-10-01}}]\n"
)
ORGANISATIONS = {
    "academie": "naam: De Academie\n",
    "afdeling": "naam: De Afdeling\nonderdeel_van: academie\n",
    "anders": "naam: Anders\n",
    "werkgever": "naam: Werkgever\n",
}


def site(root: Path, *organisers: str, own: str = "academie") -> Path:
    """A site of the academy, with one programme for each of the `organisers`."""
    content = with_layouts(root) / "content"
    rmtree(content / "leergangen")
    site_file = content / "site.yaml"
    site_file.write_text(f"{site_file.read_text()}\n{f'organisatie: {own}' if own else ''}\n")
    for id, text in ORGANISATIONS.items():
        write(root, f"content/organisaties/{id}.yaml", text)
    write(root, "content/sprekers/jet.yaml", "naam: Jet\norganisatie: werkgever\n")
    for number, organiser in enumerate(organisers):
        write(root, f"content/leergangen/l{number}/leergang.yaml", COURSE.format(f"L{number}", organiser))
    return built(root)


def sections(output: Path, path: str) -> list[str]:
    page = webpage(output, path)
    return [each.words for each in page.elements if each.tag in ("h2", "h3") and "main" in each.inside]


def test_programmes_of_others_stand_apart_with_whose_they_are(tmp_path: Path) -> None:
    """A part of the academy is the academy."""
    output = site(tmp_path, "afdeling", "anders")
    assert sections(output, "leergangen/")[-2:] == ["Van andere organisatoren", "L1"]
    assert "Leergang van Anders" in webpage(output, "leergangen/").main
    assert "Leergang van De Afdeling" not in webpage(output, "leergangen/").main
    home = sections(output, "")
    assert home[home.index("Van andere organisatoren") + 1] == "L1"
    eyebrows = [webpage(output, f"leergangen/{id}/").all("p", class_="eyebrow")[0].words for id in ("l0", "l1")]
    assert eyebrows == ["Leergang", "Leergang van Anders"]


@pytest.mark.parametrize(("organiser", "asked"), [("academie", True), ("anders", False)])
def test_questions_of_what_others_organise_are_not_sent_to_the_academy(
    tmp_path: Path, organiser: str, *, asked: bool
) -> None:
    site(tmp_path)
    with (tmp_path / "content/site.yaml").open("a") as file:
        file.write("contact: {mail: vraag@voorbeeld.nl}\n")
    text = COURSE.format("L0", organiser).replace("2024-10-01", "2025-10-01") + "aanmelden: {plaatsen: 20}\n"
    write(tmp_path, "content/leergangen/l0/leergang.yaml", text)
    assert ("Vragen? Mail naar" in webpage(built(tmp_path), "leergangen/l0/").main) is asked


@pytest.mark.parametrize(
    ("own", "organisers", "said"),
    [
        ("academie", ["academie", "afdeling"], "Alle leergangen van Proefsite."),
        ("academie", ["academie", "anders"], "Alle leergangen van Proefsite, en van andere organisatoren."),
        ("academie", ["anders"], "Alle leergangen op deze site, georganiseerd door anderen."),
        ("", ["anders"], "Alle leergangen op deze site."),
    ],
)
def test_the_overview_says_whose_its_programmes_are(tmp_path: Path, own: str, organisers: list[str], said: str) -> None:
    """Where nobody said whose the site is, it claims nothing."""
    assert said in webpage(site(tmp_path, *organisers, own=own), "leergangen/").main


def test_organisations_stand_under_what_they_do(tmp_path: Path) -> None:
    """Each once; whoever employs a speaker is no partner for that."""
    found = webpage(site(tmp_path, "anders"), "organisaties/")
    titles = [each.words for each in found.elements if each.tag == "h2" and "main" in each.inside]
    assert titles[:3] == ["De Academie", "Organisatoren", "Waar sprekers werken"]
    assert "Met hen werken we samen" not in found.main


@pytest.mark.parametrize(
    ("name", "register"),
    [
        ("Hans Boutellier", "Boutellier"),
        ("Milio van de Kamp", "Kamp"),
        ("Edward van der Torre", "Torre"),
        ("Jan in ’t Veld", "Veld"),
        ("Anna Maria Jansen", "Jansen"),
        ("Vonk", "Vonk"),
        ("Van Gogh", "Gogh"),
        ("Ton van", "Ton van"),
    ],
)
def test_people_stand_by_surname(name: str, register: str) -> None:
    """What stands before a surname does not count, as in a Dutch register."""
    assert surname(name) == register
