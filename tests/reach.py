"""A plugin of pytest for `mutants.py`: it notes what each test enters, or runs the tests of a list in its order.

Which of the two is said by the environment: REACH names the file to write, PLAN the file to read.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

PACKAGE = "wijkmakers_site"
PLAN, REACH = "MUTANTS_PLAN", "MUTANTS_REACH"
Reach = dict[str, tuple[float, list[str]]]  # by test: its seconds, and the functions it enters as "path:first line"


class _Recorder:
    """Which functions of the package each test enters; what a fixture enters counts for every test that asks for it."""

    def __init__(self, file: str) -> None:
        self.file = Path(file)
        self.by_fixture: dict[str, set[str]] = defaultdict(set)
        self.entered: set[str] = set()
        self.reach: Reach = {}

    def note(self, frame: FrameType, event: str, _argument: object) -> None:
        _, inside, path = frame.f_code.co_filename.rpartition(f"/{PACKAGE}/")
        if event == "call" and inside:
            self.entered.add(f"{PACKAGE}/{path}:{frame.f_code.co_firstlineno}")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        around, self.entered = self.entered, self.by_fixture[fixturedef.argname]
        try:
            return (yield)
        finally:
            self.entered = around

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        self.entered, began = set(), time.perf_counter()
        sys.setprofile(self.note)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            fixtures = (self.by_fixture[name] for name in item.fixturenames)
            self.reach[item.nodeid] = (time.perf_counter() - began, sorted(self.entered.union(*fixtures)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        assert not report.failed, f"{report.nodeid} fails without any mutant"

    def pytest_sessionfinish(self) -> None:
        self.file.write_text(json.dumps(self.reach), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    if REACH in os.environ:
        config.pluginmanager.register(_Recorder(os.environ[REACH]))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    if PLAN in os.environ:
        order = {id: number for number, id in enumerate(json.loads(Path(os.environ[PLAN]).read_bytes()))}
        items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])
