"""Walk `content/`: every file becomes a record with its places, and all that is wrong with a file a problem."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain, refuse_odd
from wijkmakers_site.model import file_kinds, people
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import MAX_PICTURE_BYTES, Content, FiledRecord
from wijkmakers_site.reading.notation import ids
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import SiteRecord
from wijkmakers_site.reading.schema.records import RECORDS, declared_keys
from wijkmakers_site.reading.schema.validate import validate
from wijkmakers_site.reading.source.document import read_document
from wijkmakers_site.reading.source.prose import invisible_codes, too_heavy
from wijkmakers_site.reading.source.suppressions import ineffective_comments, suppressed
from wijkmakers_site.reading.source.text import MAX_BYTES, decode, too_large, with_plain_newlines
from wijkmakers_site.reading.suggestions import one_of, suggestion

R = TypeVar("R", bound=Record)

_KEYS = declared_keys()
_IMAGE_FOLDER = "beelden"
_TOP_LEVEL_FILES = {file_kinds.SITE.path(""), "LEESMIJ.md", "agenda.lock"}
_IMAGE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}
_HEIC_ENDINGS = {".heic", ".heif"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}  # ISO/IEC 23008-12, annex B
_MAKE_JPEG = (
    "Open de foto op je computer (Mac: Voorvertoning, Windows: Foto's), sla een kopie op als JPEG en zet die hier neer."
)
_MAX_FILES = 5_000  # in one folder
_MAX_PICTURES_BYTES = 600_000_000  # together: they are all in memory at once
_MAX_TEXTS_BYTES = 100_000_000  # of facts and prose together: three times a thousand programmes of ten modules
_MAX_PICTURE_NAME = 120  # bytes; the files made of it get longer names
_SYSTEM_FILES = {"thumbs.db", "desktop.ini"}  # of Windows; those of others begin with a dot


class Reader:
    """Reads file by file; what is wrong with one file never keeps another from being read.

    `problems` are those of the files themselves. `suppressed` gives path, line and code of each warning that a comment
    suppresses, `guessed_lines` path and line of what could only be read after a repair.
    """

    def __init__(self, folder: Path, day: date) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.content = Content(day)
        self._bytes_left = _MAX_TEXTS_BYTES
        self.suppressed: set[tuple[str, int, str]] = set()
        self.guessed_lines: set[tuple[str, int]] = set()

    def read(self) -> Content:
        content = self.content
        self._report_unknown_names()
        content.site = self._site()
        for kind in file_kinds.in_folders():
            content.files[kind] = list(self._read_folders(kind) if kind.part else self._read_files(kind))
        content.images = self._images()
        return content

    def is_suppressed(self, problem: Problem) -> bool:
        return (problem.path, problem.line, problem.code) in self.suppressed

    @cached_property
    def _places(self) -> set[tuple[str, int, int]]:
        return {(problem.path, problem.line, problem.column) for problem in self.problems}

    def follows_from_fault(self, problem: Problem) -> bool:
        """Whether a problem that a rule found is at the place of a fault of the file, or on a line that was repaired.

        To be asked once everything is read.
        """
        place = (problem.path, problem.line, problem.column)
        return place in self._places or place[:2] in self.guessed_lines

    def _report(self, file: Path, message: str, cure: str, code: str = "WM020") -> None:
        self.problems.append(Problem(self._project_path(file), 1, 1, message, cure, code))

    def _project_path(self, file: Path) -> str:
        return file.relative_to(self.folder.parent).as_posix()

    def _list_folder(self, folder: Path) -> list[Path]:
        """What stands in a folder, without what editors and operating systems leave behind.

        Sorted, because the order of a file system differs from machine to machine, and the site's bytes may not. Links,
        pipes and devices are reported and left out: nobody after this needs to ask whether a file may be opened.
        """
        try:
            if folder != self.folder:
                refuse_odd(folder)
            names = sorted(os.listdir(folder))
        except (FileNotFoundError, NotADirectoryError, OddFileError):  # reported where the folder was listed itself
            return []
        if len(names) > _MAX_FILES:
            message = f"In deze map staan te veel bestanden: {len(names)}."
            self._report(folder, message, f"Er kunnen er {_MAX_FILES} in een map staan.", "WM017")
            return []
        paths = [folder / name for name in names if not name.startswith(".") and not _is_system_file(name)]
        return [path for path in paths if self._is_plain(path)]

    def _is_plain(self, path: Path) -> bool:
        try:
            refuse_odd(path)
        except OddFileError as error:
            self._report(path, error.message, error.cure, "WM016")
            return False
        return True

    def _report_unknown_names(self) -> None:
        folders = [*(kind.folder for kind in file_kinds.in_folders()), _IMAGE_FOLDER]
        for path in self._list_folder(self.folder):
            allowed = folders if path.is_dir() else _TOP_LEVEL_FILES
            if path.name not in allowed:
                self._report(
                    path,
                    f'"{path.name}" hoort niet in `content/`.',
                    suggestion(path.name, allowed) or "Zet het in een van de mappen.",
                )

    def _read_bytes(self, file: Path) -> bytes | None:
        if self._bytes_left <= 0:
            self._report(self.folder, "Alle bestanden samen zijn te groot.", "Haal weg wat er niet bij hoort.", "WM017")
            return None
        try:
            raw = read_plain(file, self.folder, MAX_BYTES)
            self._bytes_left -= len(raw)
        except TooLargeError as error:
            self.problems.append(too_large(self._project_path(file), error.size))
            return None
        except OddFileError as error:
            self._report(file, error.message, error.cure, "WM016")
            return None
        except OSError as error:
            self._report(file, *_unreadable(error), "WM001")
            return None
        if b"WM" in raw:  # a quick first look: few files hold a code
            text = with_plain_newlines(raw.decode("utf-8-sig", "replace"))
            self.suppressed |= {(self._project_path(file), line, code) for line, code in suppressed(text)}
            self.problems += ineffective_comments(self._project_path(file), text)
        return raw

    def _record(self, file: Path, declared: type[R]) -> FiledRecord[R] | None:
        """The record of a YAML file, as far as it can be read; None where nothing of it can."""
        raw = self._read_bytes(file)
        if raw is None:
            return None
        document, problems = read_document(self._project_path(file), raw, _KEYS)
        self.problems += problems
        if document is None:
            return None
        reported = {(problem.line, problem.column) for problem in problems}
        validated, faults = validate(document, declared)
        self.problems += [
            fault
            for fault in faults
            if fault.line not in document.guessed_lines and (fault.line, fault.column) not in reported
        ]
        self.guessed_lines |= {(document.path, line) for line in document.guessed_lines}
        partial = bool(problems or faults)
        return FiledRecord(file.stem, validated.document, validated.record, partial=partial) if validated else None

    def _prose(self, file: Path) -> people.Prose | None:
        raw = self._read_bytes(file)
        if raw is None:
            return None
        text, problems = decode(self._project_path(file), raw)
        self.problems += [*problems, *invisible_codes(self._project_path(file), text)]
        if heavy := too_heavy(self._project_path(file), text):
            self.problems.append(heavy)
            return None
        return people.Prose(self._project_path(file), text) if text.strip() else None

    def _site(self) -> FiledRecord[SiteRecord] | None:
        site = self._record(self.folder / file_kinds.SITE.path(""), SiteRecord)
        if site:
            self.content.themes = {theme.id for theme in site.record.themes}
        return site

    def _read_files(self, kind: FileKind) -> Iterator[FiledRecord[Record]]:
        """The files of a folder where `<id>.yaml` has its prose, if it may have any, in `<id>.md` beside it."""
        files = self._list_folder(self.folder / kind.folder)
        prose = {file.stem: file for file in files if file.suffix == ".md"}
        ids = self.content.ids[kind] = {file.stem for file in files if file.suffix == ".yaml"}
        endings, declared = (".yaml", ".md") if kind.has_prose else (".yaml",), RECORDS[kind]
        for file in files:
            if file.suffix not in endings or file.is_dir():
                examples = " en ".join(f"`naam{ending}`" for ending in endings)
                self._report(file, f'"{file.name}" hoort niet in deze map.', f"Hier horen bestanden als {examples}.")
            elif file.suffix == ".md" and file.stem not in ids:
                cure = suggestion(file.stem, ids) or f"Maak `{file.stem}.yaml` met de feiten."
                self._report(file, "Bij deze tekst horen geen feiten.", cure)
            elif file.suffix == ".yaml" and self._is_id(file, file.stem) and (filed := self._record(file, declared)):
                text = self._prose(prose[file.stem]) if file.stem in prose else None
                yield replace(filed, prose={"": text} if text else {})

    def _read_folders(self, kind: FileKind) -> Iterator[FiledRecord[Record]]:
        """The files of a kind of which each has a folder of its own, with the prose of its parts beside its own."""
        folders = self._list_folder(self.folder / kind.folder)
        self.content.ids[kind] = {folder.name for folder in folders if folder.is_dir()}
        for folder in folders:
            if not folder.is_dir():
                cure = f"Maak een map met dezelfde naam en zet daarin `{kind.stem}.yaml`."
                self._report(folder, "Hier horen alleen mappen.", cure)
            elif self._is_id(folder, folder.name):
                prose = dict(self._prose_of_folder(kind, folder))
                if filed := self._record(self.folder / kind.path(folder.name), RECORDS[kind]):
                    yield replace(filed, id=folder.name, prose=prose)

    def _prose_of_folder(self, kind: FileKind, folder: Path) -> Iterator[tuple[str, people.Prose]]:
        """(id of a part, text), with "" for the text of what the folder itself is about."""
        for file in self._list_folder(folder):
            if file.suffix == ".md" and not file.is_dir():
                if text := self._prose(file):
                    yield "" if file.stem == kind.stem else file.stem, text
            elif file.name != f"{kind.stem}.yaml":
                cure = f"Hier horen `{kind.stem}.yaml` en teksten als `{kind.part}.md`."
                self._report(file, f'"{file.name}" hoort niet in deze map.', cure)

    def _images(self) -> dict[str, Path]:
        files = self._list_folder(self.folder / _IMAGE_FOLDER)
        for file in files:
            ending = file.suffix.lower()
            if not file.is_file() or ending not in _IMAGE_ENDINGS | _HEIC_ENDINGS:
                self._report(
                    file,
                    f'"{file.name}" is geen beeld dat we kunnen tonen.',
                    f"Gebruik {one_of(sorted(_IMAGE_ENDINGS))}.",
                )
            elif ending in _HEIC_ENDINGS or self._is_heic(file):
                message = f'"{file.name}" is een HEIC-foto, zoals een iPhone die maakt. Browsers tonen die niet.'
                self._report(file, message, _MAKE_JPEG, "WM402")
            elif len(os.fsencode(file.name)) > _MAX_PICTURE_NAME:
                self._report(file, "De naam van dit beeld is te lang.", "Geef het een kortere naam.", "WM021")
            elif (size := file.stat().st_size) > MAX_PICTURE_BYTES:
                message = f"Dit beeld is te groot: {size // 1_000_000} MB."
                self._report(file, message, "Open het in een fotoprogramma en sla het op als JPEG.", "WM402")
        if sum(file.stat().st_size for file in files) > _MAX_PICTURES_BYTES:
            message = f"Alle beelden samen zijn groter dan {_MAX_PICTURES_BYTES // 1_000_000} MB."
            self._report(
                self.folder / _IMAGE_FOLDER, message, "Sla de grootste op als JPEG van hooguit 4000 pixels.", "WM017"
            )
        # Those refused too: a file that refers to one would else be told that it is missing.
        return {file.name: file for file in files if file.is_file()}

    def _is_heic(self, file: Path) -> bool:
        """By its first bytes (ISO/IEC 14496-12, the box `ftyp`): somebody may have changed only the ending."""
        try:
            with file.open("rb") as stream:  # a plain file, or it would not have been listed
                head = stream.read(12)
        except OSError as error:
            self._report(file, *_unreadable(error), "WM001")
            return False
        return head[4:8] == b"ftyp" and head[8:] in _HEIC_BRANDS

    def _is_id(self, file: Path, id: str) -> bool:
        try:
            ids.slug(id)
        except NotationError as error:
            renamed = f"{error.meant}{file.suffix if file.is_file() else ''}"
            cure = f"Hernoem het naar `{renamed}`." if error.meant else "Geef het een naam zoals `samen-eten`."
            self._report(file, error.message, cure, "WM021")
            return False
        return True


def _unreadable(error: OSError) -> tuple[str, str]:
    """Message and cure; the text of the error itself would be English."""
    reason = "het bestand is er niet" if isinstance(error, FileNotFoundError) else "het bestand gaat niet open"
    return f"Lezen lukt niet: {reason}.", "Controleer of het bestand bestaat en van jou is."


def _is_system_file(name: str) -> bool:
    return name.lower() in _SYSTEM_FILES or name.endswith("~")
