"""One field of a file of facts at a time: changed, made wrong, added or taken away, as its declaration lets it be.

What may stand in a field is taken from the declaration's own example and from all sites of the tests.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random

import yaml
from sites import ACADEMY, COMPLETE, KINDS

from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.records import RECORDS

_PLAIN = re.compile(r"[\w/][\w ./-]*\w|\w")
_WRONG = ("n.n.b.", "", "[", "2024-02-30", "-1", "{a: b}", "[[x]]", '"', "nergens", "13:00-12:00", "*x", "Ja, nee")


class Way(StrEnum):
    """What becomes of a field."""

    OTHER = "other"
    WRONG = "wrong"
    AWAY = "away"
    ADDED = "added"


@dataclass(frozen=True)
class Mapping:
    """A mapping with the keys of `record`, at `node` in the `text` of `file`."""

    file: Path
    text: str
    record: type[Record]
    node: yaml.MappingNode

    def edited(self, key: str, way: Way, dice: Random) -> str | None:
        """The text of the file with one edit; None where that cannot be made here."""
        keys = [each.value for each, _ in self.node.value]
        if (key in keys) is (way is Way.ADDED):
            return None
        if way is Way.AWAY:
            return self._without(keys.index(key))
        old = self._value(keys.index(key)) if key in keys else ""
        choices = [each for each in (_WRONG if way is Way.WRONG else known_values()[self.record, key]) if each != old]
        return self._with(key, keys, dice.choice(choices)) if choices else None

    def _value(self, number: int) -> str:
        return _flow(self.node.value[number][1])

    def _with(self, key: str, keys: list[str], new: str) -> str:
        if key in keys:
            name, value = self.node.value[keys.index(key)]
            return f"{self.text[: name.end_mark.index]}: {new}{self.text[self._end(value) :]}"
        start = self.node.start_mark
        if self.node.flow_style:
            return f"{self.text[: start.index + 1]}{key}: {new}, {self.text[start.index + 1 :]}"
        return f"{self.text[: start.index]}{key}: {new}\n{' ' * start.column}{self.text[start.index :]}"

    def _without(self, number: int) -> str | None:
        pairs = self.node.value
        if number + 1 < len(pairs):
            start, end = pairs[number][0].start_mark.index, pairs[number + 1][0].start_mark.index
        elif number:
            start, end = self._end(pairs[number - 1][1]), self._end(pairs[number][1])
        else:
            return None
        return self.text[:start] + self.text[end:]

    def _end(self, node: yaml.Node) -> int:
        """Where it ends to the eye: a block goes on until something else begins."""
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(self.text[start:end].rstrip())


def declared() -> list[tuple[type[Record], str, Way]]:
    """Every field of the schema, once for each way, in an order that is always the same."""
    fields: dict[tuple[type[Record], str], None] = {}
    for record in RECORDS.values():
        fields |= dict.fromkeys(_declared(record))
    return [(record, key, way) for way in Way for record, key in fields]


def _declared(record: type[Record]) -> Iterator[tuple[type[Record], str]]:
    for key, field in record.fields.items():
        yield record, key
        if field.inner:
            yield from _declared(field.inner)


def mappings(root: Path) -> Iterator[Mapping]:
    """All of a site in `root`, in files that are YAML at this moment."""
    for kind, record in RECORDS.items():
        for file in sorted(root.glob(f"content/{kind.path('*')}")):
            if file.is_file():
                text = file.read_text("utf-8", errors="replace")
                try:
                    node = yaml.compose(text, Loader=yaml.SafeLoader)
                except yaml.YAMLError:
                    continue
                yield from (Mapping(file, text, *found) for found in _below(node, record))


def _below(node: yaml.Node | None, record: type[Record]) -> Iterator[tuple[type[Record], yaml.MappingNode]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item, record)
    elif isinstance(node, yaml.MappingNode):
        yield record, node
        for key, value in node.value:
            field = record.fields.get(key.value)
            if field and field.inner:
                yield from _below(value, field.inner)


@cache
def known_values() -> dict[tuple[type[Record], str], list[str]]:
    """What stands in each field somewhere in the sites of the tests, and its example, as flow style of one line."""
    known: dict[tuple[type[Record], str], dict[str, None]] = defaultdict(dict)
    for record, key, _ in declared():
        field = record.fields[key]
        if not field.inner or field.example[0] in "[{":
            known[record, key][field.example] = None
    for mapping in (each for site in (COMPLETE, KINDS, ACADEMY) for each in mappings(site)):
        for key, value in mapping.node.value:
            known[mapping.record, key.value][_flow(value)] = None
    return defaultdict(list, {place: list(values) for place, values in known.items()})


def _flow(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{key.value}: {_flow(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(map(_flow, node.value)) + "]"
    return str(node.value) if _PLAIN.fullmatch(node.value) else json.dumps(node.value, ensure_ascii=False)
