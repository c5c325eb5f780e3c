"""`hernoem` moves a module to another programme, and gives a document another name: old addresses go on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sites import COMPLETE, DAY, PROGRAMME, minimal, run, with_layouts, write
from webform import sent

from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.editing.renaming.renaming import rename
from wijkmakers_site.pipeline import check, differences, publish
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.clock import Clock

NOW = Clock(datetime(2024, 11, 1, 8, tzinfo=UTC))
OTHER = "content/leergangen/ander/leergang.yaml"
HEAD = "titel: Ander\nsamenvatting: Een andere.\nthema: [leren]\norganisatoren: [academie]\n"
MODULE = """\
  # Over de start.
  - id: start
    titel: De start     # zo
    voorheen: [begin]
    datum: 2025-01-09
    voorbereiding: |
      Lees /leergangen/proef/start/.

        Ver naar rechts.
    locatie: molen"""
LATER = "- id: later\n  titel: Later\n  datum: 2025-02-06\n"


def contents(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (root / "content").rglob("*.*")}


def moving(root: Path, other: str) -> None:
    """A published module that is to move, and the programme to which it goes."""
    head = (root / PROGRAMME).read_text("utf-8").partition("modules:\n")[0]
    last = "\n\n  - id: slot\n    titel: Het slot\n    datum: 2025-06-26\n"
    write(root, PROGRAMME, f"{head}modules:\n{MODULE}{last}")
    write(root, OTHER, other)
    write(root, "content/leergangen/ander/leergang.md", "Zie [de start](/leergangen/proef/start/#inhoud).\n")


def test_its_lines_go_to_the_other_file_and_what_people_have_stays(tmp_path: Path) -> None:
    """Its UID, its calendar and its page; comments and layout too, as far to the right as the others there."""
    root = with_layouts(tmp_path)
    moving(root, f"{HEAD}modules:\n{LATER}# tot hier\n")
    publish(root, NOW)
    ledger = root / "content/agenda.lock"
    [uid] = [row.uid for row in read_ledger(ledger, "").rows.values() if row.path == "leergangen/proef/start"]
    prose = (root / "content/leergangen/proef/start.md").read_bytes()
    told = rename(root, DAY, "module", "proef/start", "ander/de-start")
    assert (told.places, told.remembered) == (2, True)
    moved = MODULE.replace("id: start", "id: de-start").replace("proef/start/", "ander/de-start/")
    moved = moved.replace("[begin]", "[proef/begin, proef/start]")
    lines = "\n".join(line.removeprefix("  ") for line in moved.split("\n"))
    assert (root / OTHER).read_text("utf-8") == f"{HEAD}modules:\n{lines}\n{LATER}# tot hier\n"
    assert "modules:\n  - id: slot\n" in (root / PROGRAMME).read_text("utf-8")
    folder = root / "content/leergangen"
    assert (folder / "ander/leergang.md").read_text("utf-8") == "Zie [de start](/leergangen/ander/de-start/#inhoud).\n"
    assert (folder / "ander/de-start.md").read_bytes() == prose
    assert not (folder / "proef/start.md").exists()
    assert [each for each in check(root, NOW) if not each.warning] == []
    assert [each.title for each in differences(root, NOW, None).entries] == ["De start"]
    publish(root, NOW)
    assert read_ledger(ledger, "").rows[uid].path == "leergangen/ander/de-start"
    assert "/leergangen/ander/de-start/" in (root / "output/leergangen/proef/start/index.html").read_text("utf-8")
    rename(root, DAY, "module", "ander/de-start", "proef/start")
    assert "voorheen: [proef/begin, ander/de-start]" in (root / PROGRAMME).read_text("utf-8")


@pytest.mark.parametrize(
    ("other", "becomes"),
    [
        (HEAD, f"{HEAD}modules:\n{{}}\n"),
        (f"{HEAD}modules: []  # nog leeg\n", f"{HEAD}modules:  # nog leeg\n{{}}\n"),
        (f"{HEAD}modules:\nduur: kort\n", f"{HEAD}modules:\n{{}}\nduur: kort\n"),
        (
            f"{HEAD}modules:\n      - {{id: a, titel: A}}\n",
            f"{HEAD}modules:\n      - {{{{id: a, titel: A}}}}\n    {{}}\n",
        ),
    ],
)  # fmt: skip
def test_whatever_stands_there_it_finds_its_place(tmp_path: Path, other: str, becomes: str) -> None:
    moving(minimal(tmp_path), other)
    rename(tmp_path, DAY, "module", "start", "ander/start")
    lines = MODULE.replace("proef/start/", "ander/start/").replace("[begin]", "[proef/begin]")
    if "      - " in other:
        lines = "\n".join(f"    {line}" if line else "" for line in lines.split("\n")).removeprefix("    ")
    assert (tmp_path / OTHER).read_text("utf-8") == becomes.format(lines)


def test_what_does_not_fit_there_stays_where_it_was(tmp_path: Path) -> None:
    moving(minimal(tmp_path), f"{HEAD}modules:\n  - {{id: start, titel: Al een start}}\n")
    before = (tmp_path / PROGRAMME).read_bytes(), (tmp_path / OTHER).read_bytes()
    with pytest.raises(InvalidContentError):
        rename(tmp_path, DAY, "module", "proef/start", "ander/start")
    for kind, old, new, says in (
        ("module", "proef/start", "andre/start", "Bedoelde je `ander`"),
        ("groep", "proef/a", "ander/a", "kan niet verhuizen"),
    ):
        with pytest.raises(UsageError, match=says):
            rename(tmp_path, DAY, kind, old, new)
    assert ((tmp_path / PROGRAMME).read_bytes(), (tmp_path / OTHER).read_bytes()) == before


def test_a_document_gets_another_name_and_its_old_address_leads_on(tmp_path: Path) -> None:
    root, file = with_layouts(tmp_path), "Handreiking wijkaanpak.pdf"
    write(root, f"content/bestanden/{file}", (COMPLETE / "content/bestanden" / file).read_bytes())
    quoted = file.replace(" ", "%20")
    text = f"[Een](/bestanden/handreiking-wijkaanpak.pdf), [twee](</bestanden/{file}>), [drie](../{quoted}).\n"
    write(root, "content/paginas/over.md", text)
    facts = "naam: Jet Proef\nlinks: [{titel: Lees, link: '/bestanden/HANDREIKING-wijkaanpak.pdf'}]  # zo\n"
    write(root, "content/sprekers/jet.yaml", facts)
    publish(root, NOW)
    used = run(root, "wie", "bestand", file).stdout
    assert "Gebruikt op 2 plekken" in used
    told = run(root, "hernoem", "bestand", file, "wijkaanpak.pdf").stdout
    assert "Verwijzingen die meegingen: 4." in told
    assert "staat nu in content/omleidingen.yaml.\n" in told
    assert [each.name for each in (root / "content/bestanden").iterdir()] == ["wijkaanpak.pdf"]
    assert (root / "content/paginas/over.md").read_text("utf-8") == (
        "[Een](/bestanden/wijkaanpak.pdf), [twee](</bestanden/wijkaanpak.pdf>), [drie](../wijkaanpak.pdf).\n"
    )
    assert (root / "content/sprekers/jet.yaml").read_text("utf-8") == facts.replace("HANDREIKING-", "")
    assert (
        (root / "content/omleidingen.yaml")
        .read_text("utf-8")
        .endswith("  - van: /bestanden/handreiking-wijkaanpak.pdf\n    naar: /bestanden/wijkaanpak.pdf\n")
    )
    assert [each.code for each in check(root, NOW) if each.code in ("WM342", "WM401", "WM431", "WM232")] == []


@pytest.mark.parametrize(
    ("form", "fields", "location"),
    [
        ("sprekers/jet/", {"id": "jet-proef"}, "sprekers/jet-proef/"),
        ("leergangen/proef/", {"id": "anders"}, "leergangen/anders/"),
        ("leergangen/proef/start/", {"id": "begin"}, "leergangen/proef/begin/"),
        ("leergangen/proef/start/", {"id": "start", "leergang": "ander"}, "leergangen/ander/start/"),
    ],
)
def test_the_form_does_the_same_and_it_can_be_undone(
    tmp_path: Path, form: str, fields: dict[str, str], location: str
) -> None:
    moving(minimal(tmp_path), HEAD)
    before, action = contents(tmp_path), f"/bewerken/{form}adres"
    assert "kan geen id zijn" in sent(tmp_path, DAY, action, {**fields, "id": "Jét 2"}).words
    screen = sent(tmp_path, DAY, action, fields)
    if not screen.location:
        filled = {name: value for name, value in screen.filled(action).items() if name != "verder"}
        assert contents(tmp_path) == before
        screen = sent(tmp_path, DAY, action, filled)
    assert screen.location == f"/bewerken/{location}?na=adres"
    assert sent(tmp_path, DAY, f"/bewerken/{location}").status == 200
    undone = sent(tmp_path, DAY, "/bewerken/terug", {"naar": f"/bewerken/{location}"})
    assert sent(tmp_path, DAY, undone.location).status == 200, "what was there under the new address is no more"
    assert contents(tmp_path) == before
