"""Which entry goes on when ids, titles, moments and places change: one table of edits, each with what comes of it.

An edit is told by what stood in content (`before`) and what stands there now (`after`), a meeting a line: its id path,
its day in June 2025 with "-hour" where that is not the usual one, its venue where it is not the usual one, its title.
What comes of it is the old path of each new one ("nieuw" without), and the kinds of doubt there are.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from ledgers import TOP, after, at, before, planned, says, settled

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry
from wijkmakers_site.calendars.ledger.rows import Ledger

MAY = datetime(2025, 5, 1, 12, tzinfo=UTC)
JULY = datetime(2025, 7, 1, 12, tzinfo=UTC)
SERIES = ("i1 3 Intervisie", "i2 5 Intervisie", "i3 10 Intervisie", "i4 12 Intervisie")
NUMBERED = ("i1 3 Intervisie 1", "i2 5 Intervisie 2", "i3 10 Intervisie 3", "i4 12 Intervisie 4")
PAIR = ("a 5 De molens", "b 12@huis Het water")
DAYS = ("x/dag-1 3 Reis", "x/dag-2 4 Reis", "x/dag-3 5 Reis")
Lines = tuple[str, ...]


def entry(line: str) -> Entry:
    _, when, title = line.split(" ", 2)
    moment, _, venue = when.partition("@")
    day, _, hour = moment.partition("-")
    where = {"venue": venue, "place": venue} if venue else {}
    return says(title, date(2025, 6, int(day)), f"{hour}-{int(hour) + 2}" if hour else "13-17", speakers=(), **where)


def plans(lines: Lines, answers: dict[str, Any] | None = None) -> list[PlannedEntry]:
    """`a<b` was called `b`; the first day of a module has the module's own path among its former ones."""
    found, modules = [], set()
    for line in lines:
        path, *former = line.split(" ")[0].split("<")
        module, _, day = path.partition("/")
        paths = [f"{each}/{day}" if day else each for each in former]
        paths += [module, *former] if day and module not in modules else []
        modules.add(module)
        given = (answers or {}).get(path, {})
        found.append(planned(f"p/{path}", *(f"p/{each}" for each in paths), entry=entry(line), **given))
    return found


def outcome(ledger: Ledger, lines: Lines, answers: dict[str, Any] | None = None, now: datetime = MAY) -> str:
    """ "new was old" for each entry that goes on with a row of another path, "new" for new ones, then the doubts."""
    result = settled(ledger, *plans(lines, answers), now=now)
    told = []
    for line in lines:
        path = line.split(" ")[0].partition("<")[0]
        [row] = [row for row in result.ledger.rows.values() if row.path == f"{TOP}p/{path}" and not row.superseded]
        known = ledger.rows.get(row.uid)
        if known is None or known.path != row.path:
            told.append(f"{path} was {known.path.removeprefix(f'{TOP}p/')}" if known else f"{path} is nieuw")
    return ", ".join([*told, *(f"{doubt.kind.value}?" for doubt in result.doubts)])


