"""Any sequence of edits to ids, titles and moments: what a UID means may only change where staff were asked."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from ledgers import TOP, planned, says, settled

from wijkmakers_site.calendars.ledger.identity.assignment import best_pairs
from wijkmakers_site.calendars.ledger.identity.doubts import DoubtKind
from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry
from wijkmakers_site.calendars.ledger.rows import Ledger, Row

VENUES = ("huis", "kerk", "molen")
EDITS = ("move", "title", "venue", "swap", "insert", "remove", "reuse", "rename", "add", "wait")
START = datetime(2025, 1, 6, 9, tzinfo=UTC)


@dataclass(eq=False)
class Meeting:
    """What people go to, whatever its id: `former` are ids that staff named."""

    id: str
    title: str
    day: date
    venue: str
    former: list[str] = field(default_factory=list)

    def plan(self) -> PlannedEntry:
        entry = says(self.title, self.day, venue=self.venue, place=self.venue, speakers=())
        return planned(f"p/{self.id}", *(f"p/{each}" for each in self.former), entry=entry)


class Desk:
    """Staff who number their meetings, and edit them without a thought of ids; the seed decides what they do."""

    def __init__(self, seed: int) -> None:
        self.chance, self.day, self.ledger = random.Random(seed), START, Ledger()
        self.count = 0
        self.meetings = [self.meeting() for _ in range(4)]
        self.of: dict[str, Meeting] = {}

    def meeting(self) -> Meeting:
        self.count += 1
        title = "".join(self.chance.choices("bcdfghjklmnpqrstvwxz", k=16))  # like no other one
        day = self.day.date() + timedelta(days=self.chance.randint(1, 60))
        return Meeting(f"m{self.count}", title, day, self.chance.choice(VENUES))

    def edit(self) -> None:
        one, other = self.chance.choice(self.meetings), self.chance.choice(self.meetings)
        match self.chance.choice(
            ["move", "title", "venue", "swap", "insert", "remove", "reuse", "rename", "add", "wait"]
        ):
            case "move" | "title" | "venue" as what:
                self.change(one, what)
            case "swap":
                one.id, other.id = other.id, one.id
            case "insert":
                self.renumbered([self.meeting(), *self.meetings])
            case "remove" if len(self.meetings) > 2:
                self.renumbered(self.meetings[1:])
            case "reuse":
                self.meetings[self.meetings.index(one)] = replace(self.meeting(), id=one.id)
            case "rename":
                self.count += 1
                one.former, one.id = [*one.former, one.id], f"m{self.count}"
            case "add":
                self.meetings.append(self.meeting())
            case "wait":
                self.day += timedelta(days=self.chance.randint(1, 20))

    def change(self, meeting: Meeting, what: str) -> None:
        if what == "move":
            meeting.day = self.day.date() + timedelta(days=self.chance.randint(1, 60))
        elif what == "title":
            meeting.title += self.chance.choice((" op zee", " aan tafel"))
        else:
            meeting.venue = self.chance.choice(VENUES)

    def renumbered(self, meetings: list[Meeting]) -> None:
        """The ids stay, in their order, and go to other meetings; staff name no former ones."""
        ids = [each.id for each in self.meetings]
        self.count += 1
        for meeting, id in zip(meetings, [*ids, f"m{self.count}"], strict=False):
            meeting.id, meeting.former = id, []
        self.meetings = meetings

    def publish(self) -> None:
        result = settled(self.ledger, *(each.plan() for each in self.meetings), now=self.day)
        old, self.ledger = self.ledger, result.ledger
        by_path = {f"{TOP}p/{each.id}": each for each in self.meetings}
        for uid, row in self.ledger.rows.items():
            if uid in old.rows:
                assert row.sequence == old.rows[uid].sequence + (row.lines != old.rows[uid].lines)
            if row.path in by_path and not row.superseded:
                meeting = by_path[row.path]
                known = old.rows.get(uid)
                named = known and known.path.rpartition("/")[2] in meeting.former  # staff's own word
                assert named or self.of.get(uid) in (None, meeting) or _is_no_other(known, row), row
                self.of[uid] = meeting
        assert old.rows.keys() <= self.ledger.rows.keys(), "a UID is lost"
        paths = [row.path for row in self.ledger.rows.values() if not row.superseded]
        assert len(paths) == len(set(paths)), "two meetings have one path"
        again = settled(self.ledger, *(each.plan() for each in self.meetings), now=self.day + timedelta(days=1))
        assert again.ledger == self.ledger
        assert [doubt.kind for doubt in again.doubts if doubt.kind is not DoubtKind.PAST] == []


def _is_no_other(old: Row | None, new: Row) -> bool:
    """As far as anybody can tell: one id and one moment, or nothing that anybody sees."""
    assert old
    return (old.path == new.path and old.entry.begin == new.entry.begin) or old.lines == new.lines


@pytest.mark.parametrize("seed", range(60))
def test_no_uid_comes_to_mean_another_meeting_unasked(seed: int) -> None:
    """Whatever happens to ids; versions only rise, and what is published is settled."""
    desk = Desk(seed)
    for _ in range(12):
        for _ in range(desk.chance.randint(0, 3)):
            desk.edit()
        desk.publish()


def test_the_pairing_gains_the_most() -> None:
    """Held against trying all ways, on small tables."""
    chance = random.Random(5)
    for _ in range(300):
        rows, columns = chance.randint(0, 4), chance.randint(0, 4)
        gains = [[chance.choice([0, 0, 1, 5, chance.randint(1, 9)]) for _ in range(columns)] for _ in range(rows)]
        pairs = best_pairs(gains)
        assert len(set(pairs.values())) == len(pairs)
        assert sum(gains[row][column] for row, column in pairs.items()) == _most(gains, 0, frozenset())


def _most(gains: list[list[int]], row: int, taken: frozenset[int]) -> int:
    if row == len(gains):
        return 0
    with_it = [
        gain + _most(gains, row + 1, taken | {column}) for column, gain in enumerate(gains[row]) if column not in taken
    ]
    return max([_most(gains, row + 1, taken), *with_it])
