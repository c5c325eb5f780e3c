"""Every fixed sentence of the site follows from a fact: `sentences.txt` names for each the fact that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sentence_facts import FACTS, Content, bears, content_of
from sentence_sites import LITTLE, made
from sentences import sentences

from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.records import RECORDS

TABLE = Path(__file__).with_name("sentences.txt")
Walked = tuple[dict[str, set[str]], dict[str, Content]]


def table() -> dict[str, str]:
    """The fact that each sentence needs."""
    rows = (line.split(" | ", 1) for line in TABLE.read_text(encoding="utf-8").splitlines() if line)
    return {sentence: fact for fact, sentence in rows}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Every page and calendar of all sites: by sentence, on which of them it stands; and what each of them says."""
    where: dict[str, set[str]] = {}
    contents = {}
    for name, little in LITTLE.items():
        root = tmp_path_factory.mktemp("site")
        for sentence in sentences(made(root, little)):
            where.setdefault(sentence, set()).add(name)
        contents[name] = content_of(root, little)
    return where, contents


def test_every_sentence_names_the_fact_it_needs(walked: Walked) -> None:
    """Whoever adds a sentence to a page adds the fact that bears it; one that is gone leaves the table."""
    found, known = set(walked[0]), set(table())
    assert {"not in sentences.txt": sorted(found - known), "said no more": sorted(known - found)} == {
        "not in sentences.txt": [], "said no more": [],
    }  # fmt: skip


def test_no_sentence_stands_where_its_fact_is_not(walked: Walked) -> None:
    where, contents = walked
    unborne = {
        sentence: [name for name in sorted(where.get(sentence, ())) if not bears(contents[name], fact)]
        for sentence, fact in table().items()
    }
    assert {sentence: sites for sentence, sites in unborne.items() if sites} == {}


def test_a_fact_is_one_that_not_every_site_bears(walked: Walked) -> None:
    """Else it would bear anything; what the program itself can do is the one that stands everywhere."""
    facts = set(table().values())
    assert [fact for fact in sorted(facts) if all(bears(each, fact) for each in walked[1].values())] == ["this program"]
    assert FACTS.keys() - facts == set()


# Keys that no sentence follows from.
UNSAID = {
    "voorheen", "verplaatst_van", "niet_die_van", "agenda_verbeterd",  # answers to the ledger, other addresses
    "omleidingen", "van", "naar", "host", "tijdzone", "beleid",  # for servers and machines
    "sveltia", "backend", "repository", "branch", "app_id", "inlogdienst",  # for the CMS (tests/test_cms.py)
    "focus", "toestemming_tot",  # how and how long a picture is shown
}  # fmt: skip


def test_every_field_stands_in_a_little_site(walked: Walked) -> None:
    """Else what pages say because of it is never held to a fact: a new field is shown here, too."""
    declared = {key for record in RECORDS.values() for key in _keys_of(record)}
    shown = {key for content in walked[1].values() for key in content.keys}
    assert sorted(declared - shown - UNSAID) == []


def _keys_of(record: type[Record]) -> Iterator[str]:
    for key, field in record.fields.items():
        yield key
        if field.inner:
            yield from _keys_of(field.inner)


def test_the_table_stands_in_order() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
