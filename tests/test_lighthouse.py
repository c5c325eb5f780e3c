"""Lighthouse, on a simulated phone: what it judges the same every time is perfect; speed depends on the machine."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from conftest import CHROMIUM_ARGUMENTS
from pagekinds import largest
from sites import REPOSITORY
from webserver import STRICT

SCRIPT = REPOSITORY / "tests/node-web/lighthouse.js"
KINDS = ("Home", "Programme", "Module")


def test_accessibility_best_practices_and_seo_are_perfect(
    web: Callable[..., str],
    academy_project: Path,
    program: Callable[[str], str],
    node_packages: Callable[[str], Path],
    say: Callable[[str], None],
) -> None:
    address = web(academy_project / "output", headers=STRICT)
    addresses = [address + largest(academy_project, kind) for kind in KINDS]
    ended = subprocess.run(
        [program("node"), str(SCRIPT), json.dumps(CHROMIUM_ARGUMENTS), *addresses],
        cwd=node_packages("node-web").parent,
        env={**os.environ, "CHROME_PATH": program("chromium")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    for kind, result in zip(KINDS, json.loads(ended.stdout), strict=True):
        scores, losses = result["scores"], result["losses"]
        speed = scores.pop("performance")
        say(f"Lighthouse {kind.lower()}: snelheid {speed} van de 100 {'; '.join(losses)}".rstrip())
        assert scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, losses
