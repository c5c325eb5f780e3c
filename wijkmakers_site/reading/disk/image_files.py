"""The pictures in `beelden/`: which there are, and which no browser could show."""

from __future__ import annotations

import os
from pathlib import Path

from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model.downloads import FOLDER
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import MAX_PICTURE_BYTES
from wijkmakers_site.reading.disk.content_folder import ContentFolder, unreadable
from wijkmakers_site.reading.disk.file_names import (
    DRAWING_ENDING,
    HEIC_ENDINGS,
    IMAGE_ENDINGS,
    IMAGE_FOLDER,
    is_document,
    is_image,
)
from wijkmakers_site.reading.suggestions import one_of

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}  # ISO/IEC 23008-12, annex B
_MAKE_JPEG = (
    "Open de foto op je computer (Mac: Voorvertoning, Windows: Foto's), sla een kopie op als JPEG en zet die hier "
    "neer. Pas ook de naam achter `bestand:` aan."
)
# Browsers do show it, so that staff wonder why we do not (WCAG 2.2.2).
_WHY_NOT = {".gif": " Een GIF heeft weinig kleuren, en een die beweegt kan niemand stilzetten."}
_MAX_PICTURES_BYTES = 600_000_000  # together: they are all in memory at once
_MAX_PICTURE_NAME = 120  # bytes; the files made of it get longer names


def read_images(content: ContentFolder) -> tuple[dict[str, Path], set[str]]:
    """Every picture by its name, those that cannot be shown too: a file that refers to one would else be told that it
    is missing. And the names of those that stand in a folder within `beelden/`, where nobody looks.
    """
    files, deeper = content.listed(content.root / IMAGE_FOLDER), set[str]()
    for file in files:
        if file.is_dir():
            deeper |= _report_folder(content, file)
        else:
            _report_picture(content, file)
    if sum(file.stat().st_size for file in files) > _MAX_PICTURES_BYTES:
        message = f"Alle beelden samen zijn groter dan {_MAX_PICTURES_BYTES // 1_000_000} MB."
        cure = "Sla de grootste op als JPEG van hooguit 4000 pixels."
        content.report(content.root / IMAGE_FOLDER, message, cure, "WM017")
    return {file.name: file for file in files if file.is_file()}, deeper


def _report_folder(content: ContentFolder, folder: Path) -> set[str]:
    """One problem for all that is in it; gives the names of its pictures."""
    found = {path.name for path in content.listed(folder) if path.is_file() and is_image(path.name)}
    cure = f"Verplaats wat erin staat naar `content/{IMAGE_FOLDER}/`, en verwijder de map."
    content.report(folder, f"Beelden staan los in `{IMAGE_FOLDER}/`, niet in een map daarin.", cure)
    return found


def _report_picture(content: ContentFolder, file: Path) -> None:
    ending = file.suffix.lower()
    if ending not in (*IMAGE_ENDINGS, DRAWING_ENDING, *HEIC_ENDINGS):
        message = f'"{file.name}" is geen beeld dat we kunnen tonen.'
        if is_document(file.name):
            cure = f"Verplaats het naar `content/{FOLDER}/{file.name}`, en link ernaar."
            content.report(file, message, cure)
            return
        if not is_image(file.name):
            content.report(file, message, f"Haal het hier weg: in `{IMAGE_FOLDER}/` horen alleen beelden.")
            return
        message = f"{message}{_WHY_NOT.get(ending, '')}"
        cure = f"Sla er een kopie van op als {one_of(IMAGE_ENDINGS)}, en haal dit bestand hier weg."
        content.report(file, message, cure)
    elif ending in HEIC_ENDINGS or _is_heic(content, file):
        message = f'"{file.name}" is een HEIC-foto, zoals een iPhone die maakt. Browsers tonen die niet.'
        content.report(file, message, _MAKE_JPEG, "WM402")
    elif len(os.fsencode(file.name)) > _MAX_PICTURE_NAME:
        content.report(file, "De naam van dit beeld is te lang.", "Geef het een kortere naam.", "WM021")
    elif (size := file.stat().st_size) > MAX_PICTURE_BYTES:
        message = f"Dit beeld is te groot: {size // 1_000_000} MB."
        content.report(file, message, "Open het in een fotoprogramma en sla het op als JPEG.", "WM402")
    elif ending == DRAWING_ENDING:
        _report_drawing(content, file)


def _report_drawing(content: ContentFolder, file: Path) -> None:
    """What makes an SVG unfit for the site, at its line."""
    from wijkmakers_site.files.svg.allowed import UnusableSvgError  # noqa: PLC0415  # only a drawing needs it
    from wijkmakers_site.files.svg.drawing import read_drawing  # noqa: PLC0415

    try:
        read_drawing(read_plain(file, content.root, MAX_PICTURE_BYTES))
    except OSError as error:
        content.report(file, *unreadable(error), "WM001")
    except UnusableSvgError as error:
        place = content.project_path(file), error.line, error.column
        content.problems.append(Problem(*place, error.message, error.cure, "WM380"))


def _is_heic(content: ContentFolder, file: Path) -> bool:
    """By its first bytes (ISO/IEC 14496-12, the box `ftyp`): somebody may have changed only the ending."""
    try:
        with file.open("rb") as stream:  # a plain file, or it would not have been listed
            head = stream.read(12)
    except OSError as error:
        content.report(file, *unreadable(error), "WM001")
        return False
    return head[4:8] == b"ftyp" and head[8:] in _HEIC_BRANDS
