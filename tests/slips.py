"""One slip of the hand at a time, on every line of the facts of a site: what hurried people do to a file.

Run by hand, the module makes them all in `tests/sites/complete` and prints, by kind: how many were made, how many were
told in one message, in more, elsewhere than at their line, or not at all (many a slip is good content too):

    PYTHONPATH=. python tests/slips.py
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cures import problems
from sites import COMPLETE

from wijkmakers_site.problems.problem import Problem

_FACT = re.compile(r"(?P<indent> *(?:- )*)(?P<key>[a-z_]+):(?: (?P<value>.*))?")
_DASHES = {"no dash": "", "dash without space": "-", "star for dash": "* ", "bullet for dash": "• "}
# What is no longer what it was, whatever stands there: each of these is told.
UNREADABLE = {
    "tab for indentation", "star for dash", "bullet for dash", "no dash", "dash without space", "bracket lacks",
    "no colon", "semicolon", "equals sign", "capital", "key in bold", "key in curly quotes", "letter lost",
    "value below", "quote not closed", "value in bold", "file twice",
}  # fmt: skip


@dataclass(frozen=True)
class Slip:
    """One slip: `text` is what the file becomes, `line` (from 1) where it was made, `last` where it ends."""

    kind: str
    line: int
    text: str
    last: int


@dataclass(frozen=True)
class Told:
    """What was said of a slip in the file at `path`, besides what the site says without it."""

    slip: Slip
    path: str
    said: tuple[Problem, ...]

    @property
    def in_place(self) -> bool:
        """Whether a message is at the slip, or at the line next to it, where YAML only then notices."""
        near = range(self.slip.line - 1, self.slip.last + 2)
        return any(problem.path == self.path and problem.line in near for problem in self.said)


def slips(text: str) -> Iterator[Slip]:
    """Every slip in a file, one at a time."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        for kind, new in (*_in_line(line), *_in_fact(line)):
            written = [*lines[: number - 1], *new, *lines[number:]]
            yield Slip(kind, number, "\n".join(written) + "\n", number + len(new) - 1)
    yield Slip("file twice", len(lines) + 1, text + text, 2 * len(lines))


def _in_line(line: str) -> Iterator[tuple[str, list[str]]]:
    bare = line.lstrip()
    indent = len(line) - len(bare)
    yield "line gone", []
    yield "line twice", [line, line]
    yield "two spaces more", [f"  {line}"]
    yield "dot behind", [f"{line}."]
    yield "comma behind", [f"{line},"]
    if indent:
        yield "tab for indentation", ["\t" * (indent // 2) + bare]
        yield "two spaces less", [line[2:]]
    if bare.startswith("- "):
        for kind, mark in _DASHES.items():
            yield kind, [line.replace("- ", mark, 1)]
    if bare.endswith(("]", "}")):
        yield "bracket lacks", [line[:-1]]


def _in_fact(line: str) -> Iterator[tuple[str, list[str]]]:
    fact = _FACT.fullmatch(line)
    if not fact:
        return
    before, key, value = fact["indent"], fact["key"], f" {fact['value']}" if fact["value"] else ""
    yield "no colon", [f"{before}{key}{value}"]
    yield "semicolon", [f"{before}{key};{value}"]
    yield "equals sign", [f"{before}{key} ={value}"]
    yield "capital", [f"{before}{key.capitalize()}:{value}"]
    yield "key in bold", [f"{before}**{key}:**{value}"]
    yield "key in curly quotes", [f"{before}“{key}”:{value}"]
    if len(key) > 4:
        yield "letter lost", [f"{before}{key[:2]}{key[3:]}:{value}"]
    if not value or value[1] in "\"'[{|":
        return
    yield "value gone", [f"{before}{key}:"]
    yield "value below", [f"{before}{key}:", " " * len(before) + value[1:]]
    yield "quote not closed", [f'{before}{key}: "{value[1:]}']
    yield "value in bold", [f"{before}{key}: **{value[1:]}**"]
    yield "value in curly quotes", [f"{before}{key}: “{value[1:]}”"]
    yield "not known yet", [f"{before}{key}: n.n.b."]


def every(root: Path) -> Iterator[tuple[str, Slip]]:
    """(path, slip) of every file of facts below `root`, a site."""
    for file in sorted((root / "content").rglob("*.yaml")):
        path = file.relative_to(root).as_posix()
        yield from ((path, slip) for slip in slips(file.read_text("utf-8")))


def say(root: Path, made: list[tuple[str, Slip]]) -> Iterator[Told]:
    """Make each slip in the site in `root`, look, and take it back."""
    known = {(problem.code, problem.path, problem.message) for problem in problems(root)}
    for path, slip in made:
        file = root / path
        before = file.read_bytes()
        file.write_text(slip.text, "utf-8")
        said = [each for each in problems(root) if (each.code, each.path, each.message) not in known]
        yield Told(slip, path, tuple(said))
        file.write_bytes(before)


def main() -> None:
    made, one, more, elsewhere, silent = Counter[str](), Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(COMPLETE, Path(folder, "site")))
        for each in say(root, list(every(root))):
            kind = each.slip.kind
            made[kind] += 1
            one[kind] += len(each.said) == 1
            more[kind] += len(each.said) > 1
            elsewhere[kind] += bool(each.said) and not each.in_place
            silent[kind] += not each.said
    print(f"{'':24}{'made':>7}{'one':>7}{'more':>7}{'elsewhere':>11}{'silent':>8}")
    for kind in [*sorted(made), ""]:
        counts = [count[kind] if kind else count.total() for count in (made, one, more, elsewhere, silent)]
        print("{:24}{:7}{:7}{:7}{:11}{:8}".format(kind or "all", *counts))


if __name__ == "__main__":
    main()
