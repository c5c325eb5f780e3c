"""`hernoem` gives a thing another id everywhere at once, and `wie` tells where it is used."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sites import DAY, PROGRAMME, REPOSITORY, minimal, run, with_layouts, write

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.renaming.renaming import rename
from wijkmakers_site.pipeline import check, differences, publish
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.clock import Clock

NOW = Clock(datetime(2024, 11, 1, 8, tzinfo=UTC))
LINKS = """\
Zie [de leergang](/leergangen/proef/), [de start](/leergangen/proef/start/) en <https://voorbeeld.nl/sprekers/jet/>.

Met [Jet](/sprekers/jet/), [Jet nog eens](/sprekers/jet/ "Jet") in [de Molen](/locaties/molen/). Niet `/sprekers/jet/`.

[agenda]: /leergangen/proef/agenda.ics
[wonen]: /themas/wonen/

Over [ons](/over/) en [een ander](https://elders.nl/sprekers/jet/), en /sprekers/jet-2/.
"""
FACTS = """\
# Alles over de proef.
titel: "Proefleergang"   # een goede titel
samenvatting: Een leergang om mee te proeven.
thema: wonen
organisatoren:
  - academie             # wij zelf
begindatum: 2025-01-09
einddatum: 2025-06-26
groepen:
  - {id: a, titel: Groep A}
veelgestelde_vragen:
  - vraag: Waar is het?
    antwoord: |
      Zie https://voorbeeld.nl/locaties/molen/
      en https://voorbeeld.nl/leergangen/proef/start/.
modules:
  - id: start
    titel: De start
    datum: 2025-01-09
    tijd: 13:00-17:00
    locatie: molen
    sprekers: [{spreker: jet, rol: gastheer}]
  - id: intervisie
    titel: Met elkaar
    soort: intervisie
    datum: 2025-01-16
    groep: 'a'           # jet kan ook
    sprekers:
      - jet
"""
NO_ID = (
    '"Jét 2" kan geen id zijn: dat heeft kleine letters zonder accenten, cijfers en losse streepjes. Schrijf `jet-2`.'
)
OTHER_IDS = [
    ("spreker", "jet", "jet-proef"),
    ("locatie", "molen", "de-molen"),
    ("organisatie", "academie", "de-academie"),
    ("thema", "wonen", "huizen"),
    ("groep", "proef/a", "ochtend"),
    ("module", "proef/start", "het-begin"),
    ("leergang", "proef", "proef-2025"),
    ("pagina", "over", "over-ons"),
]


def files(root: Path) -> dict[str, str]:
    """The text of every file of `content/` but the ledger, by path."""
    found = sorted(file for file in (root / "content").rglob("*") if file.suffix in (".yaml", ".md"))
    return {file.relative_to(root).as_posix(): file.read_bytes().decode() for file in found}


@pytest.fixture(scope="module")
def everything_renamed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A site that was published, and then got another id for each of its things; and its files as they were."""
    root = with_layouts(tmp_path_factory.mktemp("hernoemd"))
    write(root, PROGRAMME, FACTS)
    write(root, "content/leergangen/proef/leergang.md", LINKS)
    with (root / "content/site.yaml").open("a") as site:
        site.write("menu:\n  - {titel: Over, link: /over/}\n")
    publish(root, NOW)
    before = files(root)
    told = sorted(problem.code for problem in check(root, NOW))
    for kind, old, new in OTHER_IDS:
        rename(root, DAY, kind, old, new)
    assert sorted(problem.code for problem in check(root, NOW)) == told
    return root, before


def test_ids_change_wherever_they_are_named_and_all_else_stays_to_the_letter(
    everything_renamed: tuple[Path, dict[str, str]],
) -> None:
    """Comments, quotes, layout, code and addresses of others are no references."""
    root, before = everything_renamed
    after = files(root)
    assert after["content/leergangen/proef-2025/leergang.yaml"] == (
        FACTS.replace("een goede titel\n", "een goede titel\nvoorheen: [proef]\n")
        .replace("thema: wonen", "thema: huizen")
        .replace("- academie", "- de-academie")
        .replace("id: a, titel: Groep A", "id: ochtend, titel: Groep A, voorheen: [a]")
        .replace("/locaties/molen/", "/locaties/de-molen/")
        .replace("/proef/start/", "/proef-2025/het-begin/")
        .replace("id: start\n    titel: De start\n", "id: het-begin\n    titel: De start\n    voorheen: [start]\n")
        .replace("locatie: molen", "locatie: de-molen")
        .replace("spreker: jet,", "spreker: jet-proef,")
        .replace("groep: 'a'", "groep: 'ochtend'")
        .replace("- jet\n", "- jet-proef\n")
    )
    assert after["content/leergangen/proef-2025/leergang.md"] == (
        LINKS.replace("/proef/start/", "/proef-2025/het-begin/")
        .replace("/leergangen/proef/", "/leergangen/proef-2025/")
        .replace("voorbeeld.nl/sprekers/jet/", "voorbeeld.nl/sprekers/jet-proef/")
        .replace("(/sprekers/jet/", "(/sprekers/jet-proef/")
        .replace("/locaties/molen/", "/locaties/de-molen/")
        .replace("/themas/wonen/", "/themas/huizen/")
        .replace("(/over/)", "(/over-ons/)")
    )
    assert after["content/sprekers/jet-proef.yaml"] == "naam: Jet Proef\nvoorheen: [jet]\norganisatie: de-academie\n"
    assert after["content/leergangen/proef-2025/het-begin.md"] == before["content/leergangen/proef/start.md"]
    assert after["content/paginas/over-ons.md"] == before["content/paginas/over.md"]
    assert "{id: huizen, titel: Wonen, voorheen: [wonen]}" in after["content/site.yaml"]
    assert "{titel: Over, link: /over-ons/}" in after["content/site.yaml"]
    assert len(after) == len(before)


def test_participants_notice_nothing_and_every_address_goes_on(
    everything_renamed: tuple[Path, dict[str, str]],
) -> None:
    root, _ = everything_renamed
    assert "Deelnemers merken niets." in differences(root, NOW, None).text()
    old = {file.relative_to(root / "output").as_posix() for file in (root / "output").rglob("*") if file.is_file()}
    uids = {line for line in (root / "output/agenda.ics").read_text().split("\n") if line.startswith("UID:")}
    publish(root, NOW)
    gone = [path for path in old if not (root / "output" / path).exists()]
    assert [path for path in gone if path.endswith((".html", ".ics", ".xml", ".json"))] == []
    feed = (root / "output/leergangen/proef/agenda.ics").read_text()
    assert uids == {line for line in feed.split("\n") if line.startswith("UID:")}
    assert "/leergangen/proef-2025/het-begin/" in (root / "output/leergangen/proef/start/index.html").read_text()


def test_an_id_that_comes_back_is_no_former_one(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    publish(root, NOW)
    before = files(root)
    rename(root, DAY, "spreker", "jet", "jet-proef")
    rename(root, DAY, "spreker", "jet-proef", "jet")
    assert files(root) == before, "jet-proef was never published, so nobody can have kept its address"


def test_a_module_of_a_renamed_programme_is_remembered_too(tmp_path: Path) -> None:
    """It was published under the id that its programme had."""
    root = with_layouts(tmp_path)
    publish(root, NOW)
    rename(root, DAY, "leergang", "proef", "anders")
    assert rename(root, DAY, "module", "anders/start", "begin").remembered
    publish(root, NOW)
    moved = (root / "output/leergangen/proef/start/index.html").read_text()
    assert "/leergangen/anders/begin/" in moved


def test_a_picture_gets_another_name_wherever_it_is_shown(tmp_path: Path) -> None:
    """However its name is written there; its kind stays."""
    root = minimal(tmp_path)
    picture = (REPOSITORY / "tests/sites/complete/content/beelden/rond.png").read_bytes()
    write(root, "content/beelden/Mooie foto.png", picture)
    text = '![Een](Mooie%20foto.png) en [hier](/over/).\n\n![Twee](<../beelden/Mooie foto.png> "Onder")\n'
    write(root, "content/paginas/over.md", text)
    write(root, "content/locaties/molen.yaml", "naam: Molen\nafbeelding: {bestand: Mooie foto.png, alt: De molen}\n")
    for typed in ("nieuw.jpg", "Nieuw.png"):
        with pytest.raises(UsageError, match=r"Schrijf `nieuw\.png`"):
            rename(root, DAY, "beeld", "Mooie foto.png", typed)
    rename(root, DAY, "beeld", "Mooie foto.png", "nieuw.png")
    after = files(root)
    assert after["content/paginas/over.md"] == text.replace("Mooie%20foto", "nieuw").replace("Mooie foto", "nieuw")
    assert "{bestand: nieuw.png, alt: De molen}" in after["content/locaties/molen.yaml"]
    assert [file.name for file in (root / "content/beelden").iterdir()] == ["nieuw.png"]


def test_what_was_never_published_leaves_no_trace(tmp_path: Path) -> None:
    done = rename(minimal(tmp_path), DAY, "locatie", "molen", "de-molen")
    assert not done.remembered
    assert "voorheen" not in "".join(files(tmp_path).values())


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("spreker", "jett", "jet-2", 'Er is geen spreker "jett". Bedoelde je `jet`?'),
        ("module", "xyz", "b", 'Er is geen module "xyz".'),
        ("spreker", "jet", "jet", "De spreker heet al `jet`."),
        ("spreker", "jet", "Jét 2", NO_ID),
        ("module", "proef/start", "twede/start", 'Er is geen leergang "twede". Bedoelde je `tweede`?'),
        ("leergang", "proef", "tweede", "content/leergangen/tweede bestaat al; er is niets veranderd."),
    ],
)  # fmt: skip
def test_what_cannot_be_renamed_stays(tmp_path: Path, kind: str, old: str, new: str, message: str) -> None:
    write(minimal(tmp_path), "content/leergangen/tweede/leergang.yaml", "titel: Twee\nsamenvatting: Nog een.\n")
    before = files(tmp_path)
    with pytest.raises(UsageError) as refused:
        rename(tmp_path, DAY, kind, old, new)
    assert str(refused.value) == message
    assert files(tmp_path) == before


