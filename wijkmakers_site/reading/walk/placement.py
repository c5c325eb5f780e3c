"""Files that are called or stand otherwise than they should: each is reported, and taken for what it should be."""

from __future__ import annotations

from pathlib import Path, PurePath

from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.disk import file_names
from wijkmakers_site.reading.disk.content_folder import ContentFolder
from wijkmakers_site.reading.disk.file_names import PROSE, Misplaced
from wijkmakers_site.reading.rules.names.known_names import new_file
from wijkmakers_site.text.words.nearest import nearest_choice


class Placement:
    """What files of `disk` should be called; `content` learns of what stands in a wrong place, but is there."""

    def __init__(self, disk: ContentFolder, content: Content) -> None:
        self.disk = disk
        self.content = content

    def named_properly(self, files: list[Path], endings: tuple[str, ...]) -> dict[str, Path]:
        """The files of facts and prose by the names that they should have; those that have another are reported."""
        present, named = {file.name for file in files}, dict[str, Path]()
        for file in files:
            proper = "" if file.is_dir() else file_names.proper_name(file.name)
            if not proper or not proper.endswith(endings):
                continue
            if (original := file_names.original_of(file.name)) in present - {file.name}:
                cure = f"Is het een kopie? Verwijder het dan. Zo niet, hernoem het naar `{proper}`."
                self.disk.report(file, f'"{file.name}" staat hier naast `{original}`.', cure, "WM021")
                continue
            if misnamed := file_names.misnamed(file.name, proper):
                if proper in present or proper in named:
                    cure = "Haal een van de twee weg."
                    misnamed = Misplaced(f'"{file.name}" staat hier naast `{proper}`.', cure, misnamed.code)
                    self.disk.report_misplaced(file, misnamed)
                    continue
                self.disk.report_misplaced(file, misnamed)
            named[proper] = file
        return named

    def report_stray(self, file: Path, folder: str, belong: str) -> None:
        if file_names.is_image(file.name):
            self.content.misplaced_images.add(file.name)
        self.content.refused_downloads.add(file.name)
        if file.is_dir():
            names = {path.name for path in self.disk.listed(file)}
            self.content.misplaced_images |= {name for name in names if file_names.is_image(name)}
            folder = file_names.home_of(file.name, names, folder)
        misplaced = file_names.stray(file.name, folder, is_folder=file.is_dir(), belong=belong)
        self.disk.report_misplaced(file, misplaced)

    def report_factless(self, kind: FileKind, file: Path, id: str, without_prose: list[str]) -> None:
        """Of prose that belongs to nothing: the name of another without prose, or facts that are still to be made."""
        near = nearest_choice(id, without_prose)
        cure = f"Hernoem het naar `{near}{PROSE}`." if near else new_file(kind, id)
        self.disk.report(file, "Bij deze tekst horen geen feiten.", cure)

    def report_outside(self, kind: FileKind, file: Path) -> None:
        """Of a file that stands where only folders do."""
        proper = file_names.proper_name(file.name)
        if not proper:
            self.report_stray(file, f"{kind.folder}/", "Hier horen alleen mappen.")
            return
        path = PurePath(proper)
        target = f"{kind.folder}/{path.stem}/{kind.stem}{path.suffix}"
        self.content.ids[kind].add(path.stem)
        cure = f"Verplaats het naar `content/{target}`."
        self.disk.report_misplaced(file, Misplaced("Hier horen alleen mappen.", cure, renamed=target))
