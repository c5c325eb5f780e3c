"""`build.py` sets itself up on any machine: what goes wrong meanwhile is told in Dutch, and the next run is good."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from sites import REPOSITORY

from wijkmakers_site.cli.printed.faults import fault_message

VENV = Path(".venv")


def wheel(name: str, version: str) -> bytes:
    """A package with one module that holds its version."""
    info, file = f"{name}-{version}.dist-info", BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(zipfile.ZipInfo(f"{name}.py"), f"version = {version!r}\n")
        packed.writestr(
            zipfile.ZipInfo(f"{info}/METADATA"), f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        packed.writestr(
            zipfile.ZipInfo(f"{info}/WHEEL"), "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr(zipfile.ZipInfo(f"{info}/RECORD"), "")
    return file.getvalue()


WHEELS = {f"{name}-{version}-py3-none-any.whl": wheel(name, version) for name in ("een", "twee") for version in "12"}


class Registry:
    """Serves `WHEELS` as PyPI does; answers 500 for file names in `broken`. `asked` are the wheels that were."""

    def __init__(self) -> None:
        self.broken: set[str] = set()
        self.asked: list[str] = []
        registry = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.strip("/").rpartition("/")[2]
                body = WHEELS.get(name)
                if body is None:
                    links = (f'<a href="/files/{file}">{file}</a>' for file in WHEELS if file.startswith(f"{name}-"))
                    body = f"<!doctype html><html><body>{''.join(links)}</body></html>".encode()
                else:
                    registry.asked.append(name)
                self.send_response(500 if name in registry.broken else 200)
                self.send_header("Content-Type", "text/html" if body[:1] == b"<" else "application/zip")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@pytest.fixture
def registry() -> Iterator[Registry]:
    answering = Registry()
    thread = threading.Thread(target=answering.server.serve_forever)
    thread.start()
    yield answering
    answering.server.shutdown()
    answering.server.server_close()
    thread.join()


def front_door(folder: Path, version: str) -> Path:
    """A project that prints which versions it runs with."""
    lines = [
        f"{name}=={version} --hash=sha256:{hashlib.sha256(WHEELS[f'{name}-{version}-py3-none-any.whl']).hexdigest()}"
        for name in ("een", "twee")
    ]
    for path, text in {
        ".lock/build.txt": "\n".join(lines) + "\n",
        "wijkmakers_site/__main__.py": "import een, twee\nprint('Gebouwd met', een.version, twee.version)\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    shutil.copy(REPOSITORY / "build.py", folder)
    return folder


def start(project: Path, registry: Registry) -> subprocess.Popen[str]:
    """As who has no home, and settings of pip that ask for what no environment can do."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_") and name != "HOME"}
    url = f"http://127.0.0.1:{registry.server.server_port}/simple"
    pip = {"PIP_INDEX_URL": url, "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull, "PIP_USER": "1"}
    command = [sys.executable, "build.py", "build"]
    return subprocess.Popen(
        command, cwd=project, env=kept | pip, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def said(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """The exit code and what was said, without the words that begin every installation."""
    told, _ = process.communicate(timeout=300)
    return process.returncode, [line for line in told.splitlines() if not line.startswith("Eenmalig klaarzetten")]


@pytest.mark.slow  # makes a real environment, twice
def test_whatever_breaks_off_the_first_use_the_next_run_is_good(tmp_path: Path, registry: Registry) -> None:
    project = front_door(tmp_path / "map met ruimte én ü", "1")
    registry.broken = {"twee-1-py3-none-any.whl"}
    told = "Ophalen is niet gelukt. Is er internet? Typ het over een paar minuten nog eens."
    log = "Wat er misging staat in .cache/installeren.log."
    assert said(start(project, registry)) == (3, [told, log])
    # Killed between two packages: no stamp, and one that is half there, of which pip would say that it cannot go.
    (project / VENV / "installed.txt").unlink()
    (packages,) = (project / VENV).glob("lib/*/site-packages")
    (packages / "een-1.dist-info").mkdir()
    (packages / "een-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: een\nVersion: 1\n")
    registry.broken.clear()
    # Two windows at once: one sets up, and the other waits, whoever is first.
    both = [said(each) for each in [start(project, registry), start(project, registry)]]
    assert sorted(len(lines) for _, lines in both) == [1, 2], both
    assert {(code, lines[-1]) for code, lines in both} == {(0, "Gebouwd met 1 1")}
    assert not (project / "~").exists()
    # A new lock that cannot be fetched leaves what works: with the earlier one it goes on, without asking anything.
    registry.broken = {"twee-2-py3-none-any.whl"}
    assert said(start(front_door(project, "2"), registry)) == (3, [told, log])
    asked = len(registry.asked)
    assert said(start(front_door(project, "1"), registry)) == (0, ["Gebouwd met 1 1"])
    assert len(registry.asked) == asked


def test_a_folder_in_which_nothing_can_be_written_is_told(tmp_path: Path, registry: Registry) -> None:
    project = front_door(tmp_path, "1")
    (project / ".cache").write_text("")
    code, lines = said(start(project, registry))
    assert (code, lines[0]) == (
        3,
        "Klaarzetten is niet gelukt. Haal de mappen .venv en .cache weg, en typ het nog eens.",
    )


def test_a_package_that_is_gone_is_told_with_what_brings_it_back(tmp_path: Path) -> None:
    """Nothing of the program is wrong then, and nobody needs to be asked."""
    told = fault_message(tmp_path, ModuleNotFoundError("No module named 'jinja2'"))
    assert told.startswith(
        "Een pakket in .venv ontbreekt of is beschadigd. Haal de map .venv weg, en typ het nog eens."
    )
    assert not (tmp_path / ".cache").exists()
