"""What only staff know of the identity of an entry, or of the past: facts, put into words elsewhere."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.values import dataclass


class DoubtKind(StrEnum):
    """What is not certain. Whatever it is, what happens unasked keeps the meaning of every UID."""

    RENAMED = "renamed"  # nothing has the row's id any more, and this entry tells of its meeting under another one
    RENUMBERED = "renumbered"  # ids name other meetings than before, as their moments and titles tell
    ANOTHER = "another"  # nothing fits but the id: until it is answered, nothing is published
    AGAIN = "again"  # what is over is planned once more
    PAST = "past"  # what is over reads differently now


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of content (`plan`), and the row that it continues (`row`); None for a new entry."""

    plan: PlannedEntry
    row: Row | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Of which `kind`, about which entry (`plan`), and which row is `known` by its id, or seems to be it.

    `pairs` are all that belong together where ids name others. `correctable` is the day to write for a correction of
    the past, None elsewhere.
    """

    kind: DoubtKind
    plan: PlannedEntry
    known: Row
    pairs: tuple[Pair, ...] = ()
    correctable: date | None = None

    @property
    def blocks(self) -> bool:
        """Whether it must be answered before anything is published: the old meeting would be called off by a guess."""
        return self.kind is DoubtKind.ANOTHER and not self.known.entry.state.is_off


@dataclass(slots=True)
class Pairing:
    """`rows` are what planned entries continue, by their path. `doubts` are what is to be asked.

    `replaced` are the UIDs of rows that go on no more, as staff know. `explained` are the id paths of rows that go on
    under another id, as they know.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
