"""The files of a site on somebody's desk: changes to them, all at once, as a person makes them in an editor.

Places are those of a `Problem`: lines and columns from 1. Changes are collected first and made together, so that the
places of one message hold although another was followed before it.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from wijkmakers_site.problems.problem import Problem

_KEY = re.compile(r"\s*(?:- +)*")


@dataclass
class Desk:
    """Changes to the site in `root`: `edits` by path as (start, end, new text), `moves` of files and folders, what is
    `deleted`, folders that are `emptied` and then deleted, and `new` files.
    """

    root: Path
    edits: dict[str, set[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(set))
    moves: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    emptied: set[str] = field(default_factory=set)
    new: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """With every byte as a character, so that any file can be changed; places count characters all the same."""
        file = self.root / path
        raw = file.read_bytes() if file.is_file() else b""
        return raw.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")

    def lines(self, path: str) -> list[str]:
        return self.text(path).split("\n")

    def line(self, problem: Problem) -> str:
        return self.lines(problem.path)[problem.line - 1]

    def replace(self, path: str, line: int, start: int, end: int, new: str) -> None:
        """Characters `start` up to `end` (from 0) of a line."""
        offset = sum(len(each) + 1 for each in self.lines(path)[: line - 1])
        self.edits[path].add((offset + start, offset + end, new))

    def replace_line(self, path: str, line: int, new: str) -> None:
        self.replace(path, line, 0, len(self.lines(path)[line - 1]), new)

    def delete_lines(self, path: str, first: int, last: int | None = None) -> None:
        lines = self.lines(path)
        start = sum(len(each) + 1 for each in lines[: first - 1])
        end = start + sum(len(each) + 1 for each in lines[first - 1 : last or first])
        self.edits[path].add((start, end, ""))

    def insert(self, path: str, line: int, new: str) -> None:
        """A line below `line`; 0 is the top."""
        offset = sum(len(each) + 1 for each in self.lines(path)[:line])
        self.edits[path].add((offset, offset, f"{new}\n"))

    def make(self) -> None:
        """Make all changes; of two that overlap the first, as somebody does who goes through a file from its top."""
        for path, edits in self.edits.items():
            text, pieces, end = self.text(path), [], 0
            for start, stop, new in sorted(edits):
                if start >= end:
                    pieces += [text[end:start], new]
                    end = stop
            file = self.root / path
            if file.is_dir():
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes("".join([*pieces, text[end:]]).encode("utf-8", "surrogateescape"))
        for path in self.deleted:
            gone = self.root / path
            if gone.is_dir():
                shutil.rmtree(gone)
            else:
                gone.unlink()
        for old, new_path in self.moves.items():
            target = self.root / new_path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.root / old).rename(target)
        for path in self.emptied:
            shutil.rmtree(self.root / path)
        for path, text in self.new.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def key_column(line: str) -> int:
    """Where the key of a line stands (from 0), behind the dashes of lists."""
    match = _KEY.match(line)
    return match.end() if match else 0


def span_of_group(lines: list[str], line: int) -> int:
    """The last line (from 1) of what begins at `line`: all below it that is indented further."""
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    last = line
    while last < len(lines) and lines[last].strip() and len(lines[last]) - len(lines[last].lstrip()) > indent:
        last += 1
    return last


def span_of_value(text: str, start: int) -> tuple[int, int]:
    """From where to where (from 0) a value stands in its line; without the quotes around it."""
    rest = text[start:]
    if rest[:1] in ("'", '"') and (end := rest.find(rest[0], 1)) > 0:
        return start + 1, start + end
    if rest[:1] in ("[", "{"):
        return start, start + _span_of_brackets(rest)
    before = text[:start]
    inside = before.count("[") + before.count("{") > before.count("]") + before.count("}")
    stop = re.search(r"[,\]}]|\s+#|$", rest) if inside else re.search(r"\s+#|\s*$", rest)
    assert stop
    return start, start + len(rest[: stop.start()].rstrip())


def _span_of_brackets(text: str) -> int:
    """Up to and with the bracket or brace that closes the first one; all that is there where none does."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return at + 1
    return len(text.partition(" #")[0].rstrip())
