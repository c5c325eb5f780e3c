"""`new` begins files that are good at once, and touches nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import DAY, PROGRAMME, minimal, write

from wijkmakers_site.editing.begun import begun
from wijkmakers_site.editing.scaffold import create, slug
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.load import load
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.validation.validate import validate
from wijkmakers_site.reading.source.document import read_document, whole_document

EXISTING = PROGRAMME.removesuffix("leergang.yaml")
HEAD = "titel: Proef\nsamenvatting: Een proef.\n"
ADDED = """\
{indent}- id: het-slot
{indent}  titel: Het slot
{indent}  status: concept       # haal deze regel weg als de module op de site mag
{indent}  datum:                # zoals 2025-03-06; leeg: niet bekend
{indent}  tijd:                 # zoals 13:00-19:30
{indent}  locatie:
{indent}  sprekers: []
"""
NO_PLACE = (
    f"In {PROGRAMME} is geen plek gevonden voor een module. Zet `modules:` op een eigen regel en begin elke module "
    "daaronder op een eigen regel met `- `."
)
TWICE = "`titel` staat hier voor de tweede keer (eerst op regel 1). Haal een van de twee weg."
START = "  - id: start\n    titel: De start\n"
TWO, NONE, FOUR = (ADDED.format(indent=" " * width) for width in (2, 0, 4))


def files(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("kind", "names", "created"),
    [
        ("leergang", ["Eén dag in", "Selwerd"], {
            "content/leergangen/een-dag-in-selwerd/leergang.yaml": begun(file_kinds.PROGRAMME, "Eén dag in Selwerd"),
            "content/leergangen/een-dag-in-selwerd/leergang.md": "Nog invullen\n",
        }),
        ("spreker", ["Hans Boutellier"], {
            "content/sprekers/hans-boutellier.yaml": begun(file_kinds.SPEAKER, "Hans Boutellier"),
        }),
        ("organisatie", ["Platform31"], {
            "content/organisaties/platform31.yaml": begun(file_kinds.ORGANISATION, "Platform31"),
        }),
        ("pagina", ["Over ons allemaal"], {
            "content/paginas/over-ons-allemaal.yaml": begun(file_kinds.PAGE, "Over ons allemaal"),
        }),
        ("locatie", ["Molen de Ster"], {
            "content/locaties/molen-de-ster.yaml": begun(file_kinds.VENUE, "Molen de Ster"),
        }),
    ],
)  # fmt: skip
def test_new_files_are_made_beside_the_old_ones_and_are_good(
    tmp_path: Path, kind: str, names: list[str], created: dict[str, str]
) -> None:
    before = files(minimal(tmp_path))
    assert create(tmp_path / "content", kind, names, DAY) == list(created)
    assert files(tmp_path) == before | {path: text.encode() for path, text in created.items()}
    load(tmp_path / "content", DAY)


def test_a_new_file_tells_what_each_key_means_with_an_example() -> None:
    assert begun(file_kinds.SPEAKER, "Hans: Boutellier").startswith(
        "# Spreker. Wat je niet weet, laat je leeg of haal je weg.\n"
        'naam: "Hans: Boutellier"\n'
        "functie:                  # Wat deze spreker doet. Zoals: bijzonder hoogleraar\n"
        "organisatie:              # Het id van een organisatie. Zoals: verwey-jonker\n"
        "# Dit kan ook. Haal het hekje weg, en vul in wat klopt:\n"
    )
    assert "\n# prijs: {bedrag: 450}\n" in begun(file_kinds.PROGRAMME, "Een titel")


@pytest.mark.parametrize("kind", file_kinds.in_folders(), ids=lambda kind: kind.name)
def test_every_example_in_a_new_file_can_stand_there(kind: FileKind) -> None:
    """Whoever takes the hash away has a file that reads, with all that a part of it needs."""
    text = re.sub(r"(?m)^# (\w+: .*)$", r"\1", begun(kind, "Een titel"))
    document = whole_document(text)
    assert document is not None
    assert len(document.data) > len(kind.first_keys) - 2
    assert validate(document, RECORDS[kind])[1] == []


def test_a_new_module_is_a_concept_with_a_text_of_its_own(tmp_path: Path) -> None:
    before = files(minimal(tmp_path))
    created = create(tmp_path / "content", "module", ["proef", "Het", "slot"], DAY)
    assert created == [PROGRAMME, f"{EXISTING}het-slot.md"]
    assert files(tmp_path) == before | {
        PROGRAMME: before[PROGRAMME] + b"\n" + TWO.encode(),
        f"{EXISTING}het-slot.md": b"Nog invullen\n",
    }
    (programme,) = load(tmp_path / "content", DAY).site.programmes
    assert [module.state.value for module in programme.modules] == ["gepland", "concept"]


def test_a_new_programme_takes_its_first_module(tmp_path: Path) -> None:
    content = minimal(tmp_path) / "content"
    create(content, "leergang", ["Tweede"], DAY)
    create(content, "module", ["tweede", "Het slot"], DAY)
    second = (content / "leergangen/tweede/leergang.yaml").read_text("utf-8")
    assert second.endswith(f"\nmodules:\n{TWO}")
    assert [module.id for programme in load(content, DAY).site.programmes for module in programme.modules] == [
        "start", "het-slot",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, f"{HEAD}modules:\n{TWO}"),
        (HEAD.removesuffix("\n"), f"{HEAD}modules:\n{TWO}"),
        (f"{HEAD}modules:", f"{HEAD}modules:\n{TWO}"),
        (f"{HEAD}modules: # nog geen\n", f"{HEAD}modules: # nog geen\n{TWO}"),
        (f"{HEAD}modules: []\n", f"{HEAD}modules:\n{TWO}"),
        (f"{HEAD}modules:  [ ]  # nog geen\n", f"{HEAD}modules:  # nog geen\n{TWO}"),
        (f"{HEAD}modules: []\nlabels: [a]\n", f"{HEAD}modules:\n{TWO}labels: [a]\n"),
        (f"modules:\n{HEAD}", f"modules:\n{TWO}{HEAD}"),
        (f"{HEAD}modules:\n{START}", f"{HEAD}modules:\n{START}\n{TWO}"),
        (f"{HEAD}modules:\n{START}".removesuffix("\n"), f"{HEAD}modules:\n{START}\n{TWO}"),
        (f"{HEAD}modules:\n{START}\n\n", f"{HEAD}modules:\n{START}\n{TWO}\n\n"),
        (f"{HEAD}modules:\n{START}\n# Einde.\n", f"{HEAD}modules:\n{START}\n{TWO}\n# Einde.\n"),
        (f"{HEAD}modules:\n{START}    # Hoort erbij.\n", f"{HEAD}modules:\n{START}    # Hoort erbij.\n\n{TWO}"),
        (f"modules:\n{START}\n# Over ons.\n{HEAD}", f"modules:\n{START}\n{TWO}\n# Over ons.\n{HEAD}"),
        (f"modules:\n{START}{HEAD}", f"modules:\n{START}\n{TWO}{HEAD}"),
        (f"{HEAD}modules:\n- id: start\n  titel: De start\nlabels: [a]",
         f"{HEAD}modules:\n- id: start\n  titel: De start\n\n{NONE}labels: [a]\n"),
        (f"{HEAD}modules:\n    - id: start\n      titel: De start\n",
         f"{HEAD}modules:\n    - id: start\n      titel: De start\n\n{FOUR}"),
        (f"{HEAD}modules:\n  -\n    id: start\n    titel: De start\n",
         f"{HEAD}modules:\n  -\n    id: start\n    titel: De start\n\n{TWO}"),
        (f"{HEAD}modules:\n  - {{id: start, titel: De start}}\n",
         f"{HEAD}modules:\n  - {{id: start, titel: De start}}\n\n{TWO}"),
        (f"{HEAD}modules:\n{START}    punten:\n      - Een\n    voorbereiding: |\n      Lees\n\n      # dit\n",
         f"{HEAD}modules:\n{START}    punten:\n      - Een\n    voorbereiding: |\n      Lees\n\n      # dit\n\n{TWO}"),
        (f"\ufeff{HEAD}modules:\n{START}", f"\ufeff{HEAD}modules:\n{START}\n{TWO}"),
        (f"{HEAD}modules:\n{START}".replace("\n", "\r\n"), f"{HEAD}modules:\n{START}\n{TWO}".replace("\n", "\r\n")),
        (f"{HEAD}modules:\n{START}labels: [é]".replace("\n", "\r\n"),
         f"{HEAD}modules:\n{START}\n{TWO}labels: [é]\n".replace("\n", "\r\n")),
        (f"{HEAD}modules:\n{START}".replace("\n", "\r"), f"{HEAD}modules:\n{START}\n{TWO}".replace("\n", "\r")),
        (f"{HEAD}modules:\n{START.replace(chr(10), chr(13) + chr(10))}",
         f"{HEAD}modules:\n{START.replace(chr(10), chr(13) + chr(10))}\n{TWO}"),
    ],
)  # fmt: skip
def test_a_module_is_added_at_the_end_of_its_list_and_nothing_else_changes(
    tmp_path: Path, before: str, after: str
) -> None:
    write(minimal(tmp_path), PROGRAMME, before.encode())
    create(tmp_path / "content", "module", ["proef", "Het slot"], DAY)
    assert (tmp_path / PROGRAMME).read_bytes().decode() == after
    document, problems = read_document(PROGRAMME, after.encode())
    assert problems == []
    assert document is not None
    assert document.data["modules"][-1]["id"] == "het-slot"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{HEAD}modules: [{{id: start, titel: De start}}]\n",
         NO_PLACE),
        ("{titel: Proef, samenvatting: Proef, modules: []}\n",
         NO_PLACE),
        (f"{HEAD}...\n",
         NO_PLACE),
        (f"{HEAD}titel: Nog een\n",
         f"Maak eerst dit bestand in orde:\n{PROGRAMME}:3:1: {TWICE}"),
        ("", f"Maak eerst dit bestand in orde:\n{PROGRAMME}:1:1: Dit bestand is leeg. Vul het in, of verwijder het."),
        (f"{HEAD}modules: geen\n", 'Een module "het-slot" kan er niet bij; kies een andere titel.'),
        (f"{HEAD}modules:\n  - id: het-slot\n", 'Een module "het-slot" kan er niet bij; kies een andere titel.'),
    ],
)  # fmt: skip
def test_a_file_that_cannot_take_a_module_is_left_as_it_was(tmp_path: Path, text: str, message: str) -> None:
    write(minimal(tmp_path), PROGRAMME, text.encode())
    _refused(tmp_path, "module", ["proef", "Het slot"], message)


@pytest.mark.parametrize(
    ("kind", "names", "message"),
    [
        ("leergang", ["Proef"], f"{PROGRAMME} bestaat al; er is niets veranderd."),
        ("spreker", ["jet"], "content/sprekers/jet.yaml bestaat al; er is niets veranderd."),
        ("spreker", ["Jet!"], "content/sprekers/jet.yaml bestaat al; er is niets veranderd."),
        ("locatie", ["Molen"], "content/locaties/molen.yaml bestaat al; er is niets veranderd."),
        ("module", ["proef", "Start"], f"{EXISTING}start.md bestaat al; er is niets veranderd."),
        ("module", ["proef", "Leergang"], f"{EXISTING}leergang.md bestaat al; er is niets veranderd."),
        ("module", ["proeff", "Slot"], 'De leergang "proeff" is er niet. Bedoelde je `proef`?'),
        ("module", ["xyz", "Slot"], 'De leergang "xyz" is er niet.'),
        ("module", ["../leergangen/proef", "Slot"], 'De leergang "../leergangen/proef" is er niet.'),
        ("module", ["proef"],
         'Noem de leergang en de titel: python3 build.py new module <id van de leergang> "De titel"'),
        ("module", [], 'Noem de leergang en de titel: python3 build.py new module <id van de leergang> "De titel"'),
        ("module", ["proef", " "], 'Zeg erbij hoe het heet, zoals: python3 build.py new module proef "De titel"'),
        ("spreker", [], 'Zeg erbij hoe het heet, zoals: python3 build.py new spreker "Een goede naam"'),
        ("leergang", ["", " "], 'Zeg erbij hoe het heet, zoals: python3 build.py new leergang "Een goede naam"'),
        ("leergang", ["😀 🎉"], 'Van "😀 🎉" is geen adres te maken; kies een naam met letters of cijfers.'),
        ("module", ["proef", "?!"], 'Van "?!" is geen adres te maken; kies een naam met letters of cijfers.'),
    ],
)  # fmt: skip
def test_a_name_that_is_lacking_taken_or_unusable_changes_nothing(
    tmp_path: Path, kind: str, names: list[str], message: str
) -> None:
    _refused(minimal(tmp_path), kind, names, message)


def test_a_programmes_text_without_facts_is_not_overwritten(tmp_path: Path) -> None:
    write(minimal(tmp_path), "content/leergangen/tweede/leergang.md", "Al geschreven.\n")
    message = "content/leergangen/tweede/leergang.md bestaat al; er is niets veranderd."
    _refused(tmp_path, "leergang", ["Tweede"], message)


def _refused(root: Path, kind: str, names: list[str], message: str) -> None:
    before = files(root)
    with pytest.raises(UsageError) as refused:
        create(root / "content", kind, names, DAY)
    assert str(refused.value) == message
    assert files(root) == before


@pytest.mark.parametrize(
    "title",
    [
        "Wonen: een recht", "Wonen:", "'s Avonds in de wijk", 'De "buurt"', "C:\\map", "# hekje", "een #hekje",
        "- streep", "[lijst]", "{groep}", "*vet*", "&co", "!let op", "%1", "@wijk", "`code`", "| pijp", "> pijl",
        "? vraag", "ja", "null", "2024", "13:00", "2024-09-19", "1e3", "Één geïnteresseerde coöperatie", "a, b", "= b",
        "Ga er maar staan! 🎉", "<script>alert(1)</script>", "wijk\tbuurt", "Ł", "x" * 300,
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["leergang", "module", "spreker", "locatie"])
def test_any_title_comes_back_as_it_was_given(tmp_path: Path, kind: str, title: str) -> None:
    content = minimal(tmp_path) / "content"
    create(content, kind, ["proef", title] if kind == "module" else [title], DAY)
    site = load(content, DAY).site
    names = {
        "leergang": [programme.title for programme in site.programmes],
        "module": [module.title for programme in site.programmes for module in programme.modules],
        "spreker": [speaker.name for speaker in site.speakers],
        "locatie": [venue.name for venue in site.venues],
    }
    assert title.replace("\t", " ") in names[kind]


def test_what_no_file_can_hold_is_left_out_of_a_title(tmp_path: Path) -> None:
    """Control characters, and bytes on the command line that are no text."""
    content = minimal(tmp_path) / "content"
    create(content, "spreker", ["Piet\x07\udce9 \u2028de\x00 Boer"], DAY)
    assert "Piet de Boer" in [speaker.name for speaker in load(content, DAY).site.speakers]


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Één dag in Selwerd", "een-dag-in-selwerd"),
        ("Wonen: een recht!", "wonen-een-recht"),
        ("  --  A & B  --  ", "a-b"),
        ("'s Avonds", "s-avonds"),
        ("Łukasz Ørsted Straße", "lukasz-orsted-strasse"),
        ("ĳsbaan", "ijsbaan"),
        ("😀", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_an_id_is_made_of_plain_letters(title: str, id: str) -> None:
    assert slug(title) == id
