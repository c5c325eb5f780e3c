"""libyaml's events -> data and places, on a stack of our own.

`load` would type the scalars (13:00 -> 780, nee -> False), keep the last of two equal keys, and follow aliases;
`compose` recurses and takes the process down on deep nesting.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any, NoReturn

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.source.library import yaml
from wijkmakers_site.reading.source.presentation import DataPath, Presentation, presentation_of
from wijkmakers_site.reading.source.text import INVISIBLE
from wijkmakers_site.regex import regex

MAX_DEPTH = 10  # the deepest record, a speaker of a module, lies five deep
_MAX_EVENTS, _MAX_LISTED = 20_000, 500  # ten times the largest file, and the longest list, that anybody would write
_DASHED = regex(r"-[^\s\d-]")


class LimitExceededError(Exception):
    """The file is too deep or too long to be one of ours; raised after a problem that says so was added."""


def built(path: str, lines: list[str]) -> Builder | None:
    """What the lines of a file build; None where there is anything wrong with them."""
    builder = Builder(path)
    with suppress(yaml.MarkedYAMLError, LimitExceededError):
        builder.read("\n".join(lines))
        return None if builder.problems else builder
    return None


class Builder:
    """Turns events into data and places. When an event of libyaml raises, what was built so far can still be used.

    `root` is the outermost value; `keys`, `values`, `presentations`, `lost` and `is_truncated` are those of `Document`.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Any = None
        self.keys: dict[DataPath, tuple[int, int]] = {}
        self.values: dict[DataPath, tuple[int, int]] = {}
        self.presentations: dict[DataPath, Presentation] = {}
        self.lost: set[DataPath] = set()
        self.is_truncated = False
        self.last_scalar: Any = None  # its event: where libyaml gives up, it tells what it had understood
        self._stack: list[tuple[Any, DataPath]] = []  # the open containers, each with its path
        # The key whose value comes next. An int stands for a key that has no place in the data: its value is walked
        # through for its faults and then dropped. It is negative, so that it never equals a position in a list.
        self._pending_key: str | int | None = None
        self._complex_keys: list[int] = []  # height of the stack where a list or mapping stood in the place of a key
        # The position in `problems`, and the first, of keys that stand at the top again, one right behind another.
        self._pasted: tuple[int, DataPath] | None = None
        self._first_duplicates: dict[DataPath, str | int] = {}  # by the path of a mapping in a list
        self._documents = 0
        self._lines: list[str] = []

    def read(self, text: str) -> None:
        """Take in the events of `text`. Raises yaml.MarkedYAMLError, or LimitExceededError."""
        self._lines = text.split("\n")
        for number, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
            if number > _MAX_EVENTS:
                self._refuse_excess(event, "Dit bestand is te lang: er staan te veel sleutels en waarden in.")
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.last_scalar = event
                self._refuse_properties(event)
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_properties(event)
                self._start({} if kind is yaml.MappingStartEvent else [], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                if self._pending_key != "<<":  # a merge key is refused itself, as one that no record knows
                    self._report_special(event, "*")
                self._scalar(event)
            elif kind is yaml.DocumentStartEvent:
                self._documents += 1
                if self._documents == 2:
                    dashes = "---" if getattr(event, "explicit", True) else "..."
                    cure = self._cure_of_second_document(event, dashes)
                    self._report(event, "Hier begint een tweede document.", cure, "WM011")
                    self.is_truncated = True
                    return

    def _cure_of_second_document(self, event: Any, dashes: str) -> str:
        below = "".join(self._lines[event.start_mark.line + 1 :][:1])
        if below.strip() and ":" not in below:  # no facts: the text, as other programs have it below them
            return f"Zet wat eronder staat in het `.md`-bestand ernaast, en haal het hier met `{dashes}` weg."
        return f"Haal de regel met `{dashes}` weg, en wat eronder nog een keer staat."

    def _report(self, event: Any, message: str, cure: str, code: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, message, cure, code))

    def _report_special(self, event: Any, character: str) -> None:
        from wijkmakers_site.reading.source.diagnosis.yaml_messages import special_character  # noqa: PLC0415

        self._report(event, *special_character(character))

    def _refuse_excess(self, event: Any, message: str) -> NoReturn:
        self._report(event, message, "Haal weg wat er niet in hoort, of maak er meer bestanden van.", "WM017")
        raise LimitExceededError

    def _refuse_properties(self, event: Any) -> None:
        """Anchors and tags, the properties of a node (YAML 1.2, section 6.9)."""
        if event.anchor:
            self._report_special(event, "&")
        if event.tag is not None:
            self._report_special(event, "!")

    def _scalar(self, event: Any) -> None:
        container = self._stack[-1][0] if self._stack else None
        text = event.value if type(event) is yaml.ScalarEvent else f"*{event.anchor}"
        # `decode` replaced those that stand in the file; these come from escapes such as "\x00". `isprintable` is a
        # quick first look: it holds for almost every text, and for none with such a character.
        if not text.isprintable() and (invisible := INVISIBLE.search(text)):
            self._report(
                event,
                f"Hier staat een onzichtbaar teken (U+{ord(invisible[0]):04X}).",
                "Haal de code met `\\` weg.",
                "WM002",
            )
            text = INVISIBLE.sub(" ", text)
        if isinstance(container, dict) and self._pending_key is None:
            self._start_key(text, event)
            return
        if text.startswith("-") and self._is_glued(text, event):
            from wijkmakers_site.reading.source.diagnosis.yaml_messages import (  # noqa: PLC0415
                NO_SPACE_AFTER_DASH,
                with_repair,
            )

            line = self._lines[event.start_mark.line].strip()
            self._report(event, *with_repair(NO_SPACE_AFTER_DASH, f"- {line.removeprefix('-')}"))
        if not text and (event.anchor or getattr(event, "tag", None)):
            text = "!"  # else the schema would complain that nothing is there, behind the problem of the anchor or tag
        path = self._add(text if text or getattr(event, "style", None) else None, event)
        if type(event) is yaml.ScalarEvent and (presentation := presentation_of(event, self._lines)):
            self.presentations[path] = presentation

    def _is_glued(self, text: str, event: Any) -> bool:
        """A line that begins with a dash but without the space that makes it a list."""
        own_line = not self._stack or event.start_mark.line + 1 > self._previous_line()
        return own_line and not event.style and bool(_DASHED.match(text))

    def _previous_line(self) -> int:
        """The line of the pending key, or else of the container around; 0 where there is neither."""
        container, path = self._stack[-1]
        if isinstance(container, dict) and self._pending_key is not None:
            path = (*path, self._pending_key)
        return self.keys.get(path, self.values.get(path, (0, 0)))[0]

    def _start_key(self, text: str, event: Any) -> None:
        path: DataPath = (*self._stack[-1][1], text)
        place = event.start_mark.line + 1, event.start_mark.column + 1
        if path in self.keys:
            self._refuse_duplicate(path, event)
            path = (*path[:-1], -place[0])
        elif len(path) == 1:
            self._pasted = None
        self.keys[path] = place
        self._pending_key = path[-1]

    def _refuse_duplicate(self, path: DataPath, event: Any) -> None:
        in_list = len(path) > 1 and isinstance(path[-2], int)
        if len(path) == 1 and self._is_pasted(path):
            return
        # A dash that was forgotten makes one mapping of two, and doubles every key of it: the first says enough.
        if not in_list or self._first_duplicates.setdefault(path[:-1], path[-1]) == path[-1]:
            message = f"`{path[-1]}` staat hier voor de tweede keer (eerst op regel {self.keys[path][0]})."
            self._report(event, message, self._cure_of_duplicate(path, in_list=in_list), "WM010")
        self.lost |= {path, path[:-2]} if in_list else {path}

    def _is_pasted(self, path: DataPath) -> bool:
        """Whether the key above stood there for the second time too: then it is a block that was pasted twice."""
        self.lost.add(path)
        if self._pasted is None:
            self._pasted = len(self.problems), path
            return False
        number, first = self._pasted
        message = f"Vanaf `{first[0]}` staan hier regels voor de tweede keer (eerst vanaf regel {self.keys[first][0]})."
        cure = f"Is het dubbel geplakt? Haal alles van hier tot en met `{path[-1]}` weg."
        self.problems[number] = replace(self.problems[number], message=message, cure=cure)
        return True

    def _cure_of_duplicate(self, path: DataPath, *, in_list: bool) -> str:
        container = self._stack[-1][0]
        if isinstance(container.get(path[-1]), list):
            return "Zet wat eronder staat bij de eerste, en haal deze regel weg."
        if in_list and path[-1] == next(iter(container)):  # where every other part of the list begins, too
            return "Begint hier iets nieuws? Zet een streepje voor de regel, twee spaties naar links. Of haal hem weg."
        dash = " Of zet een streepje voor de regel waar iets nieuws begint." if in_list else ""
        return f"Haal een van de twee weg.{dash}"

    def _start(self, container: Any, event: Any) -> None:
        if len(self._stack) >= MAX_DEPTH:
            from wijkmakers_site.reading.source.diagnosis.yaml_messages import TOO_DEEP  # noqa: PLC0415

            self._report(event, *TOO_DEEP)
            raise LimitExceededError
        if self._stack and isinstance(self._stack[-1][0], dict) and self._pending_key is None:
            # libyaml takes `? [a]` and `[a]: b` for a mapping whose key is a list: walked through, but not kept.
            self._complex_keys.append(len(self._stack))
            cure = "Haal de haakjes of het streepje voor de sleutel weg."
            self._report(event, "Een sleutel moet gewone tekst zijn.", cure, "WM013")
            self._stack.append((container, (*self._stack[-1][1], -event.start_mark.line - 1)))
            return
        self._stack.append((container, self._add(container, event)))

    def _end(self) -> None:
        self._stack.pop()
        if self._complex_keys and self._complex_keys[-1] == len(self._stack):
            self._complex_keys.pop()
            self._pending_key = -1  # no key, so that what comes next is the value and not a key

    def _add(self, value: Any, event: Any) -> DataPath:
        """Put a value into the container around it and remember its place; gives its path."""
        if not self._stack:
            self.root = value
            return ()
        container, parent = self._stack[-1]
        if isinstance(container, list):
            path: DataPath = (*parent, len(container))
            if len(container) == _MAX_LISTED:
                self._refuse_excess(event, f"Deze lijst is te lang: meer dan {_MAX_LISTED}.")
            container.append(value)
        else:
            key, self._pending_key = self._pending_key, None
            path = (*parent, "" if key is None else key)
            if isinstance(key, str):
                container[key] = value
        self.values[path] = event.start_mark.line + 1, event.start_mark.column + 1
        return path
