"""Walk `content/`: every file becomes a record with its places, and all that is wrong with a file a problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import TypeVar

from wijkmakers_site.model import file_kinds, people
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.disk import file_names
from wijkmakers_site.reading.disk.content_folder import ContentFolder
from wijkmakers_site.reading.disk.download_files import read_downloads
from wijkmakers_site.reading.disk.file_names import FACTS, PROSE, Misplaced
from wijkmakers_site.reading.disk.image_files import read_images
from wijkmakers_site.reading.disk.root_files import read_root_files
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.general import SiteRecord
from wijkmakers_site.reading.schema.kinds.redirects import RedirectsRecord
from wijkmakers_site.reading.schema.records import RECORDS, declared_keys, kind_of
from wijkmakers_site.reading.schema.validation.unknown_keys import Unknown, intended_key
from wijkmakers_site.reading.schema.validation.validate import validate
from wijkmakers_site.reading.source.document import Document, read_document
from wijkmakers_site.reading.source.prose import invisible_codes, too_heavy
from wijkmakers_site.reading.source.text import decode
from wijkmakers_site.reading.walk.kept_files import KeptFiles
from wijkmakers_site.reading.walk.placement import Placement
from wijkmakers_site.reading.walk.top_level import TopLevel, adopt_ids, moved
from wijkmakers_site.text.progress import step
from wijkmakers_site.text.words.dutch import listing

R = TypeVar("R", bound=Record)

_KEYS = declared_keys()


class Reader:
    """Reads file by file; what is wrong with one file never keeps another from being read.

    `guessed_lines` gives path and line of what could only be read after a repair. In `cache` is kept what files were
    read into; None where it is not to be believed.
    """

    def __init__(self, folder: Path, day: date, cache: Path | None = None) -> None:
        self.disk = ContentFolder(folder)
        self.content = Content(day)
        self.guessed_lines: set[tuple[str, int]] = set()
        self._top_level = TopLevel(self.disk, self.content)
        self._placement = Placement(self.disk, self.content)
        self._kept = KeptFiles(cache, self.disk)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files themselves."""
        return self.disk.problems

    def read(self) -> Content:
        content = self.content
        self._top_level.report()
        content.site = self._site()
        content.redirects = self._redirects()
        for kind in file_kinds.in_folders():
            content.ids.setdefault(kind, set())
        for kind in file_kinds.in_folders():
            content.files[kind] = list(self._read_folders(kind) if kind.part else self._read_files(kind))
        content.images, deeper = read_images(self.disk)
        content.misplaced_images |= deeper
        content.downloads, content.refused_downloads = read_downloads(self.disk)
        content.root_files = read_root_files(self.disk)
        self._kept.write()
        return content

    @property
    def is_whole(self) -> bool:
        """Whether every file could be read, to its last value."""
        return all(problem.warning or _was_read(problem) for problem in self.problems)

    def is_silenced(self, problem: Problem) -> bool:
        """Whether it is a warning that a comment suppresses."""
        return problem.warning and (problem.path, problem.line, problem.code) in self.disk.suppressed

    @cached_property
    def _places(self) -> set[tuple[str, int, int]]:
        return {problem.place for problem in self.problems}

    def follows_from_fault(self, problem: Problem) -> bool:
        """Whether a problem that a rule found is at the place of a fault of the file, or on a line that was repaired.

        To be asked once everything is read.
        """
        return problem.place in self._places or problem.place[:2] in self.guessed_lines

    def _record(self, file: Path, kind: FileKind, declared: type[R], id: str) -> FiledRecord[R] | None:
        """The record of a YAML file, as far as it can be read; None where nothing of it can."""
        raw = self.disk.read_bytes(file)
        if raw is None:
            return None
        path = self.disk.project_path(file)
        document, problems = read_document(path, raw, _KEYS, declared.required[0].key)
        self.problems.extend(problems)
        if document is None:
            return None
        other = kind_of(set(document.data))
        in_own_folder = kind.part or not kind.folder  # where one stands, the folder leaves no doubt
        if other and other.folder and kind is not other and not in_own_folder and _is_foreign(document, declared):
            self.content.ids[kind].discard(id)
            misplaced = moved(self.content, "Dit bestand staat in de verkeerde map.", other, id)
            self.disk.report_misplaced(file, misplaced)
            return None
        reported = {problem.place for problem in problems}
        validated, faults = validate(document, declared)
        self.problems.extend(
            fault for fault in faults if fault.line not in document.guessed_lines and fault.place not in reported
        )
        self.guessed_lines |= {(path, line) for line in document.guessed_lines}
        is_partial = bool(problems or faults)
        return FiledRecord(id, validated.document, validated.record, partial=is_partial) if validated else None

    def _prose(self, file: Path) -> people.Prose | None:
        raw = self.disk.read_bytes(file)
        if raw is None:
            return None
        path = self.disk.project_path(file)
        text, problems = decode(path, raw)
        self.problems.extend([*problems, *invisible_codes(path, text)])
        if heavy := too_heavy(path, text):
            self.problems.append(heavy)
            return None
        return people.Prose(path, text) if text.strip() else None

    def _site(self) -> FiledRecord[SiteRecord] | None:
        file = self._top_level.site_file
        site = self._kept.of_files([file], partial(self._record, file, file_kinds.SITE, SiteRecord, "site"))
        if site:
            self.content.themes = {theme.id for theme in site.record.themes}
        return site

    def _redirects(self) -> FiledRecord[RedirectsRecord] | None:
        file = self.disk.root / file_kinds.REDIRECTS.path("")
        read = partial(self._record, file, file_kinds.REDIRECTS, RedirectsRecord, file.stem)
        return self._kept.of_files([file], read) if file.exists() else None

    def _read_files(self, kind: FileKind) -> Iterator[FiledRecord[Record]]:
        """The files of a folder where `<id>.yaml` has its prose, if it may have any, in `<id>.md` beside it."""
        endings = (FACTS, PROSE) if kind.has_prose else (FACTS,)
        files = self.disk.listed(self.disk.root / kind.folder)
        named = self._placement.named_properly(files, endings)
        belong = f"Hier horen bestanden als {' en '.join(f'`naam{ending}`' for ending in endings)}."
        for file in files:
            proper = "" if file.is_dir() else file_names.proper_name(file.name)
            if not proper or not proper.endswith(endings):
                self._placement.report_stray(file, f"{kind.folder}/", belong)
                if file.is_dir():
                    adopt_ids(self.content, kind, self.disk.listed(file))
        ids = [name.removesuffix(FACTS) for name in named if name.endswith(FACTS)]
        self.content.ids[kind] |= set(ids)
        for id in ids:
            files = [named[name] for name in (f"{id}{FACTS}", f"{id}{PROSE}") if name in named]
            if filed := self._kept.of_files(files, partial(self._read_pair, kind, id, *files)):
                yield filed
        for name, file in named.items():
            if name.endswith(PROSE) and name.removesuffix(PROSE) not in ids:
                without = [id for id in ids if f"{id}{PROSE}" not in named]
                self._placement.report_factless(kind, file, name.removesuffix(PROSE), without)
                if text := self._prose(file):
                    self.content.loose_prose.append(text)

    def _read_pair(self, kind: FileKind, id: str, facts: Path, prose: Path | None = None) -> FiledRecord[Record] | None:
        filed = self._record(facts, kind, RECORDS[kind], id)
        text = self._prose(prose) if prose else None
        if filed:
            return replace(filed, prose={"": text} if text else {})
        if text:
            self.content.loose_prose.append(text)
        return None

    def _read_folders(self, kind: FileKind) -> Iterator[FiledRecord[Record]]:
        """The files of a kind of which each has a folder of its own, with the prose of its parts beside its own."""
        folders = self.disk.listed(self.disk.root / kind.folder)
        present = {folder.name for folder in folders}
        for folder in step("Lezen", folders):
            if not folder.is_dir():
                self._placement.report_outside(kind, folder)
                continue
            id = folder.name
            if misnamed := file_names.misnamed_folder(id):
                self.disk.report_misplaced(folder, misnamed)
                id = misnamed.renamed
                if not id or id in present:
                    continue
            self.content.ids[kind].add(id)
            if filed := self._kept.of_folder(folder, partial(self._read_folder, kind, folder, id)):
                yield filed

    def _read_folder(self, kind: FileKind, folder: Path, id: str) -> FiledRecord[Record] | None:
        files = self.disk.listed(folder)
        named = self._placement.named_properly(files, (FACTS, PROSE))
        facts = f"{kind.stem}{FACTS}"
        if facts not in named:
            self._adopt_facts(kind, folder, named)
        for file in files:
            if file not in named.values() and (file.is_dir() or not file_names.proper_name(file.name)):
                belong = f"Hier horen `{facts}` en teksten als `{kind.part}{PROSE}`."
                self._placement.report_stray(file, f"{kind.folder}/{id}/", belong)
        for name, file in named.items():
            if name.endswith(FACTS) and file is not named.get(facts):
                module = f"onder `{kind.part}s:`, met `id: {name.removesuffix(FACTS)}`"
                cure = f"Zet deze feiten in `{facts}` {module}, en verwijder het bestand."
                self.disk.report(file, f'"{file.name}" hoort niet in deze map.', cure)
        prose = dict(self._prose_of_folder(kind, named))
        filed = self._record(named[facts], kind, RECORDS[kind], id) if facts in named else None
        if filed is None:
            self.content.loose_prose.extend(prose.values())
            return None
        return replace(filed, prose=prose)

    def _adopt_facts(self, kind: FileKind, folder: Path, named: dict[str, Path]) -> None:
        """In a folder without facts: the only file that can hold them, or else a problem of the folder."""
        facts = f"{kind.stem}{FACTS}"
        others = [name for name in named if name.endswith(FACTS)]
        if len(others) == 1:
            named[facts] = file = named.pop(others[0])
            # One name is enough to tell: that it must have here.
            path = self.disk.project_path(file)
            self.disk.problems[:] = [problem for problem in self.disk.problems if problem.path != path]
            cure = f"Hernoem het naar `{facts}`."
            self.disk.report_misplaced(file, Misplaced(f'"{file.name}" heet hier anders.', cure, renamed=facts))
            return
        path = self.disk.project_path(folder / facts)
        filled_in = listing([f"`{field.key}: …`" for field in RECORDS[kind].required])
        cure = f"Maak `{path}` met {filled_in}, of verwijder de map."
        self.disk.report(folder, f"In deze map staat geen `{facts}`.", cure)

    def _prose_of_folder(self, kind: FileKind, named: dict[str, Path]) -> Iterator[tuple[str, people.Prose]]:
        """(id of a part, text), with "" for the text of what the folder itself is about."""
        for name, file in named.items():
            if name.endswith(PROSE) and (text := self._prose(file)):
                id = name.removesuffix(PROSE)
                yield "" if id == kind.stem else id, text


def _is_foreign(document: Document, declared: type[Record]) -> bool:
    """Whether some key of a file is none that its kind has, under whatever name."""
    return any(
        key not in declared.fields and not intended_key(Unknown(declared, (), key, document.data))[0]
        for key in document.data
    )


def _was_read(problem: Problem) -> bool:
    """Whether a problem of a file says nothing of what is in it: of its name, in the right folder, or of a picture."""
    path, renamed = PurePath(problem.path), PurePath(problem.renamed)
    in_its_folder = bool(problem.renamed) and path.parent == renamed.parent and (path.suffix or len(path.parts) > 2)
    return bool(in_its_folder) or path.match(f"content/{file_names.IMAGE_FOLDER}/*")
