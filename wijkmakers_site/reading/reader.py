"""Walk `content/`: every file becomes a record with its places, and all that is wrong with a file is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain, refuse_odd
from wijkmakers_site.model import file_kinds, people
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading import notation
from wijkmakers_site.reading.content import MAX_PICTURE_BYTES, Content, Filed
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import SiteRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.validate import validate
from wijkmakers_site.reading.source.document import read_document
from wijkmakers_site.reading.source.prose import too_heavy
from wijkmakers_site.reading.source.suppressions import idle_comments, silenced
from wijkmakers_site.reading.source.text import MAX_BYTES, decode, too_large, with_plain_newlines
from wijkmakers_site.reading.words import one_of, suggestion

R = TypeVar("R", bound=Record)

_IMAGES = "beelden"
_BESIDE_SITE = {file_kinds.SITE.path(""), "LEESMIJ.md", "agenda.lock"}
_IMAGE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}
_HEIC_ENDINGS = {".heic", ".heif"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}  # ISO/IEC 23008-12, annex B
_MAKE_JPEG = (
    "Open de foto op je computer (Mac: Voorvertoning, Windows: Foto's), sla een kopie op als JPEG en zet die hier neer."
)
_MAX_LISTED = 5_000  # in one folder
_MAX_PICTURES_BYTES = 600_000_000  # together: they are all in memory at once
_MAX_TEXTS_BYTES = 100_000_000  # of facts and prose together: three times a thousand programmes of ten modules
_MAX_PICTURE_NAME = 120  # bytes; the files made of it get longer names
_LITTER = {"thumbs.db", "desktop.ini"}


class Reader:
    """Reads file by file; what is wrong with one file never keeps another from being read."""

    def __init__(self, folder: Path, day: date) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.content = Content(day)
        self._bytes_left = _MAX_TEXTS_BYTES
        self.silenced: set[tuple[str, int, str]] = set()
        self.guessed_lines: set[tuple[str, int]] = set()
        self.places: set[tuple[str, int, int]] = set()

    def read(self) -> Content:
        content = self.content
        self._expect_only_known_names()
        content.site = self._site()
        for kind in file_kinds.in_folders():
            content.files[kind] = list(self._folders(kind) if kind.part else self._files(kind))
        content.images = self._images()
        return content

    def is_silenced(self, problem: Problem) -> bool:
        return (problem.path, problem.line, problem.code) in self.silenced

    def has_told_of(self, problem: Problem) -> bool:
        """Whether a fault of the file itself was told at the same place, or on a line that was read by a guess."""
        if not self.problems:
            return False
        if not self.places:
            self.places = {(each.path, each.line, each.column) for each in self.problems}
        place = (problem.path, problem.line, problem.column)
        return place in self.places or place[:2] in self.guessed_lines

    def _say(self, file: Path, message: str, cure: str, code: str = "WM020") -> None:
        self.problems.append(Problem(self._name(file), 1, 1, message, cure, code))

    def _name(self, file: Path) -> str:
        return file.relative_to(self.folder.parent).as_posix()

    def _listed(self, folder: Path) -> list[Path]:
        """What stands in a folder, in a fixed order, without what editors and systems leave behind.

        Links, pipes and devices are told and left out: nobody after this needs to ask whether he may open a file.
        """
        try:
            if folder != self.folder:
                refuse_odd(folder)
            names = sorted(os.listdir(folder))
        except (FileNotFoundError, NotADirectoryError, OddFileError):  # told already, where it was listed itself
            return []
        if len(names) > _MAX_LISTED:
            message = f"In deze map staan te veel bestanden: {len(names)}."
            self._say(folder, message, f"Er kunnen er {_MAX_LISTED} in een map staan.", "WM017")
            return []
        paths = [folder / name for name in names if not name.startswith(".") and not _litter(name)]
        return [path for path in paths if self._is_plain(path)]

    def _is_plain(self, path: Path) -> bool:
        try:
            refuse_odd(path)
        except OddFileError as error:
            self._say(path, error.message, error.cure, "WM016")
            return False
        return True

    def _expect_only_known_names(self) -> None:
        folders = [*(kind.folder for kind in file_kinds.in_folders()), _IMAGES]
        for path in self._listed(self.folder):
            known = folders if path.is_dir() else _BESIDE_SITE
            if path.name not in known:
                self._say(
                    path,
                    f'"{path.name}" hoort niet in `content/`.',
                    suggestion(path.name, known) or "Zet het in een van de mappen.",
                )

    def _bytes(self, file: Path) -> bytes | None:
        if self._bytes_left <= 0:
            self._say(self.folder, "Alle bestanden samen zijn te groot.", "Haal weg wat er niet bij hoort.", "WM017")
            return None
        try:
            raw = read_plain(file, self.folder, MAX_BYTES)
            self._bytes_left -= len(raw)
        except TooLargeError as error:
            self.problems.append(too_large(self._name(file), error.size))
            return None
        except OddFileError as error:
            self._say(file, error.message, error.cure, "WM016")
            return None
        except OSError as error:
            self._say(file, *_unreadable(error), "WM001")
            return None
        if b"WM" in raw:
            text = with_plain_newlines(raw.decode("utf-8-sig", "replace"))
            self.silenced |= {(self._name(file), line, code) for line, code in silenced(text)}
            self.problems += idle_comments(self._name(file), text)
        return raw

    def _record(self, file: Path, kind: type[R]) -> Filed[R] | None:
        raw = self._bytes(file)
        if raw is None:
            return None
        document, problems = read_document(self._name(file), raw)
        self.problems += problems
        if document is None:
            return None
        reported = {(problem.line, problem.column) for problem in problems}
        mended, faults = validate(document, kind)
        self.problems += [
            fault
            for fault in faults
            if fault.line not in document.guessed_lines and (fault.line, fault.column) not in reported
        ]
        self.guessed_lines |= {(document.path, line) for line in document.guessed_lines}
        partial = bool(problems or faults)
        return Filed(file.stem, mended.document, mended.record, partial=partial) if mended else None

    def _prose(self, file: Path) -> people.Prose | None:
        raw = self._bytes(file)
        if raw is None:
            return None
        text, problems = decode(self._name(file), raw)
        self.problems += problems
        if heavy := too_heavy(self._name(file), text):
            self.problems.append(heavy)
            return None
        return people.Prose(self._name(file), text) if text.strip() else None

    def _site(self) -> Filed[SiteRecord] | None:
        site = self._record(self.folder / file_kinds.SITE.path(""), SiteRecord)
        if site:
            self.content.themes = {theme.id for theme in site.record.themes}
        return site

    def _files(self, kind: FileKind) -> Iterator[Filed[Record]]:
        """The files of a folder where `<id>.yaml` has its prose, if it may have any, in `<id>.md` beside it."""
        files = self._listed(self.folder / kind.folder)
        prose = {file.stem: file for file in files if file.suffix == ".md"}
        ids = self.content.ids[kind] = {file.stem for file in files if file.suffix == ".yaml"}
        endings = (".yaml", ".md") if kind.has_prose else (".yaml",)
        for file in files:
            if file.suffix not in endings or file.is_dir():
                examples = " en ".join(f"`naam{ending}`" for ending in endings)
                self._say(file, f'"{file.name}" hoort niet in deze map.', f"Hier horen bestanden als {examples}.")
            elif file.suffix == ".md" and file.stem not in ids:
                cure = suggestion(file.stem, ids) or f"Maak `{file.stem}.yaml` met de feiten."
                self._say(file, "Bij deze tekst horen geen feiten.", cure)
            elif file.suffix == ".yaml" and self._is_id(file, file.stem) and (filed := self._filed(file, kind)):
                text = self._prose(prose[file.stem]) if file.stem in prose else None
                yield replace(filed, prose={"": text} if text else {})

    def _folders(self, kind: FileKind) -> Iterator[Filed[Record]]:
        """Where each has a folder of its own, with the prose of its parts beside its own."""
        folders = self._listed(self.folder / kind.folder)
        self.content.ids[kind] = {folder.name for folder in folders if folder.is_dir()}
        for folder in folders:
            if not folder.is_dir():
                cure = f"Maak een map met dezelfde naam en zet daarin `{kind.stem}.yaml`."
                self._say(folder, "Hier horen alleen mappen.", cure)
            elif self._is_id(folder, folder.name):
                prose = dict(self._prose_of_folder(kind, folder))
                if filed := self._filed(self.folder / kind.path(folder.name), kind):
                    yield replace(filed, id=folder.name, prose=prose)

    def _filed(self, file: Path, kind: FileKind) -> Filed[Record] | None:
        return self._record(file, RECORDS[kind])

    def _prose_of_folder(self, kind: FileKind, folder: Path) -> Iterator[tuple[str, people.Prose]]:
        """(id of a part, text), with "" for the own text of what the folder is about."""
        for file in self._listed(folder):
            if file.suffix == ".md" and not file.is_dir():
                if text := self._prose(file):
                    yield "" if file.stem == kind.stem else file.stem, text
            elif file.name != f"{kind.stem}.yaml":
                cure = f"Hier horen `{kind.stem}.yaml` en teksten als `{kind.part}.md`."
                self._say(file, f'"{file.name}" hoort niet in deze map.', cure)

    def _images(self) -> dict[str, Path]:
        files = self._listed(self.folder / _IMAGES)
        for file in files:
            ending = file.suffix.lower()
            if not file.is_file() or ending not in _IMAGE_ENDINGS | _HEIC_ENDINGS:
                self._say(
                    file,
                    f'"{file.name}" is geen beeld dat we kunnen tonen.',
                    f"Gebruik {one_of(sorted(_IMAGE_ENDINGS))}.",
                )
            elif ending in _HEIC_ENDINGS or self._is_heic(file):
                message = f'"{file.name}" is een HEIC-foto, zoals een iPhone die maakt. Browsers tonen die niet.'
                self._say(file, message, _MAKE_JPEG, "WM402")
            elif len(os.fsencode(file.name)) > _MAX_PICTURE_NAME:
                self._say(file, "De naam van dit beeld is te lang.", "Geef het een kortere naam.", "WM021")
            elif (size := file.stat().st_size) > MAX_PICTURE_BYTES:
                message = f"Dit beeld is te groot: {size // 1_000_000} MB."
                self._say(file, message, "Open het in een fotoprogramma en sla het op als JPEG.", "WM402")
        if sum(file.stat().st_size for file in files) > _MAX_PICTURES_BYTES:
            message = f"Alle beelden samen zijn groter dan {_MAX_PICTURES_BYTES // 1_000_000} MB."
            self._say(self.folder / _IMAGES, message, "Sla de grootste op als JPEG van hooguit 4000 pixels.", "WM017")
        return {file.name: file for file in files if file.is_file()}  # refused ones too: those are not missing as well

    def _is_heic(self, file: Path) -> bool:
        """By its first bytes: a photo keeps its name when somebody changes only the ending."""
        try:
            with file.open("rb") as opened:  # a plain file: it was listed
                head = opened.read(12)
        except OSError as error:
            self._say(file, *_unreadable(error), "WM001")
            return False
        return head[4:8] == b"ftyp" and head[8:] in _HEIC_BRANDS

    def _is_id(self, file: Path, id: str) -> bool:
        try:
            notation.slug(id)
        except notation.NotationError as error:
            self._say(file, error.message, error.cure, "WM021")
            return False
        return True


def _unreadable(error: OSError) -> tuple[str, str]:
    why = "het bestand is er niet" if isinstance(error, FileNotFoundError) else "het bestand gaat niet open"
    return f"Lezen lukt niet: {why}.", "Controleer of het bestand bestaat en van jou is."


def _litter(name: str) -> bool:
    return name.lower() in _LITTER or name.endswith("~")
