"""A text in braces that ended at its own comma: `{titel: Eten, drinken en praten, tijd: 17:00-18:00}`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkmakers_site.reading.schema.fields import Record, Scalar
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Split:
    """The text of a `key`, of which YAML took the `pieces` behind its commas for keys; `whole` is all of it."""

    key: str
    pieces: tuple[str, ...]
    whole: str


def split_texts(record: type[Record], node: dict[str, Any], at: DataPath, document: Document) -> Iterator[Split]:
    """The texts of a mapping that were split: keys that nobody declared, without a value, on the line of one before."""
    key, pieces = "", list[str]()
    for word, value in (*node.items(), ("", "")):
        if value is None and key and word not in record.fields and _is_bare(document, (*at, key), (*at, word)):
            pieces.append(word)
            continue
        if pieces:
            yield Split(key, tuple(pieces), ", ".join([node[key], *pieces]))
        field = record.fields.get(word)
        is_text = isinstance(value, str) and field is not None and isinstance(field.value_type, Scalar)
        key, pieces = word if is_text else "", []


def _is_bare(document: Document, key: DataPath, word: DataPath) -> bool:
    """Whether a word stands without a colon on the line of a key: its empty value then begins where it ends."""
    line, column = document.place(word, on_key=True)
    return document.keys[key][0] == line and document.values.get(word) == (line, column + len(str(word[-1])))
