"""The pages of speakers, venues and organisations: what they do where, and how to get there."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sites import PROGRAMME, with_layouts, write
from webpage import Webpage, built, webpage

from wijkmakers_site.text.words.dutch import initials

MODULES = """\
titel: Proef
samenvatting: Een proef.
modules:
  - {id: een, titel: Eerste, datum: 2024-10-01, locatie: molen, sprekers: [jet]}
  - {id: twee, titel: Tweede, datum: 2024-10-08, locatie: molen, sprekers: [jet]}
  - {id: drie, titel: Derde, datum: 2024-11-01, locatie: molen, sprekers: [jet]}
  - {id: vier, titel: Vierde, datum: 2024-12-01, locatie: molen, sprekers: [jet]}
"""


def site(root: Path, day: date = date(2024, 11, 1)) -> Path:
    (with_layouts(root) / "content/leergangen/proef/start.md").unlink()
    write(root, PROGRAMME, MODULES)
    return built(root, day)


def outline(page: Webpage) -> list[str]:
    """Second headings, and the titles of the rows below them."""
    return [
        each.words
        for each in page.elements
        if each.tag == "h2" or (each.tag == "p" and each["class"] == "title" and "main" in each.inside)
    ]


def test_a_speaker_has_what_comes_in_order_and_what_was_the_latest_first(tmp_path: Path) -> None:
    """Today counts as coming."""
    found = outline(webpage(site(tmp_path), "sprekers/jet/"))
    assert found == ["Bijeenkomsten", "Derde", "Vierde", "Eerdere bijeenkomsten", "Tweede", "Eerste"]


def test_a_venue_has_what_comes_in_order_and_what_was_the_latest_first(tmp_path: Path) -> None:
    found = outline(webpage(site(tmp_path), "locaties/molen/"))
    assert [each for each in found if each != "Zo kom je er"] == [
        "Bijeenkomsten op deze plek", "Derde", "Vierde", "Eerder op deze plek", "Tweede", "Eerste",
    ]  # fmt: skip


def test_a_speaker_who_is_done_has_no_empty_heading(tmp_path: Path) -> None:
    found = outline(webpage(site(tmp_path, date(2025, 1, 1)), "sprekers/jet/"))
    assert found == ["Eerdere bijeenkomsten", "Vierde", "Derde", "Tweede", "Eerste"]


@pytest.mark.parametrize(
    ("facts", "address", "words"),
    [
        (
            "positie: 53.21917, 6.56667\n",
            "https://www.openstreetmap.org/?mlat=53.21917&mlon=6.56667#map=17/53.21917/6.56667",
            "Bekijk op OpenStreetMap",
        ),
        (
            "adres: Molenpad 1\npostcode: 9711 AB\nplaats: Groningen\n",
            "https://www.openstreetmap.org/search?query=Molenpad%201%209711%20AB%20Groningen",
            "Zoek op OpenStreetMap",
        ),
        ("plaats: Groningen\n", None, ""),
        ("adres: Molenpad 1\nplaats: Groningen\nonline: ja\n", None, ""),
    ],
    ids=["position", "address", "town alone", "online"],
)
def test_a_venue_leads_to_its_place_on_a_map(tmp_path: Path, facts: str, address: str | None, words: str) -> None:
    write(with_layouts(tmp_path), "content/locaties/molen.yaml", f"naam: De Molen\n{facts}")
    links = [each for each in webpage(built(tmp_path), "locaties/molen/").all("a") if "openstreetmap" in each["href"]]
    assert [(each["href"], each.words) for each in links] == ([(address, words)] if address else [])


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Hans Boutellier", "HB"),
        ("Milio van de Kamp", "MK"),
        ("KAW", "K"),
        ("de Molen", "M"),
        ("bureau-x", "b"),
        ("Åsa Ödén", "ÅÖ"),
        ("Wijkmakers Academie Groningen", "WG"),
    ],
)
def test_a_name_without_a_photo_stands_on_a_house_with_its_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_the_initials_are_no_text_for_who_hears_the_page(tmp_path: Path) -> None:
    built_site = site(tmp_path)
    for path in ("sprekers/jet/", "sprekers/"):
        houses = [each for each in webpage(built_site, path).all("span") if each.words == "JP"]
        assert houses, path
        assert all(each["aria-hidden"] == "true" for each in houses), path


def test_lists_say_of_each_what_is_known(tmp_path: Path) -> None:
    with_layouts(tmp_path)
    for path, facts in {
        "sprekers/jet": "naam: Jet\nfunctie: architect\norganisatie: academie\n", "sprekers/ali": "naam: Ali\n",
        "locaties/huis": "naam: Huis\nplaats: Assen\n", "locaties/ergens": "naam: Ergens\nonline: ja\n",
        "organisaties/academie": "naam: De Academie\nsamenvatting: Leert.\n",
    }.items():  # fmt: skip
        write(tmp_path, f"content/{path}.yaml", facts)
    made = built(tmp_path)
    notes = {
        path: [each.words for each in webpage(made, path).all("span", class_="quiet") if "li" in each.inside]
        for path in ("sprekers/", "locaties/", "organisaties/")
    }
    assert notes == {
        "sprekers/": ["architect, De Academie"],
        "locaties/": ["Molenpad 1, Groningen", "Assen"],
        "organisaties/": ["Leert."],
    }


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where one speaker of an organisation has a photo and another does not, at a module and a programme."""
    root = with_layouts(tmp_path_factory.mktemp("faces"))
    (root / "content/leergangen/proef/start.md").unlink()
    photo = BytesIO()
    Image.new("RGB", (400, 600), "green").save(photo, "JPEG")
    write(root, "content/beelden/zoe.jpg", photo.getvalue())
    logo = "logo: {bestand: zoe.jpg, alt: Een molen}"
    write(root, "content/organisaties/academie.yaml", f"naam: De Academie\n{logo}\n")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\norganisatie: academie\n")
    portrait = "foto: {bestand: zoe.jpg, alt: Zoë lacht}"
    write(root, "content/sprekers/zoe.yaml", f"naam: Zoë van den Akker\norganisatie: academie\n{portrait}\n")
    speakers = "sprekers: [jet, {spreker: zoe, rol: gids}]"
    module = f"modules:\n  - {{id: een, titel: Eerste, {speakers}}}\n"
    write(root, PROGRAMME, f"titel: Proef\nsamenvatting: Een proef.\n{speakers}\n{module}")
    return built(root)