EDITS: list[tuple[str, Lines, Lines, str]] = [
    # Ordinary edits: nobody is asked anything.
    ("nothing", PAIR, PAIR, ""),
    ("the date moves", PAIR, ("a 6 De molens", PAIR[1]), ""),
    ("the hour moves", PAIR, ("a 5-19 De molens", PAIR[1]), ""),
    ("date and venue move", PAIR, ("a 6@kerk De molens", PAIR[1]), ""),
    ("the title is corrected", PAIR, ("a 5 De wieken", PAIR[1]), ""),
    ("title and venue change", PAIR, ("a 5@kerk De wieken", PAIR[1]), ""),
    ("the title is corrected, the date moves", PAIR, ("a 6 De molens en de wind", PAIR[1]), ""),
    ("two evenings change places", PAIR, ("a 12 De molens", "b 5@huis Het water"), ""),
    ("one moves to where the other was, which moves on", PAIR, ("a 12 De molens", "b 19@huis Het water"), ""),
    ("all move", SERIES, tuple(f"i{n} {n + 20} Intervisie" for n in (1, 2, 3, 4)), ""),
    ("one is added", PAIR, (*PAIR, "c 19 De wieken"), "c is nieuw"),
    ("one is added at the same moment", PAIR, (*PAIR, "c 5 De wieken"), "c is nieuw"),
    ("one is removed", PAIR, PAIR[:1], ""),
    ("one is removed, another moves there", PAIR, ("b 5@huis Het water",), ""),
    ("another order", PAIR, (PAIR[1], PAIR[0]), ""),
    ("renamed", PAIR, ("molens<a 5 De molens", PAIR[1]), "molens was a"),
    ("renamed, called otherwise and moved", PAIR, ("wind<a 24@kerk De wieken", PAIR[1]), "wind was a"),
    # Other ids: the moments tell, with the titles.
    ("renamed without a word", PAIR, ("molens 5 De molens", PAIR[1]), "molens was a, renamed?"),
    ("renamed and moved without a word", PAIR, ("molens 6 De molens", PAIR[1]), "molens is nieuw"),
    ("another one in its place", PAIR, ("wieken 5 De wieken", PAIR[1]), "wieken is nieuw"),
    ("swapped ids", PAIR, ("b 5 De molens", "a 12@huis Het water"), "b was a, a was b, renumbered?"),
    ("one put in, renumbered", SERIES,
        ("i1 3 Intervisie", "i2 4 Intervisie", "i3 5 Intervisie", "i4 10 Intervisie", "i5 12 Intervisie"),
        "i2 is nieuw, i3 was i2, i4 was i3, i5 was i4, renumbered?"),
    ("one put in, renumbered in the titles too", NUMBERED,
        ("i1 3 Intervisie 1", "i2 4 Intervisie 2", "i3 5 Intervisie 3", "i4 10 Intervisie 4", "i5 12 Intervisie 5"),
        "i2 is nieuw, i3 was i2, i4 was i3, i5 was i4, renumbered?"),
    ("the first removed, renumbered", SERIES, ("i1 5 Intervisie", "i2 10 Intervisie", "i3 12 Intervisie"),
        "i1 was i2, i2 was i3, i3 was i4, renumbered?"),
    ("the first removed, renumbered in the titles too", NUMBERED,
        ("i1 5 Intervisie 1", "i2 10 Intervisie 2", "i3 12 Intervisie 3"),
        "i1 was i2, i2 was i3, i3 was i4, renumbered?"),
    ("an id is used again", PAIR, ("a 24@kerk Excursie naar Assen", PAIR[1]), "a is nieuw, another?"),
    ("an id is used again at that venue", PAIR, ("a 24 Excursie naar Assen", PAIR[1]), "a is nieuw, another?"),
    ("an id is used again, its meeting goes on elsewhere", PAIR,
        ("a 24@kerk Excursie naar Assen", "c 5 De molens", PAIR[1]), "a is nieuw, c was a, renumbered?"),
    ("two at one moment swap their ids", ("a 5 De molens", "b 5@huis Het water"),
        ("b 5 De molens", "a 5@huis Het water"), "b was a, a was b, renumbered?"),
    # Days.
    ("days are renumbered after the first is removed", DAYS, ("x/dag-1 4 Reis", "x/dag-2 5 Reis"),
        "x/dag-1 was x/dag-2, x/dag-2 was x/dag-3, renumbered?"),
    ("a day is put in before, renumbered", DAYS, ("x/dag-1 2 Reis", *(f"x/dag-{n} {n + 1} Reis" for n in (2, 3, 4))),
        "x/dag-1 is nieuw, x/dag-2 was x/dag-1, x/dag-3 was x/dag-2, x/dag-4 was x/dag-3, renumbered?"),
    ("a day is called otherwise", DAYS, ("x/een 3 Reis", *DAYS[1:]), "x/een was x/dag-1"),
    ("a day moves", DAYS, (DAYS[0], "x/dag-2 24 Reis", DAYS[2]), ""),
    ("all days move", DAYS, tuple(f"x/dag-{n} {n + 20} Reis" for n in (1, 2, 3)), ""),
    ("days with titles move", ("x/dag-1 3 Reis: Heen", "x/dag-2 4 Reis: Terug"),
        ("x/dag-1 4 Reis: Heen", "x/dag-2 5 Reis: Terug"), ""),
    ("one date is split, and is the first day", ("x 3 Reis",), ("x/dag-1 3 Reis: Heen", "x/dag-2 4 Reis: Terug"),
        "x/dag-1 was x, x/dag-2 is nieuw"),
    ("one date is split, and is the second day", ("x 4 Reis",), ("x/dag-1 3 Reis: Heen", "x/dag-2 4 Reis: Terug"),
        "x/dag-1 is nieuw, x/dag-2 was x"),
    ("one date is split and moves", ("x 3 Reis",), ("x/dag-1 24 Reis", "x/dag-2 25 Reis"),
        "x/dag-1 was x, x/dag-2 is nieuw"),
    ("days are one date again", DAYS, ("x 4 Reis",), "x was x/dag-2"),
    ("days are one date again, that moves", DAYS, ("x 24 Reis",), "x was x/dag-1"),
    # Modules that become one, and one that becomes several.
    ("two are one with days", PAIR, ("c/dag-1<b<a 5 Samen: Molens", "c/dag-2<b<a 12@huis Samen: Water"),
        "c/dag-1 was a, c/dag-2 was b"),
    ("two are one", PAIR, ("c<b<a 12@huis Samen",), "c was b"),
    ("two are one, that moves", PAIR, ("c<b<a 24 De molens",), "c was a"),
    ("days become modules", ("x/dag-1 3 Reis", "x/dag-2 4 Reis"), ("x 3 Reis", "y 4 Reis"),
        "x was x/dag-1, y was x/dag-2"),
    ("modules become days", ("x 3 Reis", "y 4 Reis"), ("x/dag-1<y 3 Reis", "x/dag-2<y 4 Reis"),
        "x/dag-1 was x, x/dag-2 was y"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), EDITS, ids=[each[0] for each in EDITS])
