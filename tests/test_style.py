"""How the style sheet is laid out: what `site.css` and the rules in `layouts/README.md` promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import REPOSITORY

from wijkmakers_site.media.pictures import PORTRAIT, WIDE
from wijkmakers_site.model.enums import ProgrammeState

LAYOUTS = REPOSITORY / "layouts"
STYLE = LAYOUTS / "static" / "style"
FILES = sorted(STYLE.glob("*.css"))
SCREEN = STYLE.parent / "scherm.css"  # of a page that none of the site's own style reaches
# Set outside `layouts/`: by the shape of a picture, and by the text of a page around its tables.
CLASSES_OF_CONTENT = {PORTRAIT.name, WIDE.name, "tall", "scrolling"}

_NAMED_COLOUR = r"(?<![\w-])(?:white|black|red|green|blue|gr[ae]y|yellow|orange|brown|silver)\b"
_COLOUR = re.compile(rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(|{_NAMED_COLOUR}")
_MARGIN = re.compile(r"(?<![\w-])(margin(?:-top|-bottom|-block[\w-]*)?:[^;}]*)")
_CLASS_OF_SCRIPT = re.compile(r"className: '([^']*)'|className: `([^$`]*)|' (chip-[a-z]+)'|classList\.\w+\('(\w+)'")


def without_comments(file: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)


def selectors(file: Path) -> str:
    """All that stands before a `{`."""
    return re.sub(r"\{[^{}]*\}|\"[^\"]*\"", "\n", without_comments(file))


def values(file: Path) -> Iterator[str]:
    for block in re.findall(r"\{([^{}]*)\}", without_comments(file)):
        yield from (declaration.partition(":")[2] for declaration in block.split(";"))


def test_the_style_sheet_holds_nothing_but_its_layers_and_the_parts_that_stand_in_them() -> None:
    sheet = without_comments(LAYOUTS / "static" / "site.css").split(";")
    layers = re.fullmatch(r"\s*@layer ([\w, -]+)", sheet[0])
    assert layers
    parts = [re.fullmatch(r'\s*@import "style/([\w-]+\.css)"(?: layer\((\w+)\))?', part) for part in sheet[1:-1]]
    assert sheet[-1].strip() == ""
    imported = [(part[1], part[2]) for part in parts if part]
    assert len(imported) == len(parts)
    assert sorted(name for name, _layer in imported) == [file.name for file in FILES]
    assert [name for name, layer in imported if layer is None] == ["fonts.css"]
    order = [layers[1].split(", ").index(layer) for _name, layer in imported if layer]
    assert order == sorted(order), "the list reads in the order in which the layers count"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_part_is_short_and_goes_by_classes_and_tokens(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 200
    assert "#" not in selectors(file), "an id belongs to links and scripts"
    assert "!important" not in without_comments(file), "layers settle what goes before what"
    if file.stem != "tokens":
        assert [value for value in values(file) if _COLOUR.search(value)] == []


def test_space_between_things_comes_from_one_rule() -> None:
    found = {
        (file.stem, declaration)
        for file in FILES
        for declaration in _MARGIN.findall(without_comments(file))
        if declaration.strip() != "margin: 0"
    }
    assert found == {("layout", "margin-block-start: var(--gap)"), ("print", "margin: 12mm 15mm")}


def test_states_have_the_names_that_programmes_have() -> None:
    named = {name for file in FILES for name in re.findall(r'data-status="?(\w+)', without_comments(file))}
    assert named
    assert named <= set(ProgrammeState)


def classes_with_a_rule() -> set[str]:
    return {name for file in (*FILES, SCREEN) for name in re.findall(r"\.([a-z][\w-]*)", selectors(file))}


def classes_of_templates() -> set[str]:
    """Those that stand in a `class`, also where it depends on something."""
    found = set[str]()
    for file in LAYOUTS.rglob("*.html"):
        for value in re.findall(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"', file.read_text(encoding="utf-8")):
            literals = re.sub(r"\{\{(.*?)\}\}", lambda found: " ".join(re.findall(r"'([^']*)'", found[1])), value)
            found |= set(re.sub(r"\{%.*?%\}", "", literals).split())
    return found


def classes_of_scripts() -> set[str]:
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in LAYOUTS.glob("static/*.js"))
    literals = _CLASS_OF_SCRIPT.findall(scripts)
    return {name for literal in literals for name in "".join(literal).split()}


def test_every_class_of_a_template_or_script_has_a_rule() -> None:
    assert (classes_of_templates() | classes_of_scripts()) - classes_with_a_rule() == set()


def test_every_rule_is_for_a_class_that_is_set_somewhere() -> None:
    assert classes_with_a_rule() - classes_of_templates() - classes_of_scripts() == CLASSES_OF_CONTENT
