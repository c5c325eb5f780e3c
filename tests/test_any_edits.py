"""Any sequence of edits that staff may make, published in between: what subscribers can count on after each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import at
from published import LEDGER, academy, programme

from wijkmakers_site.calendars.ledger.file import read_ledger, write_ledger
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import settle
from wijkmakers_site.calendars.planned import absences, planned_entries
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.reading.load import load
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses.urls import Root


@dataclass
class Module:
    """What a test's content has of one module; `entry` is the UID that its (first) entry must keep."""

    id: str
    day: date
    former: list[str] = field(default_factory=list)
    title: str = "Titel"
    facts: str = ""
    days: tuple[str, ...] = ()
    dated: bool = True
    entry: str | None = None

    def text(self) -> str:
        if not self.dated:
            when = ""
        elif self.days:
            rows = (f"{{id: {id}, datum: {self.day + timedelta(days=i)}}}" for i, id in enumerate(self.days))
            when = f", bijeenkomsten: [{', '.join(rows)}]"
        else:
            when = f", datum: {self.day}"
        return f"id: {self.id}, titel: {self.title}, voorheen: [{', '.join(self.former)}]{when}{self.facts}"

    @property
    def path(self) -> str:
        return f"{self.id}/{self.days[0]}" if self.days else self.id


class Desk:
    """Staff at work on one programme: makes edits, publishes, and asserts what must hold after each publication."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.id, self.former = "proef", list[str]()
        self.modules: list[Module] = []
        self.count = 0
        self.day = date(2025, 1, 1)
        self.ledger = Ledger()

    def edit(self, name: str, which: int, number: int) -> None:
        if name in ("add", "rename programme", "wait"):
            {"add": self.add, "rename programme": self.rename_programme, "wait": self.wait}[name](number)
        elif self.modules:
            self.change(name, self.modules[which % len(self.modules)], number)

    def fresh(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def add(self, number: int) -> None:
        self.modules.append(Module(self.fresh("m"), self.day + timedelta(days=number)))

    def rename_programme(self, _number: int) -> None:
        old, self.id = self.id, self.fresh("p")
        self.former.append(old)
        (self.root / "content/leergangen" / old).rename(self.root / "content/leergangen" / self.id)

    def wait(self, number: int) -> None:
        self.day += timedelta(days=number)

    def change(self, name: str, module: Module, number: int) -> None:
        match name:
            case "move":
                module.day = self.day + timedelta(days=number)
            case "retitle":
                module.title = self.fresh("Titel ")
            case "rename":
                module.former.append(module.id)
                module.id = self.fresh("m")
            case "delete":
                self.modules.remove(module)
            case "split":
                module.days = ("dag-1", "dag-2", "dag-3")[: 2 + number % 2]
            case "rename days":
                module.days = tuple(self.fresh("d") for _ in module.days)
            case "join":
                module.days = ()
            case "undate" | "redate":
                module.dated = name == "redate"
            case _:
                module.facts = STATES[name]

    def publish(self) -> None:
        programme(self.root, self.id, *(each.text() for each in self.modules), facts=f"voorheen: {self.former}\n")
        old, self.ledger = self.ledger, self.settled(self.day)
        write_ledger(self.root / LEDGER, self.ledger)
        assert read_ledger(self.root / LEDGER, LEDGER) == self.ledger
        self.keeps_what_was(old)
        self.has_every_module(old)
        for later in (0, 1, 400):
            assert self.settled(self.day + timedelta(days=later)) == self.ledger, "publishing again changes something"

    def settled(self, day: date) -> Ledger:
        site = published(load(self.root / "content", day).site, day)
        now = timezone.utc(timezone.midnight(day))
        whole = timetable(site, day)
        return settle(self.ledger, planned_entries(whole, Root(site.url)), absences(whole), now).ledger

    def keeps_what_was(self, old: Ledger) -> None:
        assert all(uid == row.uid for uid, row in self.ledger.rows.items())
        assert old.rows.keys() <= self.ledger.rows.keys(), "a UID is lost"
        for uid, was in old.rows.items():
            row = self.ledger.rows[uid]
            assert row.sequence == was.sequence + (row.lines != was.lines)
            assert row.modified >= was.modified
            assert (row.modified, row.changes) == (was.modified, was.changes) or row.lines != was.lines

    def midnight(self) -> datetime:
        return timezone.utc(timezone.midnight(self.day))

    def has_been(self, old: Ledger, uid: str) -> bool:
        """Whether it took place, and was shown so, before this publication."""
        return uid in old.rows and old.rows[uid].end <= self.midnight() and not old.rows[uid].entry.state.is_off

    def has_every_module(self, old: Ledger) -> None:
        paths = [row.path for row in self.ledger.rows.values() if not row.superseded]
        assert len(paths) == len(set(paths)), "two entries have one path"
        for module in self.modules:
            if module.dated:
                row = at(self.ledger, f"{self.id}/{module.path}")
                if module.entry and self.has_been(old, module.entry) and row.end > self.midnight():
                    assert row.uid != module.entry, "what is over is planned again"
                    module.entry = None
                module.entry = module.entry or row.uid
                assert row.uid == module.entry, "a module's entry got another UID"
                assert not row.absent


STATES = {
    "cancel": ", status: geannuleerd, reden: Ziek",
    "postpone": ", status: uitgesteld",
    "doubt": ", status: voorlopig",
    "restore": "",
}
EDITS = ["add", "move", "retitle", "rename", "rename programme", "delete", "split", "rename days", "join"]
EDITS += ["undate", "redate", "wait", *STATES]
EDIT = st.tuples(st.sampled_from(EDITS), st.integers(0, 3), st.integers(0, 90))


@settings(max_examples=60)
@given(st.lists(st.lists(EDIT, min_size=1, max_size=4), min_size=1, max_size=8))
@pytest.mark.slow  # many stories of many publications
def test_whatever_staff_do_subscribers_can_trust_what_they_see(publications: list[list[tuple[str, int, int]]]) -> None:
    """No UID is lost, doubled or given away; versions only rise, and exactly when readers see something else."""
    with TemporaryDirectory() as folder:
        root = academy(Path(folder), looks=False)
        desk = Desk(root)
        for edits in [[("add", 0, 30), ("add", 0, 60)], *publications]:
            for edit in edits:
                desk.edit(*edit)
            desk.publish()
