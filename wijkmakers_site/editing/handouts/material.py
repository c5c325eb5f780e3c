"""What handouts are made of: the academy with its concepts, what was published last, and what would be now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from wijkmakers_site.calendars.diff import EntryChange, changed_entries
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.planned import id_path
from wijkmakers_site.calendars.timetable import Occasion, Timetable, in_order, timetable
from wijkmakers_site.editing.unpublished import unpublished
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.model.enums import State
from wijkmakers_site.reading import load
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Material:
    """The `site` and all its sessions (`whole`), as it is at `clock`; `root` makes its addresses. Programmes stand
    there as visitors see them, those that are concepts as they are; of sessions the concepts are among the others.

    `earlier` are the calendars as they were published last, `rows` the entries as they would be now, by their id path.
    `changes` is what participants would notice of that, by id path too, in order of time.
    """

    site: academy.Site
    whole: Timetable
    clock: Clock
    root: Root
    earlier: Ledger
    rows: Mapping[str, Row]
    changes: Mapping[str, EntryChange]

    def row(self, occasion: Occasion) -> Row | None:
        """Its entry; None for a concept."""
        return self.rows.get(id_path(occasion))

    def is_over(self, occasion: Occasion) -> bool:
        """Whether it has ended: by the moment, not by the day, for a certificate is printed on the last evening."""
        return timezone.utc(timezone.ends(occasion.session)) <= self.clock.now

    def is_online(self, path: str) -> bool:
        """Whether the page at `path` was published, so that a code on paper leads somewhere."""
        return self.earlier.addresses.get(path) is False

    def coming(self, programme: str) -> tuple[Occasion, ...]:
        """The sessions of a programme that are not over, in order of time; what is off among them."""
        day = self.clock.day
        return tuple(each for each in self.whole.occasions if each.programme.id == programme and not each.has_been(day))

    def withdrawn(self, programme: str) -> tuple[Row, ...]:
        """The entries of a programme that are off, not over, and of which content names the date no more; in order."""
        named = {id_path(each) for each in self.whole.occasions}
        own = (row for row in self.rows.values() if row.path.split("/")[1] == programme and row.path not in named)
        off = (row for row in own if row.entry.state.is_off and row.end > self.clock.now)
        return tuple(sorted(off, key=lambda row: (row.entry.sort_key, row.path)))


def gather(root: Path, clock: Clock) -> Material:
    """The material of the project in `root` at `clock`. Raises InvalidContentError where content is wrong."""
    now = unpublished(root, load.read(root / "content", clock.day), clock)
    changes = changed_entries(now.earlier, now.present, clock.day)
    whole = _whole(now.site, clock)
    return Material(
        site=whole.site,
        whole=whole,
        clock=clock,
        root=Root(now.site.url),
        earlier=now.earlier,
        rows={row.path: row for row in now.present.rows.values() if not row.superseded},
        changes={each.row.path: each for each in changes},
    )


def _whole(site: academy.Site, clock: Clock) -> Timetable:
    """What visitors see, with their numbers and days, and beside it the sessions that are concepts: on paper a concept
    may not move the number of the module after it, nor the last day of its programme.
    """
    seen = timetable(published(site, clock.day), clock.day)
    concepts = timetable(site, clock.day)
    public = {programme.id: programme for programme in seen.site.programmes}
    programmes = tuple(public.get(programme.id, programme) for programme in site.programmes)
    rows = {id: (*seen.rows.get(id, ()), *own) for id, own in concepts.rows.items()}
    occasions = in_order([*seen.occasions, *filter(is_concept, concepts.occasions)])
    return Timetable(replace(site, programmes=programmes), clock.day, rows, occasions)


def is_concept(occasion: Occasion) -> bool:
    """Whether only the preview shows it."""
    return occasion.programme.draft or occasion.module.state is State.DRAFT
