"""All files of `content/` together, each still a record with its places: what rules look at and linking starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from wijkmakers_site.model import enums
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.module import ModuleRecord
from wijkmakers_site.reading.schema.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.shared import ImageRecord
from wijkmakers_site.reading.source.document import DataPath, Document

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R_co]):
    """A record with the file it came from. `prose` is the Markdown file beside it, by name: "" is its own.

    `partial`: the file has faults, which were told; the record holds the rest of it. A rule that needs all of a file
    leaves partial ones alone, or asks whether what it needs is `lost`.
    """

    id: str
    document: Document
    record: R_co
    prose: Mapping[str, Prose] = field(default_factory=dict)
    partial: bool = False

    def lost(self, *paths: DataPath) -> bool:
        """Whether the value at one of these paths is not what the writer meant, because of a fault that was told."""
        known, written = self.document.lost, self.document.keys
        return bool(known) and any(at in known or (at[:-1] in known and at not in written) for at in paths)

    def lost_ids(self, at: DataPath) -> bool:
        """Whether some id of the list at a path is not known, because of a fault that was told."""
        size = len(at)
        return self.lost(at) or any(path[:size] == at and path[size + 1 :] == ("id",) for path in self.document.lost)

    def problem(self, at: DataPath, message: str, cure: str = "", *, on_key: bool = False) -> Problem:
        return self.document.problem(at, message, cure, on_key=on_key)


@dataclass(slots=True, eq=False)  # two are never the same: what was derived from one may be kept by it
class Content:
    """What was read. A file that is beyond reading has no record here, but its id is in `ids`.

    `day` is today: of what is past, warnings are silent. `ids` is keyed by folder
    ("sprekers"); `images` gives the file of each name in `beelden/`.
    """

    day: date
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

    def names(self) -> dict[str, dict[str, str]]:
        """What files can refer to: by folder, the name of every id; empty where its file has mistakes."""
        names = {folder: dict.fromkeys(sorted(ids), "") for folder, ids in self.ids.items()}
        for folder, listed in (
            ("sprekers", self.speakers),
            ("locaties", self.venues),
            ("organisaties", self.organisations),
        ):
            names[folder] |= {filed.id: filed.record.name for filed in listed}
        if self.site and not self.site.lost_ids(("themas",)):
            names["themas"] = {theme.id: theme.title for theme in self.site.record.themes}
        else:  # which themes there are is not known, so no editor may call one wrong
            names.pop("themas", None)
        groups = [group for programme in self.programmes for group in programme.record.groups]
        names["groepen"] = {group.id: group.title for group in groups}
        names["beelden"] = dict.fromkeys(sorted(self.images), "")
        return names

    def pictures(self) -> Iterator[tuple[Filed[Record], DataPath, ImageRecord]]:
        """Every mention of an image, with its file and its path there."""
        for programme in self.programmes:
            if programme.record.image:
                yield programme, ("afbeelding",), programme.record.image
        for speaker in self.speakers:
            if speaker.record.photo:
                yield speaker, ("foto",), speaker.record.photo
        for venue in self.venues:
            if venue.record.image:
                yield venue, ("afbeelding",), venue.record.image
        for organisation in self.organisations:
            if organisation.record.logo:
                yield organisation, ("logo",), organisation.record.logo

    def texts(self) -> Iterator[Prose]:
        """Every text that visitors can read: none of a concept."""
        for programme in self.programmes:
            if not programme.record.draft:
                hidden = {each.id for each in programme.record.modules if each.state is enums.State.DRAFT}
                yield from (prose for name, prose in programme.prose.items() if name not in hidden)
        for filed in (*self.speakers, *self.venues, *self.organisations, *self.pages):
            yield from filed.prose.values()