@pytest.mark.parametrize("page", ["sprekers/", "organisaties/academie/", "leergangen/proef/", "leergangen/proef/een/"])
def test_a_list_of_speakers_shows_the_faces_there_are(faces: Path, page: str) -> None:
    """Beside the name, so without words of its own; when it comes in sight, and in room kept for it. Who has no photo
    has initials.
    """
    [face] = [each for each in webpage(faces, page).all("img") if "li" in each.inside and "picture" in each.inside]
    assert (face["alt"], face["loading"]) == ("", "lazy")
    [small] = [each for each in webpage(faces, page).all("source") if "li" in each.inside]
    assert (small["sizes"], small["srcset"].partition(".")[0]) == ("3.5rem", "/static/beelden/zoe-160")
    assert int(face["width"]) * 5 == int(face["height"]) * 4
    assert [each.words for each in webpage(faces, page).all("span", class_="house name")] == ["JP"]


@pytest.mark.parametrize("page", ["sprekers/", "organisaties/academie/", "zoeken/"])
def test_speakers_stand_by_surname_wherever_they_stand_together(faces: Path, page: str) -> None:
    """Akker, van den before Proef."""
    links = [each for each in webpage(faces, page).all("a") if "li" in each.inside]
    assert [each.words for each in links if re.fullmatch("/sprekers/.+/", each["href"])] == [
        "Zoë van den Akker", "Jet Proef",
    ]  # fmt: skip


def test_a_list_of_organisations_shows_the_logos_there_are(faces: Path) -> None:
    [logo] = [each for each in webpage(faces, "organisaties/").all("img") if "li" in each.inside]
    assert (logo["alt"], logo["loading"]) == ("", "lazy")
    [small] = [each for each in webpage(faces, "organisaties/").all("source") if "li" in each.inside]
    assert small["sizes"] == "3.5rem"


def test_a_speaker_of_a_whole_programme_names_it_and_another_does_not(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), "content/sprekers/ali.yaml", "naam: Ali\n")
    write(tmp_path, PROGRAMME, "titel: Proef\nsamenvatting: Kort.\nsprekers: [jet]\n")
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    made = built(tmp_path)
    named = {
        id: [each.words for each in webpage(made, f"sprekers/{id}/").all("a") if "h3" in each.inside]
        for id in ("jet", "ali")
    }
    assert named == {"jet": ["Proef"], "ali": []}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("functie: architect\norganisatie: academie\n", "Jet, architect, De Academie."),
        ("", "Jet op de site van Proefsite."),
    ],
)
def test_search_engines_are_told_who_a_speaker_is(tmp_path: Path, facts: str, said: str) -> None:
    write(with_layouts(tmp_path), "content/sprekers/jet.yaml", f"naam: Jet\n{facts}")
    description = webpage(built(tmp_path), "sprekers/jet/").one("meta", name="description")["content"]
    assert description == f"{said} Een site om mee te proeven.", "so short that what the site is about follows"


def test_an_organisation_names_its_parts_and_each_part_the_whole(tmp_path: Path) -> None:
    with_layouts(tmp_path)
    for id, above in (("club", "academie"), ("bende", "academie"), ("los", ""), ("tak", "club")):
        facts = f"naam: De {id.capitalize()}\n" + (f"onderdeel_van: {above}\n" if above else "")
        write(tmp_path, f"content/organisaties/{id}.yaml", facts)
    made = built(tmp_path)
    found = {
        id: [
            each.words
            for each in webpage(made, f"organisaties/{id}/").all("a")
            if "main" in each.inside and each["href"].startswith("/organisaties/") and "nav" not in each.inside
        ]
        for id in ("academie", "club", "los")
    }
    assert found == {"academie": ["De Bende", "De Club"], "club": ["De Academie", "De Tak"], "los": []}
