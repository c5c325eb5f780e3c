"""A module that moves to another programme takes its page, its calendar and its entry along."""

from __future__ import annotations

from pathlib import Path

import pytest
from published import LEDGER, academy, feeds, on, programme, publish, row_at, shown

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import settle
from wijkmakers_site.calendars.planned import absences, planned_entries
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.reading.load import load
from wijkmakers_site.text.addresses.urls import Root

START = "titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]"
Programmes = dict[str, str]  # what stands in the file of each, by its id


def test_its_page_and_calendar_answer_at_the_old_address(tmp_path: Path) -> None:
    """It leaves the calendar of the old programme and stands in that of the new one, as the entry that it was."""
    root = academy(tmp_path)
    programme(root, "proef", f"id: start, {START}", "id: slot, titel: Het slot, datum: 2025-07-03")
    programme(root, "ander")
    publish(root, "2025-01-06")
    row = row_at(root, "leergangen/proef/start")
    programme(root, "proef", "id: slot, titel: Het slot, datum: 2025-07-03")
    programme(root, "ander", f"id: begin, {START}, voorheen: [proef/start]")
    assert [each for each in pipeline.check(root, on("2025-02-03")) if each.path == LEDGER] == []
    told = pipeline.differences(root, on("2025-02-03"), None).text()
    publish(root, "2025-02-03")
    assert row_at(root, "leergangen/ander/begin").uid == row.uid
    served = feeds(root)
    assert served["leergangen/proef/start/agenda.ics"] == served["leergangen/ander/begin/agenda.ics"]
    assert shown(root, "leergangen/ander/begin/agenda.ics")[row.uid]["STATUS"] == "CONFIRMED"
    page = (root / "output/leergangen/proef/start/index.html").read_text()
    assert 'content="0; url=/leergangen/ander/begin/"' in page
    assert row.uid not in shown(root, "leergangen/proef/agenda.ics")
    assert row.uid in shown(root, "leergangen/ander/agenda.ics")
    assert "Agenda /leergangen/proef/agenda.ics\n  gaat eruit: De start\n" in told
    assert "Agenda /leergangen/ander/agenda.ics\n  komt erin: De start\n" in told


MOVES: dict[str, list[Programmes]] = {
    "moved": [{"proef": "", "ander": "id: start, voorheen: [proef/start]"}],
    "with another id": [{"proef": "", "ander": "id: begin, voorheen: [proef/start]"}],
    "by its address": [{"proef": "", "ander": "id: start, voorheen: [/leergangen/proef/start/]"}],
    "and its first programme is gone": [{"proef": "gone", "ander": "id: start, voorheen: [proef/start]"}],
    "after its programme was renamed": [
        {"proef": "gone", "kern": "id: start", "kern voorheen": "proef"},
        {"kern": "", "kern voorheen": "proef", "ander": "id: start, voorheen: [kern/start]"},
    ],
    "after its programme was renamed, by the first id": [
        {"proef": "gone", "kern": "id: start", "kern voorheen": "proef"},
        {"kern": "", "kern voorheen": "proef", "ander": "id: start, voorheen: [proef/start]"},
    ],
    "while its programme is renamed": [
        {"proef": "gone", "kern": "", "kern voorheen": "proef", "ander": "id: start, voorheen: [kern/start]"}
    ],
    "and then its new programme is renamed": [
        {"proef": "", "ander": "id: start, voorheen: [proef/start]"},
        {"ander": "gone", "nieuw": "id: start, voorheen: [proef/start]", "nieuw voorheen": "ander"},
    ],
    "after it was renamed": [
        {"proef": "id: begin, voorheen: [start]"},
        {"proef": "", "ander": "id: begin, voorheen: [start, proef/begin]"},
    ],
    "twice": [
        {"proef": "", "ander": "id: start, voorheen: [proef/start]"},
        {"ander": "", "derde": "id: start, voorheen: [proef/start, ander/start]"},
    ],
    "and back": [
        {"proef": "", "ander": "id: start, voorheen: [proef/start]"},
        {"ander": "", "proef": "id: start, voorheen: [ander/start]"},
    ],
    "and lost its date": [{"proef": "", "ander": "id: start, voorheen: [proef/start], ondatum"}],
}


@pytest.mark.parametrize("name", MOVES)
def test_it_keeps_its_uid_whatever_else_changes(tmp_path: Path, name: str) -> None:
    root = academy(tmp_path, looks=False)
    programme(root, "proef", f"id: start, {START}")
    programme(root, "ander")
    ledger = settled(root, Ledger())
    [uid] = ledger.rows
    for step in MOVES[name]:
        put(root, step)
        ledger = settled(root, ledger)
        assert ledger.rows.keys() == {uid}
        assert not ledger.rows[uid].absent


def put(root: Path, programmes: Programmes) -> None:
    for id, module in programmes.items():
        if module == "gone":
            for file in (root / f"content/leergangen/{id}").iterdir():
                file.unlink()
            (root / f"content/leergangen/{id}").rmdir()
        elif " " not in id:
            former = programmes.get(f"{id} voorheen", "")
            text = module.replace(", ondatum", ", titel: De start") if "ondatum" in module else f"{module}, {START}"
            programme(root, id, *([text] if module else []), facts=f"voorheen: [{former}]\n")


def settled(root: Path, ledger: Ledger) -> Ledger:
    clock = on("2025-01-06")
    site = load(root / "content", clock.day).site
    whole = timetable(site, clock.day)
    assert read_ledger(root / LEDGER, LEDGER) == Ledger()
    return settle(ledger, planned_entries(whole, Root(site.url)), absences(whole), clock.now).ledger


def test_an_old_address_that_is_given_out_again_is_that_of_the_new_module(tmp_path: Path) -> None:
    """Once the module says nothing of it any more; before that, it is refused."""
    root = academy(tmp_path)
    programme(root, "proef", f"id: start, {START}")
    programme(root, "ander")
    publish(root, "2025-01-06")
    first = row_at(root, "leergangen/proef/start").uid
    programme(root, "proef")
    programme(root, "ander", f"id: start, {START}, voorheen: [proef/start]")
    publish(root, "2025-02-03")
    programme(root, "proef", f"id: start, {START}".replace("De start", "Iets anders"))
    programme(root, "ander", f"id: start, {START}")
    publish(root, "2025-03-03")
    assert row_at(root, "leergangen/ander/start").uid == first
    assert row_at(root, "leergangen/proef/start").uid != first
    assert shown(root, "leergangen/proef/start/agenda.ics").keys() == {row_at(root, "leergangen/proef/start").uid}
