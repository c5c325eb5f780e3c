"""The next edition of a programme as it is planned: what is shown of it, and what would be written."""

from __future__ import annotations

from dataclasses import field

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.editions.names import NewNames
from wijkmakers_site.editing.editions.shift import PlannedDay, Shift
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.reading.content import FiledRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.values import dataclass


@dataclass(slots=True)
class NewEdition:
    """The next edition of the programme `old`: the `names` it gets, how its planning moves (`shift`), its `planning`,
    and the `plan` that writes it.

    `speakers` and `venues` are names, each with the titles of modules, to be asked anew; `emptied` what is to be filled
    in; `doubtful` places (`path:line`, and the words) with years that may be of the old edition; `changed` those of
    texts in which dates, years or links were changed. `unknown_holidays` are school holidays in its time that are not
    known yet, and `periods` the new days from and until which hosts and people are part of it, as they are written.
    """

    old: FiledRecord[ProgrammeRecord]
    names: NewNames
    shift: Shift
    planning: list[PlannedDay]
    plan: Plan
    speakers: dict[str, list[str]] = field(default_factory=dict)
    venues: dict[str, list[str]] = field(default_factory=dict)
    emptied: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unknown_holidays: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Of its file of facts."""
        return f"content/{PROGRAMME.path(self.names.id)}"
