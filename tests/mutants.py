"""A sample of mutants: small faults put into one room of the program, one at a time. A test should notice each.

    python tests/mutants.py --room pages --seed 9 --number 30

Everything happens in a copy of the project that is thrown away. First the room's tests (ROOMS) run once, and
`reach.py` notes which functions each of them enters and how long it takes; then each mutant meets the tests that reach
it, the quickest first, until one fails. Tests that a quick run leaves out are left out here too.
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reach import PACKAGE, PLAN, REACH, Reach

REPOSITORY = Path(__file__).resolve().parent.parent
ROOMS = {
    "pages": "states people agenda pages share search templates next_change statement complete_site cards",
    "calendars": "settle ledger_file first_form content_lines entries calendars feeds publish diff structured",
    "data": "share search structured pages feeds",
    "delivery": "freshness output",
}
_COPIED = shutil.ignore_patterns(".git", ".venv", ".cache", "__pycache__", ".*_cache")
_QUICK = "not machine and not slow"
_SLACK = 120.0  # seconds that tests may take more than before: what takes longer hangs
_FLIPS: dict[type[ast.AST], type[Any]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: `function` is the first line of the function around it, 0 for what stands in none."""

    file: Path
    line: int
    function: int
    text: str
    diff: str


def mutants(file: Path) -> Iterator[Mutant]:
    """Every mutant of a file. Both versions are printed anew, so that they differ in nothing but the change."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    plain = ast.unparse(tree)
    for node, field, index, function in list(_places(tree, 0)):
        old = getattr(node, field) if index is None else getattr(node, field)[index]
        for new in _changes(old):
            _put(node, field, index, new)
            text = ast.unparse(ast.fix_missing_locations(tree))
            _put(node, field, index, old)
            lines = difflib.unified_diff(plain.splitlines(), text.splitlines(), n=0, lineterm="")
            diff = "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
            yield Mutant(file, getattr(old, "lineno", getattr(node, "lineno", 0)), function, text, diff)


def _put(node: ast.AST, field: str, index: int | None, value: ast.AST) -> None:
    if index is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[index] = value


def _places(node: ast.AST, function: int) -> Iterator[tuple[ast.AST, str, int | None, int]]:
    """(node, field, index, function) of all that may be changed: no docstrings, types or decorators."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_docstring(node, field, index, child):
                continue
            yield node, field, index, function
            yield from _places(child, _first_line(child) if isinstance(child, ast.FunctionDef) else function)


def _first_line(function: ast.FunctionDef) -> int:
    """As Python counts: that of its first decorator."""
    return min([function.lineno, *(each.lineno for each in function.decorator_list)])


def _is_docstring(node: ast.AST, field: str, index: int | None, child: ast.AST) -> bool:
    first = field == "body" and index == 0 and isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    return first and isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(value=str(value)):
            yield ast.Constant(f"{value}x" if value else "x")
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.If() | ast.IfExp():
            changed = copy.copy(node)
            changed.test = ast.UnaryOp(ast.Not(), node.test)
            yield changed
        case ast.comprehension(ifs=[first, *others]):
            changed_loop = copy.copy(node)
            changed_loop.ifs = [ast.UnaryOp(ast.Not(), first), *others]
            yield changed_loop
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr() | ast.AugAssign() | ast.Continue():
            yield ast.Pass()
        case _ if type(node) in _FLIPS:
            yield _FLIPS[type(node)]()


def _survives(root: Path, mutant: Mutant, reach: Reach) -> bool | None:
    """Whether every test that reaches the mutant passes; None where no test does."""
    chosen = sorted((seconds, test) for test, (seconds, entered) in reach.items() if _is_reached(mutant, root, entered))
    if not chosen:
        return None
    plan, original = root / "plan.json", mutant.file.read_text(encoding="utf-8")
    plan.write_text(json.dumps([test for _, test in chosen]))
    _replace(mutant.file, mutant.text)
    try:
        files = sorted({test.partition("::")[0] for _, test in chosen})
        return _pytest(root, files, _SLACK + 3 * sum(seconds for seconds, _ in chosen), PLAN, plan) == 0
    finally:
        _replace(mutant.file, original)


def _is_reached(mutant: Mutant, root: Path, entered: list[str]) -> bool:
    """Inside a function, when it is entered; outside of them, when any function beside it is."""
    path = mutant.file.relative_to(root)
    if mutant.function:
        return f"{path.as_posix()}:{mutant.function}" in entered
    return any(each.startswith(f"{path.parent.as_posix()}/") for each in entered)


def _replace(file: Path, text: str) -> None:
    """Compiled code goes by size and second: a mutant of the same second would be taken for the original."""
    file.write_text(text, encoding="utf-8")
    Path(importlib.util.cache_from_source(str(file))).unlink(missing_ok=True)


def _pytest(root: Path, files: list[str], seconds: float | None, mode: str, file: Path) -> int:
    """The exit code of pytest: 1 is a test that failed, and so is one that never ends."""
    own = f"--basetemp={root.parent / 'tmp'}"  # where the runs of others clean up, one may stumble over another
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "reach", "-m", _QUICK, own, *files]
    ours = {**os.environ, "PYTHONPATH": "tests", mode: str(file)}
    with suppress(subprocess.TimeoutExpired):
        return subprocess.call(command, cwd=root, env=ours, stdout=subprocess.DEVNULL, timeout=seconds)
    return 1


def _try(root: Path, room: str, seed: int, number: int) -> Iterator[str]:
    """What to print of each mutant as it is tried, and at the end how many were killed."""
    every = [mutant for file in sorted((root / PACKAGE / room).rglob("*.py")) for mutant in mutants(file)]
    notes = root / "reach.json"
    if _pytest(root, [f"tests/test_{name}.py" for name in ROOMS[room].split()], None, REACH, notes):
        sys.exit("The tests fail without any mutant.")
    reach: Reach = json.loads(notes.read_bytes())
    sample, killed = random.Random(seed).sample(every, min(number, len(every))), 0
    for mutant in sorted(sample, key=lambda each: (each.file, each.line)):
        survives = _survives(root, mutant, reach)
        killed += survives is False
        word = {True: "SURVIVED", False: "killed", None: "SURVIVED, no test enters it"}[survives]
        yield f"{word} {mutant.file.relative_to(root)}:{mutant.line}\n{mutant.diff}"
    yield f"{killed} of {len(sample)} killed (seed {seed}; the room has {len(every)} mutants)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--room", choices=ROOMS, required=True)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--number", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        root = Path(folder).resolve() / "project"
        shutil.copytree(REPOSITORY, root, ignore=_COPIED)
        for line in _try(root, asked.room, asked.seed, asked.number):
            print(line, flush=True)


if __name__ == "__main__":
    main()
