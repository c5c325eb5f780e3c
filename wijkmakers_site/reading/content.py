"""All files of `content/` together, each still a record with its places: what rules look at and linking starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar, cast

from wijkmakers_site.model import enums, file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Record, values_of
from wijkmakers_site.reading.schema.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.module import ModuleRecord
from wijkmakers_site.reading.schema.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.shared import ImageRecord
from wijkmakers_site.reading.source.document import DataPath, Document

MAX_PICTURE_BYTES = 50_000_000  # a phone's largest photo, as JPEG, is a third of it
R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R_co]):
    """A `record` with its `id` and the `document` it came from. `prose` is the Markdown file beside it, by name: "" is
    its own.

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

    `day` is today: of what is past, warnings are silent. `site` is None where `site.yaml` cannot be read. `files` holds
    the records of every kind but the site, `ids` the ids of the same kinds, `themes` those of the themes; `images`
    gives the file of each name in `beelden/`.
    """

    day: date
    site: Filed[SiteRecord] | None = None
    files: dict[FileKind, list[Filed[Record]]] = field(default_factory=dict)
    ids: dict[FileKind, set[str]] = field(default_factory=dict)
    themes: set[str] = field(default_factory=set)
    images: dict[str, Path] = field(default_factory=dict)

    @property
    def programmes(self) -> list[Filed[ProgrammeRecord]]:
        return self._of(file_kinds.PROGRAMME, ProgrammeRecord)

    @property
    def speakers(self) -> list[Filed[SpeakerRecord]]:
        return self._of(file_kinds.SPEAKER, SpeakerRecord)

    @property
    def venues(self) -> list[Filed[VenueRecord]]:
        return self._of(file_kinds.VENUE, VenueRecord)

    @property
    def organisations(self) -> list[Filed[OrganisationRecord]]:
        return self._of(file_kinds.ORGANISATION, OrganisationRecord)

    @property
    def pages(self) -> list[Filed[PageRecord]]:
        return self._of(file_kinds.PAGE, PageRecord)

    def _of(self, kind: FileKind, _record: type[R]) -> list[Filed[R]]:
        """The files of a kind, each with the record that `RECORDS` binds to it."""
        return cast(list[Filed[R]], self.files.get(kind, []))

    def every(self) -> Iterator[Filed[Record]]:
        """Every file of facts but `site.yaml`."""
        for files in self.files.values():
            yield from files

    def modules(self) -> Iterator[tuple[Filed[ProgrammeRecord], DataPath, ModuleRecord]]:
        """Every module with its programme and its path in `leergang.yaml`."""
        for programme in self.programmes:
            for index, module in enumerate(programme.record.modules):
                yield programme, ("modules", index), module

    def names(self) -> dict[str, dict[str, str]]:
        """What files can refer to: by folder, the name of every id; empty where its file has mistakes."""
        names = {kind.folder: dict.fromkeys(sorted(ids), "") for kind, ids in self.ids.items()}
        for kind in self.files:
            names[kind.folder] |= self.names_of(kind)
        if self.site and not self.site.lost_ids(("themas",)):  # else no editor may call a theme wrong
            names["themas"] = {theme.id: theme.title for theme in self.site.record.themes}
        groups = [group for programme in self.programmes for group in programme.record.groups]
        names["groepen"] = {group.id: group.title for group in groups}
        names["beelden"] = dict.fromkeys(sorted(self.images), "")
        return names

    def names_of(self, kind: FileKind) -> dict[str, str]:
        """The name of every thing of a kind by its id."""
        return {filed.id: str(dict(values_of(filed.record))[kind.name_key]) for filed in self.files.get(kind, [])}

    def pictures(self) -> Iterator[tuple[Filed[Record], DataPath, ImageRecord]]:
        """Every mention of an image, with its file and its path there."""
        for filed in self.every():
            for key, value in values_of(filed.record):
                if isinstance(value, ImageRecord):
                    yield filed, (key,), value

    def texts(self) -> Iterator[Prose]:
        """Every text that visitors can read: none of a concept."""
        for programme in self.programmes:
            if not programme.record.draft:
                hidden = {each.id for each in programme.record.modules if each.state is enums.State.DRAFT}
                yield from (prose for name, prose in programme.prose.items() if name not in hidden)
        for filed in self.every():
            if not isinstance(filed.record, ProgrammeRecord):
                yield from filed.prose.values()