def test_nothing_is_renamed_while_a_file_cannot_be_read_or_when_the_new_id_is_anothers(tmp_path: Path) -> None:
    write(minimal(tmp_path), "content/sprekers/piet.yaml", "naam: Piet\nvoorheen: [pieter]\n")
    before = files(tmp_path)
    with pytest.raises(InvalidContentError, match='Het oude id "pieter" is al van'):
        rename(tmp_path, DAY, "spreker", "jet", "pieter")
    assert files(tmp_path) == before
    write(tmp_path, "content/sprekers/kees.yaml", "naam: [\n")
    with pytest.raises(InvalidContentError):
        rename(tmp_path, DAY, "spreker", "jet", "jet-2")


def test_a_renaming_that_fails_halfway_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(minimal(tmp_path))
    make = Plan._make

    def fail_after(plan: Plan, root: Path) -> None:
        make(plan, root)
        if root == tmp_path:
            raise OSError("de schijf is vol")

    monkeypatch.setattr(Plan, "_make", fail_after)
    with pytest.raises(OSError, match="vol"):
        rename(tmp_path, DAY, "leergang", "proef", "anders")
    assert files(tmp_path) == before


def test_the_command_says_what_it_did_and_where_things_are_used(tmp_path: Path) -> None:
    minimal(tmp_path)
    assert run(tmp_path, "wie", "spreker", "Jet Proef").stdout == (
        'Spreker `jet`, "Jet Proef", staat in content/sprekers/jet.yaml.\n'
        "Gebruikt op 1 plek:\n"
        f'{PROGRAMME}:15: `sprekers` van de module "De start"\n'
    )
    assert run(tmp_path, "wie", "pagina", "over").stdout.endswith("Wordt nergens gebruikt.\n")
    assert run(tmp_path, "hernoem", "module", "start", "begin").stdout == (
        "Module `proef/start` heet nu `begin`.\n"
        "Hernoemd: content/leergangen/proef/start.md wordt content/leergangen/proef/begin.md\n"
        f"Aangepast: {PROGRAMME}\n"
        "Verwijzingen die meegingen: 0.\n"
        "Het oude adres is nooit gepubliceerd, en hoeft dus niet te blijven werken.\n"
    )
    write(tmp_path, "content/sprekers/kees.yaml", "naam: [\n")
    assert run(tmp_path, "wie", "groep", "a").stdout == (
        f'Groep `proef/a`, "Groep A", staat in {PROGRAMME}.\n'
        "Wordt nergens gebruikt.\n"
        "Let op: er staan fouten in content/, dus misschien is niet alles gelezen. Typ: python3 build.py check\n"
    )
    assert run(tmp_path, "wie", "groep", "b").returncode == 2
