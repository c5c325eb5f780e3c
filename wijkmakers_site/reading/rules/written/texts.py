"""Every text that stands among facts and that visitors can read, as it was typed."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.model import enums
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record
from wijkmakers_site.reading.schema.value_types import LINE, TEXT
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class FactText:
    """A `text` at the path `at` of a file, in its `field`."""

    filed: FiledRecord[Record]
    at: DataPath
    field: Field
    text: str


def texts_of_facts(content: Content) -> Iterator[FactText]:
    """The values of all fields that take any text; none of a concept."""
    for filed in content.every_file():
        if getattr(filed.record, "draft", False):
            continue
        modules = getattr(filed.record, "modules", ())
        hidden = {("modules", index) for index, module in enumerate(modules) if module.state is enums.State.DRAFT}
        for text in _texts(filed, (), filed.record):
            if text.at[:2] not in hidden:
                yield text


def _texts(filed: FiledRecord[Record], at: DataPath, record: Record) -> Iterator[FactText]:
    given = vars(record)
    for field in record.fields.values():
        value = given.get(field.name)
        if value is None:
            continue
        several = isinstance(field.value_type, ListOf)
        item = field.value_type.item if isinstance(field.value_type, ListOf) else field.value_type
        for index, each in enumerate(value if several else (value,)):
            here = (*at, field.key, index) if several else (*at, field.key)
            if item is LINE or item is TEXT:
                yield FactText(filed, here, field, each)
            elif isinstance(item, MappingOf):
                yield from _texts(filed, here, each)
