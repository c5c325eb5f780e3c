"""What the manual says of fields and messages is what the program does."""

from __future__ import annotations

import re
import shlex

import pytest
from sites import REPOSITORY

from wijkmakers_site.cli.command_line.arguments import parse
from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.reading.rules.examples import EXAMPLES, Example
from wijkmakers_site.reading.rules.manual import messages, with_messages
from wijkmakers_site.reading.rules.registry import RULES
from wijkmakers_site.reading.schema.reference import with_reference

MANUAL = (REPOSITORY / "content" / "LEESMIJ.md").read_text(encoding="utf-8")
SOURCES = [
    file.read_text(encoding="utf-8")
    for file in (REPOSITORY / "wijkmakers_site").rglob("*.py")
    if file.name != "codes.py"
]


def test_the_list_of_fields_is_up_to_date() -> None:
    """Otherwise: `python -m wijkmakers_site.reading.schema.reference`."""
    assert with_reference(MANUAL) == MANUAL


def test_the_list_of_messages_is_up_to_date() -> None:
    """Otherwise: `python -m wijkmakers_site.reading.rules.manual`."""
    assert with_messages(MANUAL) == MANUAL


def test_every_command_that_staff_are_told_to_type_is_one() -> None:
    commands = re.findall(r"(?:python3|py) build\.py ?([^`\n]*)", MANUAL)
    for command in commands:
        assert parse(shlex.split(command)).verb
    assert len(commands) > 30


@pytest.mark.parametrize("name", ["content/LEESMIJ.md", "layouts/README.md", "README.md"])
def test_every_table_has_a_head_and_rows_of_one_width(name: str) -> None:
    """An empty line in the middle makes of its second half a paragraph full of bars."""
    text = re.sub(r"```.*?```", "", REPOSITORY.joinpath(name).read_text(encoding="utf-8"), flags=re.DOTALL)
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert tables
    for table in tables:
        rows = table.splitlines()
        assert re.fullmatch(r"\|(?:-+\|)+", rows[1]), rows[0]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {rows[1].count("|")}, rows[0]


def test_every_link_within_the_manual_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-") for each in re.findall(r"^#+ (.+)$", MANUAL, re.M)
    }
    assert [
        each
        for each in re.findall(r"\]\(#([^)]+)\)", re.sub("`[^`]*`", "", MANUAL))
        if each not in headings and f'id="{each}"' not in MANUAL
    ] == []


def test_every_code_that_the_program_uses_is_explained_and_the_other_way_round() -> None:
    assert {code for source in SOURCES for code in re.findall(r"\bWM\d{3}\b", source)} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_the_anchor_to_which_messages_point(code: str) -> None:
    assert f'<a id="{code.lower()}"></a>\n\n### {code}: {CODES[code][0]}\n' in messages()


def test_every_rule_shows_an_example() -> None:
    """And only a rule does: of other mistakes the messages themselves show what is right."""
    assert EXAMPLES.keys() == RULES.keys()


@pytest.mark.parametrize("example", EXAMPLES.values())
def test_an_example_shows_lines_of_files(example: Example) -> None:
    assert example.good != example.bad
    assert all("`" in lines for lines in (example.good, example.bad))