def test_what_goes_on_as_what(name: str, old: Lines, new: Lines, expected: str) -> None:
    ledger = after(Ledger(), *plans(old), now=MAY - timedelta(days=9))
    assert outcome(ledger, new) == expected, name


SWAPPED = ("b 5 De molens", "a 12@huis Het water")
INSERTED = ("i1 3 Intervisie", "i2 4 Intervisie", "i3 5 Intervisie", "i4 10 Intervisie", "i5 12 Intervisie")
REUSED = ("a 24@kerk Excursie naar Assen", PAIR[1])
MOVED, OTHER = "moved_from", "other_than"
# One line of staff's, at the entry that is asked about: what comes of it, and that nothing more is asked.
ANSWERS: list[tuple[str, Lines, Lines, str, str, int, str]] = [
    ("renumbered, indeed", SERIES, INSERTED, "i2", OTHER, 5, "i2 is nieuw, i3 was i2, i4 was i3, i5 was i4"),
    ("not renumbered, moved", SERIES, INSERTED, "i2", MOVED, 5, "i5 is nieuw"),
    ("swapped, indeed", PAIR, SWAPPED, "b", OTHER, 12, "b was a, a was b"),
    ("not swapped", PAIR, SWAPPED, "b", MOVED, 12, ""),
    ("another, indeed", PAIR, REUSED, "a", OTHER, 5, "a is nieuw"),
    ("the same", PAIR, REUSED, "a", MOVED, 5, ""),
    ("renamed without a word, another", PAIR, ("molens 5 De molens", PAIR[1]), "molens", OTHER, 5, "molens is nieuw"),
    ("days renumbered, indeed", DAYS, ("x/dag-1 4 Reis", "x/dag-2 5 Reis"), "x/dag-1", OTHER, 3,
        "x/dag-1 was x/dag-2, x/dag-2 was x/dag-3"),
    ("days not renumbered", DAYS, ("x/dag-1 4 Reis", "x/dag-2 5 Reis"), "x/dag-1", MOVED, 3, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "path", "key", "day", "expected"), ANSWERS, ids=[a[0] for a in ANSWERS])
