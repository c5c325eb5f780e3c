"""The schemas for editors: they flag what `check` refuses in one value, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sites import ACADEMY, DAY, FILES, PROGRAMME, REPOSITORY, minimal, write
from test_broken import CASES, broken_site
from test_schema import FULL_PROGRAMME

from wijkmakers_site.delivery import editor_schemas
from wijkmakers_site.editing.scaffold import create
from wijkmakers_site.pipeline import make
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.load import read
from wijkmakers_site.reading.notation import addresses, amounts, clock, days, ids, spots, words
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.schema import editor_patterns
from wijkmakers_site.reading.schema.json_schema import schemas
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.text.clock import at_start_of

SETTINGS = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))
CONTENT = sorted((ACADEMY / "content").rglob("*.yaml"))
# What a schema can judge: keys, words and forms of one file, and ids that do not exist.
VISIBLE_TO_SCHEMA = {"WM101", "WM102", "WM104", "WM105", "WM201", "WM202", "WM203", "WM204", "WM206"}


class CoreSchema(yaml.SafeLoader):
    """YAML 1.2 with the core schema, as editors read it: 20 is a number, true a boolean; a date and 13:00 are text."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  # pyyaml's own type


CoreSchema.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"~|null|Null|NULL|$"), ["~", "n", "N", ""])
CoreSchema.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
CoreSchema.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)$"), None)


def kind_of(path: str) -> str:
    return next(kind.name for kind in RECORDS if Path(path).match(f"content/{kind.path('*')}"))


def complaints(root: Path) -> dict[str, list[str]]:
    """What the schemas of the project in `root` have against each of its files, by path."""
    by_kind = schemas(read(root / "content", DAY).content.names_by_folder())
    return {
        path: sorted(error.json_path for error in Draft202012Validator(by_kind[kind_of(path)]).iter_errors(data))
        for path, data in parsed_files(root)
    }


def parsed_files(root: Path) -> Iterator[tuple[str, object]]:
    for file in sorted((root / "content").rglob("*.yaml")):
        path = file.relative_to(root).as_posix()
        if any(Path(path).match(f"content/{kind.path('*')}") for kind in RECORDS):
            try:
                yield path, _data(file.read_bytes())
            except yaml.YAMLError:
                continue  # no schema helps there


@cache
def _data(raw: bytes) -> object:
    """Most files of most sites are those of the minimal one: each is read once."""
    return yaml.load(raw, CoreSchema)


def test_every_schema_is_a_schema() -> None:
    for schema in schemas(read(ACADEMY / "content", DAY).content.names_by_folder()).values():
        Draft202012Validator.check_schema(schema)


def test_the_content_of_the_academy_fits() -> None:
    by_file = complaints(ACADEMY)
    assert len(by_file) == len(CONTENT)
    assert not any(by_file.values())


def test_a_programme_with_every_key_fits(tmp_path: Path) -> None:
    write(minimal(tmp_path), PROGRAMME, FULL_PROGRAMME)
    write(tmp_path, "content/beelden/wijk.jpg", b"beeld")
    write(tmp_path, "content/sprekers/piet.yaml", "naam: Piet Proef\n")
    write(tmp_path, "content/locaties/kerk.yaml", "naam: De Kerk\n")
    write(tmp_path, "content/organisaties/gemeente.yaml", "naam: Gemeente\n")
    assert not any(complaints(tmp_path).values())


def test_ids_of_digits_fit(tmp_path: Path) -> None:
    """An editor takes them for numbers."""
    write(minimal(tmp_path), "content/organisaties/113.yaml", "naam: 113\n")
    write(tmp_path, "content/sprekers/jet.yaml", "naam: Jet\norganisatie: 113\n")
    write(tmp_path, PROGRAMME, FILES[PROGRAMME].replace("[academie]", "[academie, 113]").replace("id: a,", "id: 1,"))
    assert not any(complaints(tmp_path).values())


def test_a_file_that_new_begins_fits(tmp_path: Path) -> None:
    minimal(tmp_path)
    content = tmp_path / "content"
    create(content, "leergang", ["Nieuw"], DAY)
    create(content, "module", ["nieuw", "Een module"], DAY)
    create(content, "spreker", ["Piet Nieuw"], DAY)
    create(content, "locatie", ["De Kerk"], DAY)
    assert not any(complaints(tmp_path).values())


@pytest.mark.parametrize("case", CASES)
def test_what_check_refuses_in_one_value_is_flagged_while_typing_and_nothing_else(tmp_path: Path, case: str) -> None:
    root = broken_site(tmp_path, case)
    problems = read(root / "content", DAY).problems
    visible = {problem.path for problem in problems if problem.code in VISIBLE_TO_SCHEMA}
    flagged = {path for path, errors in complaints(root).items() if errors}
    # A message names all places where something is that is not there.
    refused = {path for path in flagged for problem in problems if path in (problem.path, *problem.message.split())}
    assert flagged <= refused
    assert {path for path, _ in parsed_files(root)} & visible <= flagged


