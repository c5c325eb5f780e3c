"""What others made: kept as they published it, with their licence."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sites import REPOSITORY

# What every site shows, and what comes to those alone that ask for a CMS.
VENDORS = (REPOSITORY / "layouts" / "static" / "vendor", REPOSITORY / "wijkmakers_site" / "cms" / "vendor")


def listed() -> dict[str, str]:
    """Path below its vendor folder -> checksum, as `sha256sum -c` reads it."""
    return {name: checksum for vendor in VENDORS for name, checksum in _listed(vendor).items()}


def _listed(vendor: Path) -> dict[str, str]:
    lines = (vendor / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name.removeprefix("./"): checksum for checksum, name in (line.split("  ", 1) for line in lines)}


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_file_is_what_its_checksum_says(vendor: Path) -> None:
    found = {
        file.relative_to(vendor).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in vendor.rglob("*")
        if file.is_file() and file.parent != vendor
    }
    assert found == _listed(vendor)


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_project_has_its_licence_and_a_line_on_where_it_came_from(vendor: Path) -> None:
    readme = (vendor / "README.md").read_text(encoding="utf-8")
    projects = [folder for folder in vendor.iterdir() if folder.is_dir()]
    assert projects
    assert [folder.name for folder in projects if not _licence(folder)] == []
    assert [folder.name for folder in projects if f"| `{folder.name}/` |" not in readme] == []


def _licence(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.name.upper().startswith("LICENSE")]
