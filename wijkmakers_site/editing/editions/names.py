"""What the next edition is called: its title, its edition and series, and its id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wijkmakers_site.reading.content import FiledRecord
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.rules.copies.years import Years, without_years, years_in
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_HYPHEN = regex(r"(?<!\d)-")  # in an id; one between two years parts those


@dataclass(frozen=True, slots=True)
class NewNames:
    """`title`, `edition` (None where the old one had none, or one without years, which only staff can count on),
    `series` and `id` of the next edition; `years` leads from years as the old one writes them to the new ones.
    """

    title: str
    edition: str | None
    series: str
    id: str
    years: dict[str, str]


def new_names(programme: FiledRecord[ProgrammeRecord], days: Sequence[date], id: str) -> NewNames:
    """Of the next edition of `programme`, held on `days`, in order; `id` is that which was asked for, "" for none."""
    record = programme.record
    title, edition = years_in(record.title), years_in(record.edition)
    of_id = years_in(_HYPHEN.sub(" ", programme.id))
    found = [each for each in (title, edition, of_id) if each]
    season = found[0] if found else Years("2000-2001", 2000, 2001, "-")
    years = {each.text: each.of(days) for each in found}
    new_title = record.title.replace(title.text, years[title.text]) if title else f"{record.title} {season.of(days)}"
    new_edition = record.edition.replace(edition.text, years[edition.text]) if edition and record.edition else None
    new_id = programme.id.replace(of_id.text, years[of_id.text]) if of_id else f"{programme.id}-{season.of(days)}"
    series = record.series or as_id(without_years(record.title)) or programme.id
    return NewNames(new_title, new_edition, series, as_id(id) or as_id(new_id), years)
