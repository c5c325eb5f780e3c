"""All files of `content/` together, each still a record with its places: what rules look at and linking starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from wijkmakers_site.model import enums, file_kinds
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.model.people import Prose
from wijkmakers_site.model.website.root_files import RootFile
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.news import NewsRecord
from wijkmakers_site.reading.schema.kinds.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.kinds.redirects import RedirectsRecord
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord, VideoRecord
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.values import dataclass

MAX_PICTURE_BYTES = 50_000_000  # a phone's largest photo, as JPEG, is a third of it
T = TypeVar("T")
R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class FiledRecord(Generic[R_co]):
    """A `record` with its `id`, the name of its file or folder, and the `document` it came from.

    `prose` holds the Markdown files beside it by the id of the part that they are about, "" for the record itself; it
    is empty where there are none. `partial`: the file has faults, which were reported, and the record holds the rest of
    it. A rule that needs all of a file leaves partial ones alone, or asks whether what it needs is `lost`. `digest` is
    that of all its files hold, and of where they stand, `prose_digests` those of the Markdown files; both are empty
    where a file has faults, or nobody wants to know them.
    """

    id: str
    document: Document
    record: R_co
    prose: Mapping[str, Prose] = field(default_factory=dict)
    partial: bool = False
    digest: str = ""
    prose_digests: Mapping[str, str] = field(default_factory=dict)

    def lost(self, *paths: DataPath) -> bool:
        """Whether the value at one of these paths is not what was meant, because of a fault that was reported."""
        if not (lost := self.document.lost):
            return False
        # Where a mapping lost something that is not known, it may be any key that is not there now.
        return any(at in lost or (at[:-1] in lost and at not in self.document.keys) for at in paths)

    def lost_ids(self, at: DataPath) -> bool:
        """Whether some id of the list at a path cannot be read, because of a fault that was reported."""
        size = len(at)
        return self.lost(at) or any(path[:size] == at and path[size + 1 :] == ("id",) for path in self.document.lost)

    def problem(self, at: DataPath, message: str, cure: str = "", *, on_key: bool = False) -> Problem:
        return self.document.problem(at, message, cure, on_key=on_key)


@dataclass(slots=True, eq=False)
class Content:
    """What was read. A file of which nothing can be read has no record here, but its id is in `ids`.

    `day` is today: no warning is about what is past. `site` is None where `site.yaml` cannot be read, `redirects` where
    there is no `omleidingen.yaml`. `files` holds the records of every kind in a folder, `ids` the ids of the same
    kinds, `themes` those of the themes; `images` gives the file of each name in `beelden/`, `misplaced_images` holds
    the names of those that stand elsewhere in `content/`.
    `downloads` gives the document of each name in `bestanden/`, `refused_downloads` holds the names of files that were
    reported there or elsewhere.
    `root_files` are those of `wortel/`. `loose_prose` are the texts of which the facts cannot be read. `doubtful`
    gives what a rule (by its code) that looks at each file by itself must look at, without the files in which it found
    nothing before, None where that is everything; `is_sound_text` says of a text (by its path) whether rules that go by
    texts alone found nothing in it. `whole` is the content that this was made of by leaving out files, or else itself.
    """

    day: date
    site: FiledRecord[SiteRecord] | None = None
    redirects: FiledRecord[RedirectsRecord] | None = None
    files: dict[FileKind, list[FiledRecord[Record]]] = field(default_factory=dict)
    ids: dict[FileKind, set[str]] = field(default_factory=dict)
    themes: set[str] = field(default_factory=set)
    images: dict[str, Path] = field(default_factory=dict)
    misplaced_images: set[str] = field(default_factory=set)
    downloads: dict[str, Download] = field(default_factory=dict)
    refused_downloads: set[str] = field(default_factory=set)
    root_files: list[RootFile] = field(default_factory=list)
    loose_prose: list[Prose] = field(default_factory=list)
    doubtful: Callable[[str], Content] | None = None
    is_sound_text: Callable[[str], bool] = lambda _: False
    _whole: Content | None = None
    _derived: dict[object, Any] = field(init=False)

    def __post_init__(self) -> None:
        self._derived = {}  # its own, also where this was made of another content

    @property
    def programmes(self) -> list[FiledRecord[ProgrammeRecord]]:
        return self._of(file_kinds.PROGRAMME, ProgrammeRecord)

    @property
    def speakers(self) -> list[FiledRecord[SpeakerRecord]]:
        return self._of(file_kinds.SPEAKER, SpeakerRecord)

    @property
    def venues(self) -> list[FiledRecord[VenueRecord]]:
        return self._of(file_kinds.VENUE, VenueRecord)

    @property
    def organisations(self) -> list[FiledRecord[OrganisationRecord]]:
        return self._of(file_kinds.ORGANISATION, OrganisationRecord)

    @property
    def pages(self) -> list[FiledRecord[PageRecord]]:
        return self._of(file_kinds.PAGE, PageRecord)

    @property
    def news(self) -> list[FiledRecord[NewsRecord]]:
        return self._of(file_kinds.NEWS, NewsRecord)

    def _of(self, kind: FileKind, _record: type[R]) -> list[FiledRecord[R]]:
        """The files of a kind. `_record` is the type that `RECORDS` binds to it, which mypy cannot look up."""
        return cast(list[FiledRecord[R]], self.files.get(kind, []))

    def all_files(self) -> Iterator[FiledRecord[Record]]:
        """Every YAML file in a folder: all but `site.yaml` and `omleidingen.yaml`."""
        for files in self.files.values():
            yield from files

    def without(self, is_left_out: Callable[[FiledRecord[Record]], bool]) -> Content:
        """Without the records of some files; that they are there is known all the same."""
        files = {kind: [filed for filed in each if not is_left_out(filed)] for kind, each in self.files.items()}
        return replace(self, files=files, _whole=self.whole) if files != self.files else self

    @property
    def whole(self) -> Content:
        return self._whole or self

    def derived(self, make: Callable[[Content], T]) -> T:
        """What `make` makes of this content, made once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast(T, self._derived[make])

    def forget_derived(self) -> None:
        """Let go of what was derived: of all texts of a large academy that is more than of all else."""
        self._derived.clear()

    def every_file(self) -> Iterator[FiledRecord[Record]]:
        """Every YAML file."""
        yield from self.all_files()
        yield from (filed for filed in (self.site, self.redirects) if filed)

    def modules(self) -> Iterator[tuple[FiledRecord[ProgrammeRecord], DataPath, ModuleRecord]]:
        """Every module with its programme and its path in `leergang.yaml`."""
        for programme in self.programmes:
            for index, module in enumerate(programme.record.modules):
                yield programme, ("modules", index), module

    def names_by_folder(self) -> dict[str, dict[str, str]]:
        """What files can refer to, for editors: by folder, the name of every id; "" where its file cannot be read.

        Themes, groups and series have no folder; they stand under a name of their own.
        """
        names = {kind.folder: dict.fromkeys(sorted(ids), "") for kind, ids in self.ids.items()}
        for kind in self.files:
            names[kind.folder] |= self.names_of(kind)
        if self.site and not self.site.lost_ids(("themas",)):  # without the key, editors take any theme
            names["themas"] = {theme.id: theme.title for theme in self.site.record.themes}
        groups = [group for programme in self.programmes for group in programme.record.groups]
        names["groepen"] = {group.id: group.title for group in groups}
        # Of an edition the title says which series it is; of several, that of the last one read does.
        names["reeksen"] = {each.record.series: each.record.title for each in self.programmes if each.record.series}
        names["beelden"] = dict.fromkeys(sorted({*self.images, *self.misplaced_images}), "")
        return names

    def names_of(self, kind: FileKind) -> dict[str, str]:
        """The name in every file of a kind by its id."""
        files = self.files.get(kind, [])
        return {filed.id: str(getattr(filed.record, filed.record.fields[kind.name_key].name)) for filed in files}

    def image_mentions(self) -> Iterator[tuple[FiledRecord[Record], DataPath, ImageRecord]]:
        """Every mention of an image, with its file and its path there."""
        for filed in self.all_files():
            yield from ((filed, at, image) for at, image in _images_in(filed.record, ()))

    def published_prose(self) -> Iterator[Prose]:
        """Every text that visitors can read: none of a concept."""
        for programme in self.programmes:
            if not programme.record.draft:
                hidden = {module.id for module in programme.record.modules if module.state is enums.State.DRAFT}
                yield from (prose for name, prose in programme.prose.items() if name not in hidden)
        for filed in self.all_files():
            if not isinstance(filed.record, ProgrammeRecord) and not getattr(filed.record, "draft", False):
                yield from filed.prose.values()
        yield from self.loose_prose


def _images_in(record: Record, at: DataPath) -> Iterator[tuple[DataPath, ImageRecord]]:
    """Every image of a record with its path: alone, in a list, or of a video."""
    given = vars(record)
    for key, declared in record.fields.items():
        if declared.name not in given or not declared.inner:
            continue
        value, here = given[declared.name], (*at, key)
        several = enumerate(value) if isinstance(value, tuple) else ()
        for path, each in [((*here, index), item) for index, item in several] or [(here, value)]:
            if isinstance(each, ImageRecord):
                yield path, each
            elif isinstance(each, VideoRecord):
                yield from _images_in(each, path)


def derived(make: Callable[[Content], T]) -> Callable[[Content], T]:
    """Let a function keep with the content at hand what it makes of it, because several rules ask for it."""

    @wraps(make)
    def kept(content: Content) -> T:
        return content.derived(make)

    return kept
