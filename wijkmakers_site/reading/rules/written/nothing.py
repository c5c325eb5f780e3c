"""Keys behind which nothing stands, values that say nothing, and codes in the place of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.written.written_values import Written, written_values
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.value_types import TEXT

# What `new` begins a file or a module with, to be filled in when it is known.
_BEGUN: Mapping[type[Record], set[str]] = {
    **{record: set(kind.first_keys) for kind, record in RECORDS.items()},
    ProgrammeRecord: {"modules"},
    ModuleRecord: {"datum", "tijd", "locatie", "sprekers"},
}
_MEANT = "leeg: "  # explanations say so where an empty value has a meaning
_NEW_LINES = ("\\n", "\\N", "\\L", "\\P")


def key_without_value(content: Content) -> Iterator[Problem]:
    """Behind a key stands something, or the key is not there."""
    for written in written_values(content):
        field = written.declared.field
        key = written.at[-1]
        if not written.how.is_empty or field.required or isinstance(key, int) or written.is_hidden:
            continue
        if key in _BEGUN.get(written.declared.record, ()) or _MEANT in field.explanation or _is_told(written):
            continue
        message, cure = f"Achter `{key}` staat niets.", "Haal de regel weg, of vul het in."
        yield written.filed.problem(written.at, message, cure, on_key=True)


def _is_told(written: Written) -> bool:
    """Whether what stands behind it became a comment (`comments.comment_in_text`)."""
    return bool(written.how.comment) and not written.how.comment[1:2].isspace()


def code_in_text(content: Content) -> Iterator[Problem]:
    """No backslash between double quotes makes a code of what follows."""
    for written in written_values(content):
        escape = written.how.escape
        if not escape or not written.declared.is_text:
            continue
        if written.declared.type_of_text is TEXT and escape in _NEW_LINES:  # several paragraphs on one line
            continue
        message = f"Tussen dubbele aanhalingstekens is `{escape}` een code, en geen tekst."
        cure = "Zet er enkele aanhalingstekens (`'`) omheen."
        yield written.filed.problem(written.at, message, cure)
