"""What is over stays in calendars as it was: content may say otherwise, and is told so; a correction is on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from ledgers import AFTERWARDS, DAY, JET, LATER, NOW, after, at, before, planned, says, settled
from published import academy, build, feeds, ledger, on, programme, publish, shown
from sites import write

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.calendars.ledger.identity.doubts import DoubtKind
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.problems.problem import Problem

PUBLISHED = before(planned("p/een"))
OFF = EntryState.CANCELLED
ALI = EntrySpeaker("ali", "Ali Proef")
# What content may say of a session that is over, and whether staff are asked about it.
EDITS: dict[str, tuple[Entry, bool]] = {
    "title": (says("De opening"), True),
    "day": (says(day=DAY - timedelta(days=1)), True),
    "hours": (says(hours="14-17"), True),
    "end": (says(hours="13-18"), True),
    "venue": (says(venue="huis", place="Het Huis"), True),
    "no venue": (says(venue=None, place=None), True),
    "speaker": (says(speakers=(JET, ALI)), True),
    "no speakers": (says(speakers=()), True),
    "summary": (says(summary="Met alle buren"), True),
    "off": (says(state=OFF, reason="Ziek"), True),
    "online": (says(online="https://voorbeeld.nl/mee"), True),
    "all at once": (
        says("De excursie", DAY - timedelta(days=30), venue="huis", place="Het Huis", speakers=(ALI,)),
        True,
    ),
    "address of the venue": (says(place="De Molen, Molenpad 20, Groningen"), False),
    "name of the venue": (says(place="De oude Molen"), False),
    "position": (says(position="53.220000;6.560000"), False),
    "name of a speaker": (says(speakers=(replace(JET, name="Jet de Proef"),)), False),
    "role of a speaker": (says(speakers=(replace(JET, role="gids"),)), False),
    "title of the programme": (says(programme="Anders"), False),
    "theme": (says(categories=("Leren",)), False),
    "colour": (says(color="indigo"), False),
    "address of the site": (says(link="https://anders.nl/"), False),
    "the way there": (says(details=("Fiets: om de hoek",)), False),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_entry_that_is_over_stays_as_it_was(what: str) -> None:
    entry, is_asked = EDITS[what]
    edited = settled(PUBLISHED, planned("p/een", entry=entry), now=AFTERWARDS)
    assert edited.ledger == PUBLISHED
    assert [doubt.kind for doubt in edited.doubts] == [DoubtKind.PAST] * is_asked


def test_of_an_old_row_that_knows_no_venue_the_name_of_it_tells() -> None:
    """An address that changes is no edit, another venue is."""
    rows = {uid: replace(row, entry=replace(row.entry, venue=None)) for uid, row in PUBLISHED.rows.items()}
    for entry, kinds in ((says(place="De Molen, Molenpad 20"), []), (EDITS["venue"][0], [DoubtKind.PAST])):
        edited = settled(Ledger(rows), planned("p/een", entry=entry), now=AFTERWARDS)
        assert [doubt.kind for doubt in edited.doubts] == kinds


@pytest.mark.parametrize(("answer", "changes"), [({"corrected": AFTERWARDS.date()}, 1), ({"left_alone": True}, 0)])
@pytest.mark.parametrize("what", [what for what, (_, is_asked) in EDITS.items() if is_asked])
def test_staff_say_whether_calendars_change_too(what: str, answer: dict[str, Any], changes: int) -> None:
    """Whatever they say, nobody asks again."""
    plan = planned("p/een", entry=EDITS[what][0], **answer)
    answered = settled(PUBLISHED, plan, now=AFTERWARDS)
    [row] = answered.ledger.rows.values()
    assert (row.uid, row.sequence, len(row.changes)) == (*PUBLISHED.rows, changes, changes)
    assert (row.entry == plan.entry) == bool(changes)
    again = settled(answered.ledger, plan, now=AFTERWARDS + timedelta(days=1))
    assert (again.ledger, answered.doubts, again.doubts) == (answered.ledger, (), ())


def test_a_correction_is_for_once() -> None:
    """The line stays in content: what changes after it is asked anew, with a day that the ledger does not know."""
    answer = {"corrected": AFTERWARDS.date()}
    ledger = after(PUBLISHED, planned("p/een", entry=says("De opening"), **answer), now=AFTERWARDS)
    edited = settled(ledger, planned("p/een", entry=says("De aftrap"), **answer), now=AFTERWARDS)
    assert edited.ledger == ledger
    [doubt] = edited.doubts
    assert doubt.correctable == AFTERWARDS.date() + timedelta(days=1)
    again = {"corrected": doubt.correctable}
    assert at(after(ledger, planned("p/een", entry=says("De aftrap"), **again), now=AFTERWARDS), "p/een").sequence == 2


def test_a_correction_from_before_it_was_over_opens_nothing() -> None:
    """It was taken over while everything was."""
    ledger = before(planned("p/een", corrected=date(2024, 11, 1)))
    assert after(ledger, planned("p/een", entry=says("Anders"), corrected=date(2024, 11, 1)), now=AFTERWARDS) == ledger


@pytest.mark.parametrize(("day", "changes"), [(9, True), (10, False)])
def test_the_books_close_when_the_day_is_over(day: int, changes: bool) -> None:  # noqa: FBT001
    """Not at its end: of this morning's session the hall may still be put right this evening."""
    evening = datetime(2025, 1, day, 20, tzinfo=UTC)
    ledger = after(PUBLISHED, planned("p/een", entry=says("De opening")), now=evening)
    assert (ledger != PUBLISHED) is changes


