"""Renews what is locked, and says of all that is shipped what it is and under which licence. To be run by hand:

    .venv/bin/python tests/lock.py          # everything as new as pyproject.toml allows
    .venv/bin/python tests/lock.py --keep   # the versions stay: after a change in pyproject.toml or of vendored files

It writes `.lock/build.txt` and `.lock/test.txt` with uv, and of what a site is built with `.lock/sbom.cdx.json`, a
software bill of materials (CycloneDX 1.6, by cyclonedx-py), and `.lock/licences.txt`. Both programs come into an
environment of their own below `.cache/`: the product needs neither. `test_supply_chain.py` holds the files to the rest.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK, WORK = ROOT / ".lock", ROOT / ".cache/lock"
VENDORS = (ROOT / "layouts/static/vendor", ROOT / "wijkmakers_site/cms/vendor")
TOOLS = ("uv>=0.9", "cyclonedx-bom>=7,<8")
# No host names: whoever installs says from where, and a mirror is as good as its hashes.
COMPILE = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
    "--no-emit-index-url",
)  # fmt: skip
_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_ROW = re.compile(r"^\| `([\w-]+)/` \| (.+?) \| (.+?) \| (.+?) \| npm package `([^`]+)`", re.MULTILINE)
# Trove classifiers and SPDX say the same in other words; CycloneDX wants an id where there is one.
_SPDX = {
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: MIT License": "MIT",
    "SIL OFL 1.1": "OFL-1.1",
}

Component = dict[str, Any]


def pins(lock: str) -> dict[str, str]:
    """Version by name, of a lock file's text."""
    return {_name(name): version for name, version in _PIN.findall(lock)}


def _name(name: str) -> str:
    """As package registries compare names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def packages(environment: dict[str, Any]) -> Iterator[Component]:
    """What cyclonedx-py found in an environment, without the addresses of others."""
    for found in environment["components"]:
        licences = {
            _SPDX.get(name, name)
            for each in found.get("licenses", [])
            if (name := each.get("expression") or each["license"].get("id") or each["license"]["name"])
        }
        yield _component("library", _name(found["name"]), found["version"], found["purl"], sorted(licences))


def vendored() -> Iterator[Component]:
    """What lies in the folders of others' work, of which a README tells the origin and SHA256SUMS the bytes."""
    for vendor in VENDORS:
        sums = [line.split("  ./") for line in (vendor / "SHA256SUMS").read_text("utf-8").splitlines()]
        for folder, _, version, licence, package in _ROW.findall((vendor / "README.md").read_text("utf-8")):
            purl = f"pkg:npm/{package.replace('@', '%40')}@{version}"
            component = _component("library", package, version, purl, [_SPDX.get(licence, licence)])
            component["components"] = [
                {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": checksum}]}
                for checksum, name in sums
                if name.startswith(f"{folder}/")
            ]
            yield component


def _component(kind: str, name: str, version: str, purl: str, licences: list[str]) -> Component:
    chosen = [{"expression": licences[0]}] if len(licences) == 1 else [{"license": {"name": each}} for each in licences]
    return {
        "type": kind, "bom-ref": purl, "name": name, "version": version, "licenses": chosen, "purl": purl
    }  # fmt: skip


def licence(component: Component) -> str:
    return " / ".join(each.get("expression") or each["license"]["name"] for each in component["licenses"])


def licence_list(components: list[Component]) -> str:
    """A line each: name, version, licence."""
    width = max(len(f"{each['name']} {each['version']}") for each in components)
    return "".join(f"{each['name'] + ' ' + each['version']:<{width}}  {licence(each)}\n" for each in components)


def bill(environment: dict[str, Any]) -> dict[str, Any]:
    """The whole, in an order that does not change by itself; so without a serial number or the time."""
    product = re.search(r'name = "(.+?)"\nversion = "(.+?)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert product
    ours = _component("application", product[1], product[2], f"pkg:generic/{product[1]}@{product[2]}", ["EUPL-1.2"])
    components = sorted([*packages(environment), *vendored()], key=lambda each: each["purl"])
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": ours},
        "components": components,
    }


def renew(*, keep: bool) -> None:
    tools, shipped = WORK / "tools", WORK / "shipped"
    venv.create(tools, with_pip=True, clear=True)
    _run(tools / "bin/python", "-m", "pip", "install", "--quiet", *TOOLS)
    uv, upgrade = tools / "bin/uv", () if keep else ("--upgrade",)
    _run(uv, "pip", "compile", "--quiet", "pyproject.toml", *COMPILE, *upgrade, "-o", ".lock/build.txt")
    group = ("--group", "test", "-c", ".lock/build.txt")
    _run(uv, "pip", "compile", "--quiet", "pyproject.toml", *group, *COMPILE, *upgrade, "-o", ".lock/test.txt")
    venv.create(shipped, with_pip=True, clear=True)
    install = ("--quiet", "--require-hashes", "--requirement", ".lock/build.txt")
    _run(shipped / "bin/python", "-m", "pip", "install", *install)
    _run(shipped / "bin/python", "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools", "pip")
    found = _run(tools / "bin/cyclonedx-py", "environment", "--output-reproducible", str(shipped / "bin/python"))
    whole = bill(json.loads(found))
    (LOCK / "sbom.cdx.json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    (LOCK / "licences.txt").write_text(licence_list(whole["components"]), encoding="utf-8")
    shutil.rmtree(WORK)
    print("Renewed. Look at `git diff .lock`, then: python3 build.py test")


def _run(*command: str | Path) -> str:
    done = subprocess.run([str(each) for each in command], cwd=ROOT, text=True, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"Failed: {' '.join(map(str, command))}")
    return done.stdout


if __name__ == "__main__":
    renew(keep="--keep" in sys.argv[1:])
