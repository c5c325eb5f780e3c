"""Each kind of file is declared once, and what is declared reaches every road that leads from a file to a visitor."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest
from sites import COMPLETE, DAY, REPOSITORY, minimal, write

from wijkmakers_site.editing.repair.propose import proposals
from wijkmakers_site.editing.scaffold import create
from wijkmakers_site.model import academy, file_kinds
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.reading.load import load, read
from wijkmakers_site.reading.schema.json_schema import schemas
from wijkmakers_site.reading.schema.kinds.general import PageRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.reference import reference
from wijkmakers_site.text.addresses import urls

PROGRAM = sorted((REPOSITORY / "wijkmakers_site").rglob("*.py"))
FOLDERS = "|".join(kind.folder for kind in file_kinds.in_folders())
CIRCLE = FileKind("buurtkring", "de", "buurtkringen", ("titel", "samenvatting"), folder="kringen", address="kringen/")
_PATH = re.compile(rf"(?:^|/)(?:{FOLDERS})/|^paginas$")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The minimal site, with one kind of file more in a copy of the declaration and one thing of that kind."""
    monkeypatch.setattr(file_kinds, "KINDS", (*file_kinds.KINDS, CIRCLE))
    monkeypatch.setitem(RECORDS, CIRCLE, PageRecord)
    write(minimal(tmp_path), "content/kringen/oost.yaml", "titel: Kring Oost\nvoorheen: [noord]\n")
    write(tmp_path, "content/kringen/oost.md", "Over de kring.\n")
    return tmp_path / "content"


def _texts(source: str) -> Iterator[tuple[int, str]]:
    """Every text of a program with its line, but for docstrings and the examples in declarations of fields."""
    tree = ast.parse(source)
    declared = {"required", "optional", "several"}
    fields = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in declared
    ]
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    told |= {id(argument) for node in fields for argument in node.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def _codes(content: Path) -> set[str]:
    return {problem.code for problem in read(content, DAY).problems}


def test_the_folders_of_content_are_named_in_one_file() -> None:
    """Sentences for staff may name them; what leads to a file or a page takes them from the declaration."""
    found = [
        f"{file.name}:{line} {text}"
        for file in PROGRAM
        if file.name != "file_kinds.py"
        for line, text in _texts(file.read_text("utf-8"))
        if _PATH.search(text) and " " not in text
    ]
    assert found == []


def test_every_kind_has_a_record_and_its_first_keys_are_fields_of_it() -> None:
    assert tuple(RECORDS) == file_kinds.KINDS
    for kind, record in RECORDS.items():
        fields = record.fields
        assert set(kind.first_keys) <= set(fields), kind.name
        assert fields[kind.name_key].required, kind.name


@pytest.mark.parametrize("kind", file_kinds.KINDS, ids=lambda kind: kind.name)
def test_what_has_a_page_can_be_renamed(kind: FileKind) -> None:
    """Or its old address would be lost."""
    assert ("voorheen" in RECORDS[kind].fields) is kind.has_page


def test_no_two_kinds_share_a_name_a_folder_or_an_address() -> None:
    for values in (
        [kind.name for kind in file_kinds.KINDS],
        [kind.path("*") for kind in file_kinds.KINDS],
        [kind.address for kind in file_kinds.KINDS if kind.has_page],
    ):
        assert len(set(values)) == len(values)


def test_a_kind_that_is_added_is_read_with_its_prose(content: Path) -> None:
    reading = read(content, DAY)
    (circle,) = reading.content.files[CIRCLE]
    assert (circle.id, circle.prose[""].text, reading.problems) == ("oost", "Over de kring.\n", [])
    assert reading.content.names_by_folder()["kringen"] == {"oost": "Kring Oost"}


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("kringen/Oost West.yaml", "titel: Kring\n", "WM021"),  # no id
        ("kringen/oost.txt", "Hallo\n", "WM020"),  # no file of facts
        ("kringen/west.md", "Hallo\n", "WM020"),  # prose without facts
        ("kringen/west.yaml", "titel: Nog invullen\n", "WM323"),  # unfinished
        ("kringen/west.yaml", "titel: Kring\nvoorheen: [oost]\n", "WM221"),  # an address of another
        ("kringen/oost.md", "Klik [hier](/over/).\n", "WM403"),  # how texts are written
        ("paginas/kringen.yaml", "titel: Kringen\n", "WM222"),  # a page on its address
    ],
)
def test_a_kind_that_is_added_is_judged_by_the_rules(content: Path, path: str, text: str, code: str) -> None:
    assert code not in _codes(content)
    write(content, path, text)
    assert code in _codes(content)


