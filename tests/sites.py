"""Tiny whole sites for tests, as real files in a folder of the test's own.

`minimal` is the smallest site that breaks no rule: one programme with one module, one speaker, one venue, one
organisation and one page. Its texts are constants of this module, so that a test can say what it changes.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from unittest import mock

from wijkmakers_site.cli import main

REPOSITORY = Path(__file__).resolve().parent.parent
COMPLETE = REPOSITORY / "tests/sites/complete"  # everything that can stand in content
ACADEMY = REPOSITORY / "tests/sites/academy"  # the customer's content as it was: today's may change
KINDS = REPOSITORY / "tests/sites/kinds"  # six sorts of programme, as academies really have them
DAY = date(2024, 11, 1)  # today, in all tests that do not say otherwise

# Two thirds of building a tiny site is compiling the templates: one folder of compiled ones serves all sites.
_COMPILED = tempfile.TemporaryDirectory(prefix="templates-")

PROGRAMME = "content/leergangen/proef/leergang.yaml"
FILES = {
    "content/site.yaml": """\
        naam: Proefsite
        adres: https://voorbeeld.nl/
        samenvatting: Een site om mee te proeven.
        themas:
          - {id: wonen, titel: Wonen}
          - {id: leren, titel: Leren}
        """,
    PROGRAMME: """\
        titel: Proefleergang
        samenvatting: Een leergang om mee te proeven.
        thema: [leren]
        organisatoren: [academie]
        begindatum: 2025-01-09
        einddatum: 2025-06-26
        groepen:
          - {id: a, titel: Groep A}
        modules:
          - id: start
            titel: De start
            datum: 2025-01-09
            tijd: 13:00-17:00
            locatie: molen
            sprekers: [jet]
        """,
    "content/leergangen/proef/leergang.md": "Waar de leergang over gaat.\n",
    "content/leergangen/proef/start.md": "Waar de start over gaat.\n",
    "content/sprekers/jet.yaml": "naam: Jet Proef\norganisatie: academie\n",
    "content/locaties/molen.yaml": "naam: De Molen\nadres: Molenpad 1\nplaats: Groningen\n",
    "content/organisaties/academie.yaml": "naam: De Academie\n",
    "content/paginas/over.yaml": "titel: Over ons\n",
    "content/paginas/over.md": "Wie we zijn.\n",
}


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write one file below `root`, its folders too; text loses the indentation all its lines share."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return file


def minimal(root: Path) -> Path:
    """Write `content/` of a minimal good site into `root`; gives `root`."""
    for path, text in FILES.items():
        write(root, path, text)
    return root


def copy_layouts(root: Path) -> None:
    """The repository's own `layouts/` in `root`, with the compiled templates of all tests."""
    for folder, names in _layouts().items():
        (root / folder).mkdir(parents=True)
        for name, content in names.items():
            (root / folder / name).write_bytes(content)
    share_compiled_templates(root)


@cache
def _layouts() -> dict[str, dict[str, bytes]]:
    """The files of the repository's `layouts/` by their folder, those around it first: read once for all sites."""
    return {
        os.path.relpath(folder, REPOSITORY): {name: Path(folder, name).read_bytes() for name in names}
        for folder, _folders, names in os.walk(REPOSITORY / "layouts")
    }


def share_compiled_templates(root: Path) -> None:
    """A cache in `root` that holds the compiled templates of all tests, and nothing else yet."""
    (root / ".cache").mkdir(exist_ok=True)
    (root / ".cache/templates").symlink_to(_COMPILED.name, target_is_directory=True)


def with_kept_photos(root: Path) -> Path:
    """A project to come whose cache is that of the encoded photos of COMPLETE, kept from run to run: they take seconds
    to make. Not for who damages a cache. Gives `root`.
    """
    photos = REPOSITORY / ".cache/beelden-complete"
    photos.mkdir(parents=True, exist_ok=True)
    (root / ".cache").mkdir()
    (root / ".cache/beelden").symlink_to(photos, target_is_directory=True)
    return root


def project(root: Path, site: Path) -> Path:
    """A copy of COMPLETE, ACADEMY or KINDS with the repository's own `layouts/`; gives `root`."""
    shutil.copytree(site / "content", root / "content")
    copy_layouts(root)
    return root


def with_layouts(root: Path) -> Path:
    """The minimal site with the repository's own `layouts/` and an empty `output/`: ready to build; gives `root`."""
    minimal(root)
    copy_layouts(root)
    write(root, "output/.gitignore", "*\n!.gitignore\n")
    return root


@dataclass(frozen=True, slots=True)
class Completed:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(root: Path, *words: str, environment: Mapping[str, str] = MappingProxyType({})) -> Completed:
    """`python3 build.py <words>` with `root` as the current folder, within this process: starting one costs more than
    most commands do. `environment` is added to ours.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        contextlib.chdir(root),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch("sys.stdin", io.StringIO()),
        mock.patch.dict(os.environ),
    ):
        os.environ.pop("SOURCE_DATE_EPOCH", None)  # of the test run
        os.environ.update(environment)
        code = main.run(words, root)
    gc.enable()  # a run of its own would have ended here
    out.seek(0)
    err.seek(0)
    return Completed(code, out.read(), err.read())


def run_apart(root: Path, *words: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`python -m wijkmakers_site <words>` as a process of its own; `environment` is added to ours."""
    # It may not trip over what the test run was started with.
    ours = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "wijkmakers_site", *words],
        cwd=root,
        env={**ours, "PYTHONPATH": str(REPOSITORY), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
