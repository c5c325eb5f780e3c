"""`new editie`: the next edition of a programme, planned in full before anything is written."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from pathlib import Path, PurePosixPath

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.editions.names import new_names
from wijkmakers_site.editing.editions.planned import NewEdition
from wijkmakers_site.editing.editions.shift import planned_days, shift_to
from wijkmakers_site.editing.editions.wording import Wording
from wijkmakers_site.editing.editions.writer import EditionWriter
from wijkmakers_site.editing.references.target import find_target
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.reading.content import FiledRecord
from wijkmakers_site.reading.load import Reading, read
from wijkmakers_site.reading.rules.copies.editions import all_days
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.words.dutch import short_date


class TakenIdError(UsageError):
    """There is a programme with the id that the next edition would get."""


def new_edition(
    root: Path, today: date, old_id: str, start: date, new_id: str = "", *, free: Container[DataPath] = ()
) -> NewEdition:
    """All that the next edition of the programme `old_id`, from `start` on, is to be; nothing is written yet.

    `new_id` is "" where it follows from the old one. A session on a holiday whose path is in `free` takes the nearest
    free day. Raises UsageError where it cannot be made (TakenIdError where the programme is there already),
    InvalidContentError where the old one has errors.
    """
    reading = read(root / "content", today)
    target = find_target(reading.content, PROGRAMME.name, old_id)
    old = _sound(reading, target.id)
    days = all_days(reading.content, old)
    if days and start <= days[0]:
        raise UsageError(f"`{old.id}` begon op {short_date(days[0])}. Kies een dag die later is.")
    shift = shift_to(start, days)
    names = new_names(old, sorted(day + shift.by for day in days) or [start], new_id)
    if (root / "content" / PROGRAMME.folder / names.id).exists():
        raise TakenIdError(f"De leergang `{names.id}` is er al; er is niets veranderd.")
    edition = NewEdition(old, names, shift, planned_days(old, shift, free), Plan(root))
    site = Root(reading.content.site.record.url.rstrip("/") + "/" if reading.content.site else "")
    wording = Wording(target, names.id, site, shift, frozenset(days), names.years)
    EditionWriter(edition, wording, reading.content).write()
    return edition


def _sound(reading: Reading, id: str) -> FiledRecord[ProgrammeRecord]:
    """The programme, all of whose files could be read: of the rest nobody knows what to hand on."""
    programme = next(each for each in reading.content.programmes if each.id == id)
    folder = str(PurePosixPath(programme.document.path).parent)
    if wrong := [each for each in reading.problems if not each.warning and each.path.startswith(f"{folder}/")]:
        raise InvalidContentError(wrong)
    return programme
