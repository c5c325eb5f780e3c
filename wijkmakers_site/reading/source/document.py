"""One YAML file -> Document: mappings, lists and text, each with its place."""

from __future__ import annotations

import re
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.source.presentation import DataPath, Presentation
from wijkmakers_site.reading.source.text import decode, first_in_line
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

if TYPE_CHECKING:
    from wijkmakers_site.reading.source.builder import Builder
    from wijkmakers_site.reading.source.diagnosis.line_repairs import Keys

__all__ = ["DataPath", "Document", "read_document", "whole_document"]
_ODD_SPACE = regex(r"^(?:[ -]*[\u00a0\t])+(?= *\S)|(?<=:)\u00a0", re.MULTILINE)
_QUESTION_MARK = regex(r"^(\s*(?:- +)*[^\W\d]\w*: +)\?\s*$")  # to YAML the key of a mapping; to people: unknown
_FACT_BESIDE = regex(r"Zet erbij: `([^`]+)`")
_SPACES_BEFORE = "Vervang die door gewone spaties, zodat de regel even ver springt als de regels die erbij horen."


@dataclass(frozen=True, slots=True)
class Document:
    """What stands in the file at `path` (in problems; "" for a text that is in no file).

    `data` holds str, dict and list only, and None for a key or a dash without a value. `keys` and `values` give
    (line, column), from 1, by path: `("modules", 3, "datum")`; `presentations` how a value is written, where that may
    not give what was typed. Empty or false where the file has no faults:
    `guessed_lines` (from 1) were read as a repair has them, `is_truncated` says that the end was not read, and `lost`
    are the paths whose value was taken out or replaced; for what went with an unknown key or out of a list it is the
    path of the mapping or list around it.
    """

    path: str
    data: dict[str, Any]
    keys: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    values: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    guessed_lines: frozenset[int] = frozenset()
    is_truncated: bool = False
    lost: frozenset[DataPath] = frozenset()
    presentations: dict[DataPath, Presentation] = field(default_factory=dict)

    def problem(self, at: DataPath, message: str, cure: str = "", code: str = "", *, on_key: bool = False) -> Problem:
        """A problem at the value (or key) of `at`, or at its nearest ancestor that stands in the file."""
        if cure.startswith("Zet erbij: ") and self._stands_in_braces(at[:-1]):
            cure = _FACT_BESIDE.sub(r"Zet voor de `}` nog: `, \1`", cure, count=1)
        return Problem(self.path, *self.place(at, on_key=on_key), message, cure, code)

    def _stands_in_braces(self, at: DataPath) -> bool:
        node: Any = self.data
        for step in at:
            node = node[step]
        return isinstance(node, dict) and self.in_braces(at, next(iter(node), ""))

    def place(self, at: DataPath, *, on_key: bool = False) -> tuple[int, int]:
        """Line and column of the value (or key) of `at`, or of its nearest ancestor that stands in the file."""
        for length in range(len(at), 0, -1):
            step = at[:length]
            place = (self.keys.get(step) if on_key else None) or self.values.get(step) or self.keys.get(step)
            if place:
                return place
        return 1, 1

    def in_braces(self, at: DataPath, key: str) -> bool:
        """Whether the mapping at `at`, whose first key is `key`, is written between braces: those come before it."""
        begin, first = self.values.get(at), self.keys.get((*at, key))
        return begin is not None and first is not None and begin < first


def read_document(
    path: str, raw: bytes, keys: Keys = MappingProxyType({}), first_key: str = "titel"
) -> tuple[Document | None, list[Problem]]:
    """Parse the bytes of `path`. A file that is no YAML mapping gives None and at least one problem.

    `keys` are the words that are keys in our files, each with whether a list stands behind it: they tell a key without
    its colon from a text that goes on. `first_key` is the one with which such a file begins.
    """
    text, problems = decode(path, raw)
    if problems and not text:
        return None, problems
    as_typed = text.split("\n")
    for line, column, _ in first_in_line(_ODD_SPACE, text) if "\t" in text or "\u00a0" in text else ():
        in_front = not as_typed[line - 1][:column].strip("\t\u00a0 ")
        cure = _SPACES_BEFORE if in_front else "Vervang die door gewone spaties."
        problems.append(Problem(path, line, column, "Hier staat een tab of vaste spatie.", cure, "WM003"))
    builder, guessed_lines = _read(path, _without_odd_spaces(as_typed), problems, keys)
    if builder is None:
        return None, problems
    if not isinstance(builder.root, dict):
        problems.append(_not_a_mapping(path, builder.root, first_key))
        return None, problems
    lost = frozenset(builder.lost | ({()} if builder.is_truncated else set()))
    document = Document(
        path,
        builder.root,
        builder.keys,
        builder.values,
        guessed_lines,
        builder.is_truncated,
        lost,
        builder.presentations,
    )
    return document, problems


def _without_odd_spaces(as_typed: list[str]) -> list[str]:
    if not any("\t" in line or "\u00a0" in line or "?" in line for line in as_typed):  # few files have one
        return list(as_typed)
    below, following = [""] * len(as_typed), ""
    for number in reversed(range(len(as_typed))):  # once for all: a file may begin each of its lines with a tab
        below[number] = following
        following = as_typed[number] if _says_something(as_typed[number]) else following
    lines, above = list[str](), ""
    for line, under in zip(as_typed, below, strict=True):
        plain = _QUESTION_MARK.sub(r'\1"?"', line)
        plain = _ODD_SPACE.sub(lambda match: match[0].replace("\u00a0", " "), plain)
        if plain.lstrip(" ").startswith("\t"):
            from wijkmakers_site.reading.source.diagnosis.line_repairs import with_plain_indentation  # noqa: PLC0415

            plain = with_plain_indentation(plain, above, under)
        above = plain if _says_something(plain) else above
        lines.append(plain)
    return lines


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _read(path: str, lines: list[str], problems: list[Problem], keys: Keys) -> tuple[Builder | None, frozenset[int]]:
    """What the lines build, and the numbers (from 1) of those that are read as they were meant; most have no fault."""
    # Nobody who changed a text alone waits for libyaml, which takes as long as a hundred files of ours.
    from wijkmakers_site.reading.source.builder import built  # noqa: PLC0415

    if builder := built(path, lines):
        return builder, frozenset()
    from wijkmakers_site.reading.source.repaired import read_with_repairs  # noqa: PLC0415  # only a faulty file is

    return read_with_repairs(path, lines, problems, keys)


def _not_a_mapping(path: str, root: object, first_key: str) -> Problem:
    if root is None:
        return Problem(path, 1, 1, "Dit bestand is leeg.", "Vul het in, of verwijder het.", "WM004")
    if isinstance(root, list) and len(root) == 1 and isinstance(root[0], dict):
        cure = "Haal het streepje weg, en zet de regels eronder even ver naar links."
        return Problem(path, 1, 1, "Dit bestand begint met een streepje.", cure, "WM004")
    return Problem(
        path,
        1,
        1,
        "Dit bestand begint niet met een sleutel.",
        f"Begin met `sleutel: waarde`, zoals `{first_key}: …`.",
        "WM004",
    )


def whole_document(text: str) -> Document | None:
    """The document of `text`, which stands in no file yet; None where a part of it is not read, or by a guess."""
    document, _ = read_document("", text.encode())
    return None if document is None or document.is_truncated or document.guessed_lines else document
