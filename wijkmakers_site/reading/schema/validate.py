"""Document -> record, or problems: every complaint of pydantic in Dutch, at its place."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Record, fields_of
from wijkmakers_site.reading.schema.partial_document import renamed, without, without_faults
from wijkmakers_site.reading.schema.unknown_keys import glued, meant, record_at, without_colon
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.reading.words import one_of

R = TypeVar("R", bound=Record)

_MAX_ROUNDS = 12
_MAX_GUESSES = 100  # each costs a walk through all places
_MAX_EMPTY = 1000


@dataclass(frozen=True, slots=True)
class Mended(Generic[R]):
    """What can be read of a document with faults: a record, and the document as if it had been written so."""

    document: Document
    record: R


def validate(document: Document, record: type[R]) -> tuple[Mended[R] | None, list[Problem]]:
    """The typed record of a document, and all that is wrong with its fields.

    What is wrong is taken out, and the rest gives a record all the same if at all possible.
    """
    checker = _Checker(document, record)
    found = checker.check()
    return (Mended(checker.document, found) if found else None), checker.problems


class _Checker(Generic[R]):
    """Validates, tells what is wrong, mends it, and validates again."""

    def __init__(self, document: Document, record: type[R]) -> None:
        self.document = document
        self.record = record
        self.problems: list[Problem] = []
        self.copied = False
        self.unread: set[DataPath] = set()  # where the key of some line is not known
        self.guessed: set[DataPath] = set()  # what stands under another key in the file: silent, it was told already

    def check(self) -> R | None:
        for at in self.document.empty[:_MAX_EMPTY]:
            if at[-1] not in fields_of(record_at(self.record, at[:-1])):
                self._unknown_key(at)
        faults: list[ErrorDetails] = []
        for _ in range(_MAX_ROUNDS):
            try:
                return self.record.model_validate(self.document.data)
            except ValidationError as error:
                faults = error.errors(include_url=False, include_context=True)
            unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
            if self._take_out_strange_groups(unknown):
                continue  # paths have changed
            for at in unknown[:_MAX_GUESSES]:
                self._unknown_key(at)
            self.document = without(self.document, unknown[_MAX_GUESSES:])
            if not unknown:
                self.problems += [self._problem(fault) for fault in faults if not self._is_silent(fault)]
                self.document = without_faults(self.document, self.record, faults)
        return None

    def _take_out_strange_groups(self, unknown: list[DataPath]) -> bool:
        """Groups in a list of which no key is known: they belong elsewhere. Told once a list, at the first."""
        strange: set[DataPath] = set()
        lists: set[DataPath] = set()
        for at in unknown:
            group = at[:-1]
            if not group or not isinstance(group[-1], int) or group in strange:
                continue
            if self._is_strange(group):
                strange.add(group)
                if group[:-1] not in lists:
                    lists.add(group[:-1])
                    self._tell_unknown(at)
        if strange:
            self._own_the_data()
            self.document = without(self.document, strange)
        return bool(strange)

    def _is_strange(self, group: DataPath) -> bool:
        written, known = _value_at(self.document, group), list(fields_of(record_at(self.record, group)))
        if len(written) < 2 or any(key in known for key in written):
            return False
        return not any(meant(self.record, group, key)[0] for key in written)

    def _own_the_data(self) -> None:
        if not self.copied:
            self.copied, self.document = True, replace(self.document, data=deepcopy(self.document.data))

    def _is_silent(self, fault: ErrorDetails) -> bool:
        at = fault["loc"]
        unread = self.document.is_cut or at[:-1] in self.unread
        return at in self.guessed or (unread and fault["type"] == "missing" and at not in self.document.keys)

    def _problem(self, fault: ErrorDetails) -> Problem:
        at, document = fault["loc"], self.document
        match fault["type"]:
            case "refused":
                context = fault["ctx"]
                return document.problem(at, context["message"], context["cure"], context["code"])
            case "missing":
                return self._missing(at)
            case "model_type":
                return self._no_group(at, fault["input"])
            case "tuple_type":
                cure = "Begin elk onderdeel op een eigen regel met `- `."
                return document.problem(at, "Hier hoort een lijst.", cure, "WM104")
            case _:
                cure = "Kijk in LEESMIJ.md wat hier kan staan."
                return document.problem(at, "Deze waarde past hier niet.", cure, "WM104")

    def _no_group(self, at: DataPath, written: object) -> Problem:
        known = list(fields_of(record_at(self.record, at)))
        if parts := glued(written, known):
            return self._no_space(at, *parts)
        cure = f"Gebruik sleutels zoals {one_of(known[:3])}."
        return self.document.problem(at, "Hier horen sleutels met een waarde.", cure, "WM104")

    def _no_space(self, at: DataPath, key: str, value: str) -> Problem:
        message, cure = "Na de dubbele punt mist een spatie.", f"Schrijf `{key}: {value}`."
        return self.document.problem(at, message, cure, "WM005", on_key=True)

    def _missing(self, at: DataPath) -> Problem:
        key = str(at[-1])
        info = fields_of(record_at(self.record, at[:-1]))[key]
        example = f"Vul in, bijvoorbeeld `{key}: {(info.examples or [''])[0]}`."
        if at in self.document.keys:
            return self.document.problem(at, f"`{key}` is nog leeg.", example, "WM103", on_key=True)
        return self.document.problem(at[:-1], f"`{key}` ontbreekt.", example, "WM102")

    def _unknown_key(self, at: DataPath) -> None:
        """Tell of it, and go on as if it had been written under the key that was meant, or not at all."""
        self._own_the_data()
        container = _value_at(self.document, at[:-1])
        if parts := glued(at[-1], list(fields_of(record_at(self.record, at[:-1])))):
            self.problems.append(self._no_space(at, *parts))
            self._rename(at, parts[0], container, parts[1])
            return
        if self.document.place(at, on_key=True)[0] in self.document.torn:
            self.unread.add(at[:-1])
        self._rename(at, self._tell_unknown(at), container, container.get(str(at[-1])))

    def _tell_unknown(self, at: DataPath) -> str:
        """Gives the key that was meant, if any."""
        key, known = str(at[-1]), list(fields_of(record_at(self.record, at[:-1])))
        if word := without_colon(key, known):
            message, cure = f"Na `{word}` mist een dubbele punt.", f"Schrijf `{word}: …`, met een spatie ertussen."
            self.problems.append(self.document.problem(at, message, cure, "WM005", on_key=True))
            return word
        goal, cure = meant(self.record, at[:-1], key)
        self.problems.append(self.document.problem(at, f"`{key}` kennen we hier niet.", cure, "WM101", on_key=True))
        return goal

    def _rename(self, at: DataPath, key: str, container: dict[str, object], value: object) -> None:
        goal = (*at[:-1], key)
        if key and key not in container and len(self.guessed) < _MAX_GUESSES:
            self.guessed.add(goal)
            if value is not None:
                self.document = renamed(self.document, at, key, value)
        elif at[-1] in container:
            self.document = without(self.document, [at])
        self.document = replace(self.document, lost=self.document.lost | {goal if key else at[:-1]})


def _value_at(document: Document, at: DataPath) -> dict[str, object]:
    found: object = document.data
    for step in at:
        found = found[step]  # type: ignore[index]
    return found if isinstance(found, dict) else {}
