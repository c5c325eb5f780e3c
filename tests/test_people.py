"""The pages of speakers, venues and organisations: what they do where, and how to get there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sites import PROGRAMME, with_layouts, write
from webpage import Webpage, built, webpage

from wijkmakers_site.text.dutch import initials

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