def test_one_line_answers(name: str, old: Lines, new: Lines, path: str, key: str, day: int, expected: str) -> None:
    """And the same line changes nothing later: it is of the day that the row had before."""
    ledger, answers = after(Ledger(), *plans(old), now=MAY - timedelta(days=9)), {path: {key: date(2025, 6, day)}}
    assert outcome(ledger, new).endswith("?"), name
    assert outcome(ledger, new, answers) == expected, name
    published = settled(ledger, *plans(new, answers), now=MAY)
    assert not any(row.absent for row in published.ledger.rows.values() if name.endswith("another, indeed"))
    assert settled(published.ledger, *plans(new, answers), now=MAY + timedelta(days=1)).ledger == published.ledger
    assert outcome(published.ledger, new, answers) == ""


def test_an_answer_of_another_day_answers_nothing() -> None:
    ledger = after(Ledger(), *plans(PAIR), now=MAY)
    assert outcome(ledger, REUSED, {"a": {MOVED: date(2025, 6, 6)}}) == outcome(ledger, REUSED)


def test_who_is_asked_whether_a_meeting_is_another_cannot_publish_before_it_is_answered() -> None:
    """Unless it is off already: then no false cancellation comes of it."""
    off = entry("a 5 De molens")
    ledger = after(Ledger(), *plans(PAIR), now=MAY)
    [doubt] = settled(ledger, *plans(REUSED), now=MAY).doubts
    assert doubt.blocks
    ledger = after(ledger, *plans(PAIR[1:]), now=MAY)
    assert at(ledger, "p/a").entry.state is EntryState.CANCELLED
    [doubt] = settled(ledger, *plans(REUSED), now=MAY).doubts
    assert (doubt.known.entry.title, doubt.blocks) == (off.title, False)


def test_of_two_that_became_one_the_other_is_off_and_nobody_asks_why() -> None:
    ledger = after(Ledger(), *plans(PAIR), now=MAY)
    merged = after(ledger, *plans(("c<b<a 12@huis Samen",)), now=MAY)
    row = at(merged, "p/a")
    assert (row.entry.state, row.absent) == (EntryState.CANCELLED, False)


def test_groups_that_meet_at_one_moment_do_not_take_each_others_entries() -> None:
    """Even where they meet under one title, and an id is of the other group now."""
    groups = {f"p/{id}": says("Intervisie", group=f"Groep {id}") for id in ("a", "b")}
    ledger = before(*(planned(path, entry=each) for path, each in groups.items()))
    renamed = settled(ledger, planned("p/b", entry=groups["p/b"]), planned("p/nieuw", entry=groups["p/a"]))
    assert at(renamed.ledger, "p/nieuw").uid == at(ledger, "p/a").uid
    swapped = settled(ledger, planned("p/a", entry=groups["p/b"]), planned("p/b", entry=groups["p/a"]))
    assert at(swapped.ledger, "p/a").uid == at(ledger, "p/b").uid


def test_a_programme_of_very_many_entries_that_all_change_is_settled_by_ids() -> None:
    """More than a hundred at once are a new plan; weighing all against all would take too long."""
    slots = [f"{day}-{hour}" for day in range(1, 26) for hour in range(8, 16)]
    ledger = after(Ledger(), *plans(tuple(f"i{n} {slot} Intervisie" for n, slot in enumerate(slots))), now=MAY)
    moved = tuple(f"i{n} {slot} Intervisie" for n, slot in enumerate([*slots[1:], slots[0]]))
    assert outcome(ledger, moved) == ""