NOTATIONS: tuple[tuple[Callable[[str], object], editor_patterns.Pattern, str], ...] = (
    (days.day, editor_patterns.DAY, "0123456789- ,.januiferbtsmgodDI"),
    (clock.hours, editor_patterns.HOURS, "0123456789:. -–totTuUr/m"),
    (words.flag, editor_patterns.FLAG, "jaJAneEtruys"),
    (amounts.count, editor_patterns.COUNT, "0123456789"),
    (amounts.amount, editor_patterns.AMOUNT, "0123456789€., -euro"),
    (amounts.length, editor_patterns.LENGTH, "0123456789,. urU"),
    (amounts.load, editor_patterns.LOAD, "0123456789,. -–totur"),
    (spots.position, editor_patterns.POSITION, "0123456789-., "),
    (spots.focus, editor_patterns.FOCUS, "0123456789%, "),
    (addresses.web_address, editor_patterns.WEB_ADDRESS, "htpsHS:/w.nl?=#-é"),
    (addresses.site_link, editor_patterns.SITE_LINK, "/htps:.a#-9"),
    (addresses.email_address, editor_patterns.EMAIL_ADDRESS, "ab@.-é_1"),
    (addresses.phone_number, editor_patterns.PHONE_NUMBER, "+0123456789() -"),
    (addresses.postcode, editor_patterns.POSTCODE, "0123456789ABab -"),
    (ids.slug, editor_patterns.ID, "ab1-"),
    (words.language, editor_patterns.LANGUAGE, "nlen"),
    (words.time_zone, editor_patterns.TIME_ZONE_NAME, "Europe/Amsterdam"),
)
RIGHT = (
    "2024-9-1", "donderdag, 19 september 2024", "19 MEI 2024", "9:30 - 11.00 uur", "13:00 tot 14:00 u.",
    "22:00–1:00 UUR", "09:00 t/m 17:00", "450", "€ 1.250,50", "450,-", "450 euro", "450 euro,-",
    "2,5 uur", "10 tot 15 uur", "10–15 U.",
    "53.21917, 6.56667", "53.21917,6.56667", "40% 20%", "5%,100%", "HTTPS://voorbeeld.nl/?a=b#c", "/over/", "https://voorbeeld.nl/",
    "naam@voorbeeld.nl", "+31 (0)50-123 45 67", "9711ab", "SW1A 1AA", "Nee", "TRUE", "samen-eten", "nl",
    "Europe/Amsterdam",
)  # fmt: skip


@pytest.mark.parametrize(("parse", "pattern", "letters"), NOTATIONS, ids=lambda value: getattr(value, "__name__", ""))
def test_no_pattern_is_stricter_than_the_notation(
    parse: Callable[[str], object], pattern: editor_patterns.Pattern, letters: str
) -> None:
    @given(st.one_of(st.sampled_from(RIGHT), st.text(letters, max_size=24)))
    def is_matched(text: str) -> None:
        try:
            parse(text)
        except NotationError:
            return
        assert re.search(rf"^\s*(?:{pattern.pattern})\s*$", text), text

    is_matched()


@pytest.mark.parametrize("word", ["a.b (1).jpg", "[x]{2}|^$+*?\\/", "naïef-é.png"])
def test_the_pattern_of_a_word_matches_it_alone(word: str) -> None:
    assert re.fullmatch(editor_patterns.exact_words([word]), word)
    assert not re.fullmatch(editor_patterns.exact_words([word]), word[1:])


def test_the_settings_of_the_editor_name_every_schema() -> None:
    places = {f"./.cache/schema/{kind.name}.json": f"content/{kind.path('*')}" for kind in RECORDS}
    assert SETTINGS["yaml.schemas"] == places


def test_schemas_are_made_and_written_only_where_they_change(tmp_path: Path) -> None:
    asked = list[str]()
    folder = tmp_path / "schema"

    def schemas(name: str) -> dict[str, object]:
        asked.append(name)
        return {"a": {"x": name}, "b": {}}

    def written(name: str) -> dict[str, int]:
        editor_schemas.write(folder, name, schemas)
        return {file.name: file.stat().st_ino for file in folder.iterdir()}

    before = written("jet")
    assert (written("jet"), asked) == (before, ["jet"])
    after = written("piet")
    assert [name for name in after if after[name] == before.get(name)] == ["b.json"]
    assert json.loads((folder / "a.json").read_bytes()) == {"x": "piet"}
    (folder / "b.json").write_bytes(b"")
    written("piet")
    assert (folder / "b.json").read_bytes() == b"{}"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, "schema", "a file where the folder should be")
    for _ in range(2):
        editor_schemas.write(tmp_path / "schema", "", lambda _: {"a": {}})


def test_new_ids_are_known_also_where_there_are_mistakes(tmp_path: Path) -> None:
    """So a speaker who was just added is not flagged because of something else."""
    write(minimal(tmp_path), "content/sprekers/piet.yaml", "naam: Piet Proef\n")
    write(tmp_path, "content/paginas/over.yaml", "titel: [\n")
    with pytest.raises(InvalidContentError):
        make(tmp_path, at_start_of(date(2025, 1, 1)))
    assert '"piet"' in (tmp_path / ".cache/schema/leergang.json").read_text("utf-8")


def test_names_of_pictures_and_series_are_offered(tmp_path: Path) -> None:
    minimal(tmp_path)
    write(tmp_path, PROGRAMME, "titel: Proef 2025\nsamenvatting: Kort.\nreeks: proeven\n")
    write(tmp_path, "content/beelden/plein.jpg", b"x")
    programme = schemas(read(tmp_path / "content", DAY).content.names_by_folder())["leergang"]["properties"]
    assert programme["reeks"]["anyOf"][0]["enum"] == ["proeven"]
    assert programme["afbeelding"]["properties"]["bestand"]["anyOf"][0]["enum"] == ["plein.jpg"]
