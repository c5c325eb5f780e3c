"""What is known only as it was announced, or named as an example, is told so: by pages, lists and machines alike."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sites import with_layouts, write
from webpage import built, webpage

HEAD = "samenvatting: Kort.\norganisatoren: [academie]\n"
FACTS = """\
doelgroep: [Bewoners]
toelatingseisen: [Tijd]
opbrengst: [Kennis]
aanwezigheidsplicht: ja
prijs: {bedrag: 0}
aanmelden: {plaatsen: 20}
veelgestelde_vragen:
  - {vraag: Kan ik nog meedoen?, antwoord: Kom naar Appelscha., voor: geinteresseerden}
  - {vraag: Krijg ik een map?, antwoord: Een rode., voor: deelnemers}
modules:
  - {id: dag, titel: De dag, datum: 2024-03-07, locatie: molen, sprekers: [jet], onderdelen: [Samen eten]}
"""
EXAMPLE = """\
titel: Met een voorbeeld
samenvatting: Kort.
gestart: ja
sprekers: [{spreker: jet, voorbeeld: ja}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two programmes that differ in one fact alone, and one that names a speaker as an example."""
    root = with_layouts(tmp_path_factory.mktemp("announced"))
    write(root, "content/leergangen/geweest/leergang.yaml", f"titel: Wat was\n{HEAD}{FACTS}")
    announced = f"titel: Wat zou komen\nalleen_aangekondigd: ja\n{HEAD}{FACTS}"
    write(root, "content/leergangen/aangekondigd/leergang.yaml", announced)
    write(root, "content/leergangen/met-voorbeeld/leergang.yaml", EXAMPLE)
    return built(root, date(2024, 11, 1))


def main(site: Path, path: str) -> str:
    return webpage(site, path).main


ASSERTED = (
    "Afgerond", "Deze leergang is geweest.", "Voor wie was dit?", "Wat het opleverde", "Zo werkte het",
    "Zo was het Krijg",
)  # fmt: skip
ANNOUNCED = (
    "Was aangekondigd", "Hier staat wat er was aangekondigd. Of het zo is gegaan, staat er niet bij.",
    "Voor wie was dit bedoeld?", "Wat het zou opleveren", "Zo was het bedoeld",
)  # fmt: skip


def test_of_what_was_announced_no_page_says_that_it_took_place(site: Path) -> None:
    has_been, announced = main(site, "leergangen/geweest/"), main(site, "leergangen/aangekondigd/")
    assert [words for words in ASSERTED if words not in has_been or words in announced] == []
    assert [words for words in ANNOUNCED if words in has_been or words not in announced] == []


def test_a_session_that_was_announced_is_not_called_one_that_has_been(site: Path) -> None:
    assert "Geweest" in main(site, "leergangen/geweest/dag/")
    assert "Geweest" not in main(site, "leergangen/aangekondigd/dag/")
    assert "Zo zag de dag eruit" not in main(site, "leergangen/aangekondigd/dag/")
    for path in ("locaties/molen/", "sprekers/jet/", "agenda/2023-2024/"):
        rows = [each.words for each in webpage(site, path).all("li") if each["class"].startswith("row")]
        assert [("Was aangekondigd" in row) for row in rows if "Wat zou komen" in row] == [True], path
        assert [("Was aangekondigd" in row) for row in rows if "Wat was" in row] == [False], path


def test_lists_keep_what_was_announced_apart_from_what_is_finished(site: Path) -> None:
    listed = main(site, "leergangen/")
    assert listed.index("Afgerond") < listed.index("Wat was") < listed.index("Was aangekondigd")
    assert listed.index("Was aangekondigd") < listed.index("Wat zou komen")
    assert "Wat zou komen" not in main(site, "")


@pytest.mark.parametrize("id", ["geweest", "aangekondigd"])
def test_of_what_is_over_only_the_questions_of_participants_are_left(site: Path, id: str) -> None:
    """Folded; machines and search are told no more than visitors."""
    page = webpage(site, f"leergangen/{id}/")
    assert ("Krijg ik een map?" in page.main, "Kan ik nog meedoen?" in page.main) == (True, False)
    [asked] = page.things("FAQPage")
    assert [each["name"] for each in asked["mainEntity"]] == ["Krijg ik een map?"]
    assert b"appelscha" not in (site / "zoeken/index.json").read_bytes()  # of the answer


def test_who_is_named_as_an_example_is_not_said_to_come(site: Path) -> None:
    page = webpage(site, "leergangen/met-voorbeeld/")
    assert "Jet Proef (als voorbeeld genoemd)" in page.main
    assert "instructor" not in page.things("Course")[0]["hasCourseInstance"]
    speaker = main(site, "sprekers/jet/")
    assert speaker.index("Als voorbeeld genoemd bij") < speaker.index("Met een voorbeeld")
    documents = json.loads((site / "zoeken/index.json").read_bytes())["documents"]
    assert "people" not in next(each for each in documents if each["title"] == "Met een voorbeeld")


@pytest.mark.parametrize(("day", "words"), [("2024-03-07", "Aangekondigd tot en met 7 maart 2024"), ("2024-03-08", "")])
def test_on_its_days_it_is_announced_and_not_called_running(tmp_path: Path, day: str, words: str) -> None:
    write(
        with_layouts(tmp_path),
        "content/leergangen/a/leergang.yaml",
        f"titel: A\nalleen_aangekondigd: ja\n{HEAD}{FACTS}",
    )
    told = main(built(tmp_path, date.fromisoformat(day)), "leergangen/a/")
    assert (words or "Was aangekondigd") in told
    assert "Loopt" not in told


@pytest.mark.parametrize(("day", "told"), [("2024-01-01", True), ("2024-11-01", False)])
def test_a_form_alone_is_no_longer_told_of_once_it_is_over(tmp_path: Path, day: str, *, told: bool) -> None:
    facts = FACTS.replace("{plaatsen: 20}", "{link: 'https://voorbeeld.nl/'}")
    write(with_layouts(tmp_path), "content/leergangen/a/leergang.yaml", f"titel: A\n{HEAD}{facts}")
    page = webpage(built(tmp_path, date.fromisoformat(day)), "leergangen/a/")
    assert bool(page.all("h2", id="deel-aanmelden")) is bool(page.all("a", href="#deel-aanmelden")) is told
