"""libyaml's events -> data and places, on a stack of our own.

`load` would type the scalars (13:00 -> 780, nee -> False), keep the last of two equal keys, and follow aliases;
`compose` recurses and takes the process down on deep nesting.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.source.text import INVISIBLE
from wijkmakers_site.reading.source.yaml_messages import DASH_GLUED, special

DataPath = tuple[str | int, ...]
MAX_DEPTH = 10
_MAX_EVENTS, _MAX_LISTED = 20_000, 500  # ten times the largest file, and the longest list, that anybody would write
_DASHED = re.compile(r"-[^\s\d-]")


class TooMuchError(Exception):
    """The file is too deep or too long to be one of ours; a problem tells of it."""


class Builder:
    """Turns events into data and places; remembers the open containers, the path to here, and the key in waiting."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Any = None
        self.keys: dict[DataPath, tuple[int, int]] = {}
        self.values: dict[DataPath, tuple[int, int]] = {}
        self.lost: set[DataPath] = set()
        self._strange_keys: list[int] = []  # how many containers were open when one began where a key should
        self._twice: dict[DataPath, str | int] = {}
        self.is_cut = False
        self.last: Any = None  # the last event of a value or key
        self._open: list[tuple[Any, DataPath]] = []
        self._key: str | int | None = None  # an int is the second of two equal keys: kept apart, not in the data
        self._documents = 0

    def read(self, text: str) -> None:
        for number, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
            if number > _MAX_EVENTS:
                self._refuse_too_much(event, "Dit bestand is te lang: er staan te veel sleutels en waarden in.")
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.last = event
                self._refuse_extras(event)
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_extras(event)
                self._start({} if kind is yaml.MappingStartEvent else [], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                if self._key != "<<":  # that key is refused itself
                    self._say(event, *special("*"))
                self._scalar(event)
            elif kind is yaml.DocumentStartEvent:
                self._documents += 1
                if self._documents == 2:
                    dashes = "---" if getattr(event, "explicit", True) else "..."
                    cure = f"Haal de regel met `{dashes}` weg."
                    self._say(event, "Hier begint een tweede document.", cure, "WM011")
                    self.is_cut = True
                    return

    def _say(self, event: Any, message: str, cure: str, code: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, message, cure, code))

    def _refuse_too_much(self, event: Any, message: str) -> NoReturn:
        self._say(event, message, "Haal weg wat er niet in hoort, of maak er meer bestanden van.", "WM017")
        raise TooMuchError

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._say(event, *special("&"))
        if event.tag is not None:
            self._say(event, *special("!"))

    def _scalar(self, event: Any) -> None:
        container = self._open[-1][0] if self._open else None
        text = event.value if type(event) is yaml.ScalarEvent else f"*{event.anchor}"
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
        if text.startswith("-") and self._is_glued(text, event):
            self._say(event, *DASH_GLUED)
        if not text and (event.anchor or getattr(event, "tag", None)):
            text = "!"  # what stands there was told, and is not nothing
        self._place(text if text or getattr(event, "style", None) else None, event)

    def _is_glued(self, text: str, event: Any) -> bool:
        """A line that begins with a dash but without the space that makes it a list."""
        own_line = not self._open or event.start_mark.line + 1 > self._line_above()
        return own_line and not event.style and bool(_DASHED.match(text))

    def _line_above(self) -> int:
        """The line of the key in waiting, or of whatever came last."""
        container, path = self._open[-1]
        here = (*path, self._key) if isinstance(container, dict) and self._key is not None else path
        return self.keys.get(here, self.values.get(here, (0, 0)))[0]

    def _begin_key(self, text: str, event: Any) -> None:
        path: DataPath = (*self._open[-1][1], text)
        where = event.start_mark.line + 1, event.start_mark.column + 1
        if path in self.keys:
            self._refuse_twice(path, event)
            path = (*path[:-1], -where[0])
        self.keys[path] = where
        self._key = path[-1]

    def _refuse_twice(self, path: DataPath, event: Any) -> None:
        listed = len(path) > 1 and isinstance(path[-2], int)
        if not listed or self._twice.setdefault(path[:-1], path[-1]) == path[-1]:  # one lost dash doubles every key
            message = f"`{path[-1]}` staat hier voor de tweede keer (eerst op regel {self.keys[path][0]})."
            dash = " Of zet een streepje voor de regel waar iets nieuws begint." if listed else ""
            self._say(event, message, f"Haal een van de twee weg.{dash}", "WM010")
        self.lost |= {path, path[:-2]} if listed else {path}

    def _start(self, container: Any, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._say(event, "Hier zitten te veel groepjes in elkaar.", "Haal haakjes of inspringingen weg.", "WM012")
            raise TooMuchError
        if self._open and isinstance(self._open[-1][0], dict) and self._key is None:
            self._strange_keys.append(len(self._open))
            cure = "Haal de haakjes of het streepje voor de sleutel weg."
            self._say(event, "Een sleutel moet gewone tekst zijn.", cure, "WM013")
            self._open.append((container, (*self._open[-1][1], -event.start_mark.line - 1)))
            return
        self._open.append((container, self._place(container, event)))

    def _end(self) -> None:
        self._open.pop()
        if self._strange_keys and self._strange_keys[-1] == len(self._open):
            self._strange_keys.pop()
            self._key = -1  # what comes now is its value

    def _place(self, value: Any, event: Any) -> DataPath:
        """Put a value where it belongs and remember its place; gives its path."""
        if not self._open:
            self.root = value
            return ()
        container, parent = self._open[-1]
        if isinstance(container, list):
            path: DataPath = (*parent, len(container))
            if len(container) == _MAX_LISTED:
                self._refuse_too_much(event, f"Deze lijst is te lang: meer dan {_MAX_LISTED}.")
            container.append(value)
        else:
            key, self._key = self._key, None
            path = (*parent, "" if key is None else key)
            if isinstance(key, str):
                container[key] = value
        self.values[path] = event.start_mark.line + 1, event.start_mark.column + 1
        return path
