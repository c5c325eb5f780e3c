"""What stands in `content/` itself: the folders, a few files, and whatever somebody put there by mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.downloads import FOLDER as DOWNLOAD_FOLDER
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.model.website.root_files import FOLDER as ROOT_FOLDER
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.disk import file_names
from wijkmakers_site.reading.disk.content_folder import ContentFolder
from wijkmakers_site.reading.disk.file_names import FACTS, IMAGE_FOLDER, Misplaced
from wijkmakers_site.reading.schema.records import kind_of
from wijkmakers_site.reading.source.document import read_document
from wijkmakers_site.text.words.nearest import nearest_choice

_FILES = {*(kind.path("") for kind in file_kinds.alone()), "LEESMIJ.md", "agenda.lock"}


_CALLED_OTHERWISE = {
    **dict.fromkeys(
        ("files", "file", "documenten", "documents", "docs", "downloads", "pdf", "bijlagen"), DOWNLOAD_FOLDER
    ),
    **dict.fromkeys(("images", "img", "fotos", "foto's", "afbeeldingen", "plaatjes", "media", "logos"), IMAGE_FOLDER),
}


class TopLevel:
    """`site_file` is where the facts of the site stand, under whatever name."""

    def __init__(self, disk: ContentFolder, content: Content) -> None:
        self.disk = disk
        self.content = content
        self.site_file = disk.root / file_kinds.SITE.path("")

    def report(self) -> None:
        """Report what belongs nowhere. Who refers to what stands in a wrong place is right all the same."""
        folders = [*(kind.folder for kind in file_kinds.in_folders()), IMAGE_FOLDER, DOWNLOAD_FOLDER, ROOT_FOLDER]
        paths = self.disk.listed(self.disk.root)
        present = {path.name for path in paths}
        for path in paths:
            if path.name not in (folders if path.is_dir() else _FILES):
                misplaced = self._folder(path, folders, present) if path.is_dir() else self._file(path, present)
                self.disk.report_misplaced(path, misplaced)

    def _folder(self, folder: Path, folders: list[str], present: set[str]) -> Misplaced:
        message = f'"{folder.name}" hoort niet in `content/`.'
        near = _CALLED_OTHERWISE.get(folder.name.lower()) or nearest_choice(folder.name, folders)
        for kind in file_kinds.in_folders():
            if kind.folder == near:
                adopt_ids(self.content, kind, self.disk.listed(folder))
        if near and near not in present:
            return Misplaced(message, f"Hernoem de map naar `{near}`.", renamed=near)
        if near:
            return Misplaced(message, f"Verplaats wat erin staat naar `content/{near}/`, en verwijder deze map.")
        return Misplaced(message, "Zet wat erin staat in een van de andere mappen, of haal de map weg.")

    def _file(self, file: Path, present: set[str]) -> Misplaced:
        name, message = file.name, f'"{file.name}" hoort niet in `content/` zelf.'
        ours = next((each for each in _FILES if name.lower() == each.lower()), file_names.proper_name(name))
        if ours in _FILES - present:
            if ours == self.site_file.name:
                self.site_file = file
            return Misplaced(f'"{name}" heet hier anders.', f"Hernoem het naar `{ours}`.", renamed=ours)
        if file_names.is_image(name) or file_names.is_document(name):
            self.content.misplaced_images.add(name)
            self.content.refused_downloads.add(name)
            return replace(file_names.stray(name, "", is_folder=False, belong=""), message=message)
        if ours.endswith(FACTS) and (raw := self.disk.read_bytes(file)) is not None:
            document, _ = read_document(name, raw)
            if document and (kind := kind_of(set(document.data))):
                if kind.folder:
                    return moved(self.content, message, kind, ours.removesuffix(FACTS))
                return Misplaced(message, f"Hernoem het naar `{kind.path('')}`.", renamed=kind.path(""))
        return Misplaced(message, "Zet het in een van de mappen, of haal het weg.")


def moved(content: Content, message: str, kind: FileKind, id: str) -> Misplaced:
    """What to say of facts that are of another kind than their folder."""
    content.ids.setdefault(kind, set()).add(id)
    cure = f"Zo te zien is dit een {kind.name}. Verplaats het naar `content/{kind.path(id)}`."
    return Misplaced(message, cure, renamed=kind.path(id))


def adopt_ids(content: Content, kind: FileKind, paths: Iterable[Path]) -> None:
    """Take the ids of files in a wrong folder for known, so that nobody is told that they are missing."""
    for path in paths:
        proper = file_names.proper_name(f"{path.name}{FACTS}" if kind.part else path.name)
        if proper.endswith(FACTS):
            content.ids.setdefault(kind, set()).add(proper.removesuffix(FACTS))
