"""What is declared at a path of a file: the field, and the type of a value that stands there."""

from __future__ import annotations

from typing import Any

from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, ValueType
from wijkmakers_site.reading.schema.value_types import IMAGE_NAME, LINE, TEXT
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """The `field` of a `record` in whose value a path lies, and the type of what stands at the path itself."""

    record: type[Record]
    field: Field
    value_type: ValueType[Any]

    @property
    def type_of_text(self) -> ValueType[Any]:
        """The type of a text that stands there: of the only item of a list, or of the key that it is short for."""
        value_type: ValueType[Any] = self.value_type.item if isinstance(self.value_type, ListOf) else self.value_type
        if isinstance(value_type, MappingOf) and value_type.shorthand:
            shorthand: ValueType[Any] = value_type.record.fields[value_type.shorthand].value_type
            return shorthand
        return value_type

    @property
    def is_text(self) -> bool:
        """Whether what stands there is read as it is typed: no id, date or number."""
        return self.type_of_text in (LINE, TEXT, IMAGE_NAME)


def declared_at(root: type[Record], at: DataPath) -> Declared | None:
    """What is declared at a path in a file of `root`; None where no field leads there."""
    value_type: ValueType[Any] = MappingOf(root)
    found: Declared | None = None
    for step in at:
        if isinstance(step, int) and isinstance(value_type, ListOf) and found:
            value_type = value_type.item
            found = Declared(found.record, found.field, value_type)
        elif isinstance(step, str) and isinstance(value_type, MappingOf) and step in value_type.record.fields:
            field = value_type.record.fields[step]
            found = Declared(value_type.record, field, field.value_type)
            value_type = field.value_type
        else:
            return None
    return found
