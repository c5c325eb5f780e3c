"""What a command costs before it does anything: the libraries it imports, and the regular expressions it compiles."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from published import build
from sites import REPOSITORY, with_layouts, write
from test_images import photo

import wijkmakers_site
from wijkmakers_site.regex import Regex, regex


def imported(code: str) -> set[str]:
    """The modules that are there after some code ran in a new process."""
    command = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"]
    return set(subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.split())


def test_a_run_that_asks_nobody_does_not_wait_for_what_asking_needs() -> None:
    """An HTTP client costs a small build a tenth of its time."""
    spared = {"ssl", "http.client", "urllib.request", "email", "subprocess", "PIL", "markdown", "multiprocessing"}
    assert not spared & imported("import wijkmakers_site.pipeline")


def test_who_finds_nothing_changed_waits_for_nothing_that_building_needs() -> None:
    """The answer of a second build comes before the libraries of the first are there."""
    spared = {"dataclasses", "decimal", "jinja2", "pickle", "shutil", "subprocess", "yaml", "wijkmakers_site.model"}
    verbs = ", ".join(
        f"wijkmakers_site.cli.verbs.{name}" for name in ("building", "checking", "differing", "publishing")
    )
    assert not spared & imported(
        f"import {verbs}; from wijkmakers_site.cli.main import parse, chosen_cores;"
        "from wijkmakers_site.cli.command_line.options import chosen_clock;"
        "chosen_clock(parse(['build', '--op', '1 november 2026']).op); chosen_clock(None); chosen_cores(None)"
    )


def test_what_is_kept_of_a_photo_needs_nobody_who_encodes_one(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/beelden/jet.jpg", photo())
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\nfoto: {bestand: jet.jpg, alt: Jet}\n")
    build(root, "2024-11-01")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Anders\nfoto: {bestand: jet.jpg, alt: Jet}\n")
    again = f"run(['build', '--op', '1 november 2024'], pathlib.Path({str(root)!r}))"
    modules = imported(f"import os, pathlib; os.environ['CI'] = ''; from wijkmakers_site.cli.main import run; {again}")
    assert "jinja2" in modules
    assert {"PIL", "markdown", "segno"} & modules == set()


def test_every_regular_expression_that_is_compiled_when_it_is_used_is_one() -> None:
    for module in pkgutil.walk_packages(wijkmakers_site.__path__, "wijkmakers_site."):
        importlib.import_module(module.name)
    lazy = [each for each in gc.get_objects() if isinstance(each, Regex)]
    assert len(lazy) > 100
    for each in lazy:
        re.compile(*each.written)


def test_what_is_compiled_when_it_is_used_does_what_a_compiled_one_does() -> None:
    words = regex(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    assert words.findall("Een dag") == ["E", "d"]
    assert words.sub(r"\g<first>", "Een dag") == "E d"
    assert (words.pattern, words.groups) == (r"(?P<first>[a-z])[a-z]*", 1)
    assert regex(rb"\d").search(b"dag 4")
    with pytest.raises(re.error):
        regex("(").search("dag")
