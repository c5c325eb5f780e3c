"""All mistakes are told at once: a fault of one file never hides what is wrong with another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from cures import problems
from sites import DAY, PROGRAMME, run, with_layouts, write
from test_broken import BROKEN, CASES, broken_site

from wijkmakers_site.pipeline import check
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.text.clock import at_start_of

_SAMPLE = 12  # every twelfth case; each with every other of them


def _files(case: str) -> set[str]:
    return {file.relative_to(BROKEN / case).as_posix() for file in (BROKEN / case).rglob("*") if file.is_file()}


def _whole(path: str) -> str:
    """What a file is part of: a programme, or itself. Texts of a programme are judged by its facts."""
    return "/".join(path.split("/")[:3])


def _together(root: Path, first: str, second: str) -> Path:
    """The minimal site with the files of both cases."""
    broken_site(root, first)
    for path in sorted(_files(second)):
        raw = (BROKEN / second / path).read_bytes()
        file = write(root, path, raw)
        if raw.startswith(b"# weg"):
            file.unlink()
    return root


# What nobody names, who is in two places at once, and where people will come is known when every file can be read.
_OF_ALL_FILES = {"WM301", "WM302", "WM313", "WM320", "WM321", "WM322"}


def _told(root: Path) -> set[tuple[str, int, int, str]]:
    return {(*problem.place, problem.code) for problem in problems(root) if problem.code not in _OF_ALL_FILES}


def test_what_is_wrong_with_two_files_is_told_together(tmp_path: Path) -> None:
    """Every pair of a sample of mistakes that stand in different files."""
    sample = CASES[5::_SAMPLE]
    alone = {case: _told(broken_site(tmp_path / case, case)) for case in sample}
    files = {case: {*map(_whole, _files(case) | {path for path, *_ in alone[case]})} for case in sample}
    hidden, pairs = [], 0
    for first, second in combinations(sample, 2):
        if files[first] & files[second]:
            continue
        pairs += 1
        told = _told(_together(tmp_path / f"{first}+{second}", first, second))
        hidden += [(first, second, problem) for problem in (alone[first] | alone[second]) - told]
    assert pairs > 100
    assert hidden == []


def _checked(root: Path) -> list[str]:
    """What `check` says of a whole project, as `path:line code`."""
    try:
        found = check(root, at_start_of(DAY))
    except InvalidContentError as error:
        found = list(error.problems)
    return [f"{problem.path.removeprefix('content/')}:{problem.line} {problem.code}" for problem in sorted(found)]


BAD_DATE = "leergangen/proef/leergang.yaml:12 WM110"


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with layouts and one wrong date; its other files may be written anew."""
    root = with_layouts(tmp_path_factory.mktemp("faulty"))
    text = (root / PROGRAMME).read_text("utf-8")
    write(root, PROGRAMME, text.replace("datum: 2025-01-09\n    tijd", "datum: 2025-02-30\n    tijd"))
    return root


@pytest.mark.parametrize(
    ("path", "written", "told"),
    [
        ("paginas/over.md", "[weg](/wek/)\n", ["paginas/over.md:1 WM401"]),
        ("paginas/over.md", "[weg](/sprekers/jett/)\n", ["paginas/over.md:1 WM401"]),
        ("paginas/over.md", "[er](/sprekers/jet/)\n", []),
        ("paginas/over.md", "[mail](info@voorbeeld.nl)\n", ["paginas/over.md:1 WM401"]),
        ("leergangen/proef/start.md", "[weg](/wek/)\n", ["leergangen/proef/start.md:1 WM401"]),
        # Of what hangs on the file that is wrong nothing is said.
        ("paginas/over.md", "[start](/leergangen/proef/start/), [2025](/agenda/2025/)\n", []),
        ("paginas/over.md", "#### Diep\n", ["paginas/over.md:1 WM405"]),
        ("locaties/molen.yaml", "naam: De Molen\nadres: X 1\nafbeelding: {bestand: m.jpg, alt: Een molen in de mist}\n",
         ["beelden/m.jpg:1 WM402"]),
    ],
)  # fmt: skip
def test_a_wrong_date_hides_nothing_of_another_file(faulty: Path, path: str, written: str, told: list[str]) -> None:
    """Neither what reading finds nor what only a finished site shows: dead links, pictures that cannot be shown."""
    write(faulty, "content/beelden/m.jpg", b"geen beeld")
    before = (faulty / "content" / path).read_bytes()
    write(faulty, f"content/{path}", written)
    found = _checked(faulty)
    write(faulty, f"content/{path}", before)
    if not told or "beelden" not in told[0]:
        told = [*told, "beelden/m.jpg:1 WM322"]
    # What nobody uses is told once all is read, and a file that is no picture where a page asks for it.
    assert sorted(set(found) - {"beelden/m.jpg:1 WM322"}) == sorted({BAD_DATE, *told} - {"beelden/m.jpg:1 WM322"})


def test_a_fault_of_a_template_is_told_beside_one_of_content(faulty: Path) -> None:
    template = faulty / "layouts/page.html"
    good = template.read_text("utf-8")
    template.write_text(f"{good}{{% if %}}", encoding="utf-8")
    found = _checked(faulty)
    template.write_text(good, encoding="utf-8")
    assert BAD_DATE in found
    assert any(problem.endswith("WM501") for problem in found)


def test_who_names_a_speaker_that_cannot_be_read_is_told_nothing_of_them(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/sprekers/jet.yaml", "naam: [Jet\n")
    write(root, "content/paginas/over.md", "[Jet](/sprekers/jet/) en [de start](/leergangen/proef/start/)\n")
    assert _checked(root) == ["sprekers/jet.yaml:1 WM009"]


def test_what_subscribers_would_lose_is_asked_beside_an_error(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/leergangen/tweede/leergang.yaml", "titel: B\nsamenvatting: B.\nmodules:\n"
          "  - {id: een, titel: Een, datum: 2025-02-06}\n  - {id: twee, titel: Twee, datum: 2025-03-06}\n")  # fmt: skip
    assert run(root, "publish", "--op", str(DAY)).returncode == 0
    write(root, "content/leergangen/tweede/leergang.yaml", "titel: B\nsamenvatting: B.\nmodules:\n"
          "  - {id: een, titel: Een, datum: 2025-02-06}\n")  # fmt: skip
    write(root, "content/paginas/over.yaml", "titel: [Over\n")
    asked = _checked(root)
    assert "paginas/over.yaml:1 WM009" in asked
    assert any(problem.endswith("WM340") for problem in asked)
    write(root, "content/leergangen/tweede/leergang.yaml", "titel: B\nsamenvatting: B.\nmodules:\n"
          "  - {id: een, titel: Een, datum: 2025-02-31}\n")  # fmt: skip
    assert not any("WM34" in problem for problem in _checked(root))
