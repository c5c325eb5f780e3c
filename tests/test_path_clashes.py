"""Two files of the site never claim one path: what staff could cause is a problem, all else a fault told by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import COMPLETE, DAY, minimal, with_layouts, write

from wijkmakers_site.cli import main
from wijkmakers_site.reading.load import load, read
from wijkmakers_site.reading.rules.names import identities
from wijkmakers_site.text.addresses.urls import reserved_names
from wijkmakers_site.text.artifacts import Artifact, PathClashError, refuse_clashes


def _refuse(*paths: str) -> None:
    refuse_clashes([Artifact(path, path.encode()) for path in paths])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("over/index.html", "over/index.html"),
        ("over/index.html", "Over/index.html"),
        ("static/caf\u00e9.png", "static/cafe\u0301.png"),
    ],
)
def test_two_artifacts_on_one_path_are_a_fault_that_names_both(first: str, second: str) -> None:
    """Also where only a disk that knows no capitals, or stores accents in another way, takes them for one."""
    with pytest.raises(PathClashError) as fault:
        _refuse("index.html", first, second)
    named = first if first == second else f"{first} en {second}"
    assert str(fault.value) == f"Twee bestanden willen op dezelfde plek op de site staan: {named}."


@pytest.mark.parametrize("order", [1, -1])
def test_a_file_where_another_needs_a_folder_is_a_fault(order: int) -> None:
    with pytest.raises(PathClashError, match=r"a\.json/b/index\.html .+: a\.json is een bestand, geen map\."):
        _refuse(*["a.json", "a.json/b/index.html"][::order])


def test_neighbours_with_much_the_same_name_do_not_clash() -> None:
    _refuse("agenda.ics", "agenda/index.html", "agenda/a/index.html", "agenda.json", "agenda/index.json")


def test_a_clash_ends_with_3_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` tells it too. Here the rule that keeps staff from it is taken away."""
    monkeypatch.setattr(identities, "reserved_names", set[str])
    write(with_layouts(tmp_path), "content/paginas/agenda.yaml", "titel: Onze agenda\n")
    for verb in ("check", "build"):
        assert main.run([verb, "--op", DAY.isoformat()], tmp_path) == 3
        assert capsys.readouterr().err == (
            "Er ging iets mis in het programma zelf: "
            "Twee bestanden willen op dezelfde plek op de site staan: agenda/index.html. "
            "De site in output/ is niet veranderd. Stuur .cache/fout.log naar wie het programma onderhoudt.\n"
        )
    assert [file.name for file in (tmp_path / "output").iterdir()] == [".gitignore"]


def test_every_folder_that_the_site_gives_out_itself_is_refused_as_a_page(complete_project: Path) -> None:
    """Those of the built site that are no page of staff's own: a new one is not forgotten."""
    pages = {name for page in load(COMPLETE / "content", DAY).site.pages for name in (page.id, *page.formerly)}
    folders = {path.name for path in (complete_project / "output").iterdir() if path.is_dir()}
    # What staff list and give themselves: old addresses, and files for the root, whose names no page can have.
    own = {"nieuws", "oud", "Café-en-<b>", ".well-known"}
    assert folders - pages - own <= reserved_names()


@pytest.mark.parametrize("name", sorted(reserved_names()))
def test_a_page_on_an_address_of_the_site_is_a_problem_for_who_made_it(tmp_path: Path, name: str) -> None:
    write(minimal(tmp_path), f"content/paginas/{name}.yaml", "titel: Iets\n")
    (problem,) = (problem for problem in read(tmp_path / "content", DAY).problems if problem.code == "WM222")
    assert (problem.path, problem.warning) == (f"content/paginas/{name}.yaml", False)


def test_capitals_do_not_help(tmp_path: Path) -> None:
    """Ids have none, so nothing else needs to compare them."""
    write(minimal(tmp_path), "content/paginas/Agenda.yaml", "titel: Iets\n")
    assert [problem.code for problem in read(tmp_path / "content", DAY).problems] == ["WM021"]
