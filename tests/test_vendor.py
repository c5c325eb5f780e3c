"""What others made: kept as they published it, with their licence."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sites import REPOSITORY

VENDOR = REPOSITORY / "layouts" / "static" / "vendor"


def listed() -> dict[str, str]:
    """Path below the folder -> checksum, as `sha256sum -c` reads it."""
    lines = (VENDOR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name.removeprefix("./"): checksum for checksum, name in (line.split("  ", 1) for line in lines)}


def test_every_file_is_what_its_checksum_says() -> None:
    found = {
        file.relative_to(VENDOR).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.rglob("*")
        if file.is_file() and file.parent != VENDOR
    }
    assert found == listed()


def test_every_project_has_its_licence_and_a_line_on_where_it_came_from() -> None:
    readme = (VENDOR / "README.md").read_text(encoding="utf-8")
    projects = [folder for folder in VENDOR.iterdir() if folder.is_dir()]
    assert projects
    assert [folder.name for folder in projects if not _licence(folder)] == []
    assert [folder.name for folder in projects if f"| `{folder.name}/` |" not in readme] == []


def _licence(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.name.upper().startswith("LICENSE")]
