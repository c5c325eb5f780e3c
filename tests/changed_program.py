"""What was kept by a program is not believed by another: a word, a library or the Python of it is changed at random.

The small site of `damaged_caches.py` is built by a copy of the program; then a word, a number or an operator somewhere
in the copy is another, and it is built again, and from nothing.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from built_sites import Answers, Asked, alike, begun, files
from damaged_caches import begin
from sites import DAY, REPOSITORY

_COMMANDS = [[verb, "--op", DAY.isoformat()] for verb in ("build", "check")]
# What makes the site: the rest is for staff, hosts and who asks.
_ROOMS = ("calendars", "data", "media", "model", "pages", "reading", "text")
_LIBRARIES = ("jinja2", "markupsafe", "markdown", "nh3", "pillow", "segno", "pyyaml", "babel")


@dataclass
class ChangedProgram:
    """The copy of the program in `folder`, and the site in `root` that it made."""

    folder: Path
    root: Path
    dice: Random

    def __post_init__(self) -> None:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / "wijkmakers_site", self.folder / "wijkmakers_site", ignore=ignored)
        begin(self.root)
        self._build(self.root, {})

    def _build(self, root: Path, how: Mapping[str, Any]) -> Answers:
        asked = Asked(str(root), _COMMANDS, program=str(self.folder))
        return list(map(alike, begun(replace(asked, **how))()))

    def trial(self) -> str:
        """Change something, build, and take it back; gives what it was. Raises AssertionError where it was not seen."""
        what, file, text = self._change()
        before = file.read_text("utf-8") if file.exists() else None
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        try:
            self._compare(what)
        finally:
            file.unlink() if before is None else file.write_text(before, "utf-8")
        return what

    def _compare(self, what: str) -> None:
        how: Mapping[str, Any] = self.dice.choice(
            [{}, {}, {"flags": ["-O"]}, {"environment": {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}}]
        )
        new = self.root.with_name("new")
        shutil.rmtree(new, ignore_errors=True)
        begin(new)
        told = self._build(new, {**how, "fresh": True})
        assert self._build(self.root, how) == told, what
        if told[0].returncode == 0:
            made, wanted = files(self.root / "output"), files(new / "output")
            assert made == wanted, (what, [path for path in wanted if made.get(path) != wanted[path]][:9])

    def _change(self) -> tuple[str, Path, str]:
        if self.dice.random() < 0.1:
            library = self.dice.choice(_LIBRARIES)
            return library, self.folder / f"{library}-{self.dice.randint(90, 99)}.0.dist-info/METADATA", ""
        while True:
            room = self.folder / "wijkmakers_site" / self.dice.choice(_ROOMS)
            file = self.dice.choice(sorted(room.rglob("*.py")))
            text = file.read_text("utf-8")
            if changes := list(_changes(text)):
                line, old, new = self.dice.choice(changes)
                lines = text.splitlines(keepends=True)
                lines[line - 1] = lines[line - 1].replace(old, new, 1)
                place = file.relative_to(self.folder / "wijkmakers_site")
                return f"{place}:{line} {old} -> {new}", file, "".join(lines)


def _changes(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, what stands there, what could) for words and numbers of a program."""
    tree = ast.parse(text)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    lines = text.splitlines()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings or node.lineno != node.end_lineno:
            continue
        old = lines[node.lineno - 1][node.col_offset : node.end_col_offset]
        if isinstance(node.value, bool) or node.value is None or not old.isprintable():
            continue
        if isinstance(node.value, int):
            yield node.lineno, old, str(node.value + 1)
        elif isinstance(node.value, str) and old[:1] in "\"'" and len(old) > 2 and old[1].isalnum():
            yield node.lineno, old, f"{old[:-1]}x{old[-1]}"


def change_the_program(folder: Path, count: int, first: int) -> Iterator[str]:
    """So many changes, one after the other; gives each, and what it should have made different."""
    program = ChangedProgram(folder / "program", folder / "site", Random(first))
    for _ in range(count):
        try:
            yield program.trial()
        except AssertionError as error:
            yield f"NOT SEEN: {error}"
