"""What is shipped is known: each package and file of others with version, origin, checksum and licence."""

from __future__ import annotations

import json
from typing import Any

from lock import licence, licence_list, pins
from sites import REPOSITORY
from test_vendor import listed

LOCK = REPOSITORY / ".lock"
BUILD, TEST = ((LOCK / f"{name}.txt").read_text("utf-8") for name in ("build", "test"))
BILL: dict[str, Any] = json.loads((LOCK / "sbom.cdx.json").read_text("utf-8"))
# What may be handed on together with a program under the EUPL-1.2, without a duty of its own beyond naming it.
FREE = {"MIT", "MIT-CMU", "ISC", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "OFL-1.1", "MPL-2.0"}


def test_who_has_installed_the_tests_builds_with_the_same() -> None:
    assert pins(BUILD).items() <= pins(TEST).items()


def test_the_bill_of_materials_holds_what_is_installed_and_what_lies_in_vendor() -> None:
    libraries = {each["name"]: each for each in BILL["components"]}
    assert {name: each["version"] for name, each in libraries.items() if each["purl"].startswith("pkg:pypi/")} == pins(
        BUILD
    ), "run tests/lock.py --keep"
    files = {
        file["name"]: file["hashes"][0]["content"] for each in libraries.values() for file in each.get("components", [])
    }
    assert files == listed(), "run tests/lock.py --keep"
    assert (BILL["bomFormat"], BILL["specVersion"]) == ("CycloneDX", "1.6")


def test_everything_that_is_shipped_may_be_handed_on() -> None:
    components = BILL["components"]
    assert {each["name"]: licence(each) for each in components if licence(each) not in FREE} == {}
    assert (LOCK / "licences.txt").read_text("utf-8") == licence_list(components)
