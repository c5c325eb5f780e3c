"""Where files name something else: every speaker, venue, organisation, theme and image, with the place of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord, derived
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, Scalar, ValueType
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.values import dataclass

_LEADING: dict[type[Record], tuple[Field, ...]] = {}  # by record, of which there are a dozen
_MAX_PLACES = 5  # that a message names besides its own


@dataclass(frozen=True, slots=True)
class Mention:
    """What is `named` in a file, as it is written, at the path `at`; `listed`: as one of a list."""

    filed: FiledRecord[Record]
    at: DataPath
    named: str
    listed: bool

    @property
    def place(self) -> tuple[str, int, int]:
        return (self.filed.document.path, *self.filed.document.place(self.at))

    @property
    def _item(self) -> DataPath | None:
        """The path of the item that it is of a list as it was written; None where a text stands for the list."""
        item = self.at if isinstance(self.at[-1], int) else self.at[:-1]
        return item if item in self.filed.document.values else None

    @property
    def for_list(self) -> bool:
        """Whether it is a text that stands for a list of one."""
        return self.listed and self._item is None

    @property
    def may_have_role(self) -> bool:
        """Whether it is the name alone of somebody who may have a role beside it: `sprekers: [jet]`."""
        return self.at[-1] == "spreker" and self.at not in self.filed.document.values

    @property
    def in_lines(self) -> bool:
        """Whether it stands in a list of lines with dashes."""
        if self._item is None:
            return False
        values = self.filed.document.values
        # Such a list begins at its first dash, so that its first item stands two columns further.
        (line, column), (first_line, first_column) = values[self._item[:-1]], values[(*self._item[:-1], 0)]
        return line == first_line and first_column >= column + 2

    @property
    def in_brackets(self) -> bool:
        return self._item is not None and not self.in_lines


@derived
def mentions(content: Content) -> Mapping[str, list[Mention]]:
    """All mentions by what they are of: the folder of a kind, `themas` or `beelden`, as `editor_patterns.Reference.to`
    has it.
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    for filed in content.every_file():
        for to, at, named, listed in _named_in(filed.record, ()):
            found[to].append(Mention(filed, at, named, listed))
    return found


def _named_in(record: Record, at: DataPath) -> Iterator[tuple[str, DataPath, str, bool]]:
    given = vars(record)  # by `getattr`, the many fields that are left out took most of the time
    for field in leading_elsewhere(type(record)):
        value = given.get(field.name)
        if value is None:
            continue
        value_type, here = field.value_type, (*at, field.key)
        if not isinstance(value_type, ListOf):
            yield from _named(value_type, value, here, listed=False)
            continue
        for index, item in enumerate(value):
            yield from _named(value_type.item, item, (*here, index), listed=True)


def _named(
    value_type: ValueType[object], value: object, at: DataPath, *, listed: bool
) -> Iterator[tuple[str, DataPath, str, bool]]:
    if isinstance(value_type, Scalar) and value_type.reference:
        yield value_type.reference.to, at, str(value), listed
    elif isinstance(value, Record):
        for to, inner_at, named, inner_listed in _named_in(value, at):
            # Of a speaker with a role the name stands for the whole of an item.
            is_item = listed and isinstance(value_type, MappingOf) and inner_at == (*at, value_type.shorthand)
            yield to, inner_at, named, inner_listed or is_item


def leading_elsewhere(record: type[Record]) -> tuple[Field, ...]:
    """The fields of a record that name something, or hold records that do: few, of many."""
    if record not in _LEADING:
        _LEADING[record] = tuple(field for field in record.fields.values() if _leads(field.value_type))
    return _LEADING[record]


def _leads(value_type: ValueType[object]) -> bool:
    if isinstance(value_type, ListOf):
        return _leads(value_type.item)
    if isinstance(value_type, MappingOf):
        return bool(leading_elsewhere(value_type.record))
    return isinstance(value_type, Scalar) and value_type.reference is not None


def told_once(found: list[Mention], message: str, cure: str, meant: str) -> Problem:
    """One problem at the first of these mentions, which names the places of the others."""
    first, *others = sorted(found, key=lambda mention: mention.place)
    where = _places(first.place[0], [mention.place[:2] for mention in others])
    problem = first.filed.problem(first.at, f"{message}{where}", cure)
    return Problem(*problem.place, problem.message, cure, meant=meant)


def _places(path: str, places: list[tuple[str, int]]) -> str:
    """` Ook op regel 20, op regel 31 en in content/leergangen/b/leergang.yaml op regel 14.`"""
    places = sorted(set(places))
    if not places:
        return ""
    told = [f"{'' if other == path else f'in {other} '}op regel {line}" for other, line in places[:_MAX_PLACES]]
    if len(places) > _MAX_PLACES:
        told.append(f"op nog {len(places) - _MAX_PLACES} plekken")
    return f" Ook {', '.join(told[:-1])}{' en ' if told[1:] else ''}{told[-1]}."
