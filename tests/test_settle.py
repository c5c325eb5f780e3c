"""What identity, version and words an entry gets from one publication to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from ledgers import AFTERWARDS, JET, LATER, NOW, after, at, before, planned, says

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.calendars.entries.lines import content_lines
from wijkmakers_site.calendars.ics.reader import events, text_of
from wijkmakers_site.calendars.ledger.changes import Aspect, fact_changes, in_words, told
from wijkmakers_site.calendars.ledger.planned_entry import CalledOff, PlannedEntry
from wijkmakers_site.calendars.ledger.rows import Change
from wijkmakers_site.calendars.vevent import vevent


def test_a_new_entry_begins_with_version_0_now() -> None:
    row = at(before(planned("p/een")), "p/een")
    assert (row.sequence, row.modified, row.changes, row.absent) == (0, NOW, (), False)
    assert (row.entry, row.lines) == (says(), content_lines(says()))


def test_an_unchanged_entry_keeps_its_version_and_its_moment() -> None:
    published_once = before(planned("p/een"))
    assert after(published_once, planned("p/een")) == published_once


def test_a_changed_entry_is_one_version_further_now() -> None:
    row = at(after(before(planned("p/een")), planned("p/een", entry=says(venue="huis", place="Het Huis"))), "p/een")
    assert (row.sequence, row.modified) == (1, LATER)
    assert row.changes == (Change(LATER, 1, (Aspect.PLACE,)),)


OFF, POSTPONED = EntryState.CANCELLED, EntryState.POSTPONED
ALI = EntrySpeaker("ali", "Ali Proef")
LINK, OTHER = "https://voorbeeld.nl/mee", "https://voorbeeld.nl/anders"
BY_LINK: dict[str, Any] = {"venue": "online", "place": LINK, "online": LINK}


@pytest.mark.parametrize(
    ("earlier", "start"),
    [
        (says(day=date(2025, 1, 8)), "2025-01-08T13:00+01:00"),
        (says(hours="14-17"), "2025-01-09T14:00+01:00"),
        (says(hours=""), "2025-01-09"),
    ],
)
def test_an_entry_that_moves_remembers_when_it_began_before(earlier: Entry, start: str) -> None:
    """So do all later changes; a change of another kind says nothing of it."""
    ledger = after(before(planned("p/een", entry=earlier)), planned("p/een"))
    ledger = after(ledger, planned("p/een", entry=says(venue="huis", place="Het Huis")), now=LATER + timedelta(days=1))
    assert [change.start for change in at(ledger, "p/een").changes] == [start, ""]


def test_only_what_changed_gets_a_new_version() -> None:
    ledger = before(planned("p/een"), planned("p/twee"))
    changed = after(ledger, planned("p/een"), planned("p/twee", entry=says(venue="huis", place="Het Huis")))
    assert at(changed, "p/een") == at(ledger, "p/een")


def test_a_clock_that_runs_backwards_never_makes_an_entry_older() -> None:
    yesterday = NOW - timedelta(days=1)
    elsewhere = planned("p/een", entry=says(venue="huis", place="Het Huis"))
    row = at(after(before(planned("p/een")), elsewhere, now=yesterday), "p/een")
    assert (row.sequence, row.modified) == (1, NOW)


def test_belonging_to_other_feeds_is_no_new_version() -> None:
    """A programme gets a group: the entry itself says the same."""
    ledger = before(planned("p/een"))
    moved = replace(planned("p/een"), feeds=("agenda.ics",))
    assert at(after(ledger, moved), "p/een") == replace(at(ledger, "p/een"), feeds=("agenda.ics",))


def test_the_latest_ten_changes_are_kept() -> None:
    ledger = before(planned("p/een"))
    for number in range(12):
        moment = LATER + timedelta(days=number)
        ledger = after(ledger, planned("p/een", entry=says(place=f"Zaal {number}")), now=moment)
    row = at(ledger, "p/een")
    assert row.sequence == 12
    assert [change.on for change in row.changes] == [LATER + timedelta(days=number) for number in range(2, 12)]


def test_facts_that_readers_do_not_see_make_no_new_version() -> None:
    """A speaker who is filed under another id reads the same; the row knows the new one."""
    renamed = says(speakers=(replace(JET, id="jet-proef"),))
    row = at(after(before(planned("p/een")), planned("p/een", entry=renamed)), "p/een")
    assert (row.sequence, row.changes, row.entry) == (0, (), renamed)


@pytest.mark.parametrize(
    "facts",
    [
        {"position": "53.220000;6.560000"}, {"online": "https://voorbeeld.nl/mee"}, {"programme": "Anders"},
        {"group": "Groep A"}, {"summary": "Kort."}, {"arrival": ("Fiets: om de hoek",)},
        {"parts": ("Programma: Eten",)}, {"preparation": "Lees."}, {"details": ("Fiets: om de hoek",)}, {"link": "https://voorbeeld.nl/x"},
        {"categories": ("Leren",)}, {"color": "indigo"},
    ],
)  # fmt: skip
def test_whatever_readers_see_makes_a_new_version(facts: dict[str, Any]) -> None:
    row = at(after(before(planned("p/een")), planned("p/een", entry=says(**facts))), "p/een")
    assert (row.sequence, row.modified) == (1, LATER)


@pytest.mark.parametrize(
    "facts",
    [{"position": "53.220000;6.560000"}, {"programme": "Anders"}, {"link": "https://voorbeeld.nl/x"},
     {"categories": ("Leren",)}, {"color": "indigo"}, {"speakers": (replace(JET, role="gids"),)}],
)  # fmt: skip
def test_what_changes_quietly_is_told_to_nobody(facts: dict[str, Any]) -> None:
    """A new version, for clients to fetch; the notice of what was told before stays."""
    moved = after(before(planned("p/een")), planned("p/een", entry=says(hours="14-17")))
    later = LATER + timedelta(days=1)
    row = at(after(moved, planned("p/een", entry=says(hours="14-17", **facts)), now=later), "p/een")
    assert (row.sequence, row.modified) == (2, later)
    assert row.changes == (Change(LATER, 1, (Aspect.TIME,), "2025-01-09T13:00+01:00"),)


def test_of_too_many_changes_the_light_ones_go_first() -> None:
    ledger = after(before(planned("p/een")), planned("p/een", entry=says(hours="14-17")))
    for number in range(12):
        later = LATER + timedelta(days=number)
        ledger = after(ledger, planned("p/een", entry=says(f"Titel {number}", hours="14-17")), now=later)
    row = at(ledger, "p/een")
    assert (row.changes[0].aspects, len(row.changes)) == ((Aspect.TIME,), 10)


def test_the_notice_of_a_change_is_no_change_itself() -> None:
    """It stands on top of the description in calendars, and not in the lines that are compared."""
    ledger = after(before(planned("p/een", entry=says("Anders"))), planned("p/een"))
    assert b"DESCRIPTION:Gewijzigd op 24 december 2024: nieuwe titel\\nProef\\nMet" in vevent(at(ledger, "p/een"))
    assert after(ledger, planned("p/een")) == ledger


def test_the_notice_stands_below_the_reason() -> None:
    off = says(state=EntryState.CANCELLED, reason="Ziek, helaas")
    row = at(after(before(planned("p/een")), planned("p/een", entry=off)), "p/een")
    assert b"DESCRIPTION:Reden: Ziek\\, helaas\\nGewijzigd op 24 december 2024: ge" in vevent(row)


RENAMES = [
    pytest.param(planned("p/een"), planned("p/nieuw", "p/een"), id="the module"),
    pytest.param(planned("p/een"), planned("q/een", "p/een"), id="the programme"),
    pytest.param(planned("p/een"), planned("q/nieuw", "q/een", "p/nieuw", "p/een"), id="both at once"),
    pytest.param(planned("p/een"), planned("p/derde", "p/tweede", "p/een"), id="the module twice"),
    pytest.param(planned("p/een/dag-2"), planned("p/nieuw/dag-2", "p/een/dag-2"), id="the module of a day"),
    pytest.param(planned("p/een/dag-2"), planned("p/een/middag"), id="a day, at the same moment"),
    pytest.param(planned("p/een"), planned("p/een/dag-1", "p/een"), id="one date becomes the first day"),
    pytest.param(planned("p/een/dag-1"), planned("p/een"), id="days become one date"),
    pytest.param(planned("p/een/dag-1"), planned("p/nieuw", "p/een"), id="days become one date in a renamed module"),
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
    assert before(planned("p/nieuw", "p/een")).rows.keys() == before(planned("p/een")).rows.keys()


def test_a_former_name_that_is_forgotten_changes_nothing() -> None:
    ledger = after(before(planned("p/een")), planned("p/nieuw", "p/een"))
    assert after(ledger, planned("p/nieuw")) == ledger


def test_a_name_used_again_for_something_else_gets_a_uid_of_its_own() -> None:
    ledger = after(before(planned("p/een")), planned("p/nieuw", "p/een"))
    again = after(ledger, planned("p/nieuw"), planned("p/een"))
    assert at(again, "p/nieuw").uid == at(ledger, "p/nieuw").uid
    assert at(again, "p/een").uid != at(ledger, "p/nieuw").uid
    assert after(again, planned("p/een"), planned("p/nieuw")) == again


def test_two_names_that_change_places_keep_what_they_are_called() -> None:
    """A name of today goes before one of the past."""
    ledger = before(planned("p/een"), planned("p/twee"))
    assert after(ledger, planned("p/een", "p/twee"), planned("p/twee", "p/een")) == ledger


SPLIT = planned("p/een/dag-1", "p/een"), planned("p/een/dag-2", entry=says(day=date(2025, 1, 10)))


def test_of_a_date_split_in_days_the_first_keeps_the_uid_and_back() -> None:
    ledger = before(planned("p/een"))
    [uid] = ledger.rows
    split = after(ledger, *SPLIT)
    assert at(split, "p/een/dag-1").uid == uid
    assert at(split, "p/een/dag-2").uid != uid
    joined = after(split, planned("p/een"))
    assert at(joined, "p/een").uid == uid
    assert at(joined, "p/een/dag-2").entry.state is EntryState.CANCELLED
    assert joined.rows.keys() == split.rows.keys()
    assert after(joined, *SPLIT).rows.keys() == split.rows.keys()


def test_days_that_become_one_date_continue_a_day_that_takes_place() -> None:
    """Not one that was called off before, however early it was."""
    ledger = before(
        planned("p/een/vroeg", entry=says(day=date(2025, 1, 2))),
        planned("p/een/laat"),
    )
    called = after(ledger, planned("p/een/laat"))
    joined = after(called, planned("p/een"))
    assert at(joined, "p/een").uid == at(ledger, "p/een/laat").uid


def test_two_renamed_days_are_told_apart_by_their_moments() -> None:
    second = says(day=date(2025, 1, 10))
    ledger = before(planned("p/een/dag-1"), planned("p/een/dag-2", entry=second))
    renamed = after(ledger, planned("p/een/eerste", "p/een"), planned("p/een/tweede", entry=second))
    for old, new in (("dag-1", "eerste"), ("dag-2", "tweede")):
        assert at(renamed, f"p/een/{new}").uid == at(ledger, f"p/een/{old}").uid


def test_what_is_gone_but_still_to_come_is_called_off() -> None:
    row = at(after(before(planned("p/een"))), "p/een")
    assert row.absent
    assert (row.sequence, row.modified) == (1, LATER)
    assert row.entry == says(state=EntryState.CANCELLED)
    assert row.lines == content_lines(row.entry)
    assert row.changes == (Change(LATER, 1, (Aspect.CANCELLED,)),)


def test_what_is_gone_stays_called_off_without_further_changes() -> None:
    ledger = after(before(planned("p/een")))
    assert after(ledger, now=LATER + timedelta(days=2)) == ledger
    assert after(ledger, now=AFTERWARDS) == ledger


def test_what_is_gone_after_it_took_place_stays_as_it_was() -> None:
    ledger = before(planned("p/een"))
    assert after(ledger, now=AFTERWARDS) == ledger


@pytest.mark.parametrize(("day", "state"), [(9, EntryState.CANCELLED), (10, EntryState.CONFIRMED)])
def test_the_day_itself_is_not_past_yet(day: int, state: EntryState) -> None:
    """At every hour of it, so that publishing at noon and building for that day agree."""
    noon = datetime(2025, 1, day, 20, tzinfo=UTC)
    assert at(after(before(planned("p/een")), now=noon), "p/een").entry.state is state


def test_what_comes_back_is_the_same_entry_one_version_further() -> None:
    ledger = after(before(planned("p/een")))
    row = at(after(ledger, planned("p/een"), now=LATER + timedelta(days=1)), "p/een")
    assert {row.uid} == ledger.rows.keys()
    assert (row.sequence, row.absent, row.entry) == (2, False, says())
    assert row.changes[-1].aspects == (Aspect.RESUMED,)


def test_what_lost_its_date_is_postponed_with_its_reason() -> None:
    """Its time stays, so that calendars find it."""
    row = at(after(before(planned("p/een")), off={"p/een": CalledOff(EntryState.POSTPONED, "Geen zaal")}), "p/een")
    assert not row.absent
    assert row.entry == says(state=EntryState.POSTPONED, reason="Geen zaal")
    assert row.lines == content_lines(row.entry)
    assert row.changes == (Change(LATER, 1, (Aspect.POSTPONED,)),)


def test_all_days_of_a_module_without_dates_are_postponed() -> None:
    ledger = after(before(*SPLIT), off={"p/een": CalledOff(EntryState.POSTPONED)})
    assert [row.entry.state for row in ledger.rows.values()] == [EntryState.POSTPONED] * 2
    assert not any(row.absent for row in ledger.rows.values())


def test_what_was_postponed_may_be_cancelled_after_all() -> None:
    """With one word before its title and one reason."""
    postponed = after(before(planned("p/een")), off={"p/een": CalledOff(EntryState.POSTPONED, "Geen zaal")})
    row = at(after(postponed, off={"p/een": CalledOff(EntryState.CANCELLED, "Te weinig animo")}), "p/een")
    assert row.lines[2:4] == (
        "SUMMARY:GEANNULEERD: De eerste",
        "DESCRIPTION:Reden: Te weinig animo\\nProef\\nMet Jet Proef\\nMeer weten: https://voorbeeld.nl/",
    )
    assert (row.sequence, row.changes[-1].aspects) == (2, (Aspect.CANCELLED,))


def test_what_was_cancelled_with_a_reason_keeps_it_when_it_is_deleted() -> None:
    ledger = before(planned("p/een", entry=says(state=EntryState.CANCELLED, reason="Ziek")))
    assert after(ledger) == ledger


def test_a_word_that_staff_typed_before_a_title_stands_there_once() -> None:
    row = at(after(before(planned("p/een", entry=says("GEANNULEERD: De eerste")))), "p/een")
    assert row.lines[2] == "SUMMARY:GEANNULEERD: De eerste"


def test_what_is_gone_moves_along_with_its_programme() -> None:
    ledger = after(before(planned("p/een")))
    row = at(after(ledger, renamed={"p": "q"}), "q/een")
    assert (row.feeds, row.sequence, row.uid) == (("leergangen/q/agenda.ics",), 1, *ledger.rows)


def test_no_two_entries_ever_have_the_same_path() -> None:
    """Published under a new name without `voorheen`, which is added later: what is gone keeps its own path."""
    ledger = after(before(planned("p/een")), planned("q/een"))
    mended = after(ledger, planned("q/een", "p/een"), renamed={"p": "q"})
    assert at(mended, "q/een") == at(ledger, "q/een")
    assert at(mended, "p/een").feeds == ("leergangen/q/agenda.ics",)


WORDS = [
    (says(), says(summary="Met de hele wijk aan tafel"), "nieuwe omschrijving"),
    (says(summary="Met de hele wijk aan tafel"), says(summary="Met alle buren"), "nieuwe omschrijving"),
    (says(), says("De tweede"), "nieuwe titel"),
    (says(), says(venue="huis", place="Het Huis"), "nieuwe locatie"),
    (says(), says(venue=None, place=None), "nieuwe locatie"),
    (says(), says(place="De Molen, zaal 2, 9711 AB Groningen"), "adres of zaal bijgewerkt"),
    (says(venue=None), says(venue=None, place="De Molen, Groningen"), "nieuwe locatie"),
    (says(online=LINK), says(online=OTHER), "nieuwe link om mee te doen"),
    (says(**BY_LINK), says(venue="online", place=OTHER, online=OTHER), "nieuwe link om mee te doen"),
    (says(), says(**BY_LINK), "nieuwe locatie"),
    (says(**BY_LINK), says(), "nieuwe locatie en nieuwe link om mee te doen"),
    (says(), says(online=LINK), "nieuwe link om mee te doen"),
    (says(), says(hours="14-17"), "nieuwe tijd"),
    (says(), says(hours="13-18"), "nieuwe tijd"),
    (says(hours="20-22"), says(hours="20-24"), "nieuwe tijd"),
    (says(hours="20-24"), says(hours="20-25"), "nieuwe tijd"),
    (says(hours=""), says(), "nieuwe tijd"),
    (says(), says(hours=""), "nieuwe tijd"),
    (says(), says(day=date(2025, 1, 10)), "nieuwe datum"),
    (says(), says(day=date(2025, 1, 10), hours="14-18"), "nieuwe datum en nieuwe tijd"),
    (says(hours=""), replace(says(hours=""), last_day=date(2025, 1, 10)), "nieuwe datum"),
    (says(), says(speakers=(ALI,)), "andere sprekers"),
    (says(), says(speakers=(JET, ALI)), "andere sprekers"),
    (says(), says(speakers=()), "andere sprekers"),
    (says(summary="Met de hele wijk aan tafel"), says(speakers=()), "andere sprekers en nieuwe omschrijving"),
    (says(speakers=(JET, ALI)), says(speakers=(ALI, JET)), ""),
    (says(), says(speakers=(replace(JET, role="gids"),)), ""),
    (says(), says(speakers=(replace(JET, name="Jet Proeve"),)), ""),
    (says(speakers=None), says(speakers=(ALI,)), "nieuwe informatie"),
    (says(details=("Fiets: hier",)), says(arrival=("Fiets: hier",)), ""),
    (says(details=("Fiets: hier",)), says(arrival=("Fiets: daar",)), "nieuwe informatie"),
    (says(), says(parts=("Programma: Eten",)), "nieuw dagprogramma"),
    (says(), says(preparation="Lees het."), "nieuwe voorbereiding"),
    (says(), says(arrival=("Bus: lijn 3",)), "nieuws over hoe je er komt"),
    (says(), says(group="Groep A"), "voor een andere groep"),
    (says(), says(position="53.220000;6.560000", color="indigo", programme="Anders", categories=("Leren",)), ""),
    (says(), says(link="https://ander.voorbeeld.nl/"), ""),
    (says(), says(state=OFF), "geannuleerd"),
    (says(), says(state=OFF, reason="Ziek"), "geannuleerd"),
    (says(state=OFF, reason="Ziek"), says(state=OFF, reason="Storm"), "andere reden"),
    (says(), says(state=POSTPONED), "uitgesteld"),
    (says(state=POSTPONED), says(state=OFF), "geannuleerd"),
    (says(state=OFF), says(state=POSTPONED), "uitgesteld"),
    (says(state=OFF), says(), "gaat weer door"),
    (says(state=OFF), says(state=EntryState.TENTATIVE), "gaat weer door en nog niet zeker"),
    (says(), says(state=EntryState.TENTATIVE), "nog niet zeker"),
    (says(state=EntryState.TENTATIVE), says(), "gaat zeker door"),
    (says(), says("De tweede", venue="huis", place="Het Huis"), "nieuwe locatie en nieuwe titel"),
    (
        says(),
        says("De tweede", venue="huis", place="Het Huis", hours="14-17"),
        "nieuwe tijd, nieuwe locatie en nieuwe titel",
    ),
    (
        says(online=LINK),
        says(hours="14-17", online=OTHER, preparation="Lees het."),
        "nieuwe tijd, nieuwe link om mee te doen en nieuwe voorbereiding",
    ),
    (says(state=POSTPONED), says(day=date(2025, 2, 13)), "gaat weer door en nieuwe datum"),
]


@pytest.mark.parametrize(("old", "new", "words"), WORDS)
def test_a_change_is_told_by_facts_in_the_words_of_participants(old: Entry, new: Entry, words: str) -> None:
    """A summary that begins as the line of the speakers does is no speaker; of what is quiet nothing is told."""
    assert in_words(told(fact_changes(old, new))) == words


def _notices(*steps: tuple[datetime, Entry]) -> list[str]:
    """What an entry of March says on top of its description once each step is published at its moment."""
    day = date(2025, 3, 6)
    ledger = before(planned("p/een", entry=says(day=day)))
    for moment, entry in steps:
        ledger = after(ledger, planned("p/een", entry=replace(entry, first_day=day, last_day=day)), now=moment)
    [lines] = events(b"BEGIN:VCALENDAR\r\n" + vevent(at(ledger, "p/een")) + b"END:VCALENDAR\r\n")
    return [line for line in text_of(lines, "DESCRIPTION").split("\n") if line.startswith("Gewijzigd")]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            [(0, says(hours="14-17")), (1, says("De tweede", hours="14-17"))],
            ["Gewijzigd op 24 december 2024: nieuwe tijd"],
        ),
        (
            [(0, says(hours="14-17")), (1, says(hours="14-17", venue="huis", place="Het Huis"))],
            ["Gewijzigd op 25 december 2024: nieuwe locatie", "Gewijzigd op 24 december 2024: nieuwe tijd"],
        ),
        (
            [(0, says(hours="14-17")), (30, says("De tweede", hours="14-17"))],
            ["Gewijzigd op 23 januari 2025: nieuwe titel"],
        ),
        ([(0, says(state=OFF)), (1, says())], ["Gewijzigd op 25 december 2024: gaat weer door"]),
        (
            [(0, says(hours="14-17")), (1, says(hours="14-17", color="indigo"))],
            ["Gewijzigd op 24 december 2024: nieuwe tijd"],
        ),
        ([(0, says(color="indigo"))], []),
    ],
)
def test_an_entry_tells_the_weightiest_of_the_last_weeks(steps: list[tuple[int, Entry]], said: list[str]) -> None:
    """Google looks once a day: a corrected word does not hide a move of the same day. Quiet changes say nothing."""
    assert _notices(*((LATER + timedelta(days=day), entry) for day, entry in steps)) == said
