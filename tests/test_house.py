"""The house: its numbers, its tools, its layers, and what must stand in its papers."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from sites import REPOSITORY

TOP_LEVEL = {"content", "layouts", "build.py", "wijkmakers_site", "output", "tests", "pyproject.toml", "README.md"}
PROGRAM = sorted([REPOSITORY / "build.py", *(REPOSITORY / "wijkmakers_site").rglob("*.py")])
TESTS = sorted((REPOSITORY / "tests").rglob("*.py"))
PROJECT = REPOSITORY / "pyproject.toml"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(file: Path) -> str:
    return file.relative_to(REPOSITORY).as_posix()


def functions(files: list[Path]) -> Iterator[tuple[str, Function]]:
    """Every function with its place."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{name(file)}:{node.lineno} {node.name}", node


def body(function: Function) -> int:
    """The lines of a function below its signature, its docstring left out."""
    statements = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (function.end_lineno or 0) - statements[0].lineno + 1


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in PROGRAM}
    assert {file: length for file, length in lengths.items() if length > 300} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    assert [(place, body(each)) for place, each in functions(PROGRAM) if body(each) > 40] == []


def test_functions_are_short_as_a_rule() -> None:
    """Nine of ten have at most 25 lines; half of them at most 10."""
    lengths = sorted(body(each) for _place, each in functions(PROGRAM))
    assert lengths[len(lengths) * 9 // 10] <= 25
    assert median(lengths) <= 10


def test_every_parameter_and_every_return_has_a_type() -> None:
    untyped = []
    for place, each in functions(PROGRAM + TESTS):
        arguments = each.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        named = [one for one in every if one and one.arg not in ("self", "cls")]
        if each.returns is None or any(one.annotation is None for one in named):
            untyped.append(place)
    assert untyped == []


def test_init_files_are_empty() -> None:
    assert [name(file) for file in PROGRAM if file.name == "__init__.py" and file.read_bytes()] == []


def test_no_module_is_called_after_nothing() -> None:
    assert [name(file) for file in PROGRAM + TESTS if file.stem in {"utils", "util", "helpers", "common", "misc"}] == []


def test_nothing_stands_at_the_top_but_what_the_customer_fixed() -> None:
    found = {path.name for path in REPOSITORY.iterdir() if not path.name.startswith(".") and path.name != "__pycache__"}
    assert found == TOP_LEVEL


@pytest.mark.parametrize(
    "command",
    ["ruff check", "ruff format --check", pytest.param("mypy", marks=pytest.mark.slow)],  # reads every library's types
)
def test_the_tools_are_content(command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_imports_run_one_way() -> None:
    """The contracts in pyproject.toml, held by import-linter."""
    script = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([script], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize("lock", ["build", "test"])
def test_lock_files_hold_hashes_and_no_hosts(lock: str) -> None:
    text = (REPOSITORY / ".lock" / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?:|://|index-url|find-links|\.org\b|\.com\b", text)
    pins = re.findall(r"(?m)^([a-z0-9._-]+)==\S+.*\\$", text)
    assert pins
    assert len(pins) == len(re.findall(r"(?m)^[^\s#]", text)), "every line that pins has its hashes below it"


def test_what_the_locks_hold_covers_what_the_project_asks() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    for lock, wanted in (
        ("build", project["project"]["dependencies"]),
        ("test", project["project"]["dependencies"] + project["dependency-groups"]["test"]),
    ):
        text = (REPOSITORY / ".lock" / f"{lock}.txt").read_text(encoding="utf-8")
        pinned = set(re.findall(r"(?m)^([a-z0-9._-]+)==", text))
        assert {re.split(r"[><=~]", each)[0] for each in wanted} <= pinned, lock


def test_every_dependency_says_why_it_is_there() -> None:
    lines = PROJECT.read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if re.match(r'\s+"[a-z0-9._-]+>=', line)]
    assert asked
    assert [line for line in asked if not re.search(r"#\s*\S", line)] == []


def test_every_exception_of_the_tools_has_a_reason() -> None:
    """In the `ignore` lists of pyproject.toml."""
    table = PROJECT.read_text(encoding="utf-8")
    ignored = re.findall(r"(?ms)^ignore = \[\n(.*?)^\]", table)[0] + table.split("per-file-ignores]")[1].split("\n[")[0]
    rows = [line for line in ignored.splitlines() if line.strip()]
    assert [line for line in rows if "#" not in line] == []


def test_the_readme_names_every_verb() -> None:
    from wijkmakers_site.cli.verbs.verbs import VERBS

    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if not re.search(rf"build\.py {verb}\b|`{verb}\b", readme)] == []


def test_the_readme_names_no_verb_that_is_not_there() -> None:
    from wijkmakers_site.cli.verbs.verbs import VERBS

    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"build\.py ([a-z]+)\b", readme)) <= set(VERBS)


def test_the_recipes_name_files_that_are_there() -> None:
    """Relative to the program, or to the project for what lies outside it."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    recipes = readme.partition("\n## Contributing: recipes\n")[2].partition("\n## ")[0]
    paths = re.findall(r"`([\w./-]+/[\w./-]*|\w+\.\w+)`", recipes)
    roots = [REPOSITORY, REPOSITORY / "wijkmakers_site", REPOSITORY / "wijkmakers_site/reading/schema"]
    assert len(paths) > 30
    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []
    modules = re.findall(r"python -m ([\w.]+)", recipes)
    assert [each for each in modules if not (REPOSITORY / f"{each.replace('.', '/')}.py").exists()] == []
