"""`build --concepten --naar MAP`: a site with concepts for colleagues, of which nobody outside hears."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import PROGRAMME, run, with_layouts, write

ON = ("--op", "2025-01-01")
OWN = "dat is een map van het project zelf. Kies een andere, zoals --naar ../voorbeeld"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one programme that is a concept, and one that is not."""
    root = with_layouts(tmp_path / "project")
    write(
        root, "content/leergangen/nieuw/leergang.yaml", "titel: Iets nieuws\nsamenvatting: Nog niet af.\nconcept: ja\n"
    )
    return root


def test_concepts_are_seen_marked_and_not_published(root: Path, tmp_path: Path) -> None:
    ledger = root / "content/agenda.lock"
    done = run(root, "build", *ON, "--concepten", "--naar", "../voorbeeld", "--adres", "https://proef.nl/map/")
    assert (done.returncode, done.stderr) == (0, "")
    assert "met concepten: 2 leergangen" in done.stdout
    folder = tmp_path / "voorbeeld"
    pages = {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.html")}
    assert "leergangen/nieuw/index.html" in pages
    unmarked = [path for path, html in pages.items() if 'content="noindex"' not in html and "http-equiv" not in html]
    assert unmarked == []
    assert "Je ziet ook concepten" in pages["index.html"]
    assert 'href="/map/leergangen/nieuw/"' in pages["leergangen/index.html"]
    assert "https://proef.nl/map/" in (folder / "agenda.ics").read_text().replace("\r\n ", "")
    assert not ledger.exists()
    assert not (folder / "publicatie.json").exists()
    assert [file.name for file in (root / "output").iterdir()] == [".gitignore"]
    again = run(root, "build", *ON, "--concepten", "--naar", "../voorbeeld")
    assert again.returncode == 0, "made by itself, it may be made anew"


@pytest.mark.parametrize("folder", [".", "..", "output", "output/x", "content", "layouts/nieuw", ".cache"])
def test_no_folder_of_the_project_is_overwritten(root: Path, folder: str) -> None:
    done = run(root, "build", *ON, "--concepten", "--naar", folder)
    assert (done.returncode, done.stderr) == (2, f"--naar {folder}: {OWN}\n")
    assert (root / PROGRAMME).exists()


def test_what_is_somebody_elses_stays(root: Path, tmp_path: Path) -> None:
    write(tmp_path, "van-jet/brief.txt", "Beste Jet\n")
    write(tmp_path, "bestand", "x\n")
    (tmp_path / "link").symlink_to(root / "output")
    for folder, message in (
        ("van-jet", "in die map staat al iets anders. Kies een lege map, of een die er nog niet is."),
        ("bestand", "dat is een bestand. Kies een map, zoals --naar ../voorbeeld"),
        ("bestand/nieuw", "dat is een bestand. Kies een map, zoals --naar ../voorbeeld"),
        ("link", OWN),
    ):
        done = run(root, "build", *ON, "--concepten", "--naar", f"../{folder}")
        assert (done.returncode, done.stderr) == (2, f"--naar ../{folder}: {message}\n")
    assert (tmp_path / "van-jet/brief.txt").read_text() == "Beste Jet\n"


@pytest.mark.parametrize(
    "words",
    [["--concepten"], ["--naar", "../x"], ["--adres", "https://x.nl/"], ["--concepten", "--adres", "https://x.nl"]],
)
def test_half_a_command_says_the_whole(root: Path, words: list[str]) -> None:
    done = run(root, "build", *words)
    whole = "Een voorbeeld voor collega's: python3 build.py build --concepten --naar ../voorbeeld\n"
    assert (done.returncode, done.stderr) == (2, whole)


def test_an_address_that_is_none_is_told(root: Path) -> None:
    done = run(root, "build", "--concepten", "--naar", "../x", "--adres", "proef")
    assert done.returncode == 2
    assert done.stderr.startswith("--adres: ")
