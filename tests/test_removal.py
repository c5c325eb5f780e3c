"""Taking a thing away in its form: what that means is told, what others name stays, and it can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import DAY, PROGRAMME, minimal, write
from webform import Screen, sent

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.text.clock import at_start_of

TWO = b"""\
  # Twee komt later.
  - id: twee
    titel: Twee
    datum: 2025-02-06  # nog vragen
"""


def content(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in (root / "content").rglob("*") if file.is_file()
    }


def taken_away(root: Path, form: str) -> Screen:
    """After every yes that is asked for."""
    action = f"{form}weg"
    screen = sent(root, DAY, action)
    for _ in range(2):
        if f'action="{action}"' in screen.page:
            filled = {name: value for name, value in screen.filled(action).items() if name != "verder"}
            screen = sent(root, DAY, action, filled)
    return screen


@pytest.mark.parametrize(
    ("form", "gone"),
    [
        ("/bewerken/leergangen/proef/twee/", {"content/leergangen/proef/twee.md"}),
        ("/bewerken/paginas/over/", {"content/paginas/over.md", "content/paginas/over.yaml"}),
        ("/bewerken/leergangen/proef/",
         {PROGRAMME, *(f"content/leergangen/proef/{name}.md" for name in ("leergang", "start", "twee"))}),
    ],
)  # fmt: skip
def test_it_goes_with_all_its_files_and_lines_after_a_yes_and_comes_back(
    tmp_path: Path, form: str, gone: set[str]
) -> None:
    root = minimal(tmp_path)
    write(root, PROGRAMME, (text := (root / PROGRAMME).read_bytes()) + TWO)
    write(root, "content/leergangen/proef/twee.md", "Over twee.\n")
    site = (root / "content/site.yaml").read_text("utf-8")
    write(root, "content/site.yaml", "\n".join(line for line in site.split("\n") if "over" not in line.lower()))
    before = content(root)
    assert "Ja, haal weg" in sent(root, DAY, f"{form}weg").words
    assert content(root) == before
    assert taken_away(root, form).status == 303
    after = content(root)
    assert before.keys() - after.keys() == gone
    changed = {path for path in after if after[path] != before[path]}
    assert changed <= {PROGRAMME}
    if changed:
        assert after[PROGRAMME] == text
    assert FormEditor(root, lambda: at_start_of(DAY)).undo()
    assert content(root) == before


def test_what_is_used_elsewhere_is_shown_there_and_stays(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    before, form = content(root), "/bewerken/sprekers/jet/"
    asked = sent(root, DAY, f"{form}weg")
    assert "op 1 plek gebruikt. Haal het daar eerst weg." in asked.words
    assert 'content/leergangen/proef/leergang.yaml, regel 15 : sprekers van de module "De start"' in asked.words
    version = sent(root, DAY, form).filled(form)["versie"]
    assert sent(root, DAY, f"{form}weg", {"versie": version}).status == 422
    assert content(root) == before
    assert 'href="/bewerken/leergangen/proef/start/"' in asked.page


def test_who_waited_while_the_file_changed_takes_nothing_away(tmp_path: Path) -> None:
    root, form = minimal(tmp_path), "/bewerken/paginas/over/"
    filled = sent(root, DAY, f"{form}weg").filled(f"{form}weg")
    write(root, "content/paginas/over.md", "Anders.\n")
    before = content(root)
    assert sent(root, DAY, f"{form}weg", filled).status == 409
    assert content(root) == before
    for path in ("site/site/weg", "site/site/adres", "leergangen/proef/niets/weg", "leergangen/proef/niets/adres"):
        assert (path, sent(root, DAY, f"/bewerken/{path}").status) == (path, 404)


def test_an_old_address_leads_on_and_can_be_edited(tmp_path: Path) -> None:
    root, file = minimal(tmp_path), tmp_path / "content/omleidingen.yaml"
    for old, status in (("/feest", 303), ("/feest", 422), ("nergens", 422), ("/borrel", 303)):
        assert sent(root, DAY, "/bewerken/omleiding", {"van": old, "naar": "/over/"}).status == status
    lines = file.read_text("utf-8").splitlines()[3:]
    assert lines == ["  - van: /feest", "    naar: /over/", "  - van: /borrel", "    naar: /over/"]
    form = "/bewerken/omleidingen/omleidingen/"
    filled = sent(root, DAY, form).filled(form)
    assert filled["omleidingen/1/van"] == "/borrel"
    assert sent(root, DAY, form, {**filled, "omleidingen/1/naar": "/sprekers/"}).status == 303
    assert file.read_text("utf-8").splitlines()[3:] == [*lines[:3], "    naar: /sprekers/"]


def test_the_items_of_any_list_change_places(tmp_path: Path) -> None:
    root, form = minimal(tmp_path), "/bewerken/site/site/"
    menu = (
        "menu:  # bovenaan\n  # Eerst.\n  - {titel: Over, link: /over/}\n  - titel: Agenda\n    link: /agenda/  # zo\n"
    )
    site = (root / "content/site.yaml").read_text("utf-8").rstrip("\n")
    write(root, "content/site.yaml", f"{site}\n{menu}")
    version = sent(root, DAY, form).filled(form)["versie"]
    for place, status in (("menu/0", 409), ("menu", 404), ("menu/x", 404), ("naam/1", 409), ("menu/1", 303)):
        assert sent(root, DAY, f"{form}volgorde", {"plaats": place, "versie": version}).status == status
    head, *items = menu.split("  # Eerst.\n")
    one, other = items[0].split("\n", 1)
    assert (root / "content/site.yaml").read_text("utf-8") == f"{site}\n{head}{other}  # Eerst.\n{one}\n"