def test_a_clock_that_goes_back_does_not_open_them_again() -> None:
    ledger = after(PUBLISHED, planned("p/een"), planned("p/twee", entry=says(day=date(2025, 5, 1))), now=AFTERWARDS)
    edited = planned("p/een", entry=says("De opening"))
    assert at(after(ledger, edited, now=LATER), "p/een") == at(PUBLISHED, "p/een")


def test_a_site_whose_programmes_are_over_is_published_for_the_first_time() -> None:
    ledger = after(Ledger(), planned("p/een"), now=AFTERWARDS)
    assert settled(ledger, planned("p/een"), now=AFTERWARDS).doubts == ()
    assert at(ledger, "p/een").sequence == 0


def test_a_session_that_was_forgotten_is_added_afterwards() -> None:
    ledger = after(PUBLISHED, planned("p/een"), planned("p/twee", entry=says("Vergeten")), now=AFTERWARDS)
    assert [at(ledger, path).sequence for path in ("p/een", "p/twee")] == [0, 0]


def test_of_days_those_that_are_over_stay_and_the_others_follow() -> None:
    days = {"p/x/dag-1": says("Reis"), "p/x/dag-2": says("Reis", date(2025, 5, 1))}
    ledger = before(*(planned(path, entry=entry) for path, entry in days.items()))
    retitled = settled(
        ledger, *(planned(path, entry=replace(entry, title="Tocht")) for path, entry in days.items()), now=AFTERWARDS
    )
    assert [at(retitled.ledger, path).entry.title for path in days] == ["Reis", "Tocht"]
    assert [doubt.known.path for doubt in retitled.doubts] == ["leergangen/p/x/dag-1"]


def test_what_is_over_and_planned_again_is_another_meeting() -> None:
    """The old entry stays where it was, and the new one has a UID of its own, now and later."""
    coming = planned("p/een", entry=says(day=date(2025, 6, 5)))
    again = settled(PUBLISHED, coming, now=AFTERWARDS)
    [old] = PUBLISHED.rows.values()
    [new] = [row for uid, row in again.ledger.rows.items() if uid != old.uid]
    assert again.ledger.rows[old.uid] == replace(old, superseded=True)
    assert (new.sequence, new.entry, [doubt.kind for doubt in again.doubts]) == (0, coming.entry, [DoubtKind.AGAIN])
    later = settled(again.ledger, coming, now=AFTERWARDS + timedelta(days=1))
    assert (later.ledger, later.doubts) == (again.ledger, ())
    moved = after(again.ledger, planned("p/een", entry=says(day=date(2025, 6, 12))), now=AFTERWARDS)
    assert at_present(moved).uid == new.uid


def at_present(ledger: Ledger) -> Any:
    [row] = [row for row in ledger.rows.values() if not row.superseded]
    return row


@pytest.mark.parametrize(("answer", "rows"), [("moved_from", 1), ("other_than", 2)])
def test_staff_say_whether_it_is_the_same_one(answer: str, rows: int) -> None:
    coming = planned("p/een", entry=says(day=date(2025, 6, 5)), **{answer: DAY})
    again = settled(PUBLISHED, coming, now=AFTERWARDS)
    assert (len(again.ledger.rows), again.doubts) == (rows, ())
    assert at_present(again.ledger).sequence == (1 if rows == 1 else 0)


