"""What a command costs before it does anything: the libraries it imports, and the regular expressions it compiles."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
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
    web = {"ssl", "http.client", "urllib.request", "email"}
    spared = {*web, "subprocess", "PIL", "markdown", "multiprocessing", "nh3", "difflib", "yaml"}
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


def changed_speaker(tmp_path: Path) -> set[str]:
    """The modules of a build after a change of one name."""
    root = with_layouts(tmp_path)
    write(root, "content/beelden/jet.jpg", photo())
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\nfoto: {bestand: jet.jpg, alt: Jet}\n")
    build(root, "2024-11-01")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Anders\nfoto: {bestand: jet.jpg, alt: Jet}\n")
    return imported(in_process(root))


def in_process(root: Path) -> str:
    """Code that builds the site of `root`."""
    again = f"run(['build', '--op', '1 november 2024'], pathlib.Path({str(root)!r}))"
    return f"import os, pathlib; os.environ['CI'] = ''; from wijkmakers_site.cli.main import run; {again}"


def test_a_build_after_a_change_waits_for_nothing_that_few_builds_need(tmp_path: Path) -> None:
    """Imports are half of a small build. The number is a ceiling: who comes above it looks what can be left out."""
    modules = changed_speaker(tmp_path)
    assert {"jinja2", "yaml"} <= modules
    assert {"PIL", "difflib", "markdown", "nh3", "pyexpat", "segno"} & modules == set()
    ours = {name.removeprefix("wijkmakers_site.") for name in modules if name.startswith("wijkmakers_site.")}
    spared = {
        "asked", "beside_faults", "calendars.diff", "calendars.earlier_site", "calendars.ledger.written.first_form",
        "delivery.compressed", "delivery.hosts.headers", "files.pdf_facts", "files.svg.reader", "media.drawings.scene",
        "media.pixels", "pages.templating.template_faults", "problems.codes",
        "reading.source.diagnosis.yaml_messages", "reading.source.repaired", "text.prose.parts.notes",
    }  # fmt: skip
    assert spared <= {each.name.removeprefix("wijkmakers_site.") for each in all_modules()}
    assert spared & ours == set()
    assert len(ours) < 350


def test_who_changed_a_template_alone_waits_for_no_yaml(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    build(root, "2024-11-01")
    template = root / "layouts/home.html"
    template.write_text(template.read_text(encoding="utf-8") + "<!-- anders -->\n", encoding="utf-8")
    modules = imported(in_process(root))
    assert "jinja2" in modules
    assert "yaml" not in modules


def all_modules() -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.walk_packages(wijkmakers_site.__path__, "wijkmakers_site.")


def test_every_regular_expression_that_is_compiled_when_it_is_used_is_one() -> None:
    for module in all_modules():
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


def test_who_reads_yaml_waits_for_no_expression_of_what_libyaml_does() -> None:
    code = (
        "import re, sys; before = re.compile; import wijkmakers_site.reading.source.builder, yaml;"
        "waiting = yaml.reader.Reader.NON_PRINTABLE;"
        "print(re.compile is before, 'search' in vars(waiting));"
        "print(yaml.safe_load('2024-12-12'), bool(waiting.search('\\a')))"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.split()
    assert told == ["True", "False", "2024-12-12", "True"]
