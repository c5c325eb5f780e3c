"""All files of `content/` together, each still a record with its places: what rules look at and linking starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from wijkmakers_site.people import Prose
from wijkmakers_site.problems import Problem
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.module import ModuleRecord
from wijkmakers_site.reading.schema.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath, Document

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R_co]):
    """A record with the file it came from. `prose` is the Markdown file beside it, by name: "" is its own."""

    id: str
    document: Document
    record: R_co
    prose: Mapping[str, Prose] = field(default_factory=dict)

    def problem(self, at: DataPath, message: str, cure: str = "", *, on_key: bool = False) -> Problem:
        return self.document.problem(at, message, cure, on_key=on_key)


@dataclass(slots=True)
class Content:
    """What was read. A file with mistakes of its own has no record here, but its id is in `ids`.

    `ids` is keyed by folder ("sprekers"); `images` gives the file of each name in `beelden/`.
    """

    site: Filed[SiteRecord] | None = None
    programmes: list[Filed[ProgrammeRecord]] = field(default_factory=list)
    speakers: list[Filed[SpeakerRecord]] = field(default_factory=list)
    venues: list[Filed[VenueRecord]] = field(default_factory=list)
    organisations: list[Filed[OrganisationRecord]] = field(default_factory=list)
    pages: list[Filed[PageRecord]] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)
    images: dict[str, Path] = field(default_factory=dict)

    def modules(self) -> Iterator[tuple[Filed[ProgrammeRecord], DataPath, ModuleRecord]]:
        """Every module with its programme and its path in `leergang.yaml`."""
        for programme in self.programmes:
            for index, module in enumerate(programme.record.modules):
                yield programme, ("modules", index), module
