"""Document -> record, or problems: every complaint of pydantic in Dutch, at its place."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wijkmakers_site.problems import Problem
from wijkmakers_site.reading.schema.fields import Record, fields_of
from wijkmakers_site.reading.schema.mending import renamed, without, without_faults
from wijkmakers_site.reading.schema.names import meant_by, record_at
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.reading.words import one_of

R = TypeVar("R", bound=Record)

_GLUED = re.compile(r"(\w+) *:(\S.*)", re.DOTALL)
_GUESS = re.compile(r"Bedoelde je `([^`]+)`\?")
_MAX_ROUNDS = 12
_MAX_GUESSES = 100  # each costs a walk through all places


@dataclass(frozen=True, slots=True)
class Mended(Generic[R]):
    """What can be read of a document with faults: a record, and the document as if it had been written so."""

    document: Document
    record: R


def validate(document: Document, record: type[R]) -> tuple[R | None, list[Problem]]:
    """The typed record of a document, or None with all that is wrong with its fields."""
    checker = _Checker(document, record)
    found = checker.check()
    return (None if checker.problems else found), checker.problems


def validate_leniently(document: Document, record: type[R]) -> tuple[Mended[R] | None, list[Problem]]:
    """As `validate`, but what is wrong is taken out, and the rest gives a record all the same if at all possible."""
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
        for at in self.document.empty:
            if at[-1] not in fields_of(record_at(self.record, at[:-1])):
                self._unknown_key(at)
        faults: list[ErrorDetails] = []
        for _ in range(_MAX_ROUNDS):
            try:
                return self.record.model_validate(self.document.data)
            except ValidationError as error:
                faults = error.errors(include_url=False, include_context=True)
            unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
            for at in unknown:
                self._unknown_key(at)
            if not unknown:
                self.problems += [self._problem(fault) for fault in faults if not self._is_silent(fault)]
                self.document = without_faults(self.document, self.record, faults)
        return None

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
        if isinstance(written, str) and (glued := _GLUED.fullmatch(written)) and glued[1] in known:
            return self._no_space(at, glued)
        cure = f"Gebruik sleutels zoals {one_of(known[:3])}."
        return self.document.problem(at, "Hier horen sleutels met een waarde.", cure, "WM104")

    def _no_space(self, at: DataPath, glued: re.Match[str]) -> Problem:
        cure = f"Schrijf `{glued[1]}: {glued[2]}`."
        return self.document.problem(at, "Na de dubbele punt mist een spatie.", cure, "WM005", on_key=True)

    def _missing(self, at: DataPath) -> Problem:
        key = str(at[-1])
        info = fields_of(record_at(self.record, at[:-1]))[key]
        example = f"Vul in, bijvoorbeeld `{key}: {(info.examples or [''])[0]}`."
        if at in self.document.keys:
            return self.document.problem(at, f"`{key}` is nog leeg.", example, "WM103", on_key=True)
        return self.document.problem(at[:-1], f"`{key}` ontbreekt.", example, "WM102")

    def _unknown_key(self, at: DataPath) -> None:
        """Tell of it, and go on as if it had been written under the key that was meant, or not at all."""
        key, known = str(at[-1]), list(fields_of(record_at(self.record, at[:-1])))
        if not self.copied:
            self.copied, self.document = True, replace(self.document, data=deepcopy(self.document.data))
        container = _value_at(self.document, at[:-1])
        glued = _GLUED.fullmatch(key)
        if glued and glued[1] in known:
            self.problems.append(self._no_space(at, glued))
            self._rename(at, glued[1], container, glued[2])
            return
        if self.document.place(at, on_key=True)[0] in self.document.torn:
            self.unread.add(at[:-1])
        meant, cure = self._meant(at, known)
        problem = self.document.problem(at, f"`{key}` kennen we hier niet.", cure, "WM101", on_key=True)
        self.problems.append(problem)
        self._rename(at, meant, container, container.get(key))

    def _rename(self, at: DataPath, meant: str, container: dict[str, object], value: object) -> None:
        goal = (*at[:-1], meant)
        if meant and meant not in container and len(self.guessed) < _MAX_GUESSES:
            self.guessed.add(goal)
            if value is not None:
                self.document = renamed(self.document, at, meant, value)
        elif at[-1] in container:
            self.document = without(self.document, [at])
        self.document = replace(self.document, lost=self.document.lost | {goal if meant else at[:-1]})

    def _meant(self, at: DataPath, known: list[str]) -> tuple[str, str]:
        """The known key that an unknown one stands for, if any, and what to do."""
        if at[-1] == "<<":
            return "", "Schrijf hier zelf de regels die je wilt overnemen."
        cure = meant_by(self.record, at[:-1], str(at[-1]))
        guess = _GUESS.fullmatch(cure)
        return guess[1] if guess and guess[1] in known else "", cure


def _value_at(document: Document, at: DataPath) -> dict[str, object]:
    found: object = document.data
    for step in at:
        found = found[step]  # type: ignore[index]
    return found if isinstance(found, dict) else {}
