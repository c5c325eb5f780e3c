"""Document -> record, or problems: one walk through what is written, next to the declared fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Field, Group, Kind, Listed, Record, RefusalError, Single
from wijkmakers_site.reading.schema.partial_document import renamed, without
from wijkmakers_site.reading.schema.unknown_keys import glued, meant, without_colon
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.reading.suggestions import one_of

R = TypeVar("R", bound=Record)

_MAX_GUESSES = 100  # each costs a walk through all places
# A made-up value for these would make the rules speak of something that nobody wrote: the group around goes instead.
_NO_STAND_IN = {"datum", "spreker", "bestand"}


@dataclass(frozen=True, slots=True)
class Validated(Generic[R]):
    """What can be read of a document: a record, and the document with its places as if only that had been written."""

    document: Document
    record: R


def validate(document: Document, record: type[R]) -> tuple[Validated[R] | None, list[Problem]]:
    """The typed record of a document, and all that is wrong with its fields.

    What is wrong is taken out, and the rest gives a record all the same if at all possible.
    """
    walk = _Walk(document, record)
    found = walk.group(record, document.data, ())
    validated = without(walk.document, walk.gone, walk.lost) if walk.lost else document
    return (Validated(validated, found) if found else None), walk.problems


class _Walk:
    """Reads what is written and tells what is wrong with it. Paths have the keys as they were meant.

    A value that cannot be read gives None. It is `lost`, and `gone` has its position if it stood in a list.
    """

    def __init__(self, document: Document, root: type[Record]) -> None:
        self.document = document
        self.root = root
        self.problems: list[Problem] = []
        self.lost: set[DataPath] = set()
        self.gone: dict[DataPath, list[int]] = {}
        self.unread: set[DataPath] = set()  # where the key of some line is not known
        self.guessed: set[DataPath] = set()  # what stands under another key in the file: silent, it was told already
        self.guesses = 0

    def group(self, record: type[R], written: dict[str, Any], at: DataPath) -> R | None:
        if not written.keys() <= record.fields.keys():
            written = self._with_known_keys(record, written, at)
        values = {}
        for key, value in written.items():
            if value is not None:
                field = record.fields[key]
                values[field.name] = self._value(field.kind, value, (*at, key))
                if values[field.name] is None:
                    self.lost.add((*at, key))
        for field in record.required:
            if field.name not in values:
                self._tell_missing(field, at)
            if values.get(field.name) is None:
                values[field.name] = self._stand_in(field, at)
        if any(values[field.name] is None for field in record.required):
            return None
        return record(**{name: value for name, value in values.items() if value is not None})

    def _value(self, kind: Kind[Any], written: Any, at: DataPath) -> object:
        if isinstance(kind, Single):
            try:
                return kind.read(written)
            except RefusalError as refusal:
                self._tell(at, refusal.message, refusal.cure, refusal.code)
                return None
        if isinstance(kind, Listed):
            one = isinstance(written, str) and kind.item.takes_text
            return self._list(kind.item, [written] if one else written, at)
        assert isinstance(kind, Group)
        if isinstance(written, str) and kind.short:
            written = {kind.short: written}
        if isinstance(written, dict):
            return self.group(kind.record, written, at)
        self._tell_no_group(kind.record, written, at)
        return None

    def _list(self, item: Kind[Any], written: Any, at: DataPath) -> tuple[object, ...] | None:
        if not isinstance(written, list):
            self._tell(at, "Hier hoort een lijst.", "Begin elk onderdeel op een eigen regel met `- `.", "WM104")
            return None
        strange = self._strange(item, written, at) if isinstance(item, Group) else set()
        values = [
            None if index in strange else self._value(item, value, (*at, index)) for index, value in enumerate(written)
        ]
        if None in values:
            self.lost.add(at)
            self.gone[at] = [index for index, value in enumerate(values) if value is None]
        return tuple(value for value in values if value is not None)

    def _strange(self, item: Group[Any], written: list[Any], at: DataPath) -> set[int]:
        """The groups of which no key is known: they belong elsewhere. Told once, at the first."""
        strange = [index for index, group in enumerate(written) if self._is_strange(item.record, group, (*at, index))]
        if strange:
            key = next(key for key, value in written[strange[0]].items() if value is not None)
            self._tell_unknown(item.record, (*at, strange[0], key))
        return set(strange)

    def _is_strange(self, record: type[Record], group: object, at: DataPath) -> bool:
        keys = [key for key, value in group.items() if value is not None] if isinstance(group, dict) else []
        if len(keys) < 2 or any(key in record.fields for key in keys):
            return False
        return not any(meant(self.root, at, key)[0] for key in keys)

    def _with_known_keys(self, record: type[Record], written: dict[str, Any], at: DataPath) -> dict[str, Any]:
        """Tell of the keys that are not known, and go on as if each had been the one that was meant, or not there."""
        known = {key: value for key, value in written.items() if key in record.fields}
        unknown = [key for key in written if key not in known]
        for key in unknown:
            if self.guesses == _MAX_GUESSES:
                self.lost.add(at)
                break
            self.guesses += 1
            goal, value = self._meant(record, (*at, key), written[key])
            self.lost.add((*at, goal) if goal else at)
            if goal and known.get(goal) is None:
                self.guessed.add((*at, goal))
                known[goal] = value
                if value is not None:
                    self.document = renamed(self.document, (*at, key), goal)
        return known

    def _meant(self, record: type[Record], at: DataPath, value: object) -> tuple[str, object]:
        """The key that was meant by the last of `at`, if any, and its value."""
        if parts := glued(at[-1], record):
            self._tell_no_space(at, *parts)
            return parts
        if self.document.place(at, on_key=True)[0] in self.document.guessed_lines:
            self.unread.add(at[:-1])
        return self._tell_unknown(record, at), value

    def _stand_in(self, field: Field, at: DataPath) -> object:
        """A harmless value for a required field; an id that nothing else has."""
        self.lost.add((*at, field.key))
        if field.key in _NO_STAND_IN:
            return None
        if field.key == "id":
            line, column = self.document.place((*at, "id"))
            return f"zonder-id-{line}-{column}"
        return field.kind.read(field.example) if isinstance(field.kind, Single) else None

    def _tell(self, at: DataPath, message: str, cure: str, code: str, *, on_key: bool = False) -> None:
        if at not in self.guessed:
            self.problems.append(self.document.problem(at, message, cure, code, on_key=on_key))

    def _tell_no_group(self, record: type[Record], written: object, at: DataPath) -> None:
        if parts := glued(written, record):
            self._tell_no_space(at, *parts)
        else:
            cure = f"Gebruik sleutels zoals {one_of(list(record.fields)[:3])}."
            self._tell(at, "Hier horen sleutels met een waarde.", cure, "WM104")

    def _tell_no_space(self, at: DataPath, key: str, value: str) -> None:
        self._tell(at, "Na de dubbele punt mist een spatie.", f"Schrijf `{key}: {value}`.", "WM005", on_key=True)

    def _tell_missing(self, field: Field, at: DataPath) -> None:
        here, key = (*at, field.key), field.key
        cure = f"Vul in, bijvoorbeeld `{key}: {field.example}`."
        if here in self.document.keys:
            self._tell(here, f"`{key}` is nog leeg.", cure, "WM103", on_key=True)
        elif not (self.document.is_truncated or at in self.unread or here in self.guessed):
            self.problems.append(self.document.problem(at, f"`{key}` ontbreekt.", cure, "WM102"))

    def _tell_unknown(self, record: type[Record], at: DataPath) -> str:
        """Gives the key that was meant, if any."""
        key = str(at[-1])
        if word := without_colon(key, record):
            cure = f"Schrijf `{word}: …`, met een spatie ertussen."
            self._tell(at, f"Na `{word}` mist een dubbele punt.", cure, "WM005", on_key=True)
            return word
        goal, cure = meant(self.root, at[:-1], key)
        self._tell(at, f"`{key}` kennen we hier niet.", cure, "WM101", on_key=True)
        return goal
