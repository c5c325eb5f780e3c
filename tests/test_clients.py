"""A real client that subscribes: vdirsyncer fetches over HTTP, khal shows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from published import academy, everything, programme, publish
from sites import REPOSITORY

START = "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen"
OTHER = "id: los, titel: Het losse, datum: 2025-06-12"
NODE = REPOSITORY / "tests/node"


class Phone:
    """A machine of a participant that subscribed to one calendar with vdirsyncer and reads it with khal."""

    def __init__(self, root: Path, address: str) -> None:
        if sys.version_info >= (3, 15):
            pytest.skip("khal takes Python up to 3.14")
        self.root = root
        (root / "agenda").mkdir(parents=True)
        (root / "vdirsyncer.ini").write_text(
            f'[general]\nstatus_path = "{root}/status/"\n'
            '[pair agenda]\na = "site"\nb = "phone"\ncollections = null\n'
            f'[storage site]\ntype = "http"\nurl = "{address}"\n'
            f'[storage phone]\ntype = "filesystem"\npath = "{root}/agenda/"\nfileext = ".ics"\n'
        )
        (root / "khal.ini").write_text(
            f"[calendars]\n[[agenda]]\npath = {root}/agenda\nreadonly = True\n"
            "[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            f"[sqlite]\npath = {root}/khal.db\n"
        )
        self._run("vdirsyncer", "--config", "vdirsyncer.ini", "discover")

    def sync(self) -> None:
        self._run("vdirsyncer", "--config", "vdirsyncer.ini", "sync")

    def shows(self) -> list[str]:
        """Every entry of 2025 as khal lists it."""
        words = ("list", "--format", "{start-date} {start-time} {end-time} {title}", "--day-format", "")
        listed = self._run("khal", "--config", "khal.ini", *words, "2025-01-01", "365d")
        return [" ".join(line.split()) for line in listed.splitlines() if line.strip()]

    def _run(self, name: str, *words: str) -> str:
        script = Path(sys.executable).with_name(name)
        home = {key: str(self.root) for key in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        ended = subprocess.run(
            [script, *words], cwd=self.root, env=os.environ | home, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with two published entries."""
    root = academy(tmp_path / "site")
    programme(root, "proef", START, OTHER)
    publish(root, "2025-01-06")
    return root


@pytest.mark.slow  # other programs that start slowly
def test_a_subscriber_sees_what_was_moved_and_what_was_cancelled(
    tmp_path: Path, site: Path, web: Callable[..., str]
) -> None:
    """Each entry stands there once, after every publication."""
    phone = Phone(tmp_path / "phone", f"{web(site / 'output')}agenda.ics")
    phone.sync()
    assert phone.shows() == ["2025-06-05 13:00 17:00 De start", "2025-06-12 Het losse"]

    programme(site, "proef", START.replace("06-05, tijd: 13:00", "06-06, tijd: 14:00"), OTHER)
    publish(site, "2025-02-03")
    phone.sync()
    assert phone.shows() == ["2025-06-06 14:00 17:00 De start", "2025-06-12 Het losse"]

    moved = START.replace("06-05, tijd: 13:00", "06-06, tijd: 14:00")
    programme(site, "proef", f"{moved}, status: geannuleerd, reden: Ziek", OTHER)
    publish(site, "2025-03-03")
    phone.sync()
    assert phone.shows() == ["2025-06-06 14:00 17:00 GEANNULEERD: De start", "2025-06-12 Het losse"]

    programme(site, "proef", moved)
    publish(site, "2025-04-01")
    phone.sync()
    assert phone.shows() == ["2025-06-06 14:00 17:00 De start", "2025-06-12 GEANNULEERD: Het losse"]


@pytest.mark.slow  # other programs that start slowly
def test_who_subscribed_before_a_rename_goes_on_seeing_it(tmp_path: Path, site: Path, web: Callable[..., str]) -> None:
    phone = Phone(tmp_path / "phone", f"{web(site / 'output')}leergangen/proef/agenda.ics")
    phone.sync()
    (site / "content/leergangen/proef").rename(site / "content/leergangen/kern")
    opening = START.replace("id: start", "id: opening, voorheen: [start]").replace("13:00", "14:00")
    programme(site, "kern", opening, OTHER, facts="voorheen: [proef]\n")
    publish(site, "2025-02-03")
    phone.sync()
    assert phone.shows() == ["2025-06-05 14:00 17:00 De start", "2025-06-12 Het losse"]


@pytest.mark.slow  # other programs that start slowly
def test_khal_shows_every_entry_at_its_own_time(tmp_path: Path, web: Callable[..., str]) -> None:
    """In winter, in summer, on the two days that the clock changes; whole days without an hour."""
    site = everything(tmp_path / "site")
    phone = Phone(tmp_path / "phone", f"{web(site / 'output')}leergangen/proef/groepen/a/agenda.ics")
    phone.sync()
    listed = phone.shows()
    for line in (
        "2025-01-09 13:00 17:00 De winter",
        "2025-03-30 01:30 03:00 De lente",
        "2025-03-30 10:00 12:00 Dagen",
        "2025-05-01 GEANNULEERD: Niet",
        "2025-06-05 13:00 17:00 De start",
        "2025-06-12 Het eigene (Groep A)",
        "2025-10-26 10:00 12:00 Dagen",
    ):
        assert listed.count(line) == 1, (line, listed)