def test_prose_beside_a_kind_without_prose_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = FileKind("bordje", "het", "bordjes", ("titel",), folder="bordjes", has_page=False, has_prose=False)
    monkeypatch.setattr(file_kinds, "KINDS", (*file_kinds.KINDS, bare))
    monkeypatch.setitem(RECORDS, bare, PageRecord)
    write(minimal(tmp_path), "content/bordjes/x.yaml", "titel: X\n")
    write(tmp_path, "content/bordjes/x.md", "X\n")
    (problem,) = read(tmp_path / "content", DAY).problems
    assert problem.cure == "Haal het hier weg. Hier horen bestanden als `naam.yaml`."


def test_a_kind_that_is_added_helps_who_types(content: Path) -> None:
    assert schemas(read(content, DAY).content.names_by_folder())["buurtkring"]["description"] == (
        "De feiten in `content/kringen/*.yaml`."
    )
    assert "### `kringen/….yaml`\n" in reference()
    assert create(content, "buurtkring", ["Kring West"], DAY) == ["content/kringen/kring-west.yaml"]
    assert "\ntitel: Kring West\nsamenvatting: " in (content / "kringen/kring-west.yaml").read_text()


def test_a_kind_that_is_added_is_repaired(content: Path) -> None:
    write(content, "kringen/oost.yaml", "titel: Kring Oost   \n")
    assert [each.path for each in proposals(content)] == ["content/kringen/oost.yaml"]


@dataclass(frozen=True)
class Circle:
    id: str = "oost"
    formerly: tuple[str, ...] = ("noord",)
    file_kind: ClassVar = CIRCLE


def lacking(kinds: Iterable[FileKind], things: Iterable[Any], output: Path) -> Iterator[str]:
    """What a kind of file with pages does not reach yet, of all that each of them reaches."""
    every = list(things)
    found = {each["address"] for each in json.loads((output / urls.SEARCH_INDEX).read_text("utf-8"))["documents"]}
    listed = (output / "sitemap.xml").read_text("utf-8")
    for kind in kinds:
        ours = [(thing, urls.path_of(thing)) for thing in every if thing.file_kind == kind]
        old = [path for thing, at in ours for path in urls.old_paths(at, thing.formerly)]
        roads = {
            "the model": bool(ours),
            "a page each": all((output / urls.page_file(at)).is_file() for _, at in ours),
            "the sitemap": all(f"/{at}</loc>" in listed for _, at in ours),
            "search": all(any(address.endswith(f"/{at}") for address in found) for _, at in ours),
            "a redirect": bool(old) and all((output / urls.page_file(path)).is_file() for path in old),
        }
        yield from (f"{kind.name}: {road}" for road, reached in roads.items() if not reached)


def test_every_kind_with_pages_reaches_model_page_sitemap_search_and_redirects(complete_project: Path) -> None:
    kinds = [kind for kind in file_kinds.KINDS if kind.has_page]
    things = published(load(COMPLETE / "content", DAY).site, DAY).things
    assert list(lacking(kinds, things, complete_project / "output")) == []


def test_a_kind_that_is_added_is_called_lacking_until_it_reaches_them(complete_project: Path) -> None:
    """So who adds one is told by name what was forgotten."""
    output = complete_project / "output"
    assert list(lacking([CIRCLE], [], output)) == ["buurtkring: the model", "buurtkring: a redirect"]
    assert list(lacking([CIRCLE], [Circle()], output)) == [
        f"buurtkring: {road}" for road in ("a page each", "the sitemap", "search", "a redirect")
    ]


def test_the_address_of_a_thing_follows_from_its_kind() -> None:
    assert urls.path_of(cast(academy.Thing, Circle())) == "kringen/oost/"