def test_what_was_called_off_and_gets_a_new_date_afterwards_is_the_same_one() -> None:
    """Nobody was there: whoever has the old entry sees it move."""
    ledger = before(planned("p/een", entry=says(state=EntryState.POSTPONED)))
    again = settled(ledger, planned("p/een", entry=says(day=date(2025, 6, 5))), now=AFTERWARDS)
    assert (again.ledger.rows.keys(), again.doubts) == (ledger.rows.keys(), ())
    assert at(again.ledger, "p/een").changes[-1].aspects == (Aspect.RESUMED, Aspect.DATE)


def test_it_stays_in_the_calendars_that_it_stood_in() -> None:
    """Of a programme that it left, too; what is added there later gets it as well."""
    moved = replace(planned("q/een", "p/een"), feeds=("leergangen/q/agenda.ics",))
    row = at(after(PUBLISHED, moved, now=AFTERWARDS), "q/een")
    assert row.feeds == ("leergangen/q/agenda.ics", "leergangen/p/agenda.ics")
    assert at(after(PUBLISHED, moved, now=NOW), "q/een").feeds == ("leergangen/q/agenda.ics",)


START = "titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]"


def asked(root: Path, day: str) -> list[Problem]:
    return [problem for problem in pipeline.check(root, on(day)) if problem.code in ("WM340", "WM343", "WM345")]


def test_a_venue_that_moves_leaves_old_sessions_alone_and_moves_those_to_come(tmp_path: Path) -> None:
    """Its page shows both at the new address; nobody is asked anything."""
    root = academy(tmp_path)
    later = START.replace("De start", "Het slot").replace("2025", "2028")
    programme(root, "proef", f"id: start, {START}", f"id: slot, {later}")
    publish(root, "2025-01-06")
    before_it = feeds(root)["leergangen/proef/start/agenda.ics"]
    write(root, "content/locaties/molen.yaml", "naam: De Nieuwe Molen\nadres: Dorpsweg 1\nplaats: Assen\n")
    assert asked(root, "2027-03-01") == []
    assert publish(root, "2027-03-01").unpublished == 1
    assert feeds(root)["leergangen/proef/start/agenda.ics"] == before_it
    [slot] = shown(root, "leergangen/proef/slot/agenda.ics").values()
    assert slot["LOCATION"] == "De Nieuwe Molen\\, Dorpsweg 1\\, Assen"
    assert slot["DESCRIPTION"].startswith("Gewijzigd op 1 maart 2027: adres of zaal bijgewerkt\\n")


def test_a_wrong_title_of_what_is_over_is_put_right_by_the_line_that_check_shows(tmp_path: Path) -> None:
    root = academy(tmp_path)
    programme(root, "proef", f"id: start, {START}")
    publish(root, "2025-01-06")
    programme(root, "proef", f"id: start, {START}".replace("De start", "De aftrap"))
    [problem] = asked(root, "2025-07-01")
    assert str(problem) == (
        'content/leergangen/proef/leergang.yaml:4:6: "De start" (donderdag 5 juni 2025, 13.00 tot 17.00 uur) is '
        'geweest, dus in agenda\'s blijft staan wat er stond: "De start" (hier: "De aftrap"). Was dat fout? Zet bij de '
        "module: `agenda_verbeterd: 2025-07-01`; dan verandert het ook in agenda's. Anders: `agenda_verbeterd: nee`."
    )
    assert publish(root, "2025-07-01").unpublished == 0
    assert "De aftrap" in (root / "output/leergangen/proef/start/index.html").read_text()
    corrected = f"id: start, {START}, agenda_verbeterd: 2025-07-01".replace("De start", "De aftrap")
    programme(root, "proef", corrected)
    assert asked(root, "2025-07-01") == []
    assert publish(root, "2025-07-01").unpublished == 1
    [entry] = shown(root).values()
    assert (entry["SUMMARY"], entry["SEQUENCE"]) == ("De aftrap", "1")
    assert build(root, "2026-07-01").unpublished == 0


def test_what_is_over_may_be_planned_again_under_its_id(tmp_path: Path) -> None:
    """Calendars show both; the page shows the one to come."""
    root = academy(tmp_path)
    programme(root, "proef", f"id: start, {START}")
    publish(root, "2025-01-06")
    [old] = shown(root)
    programme(root, "proef", f"id: start, {START}".replace("2025", "2026"))
    [problem] = asked(root, "2025-07-01")
    assert problem.code == "WM343"
    publish(root, "2025-07-01")
    assert asked(root, "2025-07-02") == []
    entries = shown(root, "leergangen/proef/start/agenda.ics")
    assert {uid == old: entry["DTSTART"] for uid, entry in entries.items()} == {
        True: "20250605T130000", False: "20260605T130000",
    }  # fmt: skip
    assert at_present(ledger(root)).uid != old
