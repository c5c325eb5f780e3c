"""One YAML file -> Document: mappings, lists and text, each with its place. The only importer of yaml.

Read by libyaml's events on a stack of our own: `load` would type the scalars (13:00 -> 780, nee -> False), keep the
last of two equal keys, and follow aliases; `compose` recurses and takes the process down on deep nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from wijkmakers_site.problems import Problem
from wijkmakers_site.reading.source.complaints import LOST_COLON, in_dutch, special
from wijkmakers_site.reading.source.text import INVISIBLE, decode, first_in_line

DataPath = tuple[str | int, ...]
MAX_DEPTH = 10
_BEGUN = ("quoted scalar", "flow sequence", "flow mapping", "an anchor", "an alias", "a simple key", "directive")
_ESCAPED = ("escape", "hexdecimal")
_AFTER_QUOTE = re.compile(r".*[\"'] *")
_HAS_KEY = re.compile(r"[^\s#\-].*?:(\s|$)|^\s*(#|-\s|-$)")
_ODD_SPACE = re.compile(r"^(?:[ -]*[\u00a0\t])+(?=\S)|(?<=:)\u00a0", re.MULTILINE)
_PLAIN_SPACES = str.maketrans("\u00a0\t", "  ")


@dataclass(frozen=True, slots=True)
class Document:
    """`data` holds str, dict and list only; keys without a value are left out of it, but have a place.

    `keys` and `values` give (line, column), from 1, by path: `("modules", 3, "datum")`.
    """

    path: str
    data: dict[str, Any]
    keys: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    values: dict[DataPath, tuple[int, int]] = field(default_factory=dict)

    def problem(self, at: DataPath, message: str, cure: str = "", code: str = "", *, on_key: bool = False) -> Problem:
        """A problem at the value (or key) of `at`, or at its nearest ancestor that stands in the file."""
        for length in range(len(at), 0, -1):
            step = at[:length]
            found = (self.keys.get(step) if on_key else None) or self.values.get(step) or self.keys.get(step)
            if found:
                return Problem(self.path, *found, message, cure, code)
        return Problem(self.path, 1, 1, message, cure, code)


def read_document(path: str, raw: bytes) -> tuple[Document | None, list[Problem]]:
    """Parse the bytes of `path`. A file that is no YAML mapping gives None and at least one problem."""
    text, problems = decode(path, raw)
    if problems and not text:
        return None, problems
    for line, column, _ in first_in_line(_ODD_SPACE, text):
        message, cure = "Hier staat een tab of vaste spatie.", "Vervang die door gewone spaties."
        problems.append(Problem(path, line, column, message, cure, "WM003"))
    builder = _Builder(path)
    try:
        builder.read(_ODD_SPACE.sub(lambda found: found[0].translate(_PLAIN_SPACES), text))
    except yaml.MarkedYAMLError as error:
        return None, [*problems, *builder.problems, _complaint(path, error, text)]
    except _TooDeepError:
        return None, [*problems, *builder.problems]
    problems += builder.problems
    if not isinstance(builder.root, dict):
        problems.append(_no_mapping(path, builder.root))
        return None, problems
    return Document(path, builder.root, builder.keys, builder.values), problems


def _no_mapping(path: str, root: object) -> Problem:
    if root is None:
        return Problem(path, 1, 1, "Dit bestand is leeg.", "Vul het in, of verwijder het.", "WM004")
    return Problem(
        path,
        1,
        1,
        "Dit bestand begint niet met een sleutel.",
        "Begin met `sleutel: waarde`, zoals `titel: …`.",
        "WM004",
    )


def _complaint(path: str, error: yaml.MarkedYAMLError, text: str) -> Problem:
    problem, context, lines = error.problem or "", error.context or "", text.split("\n")
    line, column = _place(error, lines)
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if "mapping values" in problem and above is not None and not _HAS_KEY.search(lines[above]):
        return Problem(path, above + 1, len(lines[above].rstrip()) + 1, *LOST_COLON)
    if "could not find expected ':'" in problem:
        column = len(lines[line].rstrip())
    if "did not find expected key" in problem and _AFTER_QUOTE.fullmatch(lines[line][:column]):
        problem = "did not find expected end of quote"
    return Problem(path, line + 1, column + 1, *in_dutch(f"{problem} {context}"))


def _place(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int]:
    """For what was begun and never finished the beginning; else where libyaml stood still. From 0, within the text."""
    problem, context = error.problem or "", error.context or ""
    begun = any(part in context for part in _BEGUN) and not any(part in problem for part in _ESCAPED)
    mark = error.context_mark if begun else error.problem_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, min(mark.column, len(lines[line])) if mark and mark.line == line else len(lines[line].rstrip())


class _TooDeepError(Exception):
    pass


class _Builder:
    """Turns events into data and places; remembers the open containers, the path to here, and the key in waiting."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Any = None
        self.keys: dict[DataPath, tuple[int, int]] = {}
        self.values: dict[DataPath, tuple[int, int]] = {}
        self._open: list[tuple[Any, DataPath]] = []
        self._key: str | int | None = None  # an int is the second of two equal keys: kept apart, not in the data
        self._documents = 0

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_extras(event)
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_extras(event)
                self._start({} if kind is yaml.MappingStartEvent else [], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._open.pop()
            elif kind is yaml.AliasEvent:
                self._say(event, *special("*"))
                self._scalar(event)
            elif kind is yaml.DocumentStartEvent:
                self._documents += 1
                if self._documents == 2:
                    self._say(event, "Hier begint een tweede document.", "Haal de regel met `---` weg.", "WM011")
                    return

    def _say(self, event: Any, message: str, cure: str, code: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, message, cure, code))

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._say(event, *special("&"))
        if event.tag is not None:
            self._say(event, *special("!"))

    def _scalar(self, event: Any) -> None:
        container = self._open[-1][0] if self._open else None
        text = getattr(event, "value", "")
        if not text.isprintable() and (found := INVISIBLE.search(text)):
            self._say(
                event,
                f"Hier staat een onzichtbaar teken (U+{ord(found[0]):04X}).",
                "Haal de code met `\\` weg.",
                "WM002",
            )
            text = INVISIBLE.sub(" ", text)
        if isinstance(container, dict) and self._key is None:
            self._begin_key(text, event)
            return
        self._place(text if text or getattr(event, "style", None) else None, event)

    def _begin_key(self, text: str, event: Any) -> None:
        path: DataPath = (*self._open[-1][1], text)
        where = event.start_mark.line + 1, event.start_mark.column + 1
        if path in self.keys:
            first = self.keys[path][0]
            self._say(
                event,
                f"`{text}` staat hier voor de tweede keer (eerst op regel {first}).",
                "Haal een van de twee weg.",
                "WM010",
            )
            path = (*path[:-1], -where[0])
        self.keys[path] = where
        self._key = path[-1]

    def _start(self, container: Any, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._say(event, "Hier zitten te veel groepjes in elkaar.", "Haal haakjes of inspringingen weg.", "WM012")
            raise _TooDeepError
        if self._open and isinstance(self._open[-1][0], dict) and self._key is None:
            self._say(
                event,
                "Een sleutel moet gewone tekst zijn.",
                "Haal de haakjes of het streepje voor de sleutel weg.",
                "WM013",
            )
            self._key = ""
        self._open.append((container, self._place(container, event)))

    def _place(self, value: Any, event: Any) -> DataPath:
        """Put a value where it belongs and remember its place; gives its path."""
        if not self._open:
            self.root = value
            return ()
        container, parent = self._open[-1]
        if isinstance(container, list):
            path: DataPath = (*parent, len(container))
            container.append(value)
        else:
            key, self._key = self._key, None
            path = (*parent, "" if key is None else key)
            if value is not None and isinstance(key, str):
                container[key] = value
        self.values[path] = event.start_mark.line + 1, event.start_mark.column + 1
        return path
