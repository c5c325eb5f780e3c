"""Every page, style sheet and drawing is valid: the Nu HTML checker has no errors and no warnings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import write

Checker = Callable[..., list[str]]


@pytest.fixture(scope="module")
def check(program: Callable[[str], str], node_packages: Callable[[str], Path]) -> Checker:
    """A function that gives all messages about the HTML, CSS and SVG files below some folders."""
    jar = node_packages("node-web") / "vnu-jar/build/dist/vnu.jar"
    command = [program("java"), "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(jar)]
    command += ["--also-check-css", "--also-check-svg", "--skip-non-html", "--format", "json", "--stdout"]

    def messages(*folders: Path) -> list[str]:
        ended = subprocess.run(
            [*command, *map(str, folders)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        found = json.loads(ended.stdout or ended.stderr)["messages"]
        return [f"{each['url']}:{each.get('lastLine', 0)}: {each['message']}" for each in found]

    return messages


def test_both_sites_are_valid(check: Checker, academy_site: Path, complete_project: Path) -> None:
    assert check(academy_site, complete_project / "output") == []


def test_the_checker_reads_pages_style_sheets_and_drawings(check: Checker, tmp_path: Path) -> None:
    write(tmp_path, "page.html", "<!doctype html><html lang=nl><title>Fout</title><p></div></html>")
    write(tmp_path, "style.css", "a { colour: red; }")
    write(tmp_path, "drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"><rect wdth="1"/></svg>')
    told = "\n".join(check(tmp_path))
    assert [name for name in ("page.html", "style.css", "drawing.svg") if name not in told] == []
