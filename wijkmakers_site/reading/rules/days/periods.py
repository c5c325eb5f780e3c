"""Who is part of a programme for some time: hosts, and people who run it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import between
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From `starts` to `ends` (inclusive), None where nobody says so; `at` is its place in the file."""

    at: DataPath
    starts: date | None
    ends: date | None


def periods(programme: FiledRecord[ProgrammeRecord]) -> Iterator[Period]:
    for index, host in enumerate(programme.record.hosts):
        yield Period(("gastorganisaties", index), host.starts, host.ends)
    for index, person in enumerate(programme.record.people):
        yield Period(("betrokkenen", index), person.starts, person.ends)


def period_outside_programme(content: Content) -> Iterator[Problem]:
    """A period lies within its programme: a slip of the year is seen by nobody else."""
    for programme in content.programmes:
        first, last = programme.record.starts, programme.record.ends
        for period in periods(programme):
            for key, day in (("vanaf", period.starts), ("tot", period.ends)):
                if day and ((first and day < first) or (last and day > last)):
                    message = f"Deze dag ligt buiten de leergang: die is {between(first, last)}."
                    cure = "Verbeter de dag, of de begindatum of einddatum van de leergang."
                    yield programme.problem((*period.at, key), message, cure)
