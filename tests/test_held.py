"""Bytes that wait on the disk until they are asked for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from wijkmakers_site.files import held
from wijkmakers_site.files.held import Held
from wijkmakers_site.text import workers
from wijkmakers_site.text.cores import on_cores

PAGES = [b"eerste", b"", bytes(range(256)) * 40, b"laatste"]


@pytest.fixture(autouse=True)
def on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second byte on."""
    monkeypatch.setattr(held, "_IN_MEMORY", 1)


def test_all_bytes_come_back_in_any_order_and_nothing_is_left(tmp_path: Path) -> None:
    holder = Held(tmp_path)
    asked = [holder.hold(page) for page in PAGES]
    assert holder._file is not None
    assert [get() for get in reversed(asked)] == PAGES[::-1]
    with on_cores(2):
        there = workers.Meanwhile(lambda: [get() for get in asked], 1000)
        assert [get() for get in asked] == there.result() == PAGES
    assert list(tmp_path.iterdir()) == []


def test_what_copies_of_the_process_put_is_found_here(tmp_path: Path) -> None:
    """Of several that write at once, each its own; and what was put where nothing is shared is simply sent."""
    for is_shared in (True, False):
        holder = Held(tmp_path)
        if is_shared:
            holder.share()
        with on_cores(2):
            pages = [b"%d" % number * 5000 for number in range(300)]
            places = list(workers.mapped("Proef", holder.put, pages))
        assert [isinstance(place, bytes) for place in places] == [not is_shared] * 300
        own = holder.hold(PAGES[2])
        assert [holder.at(place)() for place in places] == pages
        assert own() == PAGES[2]


def test_they_outlive_who_held_them(tmp_path: Path) -> None:
    asked = Held(tmp_path).hold(PAGES[2])
    assert asked() == PAGES[2]


def test_where_the_disk_is_full_or_not_there_they_stay_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Held(tmp_path / "niets").hold(b"geen map")() == b"geen map"
    holder, write = Held(tmp_path), os.pwrite
    first = holder.hold(PAGES[2])

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "vol")

    for failing in (full, lambda file, content, start: write(file, content[:3], start)):
        monkeypatch.setattr(os, "pwrite", failing)
        second = holder.hold(PAGES[3])
        monkeypatch.setattr(os, "pwrite", write)
        third = holder.hold(PAGES[0])
        assert (first(), second(), third()) == (PAGES[2], PAGES[3], PAGES[0])
