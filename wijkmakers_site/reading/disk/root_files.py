"""What stands in `wortel/`: files for the root of the site as they are, unless a browser or server would run them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.model.website.root_files import FOLDER, RootFile
from wijkmakers_site.reading.disk.content_folder import ContentFolder, unreadable
from wijkmakers_site.text.artifacts import is_safe_at_root

_MAX_BYTES, _MAX_FILES, _MAX_DEPTH = 1_000_000, 50, 4
_CODE = "WM434"
# Google's file to prove who owns a site is called `.html` and holds one line without markup. XML runs scripts when it
# is XHTML or SVG, or asks for a style sheet; what has no ending is sniffed by some browsers.
_PLAIN_ENDINGS = (".html", "")
_RUNS_IN_XML = (b"w3.org/1999/xhtml", b"w3.org/2000/svg", b"xml-stylesheet", b"<!doctype", b"<!entity")


def read_root_files(content: ContentFolder) -> list[RootFile]:
    """Those that can be published; the others are reported."""
    found = list(_inside(content, content.root / FOLDER, 1))
    if len(found) > _MAX_FILES:
        message = f"In deze map staan te veel bestanden: {len(found)}."
        content.report(content.root / FOLDER, message, f"Er kunnen er {_MAX_FILES} in `{FOLDER}/` staan.", "WM017")
    return found[:_MAX_FILES]


def _inside(content: ContentFolder, folder: Path, depth: int) -> Iterator[RootFile]:
    for file in content.listed(folder, hidden=True):
        if file.is_dir() and depth < _MAX_DEPTH:
            yield from _inside(content, file, depth + 1)
        elif file.is_dir():
            content.report(file, "Deze map staat te diep.", "Zet wat erin staat een map hoger.", _CODE)
        elif found := _read(content, file):
            yield found


def _read(content: ContentFolder, file: Path) -> RootFile | None:
    path = file.relative_to(content.root / FOLDER).as_posix()
    if not is_safe_at_root(path):
        message = f'"{file.name}" kan niet op de site staan.'
        content.report(file, message, "Haal het weg. Wat een server uitvoert of gehoorzaamt, hoort hier niet.", _CODE)
        return None
    try:
        raw = read_plain(file, content.root, _MAX_BYTES)
    except TooLargeError as error:
        message = f"Dit bestand is te groot: {error.size // 1_000_000} MB."
        content.report(file, message, "Maak het kleiner dan 1 MB, of haal het weg.", _CODE)
    except OddFileError as error:
        content.report(file, error.message, error.cure, "WM016")
    except OSError as error:
        content.report(file, *unreadable(error), "WM001")
    else:
        if not _runs(file, raw):
            return RootFile(path, raw, content.project_path(file))
        message = f'In "{file.name}" staat HTML of een script. Dat publiceren we niet zo.'
        content.report(file, message, "Haal het weg, of maak er een pagina van in `content/paginas/`.", _CODE)
    return None


def _runs(file: Path, raw: bytes) -> bool:
    """Whether a browser may run something of it."""
    if file.suffix.lower() in _PLAIN_ENDINGS:
        return b"<" in raw
    # UTF-16 has a NUL between the letters.
    text = raw.replace(b"\0", b"").lower()
    return file.suffix.lower() == ".xml" and (
        any(each in text for each in _RUNS_IN_XML) or bool(re.search(rb"<script", text))
    )
