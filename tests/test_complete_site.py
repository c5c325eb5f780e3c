"""The site in `tests/sites/complete`: everything that can stand in content, at least once, and nothing wrong with it.

Tests that look at every kind of page look at this site too; so what is new in the schema has to be shown there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from sites import COMPLETE, DAY

from wijkmakers_site.model import enums
from wijkmakers_site.pipeline import check
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.load import read
from wijkmakers_site.reading.schema.fields import Record, values_of
from wijkmakers_site.reading.schema.kinds.general import CmsRecord, SiteRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.text.clock import at_start_of

# Headings that skip a level and HTML that is taken out show that the page is good all the same; the consent that is
# over hides its picture; that an old address leads nowhere yet is told once.
WARNINGS = ["WM331", "WM362", "WM405", "WM405", "WM405", "WM407"]
Field = tuple[type[Record], str]


@pytest.fixture(scope="module")
def content() -> Content:
    return read(COMPLETE / "content", DAY).content


def records(content: Content) -> Iterator[Record]:
    """The record of every file, and all that stand in them."""
    for filed in content.every_file():
        yield from _inside(filed.record)


def _inside(value: object) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
        for _, inner in values_of(value):
            yield from _inside(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)


def declared(record: type[Record]) -> Iterator[Field]:
    """Every field of a kind of file by its Dutch key."""
    for key, field in record.fields.items():
        yield record, key
        if field.inner:
            yield from declared(field.inner)


def named(fields: set[Field]) -> list[str]:
    return sorted(f"{record.__name__}: {key}" for record, key in fields)


def test_it_has_no_mistakes_and_only_the_warnings_it_is_meant_to_have(complete_project: Path) -> None:
    assert sorted(problem.code for problem in check(complete_project, at_start_of(DAY))) == WARNINGS


def _given(record: Record) -> set[str]:
    """The keys that stand in the file."""
    return {key for key, field in record.fields.items() if field.name in vars(record)}


def test_every_field_is_given_somewhere(content: Content) -> None:
    given = {(type(record), key) for record in records(content) for key in _given(record)}
    elsewhere = {(SiteRecord, "sveltia"), *declared(CmsRecord)}  # it brings a program of 3 MB: tests/test_cms.py
    assert named({field for record in RECORDS.values() for field in declared(record)} - given - elsewhere) == []


def test_every_field_that_may_be_left_out_is_left_out_somewhere(content: Content) -> None:
    """Of `site.yaml` there is only one, and it gives all."""
    kinds_of_file = [record for record in RECORDS.values() if record is not SiteRecord]
    fields = {field for record in kinds_of_file for field in declared(record)}
    optional = {(record, key) for record, key in fields if not record.fields[key].required}
    absent = {(type(record), key) for record in records(content) for key in record.fields.keys() - _given(record)}
    assert named(optional - absent) == []


def test_every_word_of_the_closed_sets_is_used(content: Content) -> None:
    used = defaultdict[str, set[str]](set)
    for record in records(content):
        for value in vars(record).values():
            if isinstance(value, StrEnum):
                used[type(value).__name__].add(value.value)
    for words in (enums.ProgrammeKind, enums.ModuleKind, enums.State, enums.Role, enums.Vat):
        assert used[words.__name__] == {word.value for word in words}, words.__name__
