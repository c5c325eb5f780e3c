"""A value in the wrong form, written in the right one: `prijs: 450` as `prijs: {bedrag: 450}`. Text out, for cures."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from wijkmakers_site.reading.notation.amounts import amount_in
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, RefusalError, Scalar, ValueType
from wijkmakers_site.regex import regex

_PLAIN = regex(r"[^\s,\[\]{}:#'\"&*!|>%@`-](?:[^,\[\]{}:#]|:(?=\S))*")
_MAX_SHOWN = 120  # characters; a longer value is nothing to copy from a message


def in_right_form(value_type: ValueType[Any], node: Any) -> str:
    """What somebody wrote (`node`: text, list or mapping) as a value of this type; "" where that is not clear."""
    written = _written(value_type, node)
    return written if len(written) <= _MAX_SHOWN else ""


def _written(value_type: ValueType[Any], node: Any) -> str:
    if isinstance(value_type, ListOf):
        return "" if isinstance(node, str) and value_type.item.takes_text else _as_list(value_type.item, node)
    if isinstance(value_type, MappingOf):
        return mapping_of(value_type.record, node) if isinstance(node, str) and not value_type.takes_text else ""
    assert isinstance(value_type, Scalar)
    text = "" if value_type.reference else _as_text(node)
    return quoted(text) if text and _reads(value_type, text) else ""


def _as_list(item: ValueType[Any], node: Any) -> str:
    if isinstance(node, dict) and item.takes_text and not any(node.values()):  # `{hans}` for `[hans]`
        return f"[{', '.join(map(quoted, node))}]" if node else ""
    if isinstance(item, MappingOf) and isinstance(node, dict):
        return f"[{{{_pairs(node)}}}]" if node.keys() <= item.record.fields.keys() and _is_flat(node) else ""
    if isinstance(item, MappingOf):
        mapping = mapping_of(item.record, node) if isinstance(node, str) else ""
        return f"[{mapping}]" if mapping else ""
    return f"[{', '.join(map(quoted, node))}]" if isinstance(node, dict) and node else ""


def _as_text(node: Any) -> str:
    if isinstance(node, list) and node and all(isinstance(item, str) for item in node):
        return ", ".join(node)
    if isinstance(node, dict) and len(node) == 1 and _is_flat(node):
        (key, value), *_ = node.items()
        return f"{key}: {value}"
    return ""


def mapping_of(record: type[Record], text: str) -> str:
    """`450` as `{bedrag: 450}`: the text behind the first key that takes it, beside the keys that are needed."""
    # `Met bus 3` says by its own words behind which of the keys it belongs.
    named = [field for key, field in record.fields.items() if re.search(rf"\b{key}\b", text.lower())]
    named += [field for key, field in record.fields.items() if key == "link" and "://" in text]
    if len(record.required) == 1 and (meant := _surely_meant(only := record.required[0], text)):
        return f"{{{only.key}: {meant}}}"  # `prijs: gratis`
    fields = [*named, *record.required, *record.fields.values()]
    taken = next((field for field in fields if field.key != "id" and _takes(field, text)), None)
    if taken is None:
        return ""
    values = {field.key: _begun(field, text) for field in record.required}
    if taken.key == "bestand":  # its folder is known
        text = PurePosixPath(text.replace("\\", "/")).name
    values |= {taken.key: quoted(text)}
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"


def _begun(field: Field, text: str) -> str:
    """What a required key begins with, until somebody fills it in."""
    if field.key == "id":
        return as_id(text) or field.example
    if field.key == "bedrag":  # an example would be a price
        return quoted(amount_in(text) or "…")
    return "https://…" if field.key == "link" else "…" if _takes(field, "…") else field.example


def _takes(field: Field, text: str) -> bool:
    return isinstance(field.value_type, Scalar) and _reads(field.value_type, text)


def _surely_meant(field: Field, text: str) -> str:
    """What a text can only mean as the value of this field; "" where it can be read as it is, or not at all."""
    try:
        field.value_type.read(text) if isinstance(field.value_type, Scalar) else None
    except RefusalError as refusal:
        return refusal.notation.meant if refusal.notation else ""
    return ""


def _reads(value_type: ValueType[Any], text: str) -> bool:
    assert isinstance(value_type, Scalar)
    try:
        value_type.read(text)
    except RefusalError:
        return False
    return True


def _is_flat(node: dict[str, Any]) -> bool:
    return all(isinstance(value, str) for value in node.values())


def _pairs(node: dict[str, str]) -> str:
    return ", ".join(f"{key}: {quoted(value)}" for key, value in node.items())


def quoted(text: str) -> str:
    """A text as it can stand in brackets: between quotes where it must."""
    return text if _PLAIN.fullmatch(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
