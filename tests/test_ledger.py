"""The ledger: what identity, version and words an entry gets from one publication to the next, and its file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import academy, programme
from sites import run

from wijkmakers_site.calendars.entries import entry
from wijkmakers_site.calendars.ledger.changes import called_off, described, text_lines, text_value
from wijkmakers_site.calendars.ledger.rows import Change, Ledger, Row, hash_of, read_ledger, write_ledger
from wijkmakers_site.calendars.ledger.settle import Absences, PlannedEntry, settle
from wijkmakers_site.calendars.planned import absences, planned_entries
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.problems.problem import InvalidContentError
from wijkmakers_site.reading.load import load
from wijkmakers_site.render import published
from wijkmakers_site.text import timezone
from wijkmakers_site.text.urls import Root

NOW = datetime(2024, 12, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 12, 24, 8, tzinfo=UTC)
AFTERWARDS = datetime(2025, 3, 1, tzinfo=UTC)
TOP = "leergangen/"
Lines = tuple[str, ...]


def lines(
    title: str = "De eerste",
    start: str = "20250109T130000",
    end: str = "20250109T170000",
    place: str = "De Molen",
    status: str = "CONFIRMED",
    description: str = "Proef\\nMet Jet Proef",
) -> Lines:
    """The content lines of an entry."""
    return (
        f"DTSTART;TZID=Europe/Amsterdam:{start}",
        f"DTEND;TZID=Europe/Amsterdam:{end}",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{description}",
        f"LOCATION:{place}",
        f"STATUS:{status}",
        f"TRANSP:{'TRANSPARENT' if status == 'CANCELLED' else 'OPAQUE'}",
    )


def draft(path: str, *formerly: str, says: Lines | None = None, end: datetime | None = None) -> PlannedEntry:
    """An entry of content: `draft("p/een", "p/oud")` was called `p/oud` before. It ends on 9 January 2025."""
    first = TOP + (formerly[-1] if formerly else path)
    ends = end or datetime(2025, 1, 9, 16, tzinfo=UTC)
    return PlannedEntry(
        TOP + path, first, tuple(TOP + old for old in formerly), says or lines(), ends, (f"{TOP}p/agenda.ics",)
    )


def after(
    ledger: Ledger,
    *wanted: PlannedEntry,
    now: datetime = LATER,
    off: Mapping[str, tuple[str, str | None]] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Ledger:
    """The ledger once these planned_entries are published at `now`."""
    today = now.replace(hour=0)
    called = {TOP + path: why for path, why in (off or {}).items()}
    return settle(ledger, wanted, Absences(today, called, renamed or {}), now)


def before(*wanted: PlannedEntry) -> Ledger:
    """The ledger after a first publication of these planned_entries."""
    return after(Ledger(), *wanted, now=NOW)


def at(ledger: Ledger, path: str) -> Row:
    """The only row with this path."""
    [found] = [row for row in ledger.rows.values() if row.path == TOP + path]
    return found


def test_a_new_entry_begins_with_version_0_now() -> None:
    row = at(before(draft("p/een")), "p/een")
    assert (row.sequence, row.modified, row.changes, row.absent) == (0, NOW, (), False)
    assert row.lines == lines()


def test_an_unchanged_entry_keeps_its_version_and_its_moment() -> None:
    published_once = before(draft("p/een"))
    assert after(published_once, draft("p/een")) == published_once


def test_a_changed_entry_is_one_version_further_now() -> None:
    row = at(after(before(draft("p/een")), draft("p/een", says=lines(place="Het Huis"))), "p/een")
    assert (row.sequence, row.modified) == (1, LATER)
    assert row.changes == (Change(LATER, "nieuwe locatie"),)


@pytest.mark.parametrize("earlier", ["20250108", "20250109T140000"])
def test_an_entry_that_moves_remembers_when_it_began_before(file: Path, earlier: str) -> None:
    """So do all later changes; the file keeps it, and a change of another kind says nothing of it."""
    ledger = before(draft("p/een", says=lines(start=earlier)))
    ledger = after(ledger, draft("p/een"))
    ledger = after(ledger, draft("p/een", says=lines(place="Het Huis")), now=AFTERWARDS)
    assert [change.start for change in at(ledger, "p/een").changes] == [earlier, ""]
    write_ledger(file, ledger)
    assert f'","{earlier}"],["' in file.read_text(encoding="utf-8")
    assert read_ledger(file, "x") == ledger


def test_only_what_changed_gets_a_new_version() -> None:
    ledger = before(draft("p/een"), draft("p/twee"))
    changed = after(ledger, draft("p/een"), draft("p/twee", says=lines(place="Het Huis")))
    assert at(changed, "p/een") == at(ledger, "p/een")


def test_a_clock_that_runs_backwards_never_makes_an_entry_older() -> None:
    yesterday = NOW - timedelta(days=1)
    row = at(after(before(draft("p/een")), draft("p/een", says=lines(place="Het Huis")), now=yesterday), "p/een")
    assert (row.sequence, row.modified) == (1, NOW)


def test_belonging_to_other_feeds_is_no_new_version() -> None:
    """A programme gets a group: the entry itself says the same."""
    ledger = before(draft("p/een"))
    moved = replace(draft("p/een"), feeds=("agenda.ics",))
    assert at(after(ledger, moved), "p/een") == replace(at(ledger, "p/een"), feeds=("agenda.ics",))


def test_the_latest_ten_changes_are_kept() -> None:
    ledger = before(draft("p/een"))
    for number in range(12):
        moment = LATER + timedelta(days=number)
        ledger = after(ledger, draft("p/een", says=lines(place=f"Zaal {number}")), now=moment)
    row = at(ledger, "p/een")
    assert row.sequence == 12
    assert [change.on for change in row.changes] == [LATER + timedelta(days=number) for number in range(2, 12)]


def test_the_hash_is_of_what_readers_see_and_of_nothing_else() -> None:
    """Neither of the stamps nor of the notice of a change, which would cause a change itself."""
    row = at(before(draft("p/een")), "p/een")
    same = replace(row, uid="x", sequence=7, modified=AFTERWARDS, changes=(Change(NOW, "nieuwe titel"),), feeds=())
    assert same.hash == row.hash == hash_of(lines())
    assert b"Gewijzigd op 1 december 2024: nieuwe titel\\nProef" in entry(same)
    assert [line for line in same.lines if line.startswith(("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"))] == []


@pytest.mark.parametrize("number", range(len(lines())))
def test_every_line_counts_for_the_hash(number: int) -> None:
    changed = [*lines()]
    changed[number] += "x"
    assert hash_of(changed) != hash_of(lines())


def test_the_notice_stands_below_the_reason() -> None:
    says = lines("GEANNULEERD: De eerste", status="CANCELLED", description="Reden: Ziek\\nProef")
    row = Row("u", "p", 1, NOW, NOW, says, changes=(Change(NOW, "geannuleerd"),))
    assert b"DESCRIPTION:Reden: Ziek\\nGewijzigd op 1 december 2024: geannuleerd\\nProef\r\n" in entry(row)


RENAMES = [
    pytest.param(draft("p/een"), draft("p/nieuw", "p/een"), id="the module"),
    pytest.param(draft("p/een"), draft("q/een", "p/een"), id="the programme"),
    pytest.param(draft("p/een"), draft("q/nieuw", "q/een", "p/nieuw", "p/een"), id="both at once"),
    pytest.param(draft("p/een"), draft("p/derde", "p/tweede", "p/een"), id="the module twice"),
    pytest.param(draft("p/een/dag-2"), draft("p/nieuw/dag-2", "p/een/dag-2"), id="the module of a day"),
    pytest.param(draft("p/een/dag-2"), draft("p/een/middag"), id="a day, at the same moment"),
    pytest.param(draft("p/een"), draft("p/een/dag-1", "p/een"), id="one date becomes the first day"),
    pytest.param(draft("p/een/dag-1"), draft("p/een"), id="days become one date"),
    pytest.param(draft("p/een/dag-1"), draft("p/nieuw", "p/een"), id="days become one date in a renamed module"),
]


@pytest.mark.parametrize(("old", "new"), RENAMES)
def test_an_entry_keeps_its_uid_whatever_it_is_called(old: PlannedEntry, new: PlannedEntry) -> None:
    ledger = before(old)
    renamed = after(ledger, new)
    assert renamed.rows.keys() == ledger.rows.keys()
    assert [row.path for row in renamed.rows.values()] == [new.path]


@pytest.mark.parametrize(("old", "new"), RENAMES)
def test_a_name_alone_is_no_change_for_subscribers(old: PlannedEntry, new: PlannedEntry) -> None:
    [row] = after(before(old), new).rows.values()
    assert (row.sequence, row.modified) == (0, NOW)


def test_the_uid_comes_from_the_oldest_name() -> None:
    """What is published under a new name at once has the UID that it would have had under the old one."""
    assert before(draft("p/nieuw", "p/een")).rows.keys() == before(draft("p/een")).rows.keys()


def test_a_former_name_that_is_forgotten_changes_nothing() -> None:
    ledger = after(before(draft("p/een")), draft("p/nieuw", "p/een"))
    assert after(ledger, draft("p/nieuw")) == ledger


def test_a_name_used_again_for_something_else_gets_a_uid_of_its_own() -> None:
    ledger = after(before(draft("p/een")), draft("p/nieuw", "p/een"))
    again = after(ledger, draft("p/nieuw"), draft("p/een"))
    assert at(again, "p/nieuw").uid == at(ledger, "p/nieuw").uid
    assert at(again, "p/een").uid != at(ledger, "p/nieuw").uid
    assert after(again, draft("p/een"), draft("p/nieuw")) == again


def test_two_names_that_change_places_keep_what_they_are_called() -> None:
    """A name of today goes before one of the past."""
    ledger = before(draft("p/een"), draft("p/twee"))
    assert after(ledger, draft("p/een", "p/twee"), draft("p/twee", "p/een")) == ledger


SPLIT = draft("p/een/dag-1", "p/een"), draft("p/een/dag-2", says=lines(start="20250110T130000"))


def test_of_a_date_split_in_days_the_first_keeps_the_uid_and_back() -> None:
    ledger = before(draft("p/een"))
    [uid] = ledger.rows
    split = after(ledger, *SPLIT)
    assert at(split, "p/een/dag-1").uid == uid
    assert at(split, "p/een/dag-2").uid != uid
    joined = after(split, draft("p/een"))
    assert at(joined, "p/een").uid == uid
    assert at(joined, "p/een/dag-2").value("STATUS") == "CANCELLED"
    assert joined.rows.keys() == split.rows.keys()
    assert after(joined, *SPLIT).rows.keys() == split.rows.keys()


def test_days_that_become_one_date_continue_a_day_that_takes_place() -> None:
    """Not one that was called off before, however early it was."""
    ledger = before(
        draft("p/een/vroeg", says=lines(start="20250102T130000"), end=datetime(2025, 1, 2, tzinfo=UTC)),
        draft("p/een/laat"),
    )
    called = after(ledger, draft("p/een/laat"))
    joined = after(called, draft("p/een"))
    assert at(joined, "p/een").uid == at(ledger, "p/een/laat").uid


def test_two_renamed_days_are_told_apart_by_their_moments() -> None:
    second = lines(start="20250110T130000")
    ledger = before(draft("p/een/dag-1"), draft("p/een/dag-2", says=second))
    renamed = after(ledger, draft("p/een/eerste", "p/een"), draft("p/een/tweede", says=second))
    for old, new in (("dag-1", "eerste"), ("dag-2", "tweede")):
        assert at(renamed, f"p/een/{new}").uid == at(ledger, f"p/een/{old}").uid


def test_a_renamed_module_without_voorheen_is_a_new_one() -> None:
    """Nobody can tell it from another module at the same hour; the old one is called off, and `check` asks."""
    ledger = after(before(draft("p/een")), draft("p/nieuw"))
    assert at(ledger, "p/een").absent
    assert at(ledger, "p/een").uid != at(ledger, "p/nieuw").uid


def test_what_is_gone_but_still_to_come_is_called_off() -> None:
    row = at(after(before(draft("p/een"))), "p/een")
    assert row.absent
    assert (row.sequence, row.modified) == (1, LATER)
    assert row.lines == lines("GEANNULEERD: De eerste", status="CANCELLED")
    assert row.changes == (Change(LATER, "geannuleerd"),)


def test_what_is_gone_stays_called_off_without_further_changes() -> None:
    ledger = after(before(draft("p/een")))
    assert after(ledger, now=LATER + timedelta(days=2)) == ledger
    assert after(ledger, now=AFTERWARDS) == ledger


def test_what_is_gone_after_it_took_place_stays_as_it_was() -> None:
    ledger = before(draft("p/een"))
    assert after(ledger, now=AFTERWARDS) == ledger


@pytest.mark.parametrize(("day", "status"), [(9, "CANCELLED"), (10, "CONFIRMED")])
def test_the_day_itself_is_not_past_yet(day: int, status: str) -> None:
    """At every hour of it, so that publishing at noon and building for that day agree."""
    noon = datetime(2025, 1, day, 20, tzinfo=UTC)
    assert at(after(before(draft("p/een")), now=noon), "p/een").value("STATUS") == status


def test_what_comes_back_is_the_same_entry_one_version_further() -> None:
    ledger = after(before(draft("p/een")))
    row = at(after(ledger, draft("p/een"), now=LATER + timedelta(days=1)), "p/een")
    assert {row.uid} == ledger.rows.keys()
    assert (row.sequence, row.absent, row.lines) == (2, False, lines())
    assert row.changes[-1].what == "gaat weer door"


def test_what_lost_its_date_is_postponed_with_its_reason() -> None:
    row = at(after(before(draft("p/een")), off={"p/een": ("UITGESTELD: ", "Geen zaal\\, nog")}), "p/een")
    assert not row.absent
    assert row.value("SUMMARY") == "UITGESTELD: De eerste"
    assert row.value("DESCRIPTION") == "Reden: Geen zaal\\, nog\\nProef\\nMet Jet Proef"
    assert row.value("DTSTART") == "20250109T130000"
    assert row.changes == (Change(LATER, "uitgesteld"),)


def test_all_days_of_a_module_without_dates_are_postponed() -> None:
    ledger = after(before(*SPLIT), off={"p/een": ("UITGESTELD: ", None)})
    assert [row.value("SUMMARY")[:12] for row in ledger.rows.values()] == ["UITGESTELD: "] * 2
    assert not any(row.absent for row in ledger.rows.values())


def test_what_was_postponed_may_be_cancelled_after_all() -> None:
    postponed = after(before(draft("p/een")), off={"p/een": ("UITGESTELD: ", "Geen zaal")})
    row = at(after(postponed, off={"p/een": ("GEANNULEERD: ", "Geen belangstelling")}), "p/een")
    assert row.value("SUMMARY") == "GEANNULEERD: De eerste"
    assert row.value("DESCRIPTION") == "Reden: Geen belangstelling\\nProef\\nMet Jet Proef"
    assert (row.sequence, row.changes[-1].what) == (2, "geannuleerd")


def test_what_was_cancelled_with_a_reason_keeps_it_when_it_is_deleted() -> None:
    says = lines("GEANNULEERD: De eerste", status="CANCELLED", description="Reden: Ziek\\nProef")
    ledger = before(draft("p/een", says=says))
    assert after(ledger) == ledger


def test_what_is_gone_moves_along_with_its_programme() -> None:
    ledger = after(before(draft("p/een")))
    row = at(after(ledger, renamed={"p": "q"}), "q/een")
    assert (row.feeds, row.sequence, row.uid) == (("leergangen/q/agenda.ics",), 1, *ledger.rows)


def test_no_two_entries_ever_have_the_same_path() -> None:
    """Published under a new name without `voorheen`, which is added later: what is gone keeps its own path."""
    ledger = after(before(draft("p/een")), draft("q/een"))
    mended = after(ledger, draft("q/een", "p/een"), renamed={"p": "q"})
    assert at(mended, "q/een") == at(ledger, "q/een")
    assert at(mended, "p/een").feeds == ("leergangen/q/agenda.ics",)


OFF = {"status": "CANCELLED"}
WORDS = [
    ({}, {}, "nieuwe informatie"),
    ({}, {"description": "Anders\\nMet Jet Proef"}, "nieuwe informatie"),
    ({}, {"title": "De tweede"}, "nieuwe titel"),
    ({}, {"place": "Het Huis"}, "nieuwe locatie"),
    ({}, {"start": "20250109T140000"}, "nieuwe tijd"),
    ({}, {"end": "20250109T180000"}, "nieuwe tijd"),
    ({}, {"start": "20250110T130000", "end": "20250110T170000"}, "nieuwe datum"),
    ({}, {"start": "20250110T140000", "end": "20250110T180000"}, "nieuwe datum"),
    ({}, {"end": "20250110T170000"}, "nieuwe datum"),
    ({}, {"description": "Proef\\nMet Ali Proef"}, "andere sprekers"),
    ({}, {"description": "Proef"}, "andere sprekers"),
    ({}, {"title": "GEANNULEERD: De eerste", **OFF}, "geannuleerd"),
    ({}, {"title": "UITGESTELD: De eerste", **OFF}, "uitgesteld"),
    ({"title": "UITGESTELD: De eerste", **OFF}, {"title": "GEANNULEERD: De eerste", **OFF}, "geannuleerd"),
    ({"title": "GEANNULEERD: De eerste", **OFF}, {}, "gaat weer door"),
    ({}, {"status": "TENTATIVE"}, "nog niet zeker"),
    ({"status": "TENTATIVE"}, {}, "gaat zeker door"),
    ({}, {"place": "Het Huis", "title": "De tweede"}, "nieuwe locatie en nieuwe titel"),
    (
        {},
        {"start": "20250109T140000", "place": "Het Huis", "title": "De tweede"},
        "nieuwe tijd, nieuwe locatie en nieuwe titel",
    ),
    (
        {"title": "UITGESTELD: De eerste", **OFF},
        {"start": "20250213T130000", "end": "20250213T170000"},
        "gaat weer door en nieuwe datum",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), WORDS)
def test_a_change_is_described_in_the_words_of_participants(
    old: dict[str, str], new: dict[str, str], words: str
) -> None:
    rows = [Row("u", "p", 0, NOW, NOW, lines(**each)) for each in (old, new)]
    assert described(*rows) == words


def test_calling_off_twice_puts_one_prefix_and_one_reason() -> None:
    row = Row("u", "p", 0, NOW, NOW, lines())
    once = replace(row, lines=called_off(row, "GEANNULEERD: ", "Ziek"))
    assert called_off(once, "GEANNULEERD: ", "Ziek") == once.lines
    assert called_off(once, "UITGESTELD: ", None) == lines("UITGESTELD: De eerste", status="CANCELLED")


@given(st.lists(st.text(st.sampled_from("ab\\,;n\\\\"), max_size=6), min_size=1, max_size=4))
def test_lines_of_a_text_value_come_out_as_they_went_in(parts: list[str]) -> None:
    escaped = [each.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for each in parts]
    assert text_lines(text_value(escaped)) == escaped


# The file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "agenda.lock"


def complaints(file: Path) -> list[str]:
    with pytest.raises(InvalidContentError) as raised:
        read_ledger(file, "content/agenda.lock")
    return str(raised.value).splitlines()


FULL = after(
    before(draft("p/een"), draft("p/twee"), draft("p/drie", says=lines("Café; \u2028 \\, 😀"))),
    draft("p/een", says=lines(place="Het Huis")),
    draft("p/drie", says=lines("Café; \u2028 \\, 😀")),
)


def test_what_is_written_is_read_back_the_same(file: Path) -> None:
    write_ledger(file, FULL)
    assert read_ledger(file, "x") == FULL


def test_the_file_holds_one_line_an_entry_sorted_by_uid(file: Path) -> None:
    write_ledger(file, FULL)
    written = file.read_bytes()
    assert written.endswith(b"\n")
    assert b"\r" not in written
    uids = [json.loads(line)["uid"] for line in written.decode().split("\n")[:-1]]
    assert uids == sorted(FULL.rows)


def test_the_same_ledger_gives_the_same_bytes_in_whatever_order_it_was_made(file: Path) -> None:
    write_ledger(file, FULL)
    first = file.read_bytes()
    write_ledger(file, Ledger(dict(reversed(FULL.rows.items()))))
    assert file.read_bytes() == first


def test_a_line_to_the_letter(file: Path) -> None:
    row = Row(
        uid="f985fc89-9ec4-5c05-8ec1-3fd0f391eaef",
        path="leergangen/p/een",
        sequence=1,
        modified=LATER,
        end=datetime(2025, 1, 9, 16, tzinfo=UTC),
        lines=("DTSTART:20250109", "SUMMARY:Café\\, één"),
        feeds=("agenda.ics",),
        changes=(Change(LATER, "nieuwe titel"),),
    )
    write_ledger(file, Ledger({row.uid: row}))
    assert file.read_text(encoding="utf-8") == (
        '{"uid":"f985fc89-9ec4-5c05-8ec1-3fd0f391eaef","path":"leergangen/p/een",'
        '"hash":"1548d4ed4183d76af8d0f324d51dbd0762f7ad006be76dc35cc2e3b2f8c24857","sequence":1,'
        '"modified":"2024-12-24T08:00:00Z","end":"2025-01-09T16:00:00Z","feeds":["agenda.ics"],"absent":false,'
        '"changes":[["2024-12-24T08:00:00Z","nieuwe titel"]],'
        '"entry":["DTSTART:20250109","SUMMARY:Café\\\\, één"]}\n'
    )


def test_writing_leaves_no_half_file_behind(file: Path) -> None:
    write_ledger(file, FULL)
    assert [each.name for each in file.parent.iterdir()] == ["agenda.lock"]


def test_a_missing_file_is_an_empty_ledger(file: Path) -> None:
    assert read_ledger(file, "x") == Ledger()


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\r\n"])
def test_an_empty_file_is_an_empty_ledger(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert read_ledger(file, "x") == Ledger()


def test_windows_line_ends_are_read(file: Path) -> None:
    write_ledger(file, FULL)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_ledger(file, "x") == FULL


def test_the_order_of_lines_does_not_matter(file: Path) -> None:
    write_ledger(file, FULL)
    file.write_bytes(b"".join(reversed(file.read_bytes().splitlines(keepends=True))))
    assert read_ledger(file, "x") == FULL


def test_of_two_lines_for_one_entry_the_later_counts(file: Path) -> None:
    """So a merge may keep both: the higher version, then the later moment, in whatever order they stand."""
    old, new = before(draft("p/een")), after(before(draft("p/een")), draft("p/een", says=lines(place="Het Huis")))
    [row] = new.rows.values()
    newest = Ledger({row.uid: replace(row, modified=AFTERWARDS)})
    written = []
    for ledger in (newest, old, new):
        write_ledger(file, ledger)
        written.append(file.read_bytes())
    for order in (written, written[::-1], written[1:] + written[:1]):
        file.write_bytes(b"".join(order))
        assert read_ledger(file, "x") == newest


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_lines_for_one_entry_the_higher_version_counts_though_it_is_older(file: Path, order: int) -> None:
    """Clients keep the highest SEQUENCE, whatever the clocks of two publishers said."""
    [row] = before(draft("p/een")).rows.values()
    higher, later = replace(row, sequence=2), replace(row, sequence=1, modified=LATER)
    written = []
    for one in (higher, later)[::order]:
        write_ledger(file, Ledger({row.uid: one}))
        written.append(file.read_bytes())
    file.write_bytes(b"".join(written))
    assert read_ledger(file, "x").rows == {row.uid: higher}


DAMAGE = (
    "Deze regel is beschadigd of met de hand veranderd. "
    "Haal de vorige versie terug: git checkout -- content/agenda.lock. Verander dit bestand nooit met de hand."
)
EMPTY_ENTRY = (
    f'"hash":"{hash_of(())}","sequence":0,"modified":"2024-12-01T12:00:00Z","end":"2025-01-09T16:00:00Z",'
    '"feeds":["leergangen/p/agenda.ics"],"absent":false,"changes":[],"entry":[]}'
)
MOVED = '["2024-12-01T12:00:00Z","nieuwe datum","20250230"]'
DAMAGES: list[tuple[str, Callable[[str], str]]] = [
    ("no JSON", lambda _: "kapot"),
    ("truncated", lambda line: line[:-7]),
    ("no object", lambda _: "[]"),
    ("nothing in it", lambda _: "{}"),
    ("nested beyond reason", lambda _: "[" * 100_000),
    ("a number beyond reason", lambda line: line.replace('"sequence":0', f'"sequence":{"9" * 5000}')),
    ("an edited entry", lambda line: line.replace("De Molen", "De molen")),
    ("an edited hash", lambda line: line.replace('"hash":"', '"hash":"0')),
    ("a line of the entry taken out", lambda line: line.replace('"LOCATION:De Molen",', "")),
    ("spaces put in", lambda line: line.replace('","', '", "')),
    ("a key too many", lambda line: line.replace("{", '{"x":1,', 1)),
    ("a key missing", lambda line: line.replace('"absent":false,', "")),
    ("a UID that is none", lambda line: line.replace('{"uid":"', '{"uid":"x')),
    ("a version that is no number", lambda line: line.replace('"sequence":0', '"sequence":"0"')),
    ("a version below zero", lambda line: line.replace('"sequence":0', '"sequence":-1')),
    ("a version of yes or no", lambda line: line.replace('"sequence":0', '"sequence":false')),
    ("a moment that is none", lambda line: line.replace('"modified":"2024-12-01', '"modified":"2024-13-01')),
    ("a path that leads nowhere", lambda line: line.replace('"path":"leergangen/p/een"', '"path":"een"')),
    ("a path that is no text", lambda line: line.replace('"path":"leergangen/p/een"', '"path":1')),
    ("a feed that is no text", lambda line: line.replace('"feeds":["leergangen/p/agenda.ics"]', '"feeds":[1]')),
    ("feeds that are one text", lambda line: line.replace('"feeds":["leergangen/p/agenda.ics"]', '"feeds":"a"')),
    ("an absence that is no yes or no", lambda line: line.replace('"absent":false', '"absent":0')),
    ("a change without a word", lambda line: line.replace('"changes":[]', '"changes":[["2024-12-01T12:00:00Z",1]]')),
    ("an earlier start that is none", lambda line: line.replace('"changes":[]', f'"changes":[{MOVED}]')),
    (
        "an earlier start of nothing",
        lambda line: line.replace('"changes":[]', f'"changes":[{MOVED}]').replace("0230", ""),
    ),
    ("a change with a word too many", lambda line: line.replace('"changes":[]', f'"changes":[{MOVED[:-1]},""]]')),
    ("an entry without lines", lambda line: line.split('"hash"')[0] + EMPTY_ENTRY),
    ("two lines in one", lambda line: line + line),
]


def sealed(line: str, change: Callable[[dict[str, Any]], object]) -> str:
    """A row that somebody wrote on purpose: changed, and with the hash that goes with it."""
    row = json.loads(line)
    change(row)
    row["hash"] = hash_of(row["entry"])
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _forged(name: str, key: str, *values: object) -> list[tuple[str, Callable[[str], str]]]:
    return [(f"{name}: {value!r:.40}", partial(_with_value, key=key, value=value)) for value in values]


def _with_value(line: str, key: str, value: object) -> str:
    return sealed(line, lambda row: row.update({key: value}))


def _entry_with(*lines: str) -> list[str]:
    return [*_TIMES, "SUMMARY:x", *lines]


_TIMES = ("DTSTART;VALUE=DATE:20250109", "DTEND;VALUE=DATE:20250110")
ELSEWHERE = (
    *(
        "../agenda.ics",
        "/tmp/agenda.ics",
        "leergangen/../../x/agenda.ics",
        "index.html",
        "leergangen/p/index.html",
        "x.pth",
    ),
    *(
        "../wijkmakers_site/cli/main.py",
        "leergangen/p/agenda.ics/../../x",
        "leergangen//agenda.ics",
        "Leergangen/p/agenda.ics",
    ),
    *(
        "leergangen/p/agenda.ics\n",
        "c:/agenda.ics",
        "leergangen\\p\\agenda.ics",
        "sprekers/.x/agenda.ics",
        "",
        "agenda.json",
    ),
)
STARTS = (
    *("DTSTART:zzz", "DTSTART;VALUE=DATE:20250230", "DTSTART;VALUE=DATE:99990101", "DTSTART;VALUE=DATE:२०२५०१०९"),
    *("DTSTART;TZID=Mars:20250109T130000", "DTSTART;TZID=Europe/Amsterdam:20250109T130000Z"),
)
FORGERIES = [
    *_forged("a feed elsewhere", "feeds", *([each] for each in ELSEWHERE)),
    *_forged("a path of no entry", "path", "leergangen/../x", "leergangen/p/een/../..", "leergangen/p/een\n", "x/a/b"),
    *_forged("a version out of range", "sequence", *(2**31, 10**4000, -1, 1.0, True)),
    *_forged("a moment out of range", "modified", "9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    *_forged("an end out of range", "end", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"),
    *_forged("a change in words that is none", "changes", *(
        [["2024-12-01T12:00:00Z", what]] for what in ("", "a\rb", "a\nATTACH:x", "a\x07", "x" * 201)
    )),
    *_forged("a line that no entry of ours has", "entry", *map(_entry_with, (
        "BEGIN:VALARM", "ATTACH:http://x", "X-ALT-DESC:x", "ORGANIZER:mailto:x", "UID:x", "SEQUENCE:9", "END:VEVENT",
        "DESCRIPTION:a\r\nATTACH:x", "DESCRIPTION:a\nb", "DESCRIPTION:a\x00", "LOCATION;ALTREP=x:y", "STATUS:zzz",
        "TRANSP:x", "CONFERENCE:x", "SUMMARY:y", "zomaar", "",
    ))),
    *_forged("a time that is none", "entry", *([start, _TIMES[1], "SUMMARY:x"] for start in STARTS)),
    *_forged("times that are lacking", "entry", [_TIMES[0], "SUMMARY:x"], [_TIMES[1], _TIMES[0]], []),
]  # fmt: skip


@pytest.mark.parametrize("forge", [pytest.param(change, id=name) for name, change in FORGERIES])
def test_a_row_of_a_stranger_is_refused(file: Path, forge: Callable[[str], str]) -> None:
    """A checksum that fits proves nothing: what a row holds has to be what a publication writes."""
    write_ledger(file, before(draft("p/een")))
    forged = forge(file.read_text(encoding="utf-8").rstrip("\n"))
    file.write_text(f"{forged}\n", encoding="utf-8", newline="")
    assert complaints(file) == [f"content/agenda.lock:1:1: {DAMAGE}"]


@pytest.mark.parametrize(
    "feed", ["../../gestolen/agenda.ics", "../wijkmakers_site/x.py", "index.html", "{root}/weg.ics"]
)
@pytest.mark.parametrize("verb", ["check", "build", "publish", "diff"])
def test_a_row_of_a_stranger_writes_nothing_anywhere(tmp_path: Path, verb: str, feed: str) -> None:
    root = academy(tmp_path / "site")
    programme(root, "proef", "id: een, titel: Een, datum: 2025-01-09")
    assert run(root, "publish", "--op", "2024-12-01").returncode == 0
    ledger, named = root / "content/agenda.lock", feed.format(root=root)
    row = ledger.read_text(encoding="utf-8").rstrip("\n")
    ledger.write_text(sealed(row, lambda row: row["feeds"].append(named)) + "\n", encoding="utf-8")
    untouched = {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file() and ".cache" not in each.parts
    }
    ended = run(root, verb, "--op", "2024-12-02")
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, f"content/agenda.lock:1:1: fout WM601: {DAMAGE}")
    assert untouched == {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file() and ".cache" not in each.parts
    }


@pytest.mark.parametrize("damage", [pytest.param(change, id=name) for name, change in DAMAGES])
def test_a_damaged_line_is_refused_with_its_number(file: Path, damage: Callable[[str], str]) -> None:
    write_ledger(file, before(draft("p/een"), draft("q/een")))
    good, line = sorted(file.read_text(encoding="utf-8").splitlines(), key=lambda each: "leergangen/p/een" in each)
    assert damage(line) != line
    file.write_text(f"{good}\n{damage(line)}\n", encoding="utf-8")
    assert complaints(file) == [f"content/agenda.lock:2:1: {DAMAGE}"]


def test_all_damaged_lines_are_told_of(file: Path) -> None:
    file.write_text("x\n\ny\n")
    assert complaints(file) == [f"content/agenda.lock:1:1: {DAMAGE}", f"content/agenda.lock:3:1: {DAMAGE}"]


def test_a_conflict_says_which_lines_to_take_out(file: Path) -> None:
    write_ledger(file, before(draft("p/een")))
    line = file.read_text()
    file.write_text(f"<<<<<<< HEAD\n{line}||||||| base\n=======\n{line}>>>>>>> ander\n")
    cure = "Haal alleen de regels met <<<<<<<, ======= en >>>>>>> weg; alle andere regels blijven staan."
    assert complaints(file) == [
        f"content/agenda.lock:{number}:1: Hier botsen twee versies van dit bestand. {cure}" for number in (1, 3, 4, 6)
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xe9"])
def test_a_file_that_is_no_text_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    restore = DAMAGE.partition("veranderd. ")[2]
    assert complaints(file) == [f"content/agenda.lock:1:1: Dit bestand kan niet gelezen worden. {restore}"]


def test_a_folder_of_that_name_is_refused(file: Path) -> None:
    file.mkdir()
    assert "kan niet gelezen worden" in complaints(file)[0]


# Any sequence of edits


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
        self.keeps_what_was(old)
        self.has_every_module()
        for later in (0, 1, 400):
            assert self.settled(self.day + timedelta(days=later)) == self.ledger, "publishing again changes something"

    def settled(self, day: date) -> Ledger:
        site = published(load(self.root / "content", day).site)
        now = timezone.utc(timezone.midnight(day))
        wanted = planned_entries(timetable(site, day), Root(site.url))
        return settle(self.ledger, wanted, absences(site, day), now)

    def keeps_what_was(self, old: Ledger) -> None:
        assert all(uid == row.uid for uid, row in self.ledger.rows.items())
        assert old.rows.keys() <= self.ledger.rows.keys(), "a UID is lost"
        for uid, was in old.rows.items():
            row = self.ledger.rows[uid]
            assert row.sequence == was.sequence + (row.lines != was.lines)
            assert row.modified >= was.modified
            assert (row.modified, row.changes) == (was.modified, was.changes) or row.lines != was.lines

    def has_every_module(self) -> None:
        paths = [row.path for row in self.ledger.rows.values()]
        assert len(paths) == len(set(paths)), "two entries have one path"
        for module in self.modules:
            if module.dated:
                row = at(self.ledger, f"{self.id}/{module.path}")
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
def test_whatever_staff_do_subscribers_can_trust_what_they_see(publications: list[list[tuple[str, int, int]]]) -> None:
    """No UID is lost, doubled or given away; versions only rise, and exactly when readers see something else."""
    with TemporaryDirectory() as folder:
        root = academy(Path(folder), looks=False)
        desk = Desk(root)
        for edits in [[("add", 0, 30), ("add", 0, 60)], *publications]:
            for edit in edits:
                desk.edit(*edit)
            desk.publish()
