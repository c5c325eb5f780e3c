"""The documents in `bestanden/`: which there are, and which the site cannot offer."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.model.downloads import FOLDER, KINDS, Download
from wijkmakers_site.reading.disk.content_folder import ContentFolder, unreadable
from wijkmakers_site.reading.disk.file_names import DRAWING_ENDING, HEIC_ENDINGS, IMAGE_ENDINGS, IMAGE_FOLDER
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.suggestions import one_of

_MAX_BYTES, _MAX_ALL_BYTES = 20_000_000, 200_000_000  # of one, as many people open on a phone; of all together
_SAVE_AS = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".dotm", ".rtf", ".odt", ".pages"), ".docx"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".xlt", ".xltx", ".ods", ".csv", ".numbers"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pptm", ".pps", ".ppsx", ".odp", ".key"), ".pptx"),
}
_OFFICE_PARTS = {".docx": b"word/", ".xlsx": b"xl/", ".pptx": b"ppt/"}
_LOCKED_OFFICE = b"\xd0\xcf\x11\xe0"  # of old Office files, and of new ones behind a password
_MACROS = (b"vbaProject.bin", b"vbaData.xml", b"macrosheets/")
_SAVE_AGAIN = "Sla het opnieuw op vanuit het programma waarin het gemaakt is. De naam veranderen is niet genoeg."
_WM430 = "WM430"


def read_downloads(content: ContentFolder) -> tuple[dict[str, Download], set[str]]:
    """Every document by its name in the folder, and the names of those that were refused, which is reported."""
    found, refused, names = dict[str, Download](), set[str](), dict[str, str]()
    left = _MAX_ALL_BYTES
    for file in content.listed(content.root / FOLDER):
        document = _read(content, file)
        if document and document.name in names:
            message = f'"{file.name}" krijgt op de site dezelfde naam als "{names[document.name]}".'
            content.report(file, message, "Geef een van de twee een andere naam.", _WM430)
        elif document:
            left -= len(document.content)
            found[file.name], names[document.name] = document, file.name
            continue
        refused.add(file.name)
    if left < 0:
        message = f"Alle bestanden samen zijn groter dan {_MAX_ALL_BYTES // 1_000_000} MB."
        content.report(content.root / FOLDER, message, "Haal weg wat niemand meer nodig heeft.", "WM017")
    return found, refused


def _read(content: ContentFolder, file: Path) -> Download | None:
    ending = file.suffix.lower()
    if file.is_dir():
        cure = f"Verplaats wat erin staat naar `content/{FOLDER}/`, en verwijder de map."
        content.report(file, f"Bestanden staan los in `{FOLDER}/`, niet in een map daarin.", cure)
    elif ending not in KINDS:
        content.report(file, f'"{file.name}" kan de site niet aanbieden.', _other_ending(file.name, ending), _WM430)
    elif not as_id(file.stem):
        cure = f"Geef het een naam met letters, zoals `handreiking{ending}`."
        content.report(file, f'De naam "{file.name}" kan geen adres worden.', cure, _WM430)
    elif (raw := _bytes(content, file)) is not None:
        if fault := _fault(raw, ending):
            content.report(file, *fault, _WM430)
        else:
            return Download(file.name, f"{as_id(file.stem)}{ending}", raw)
    return None


def _other_ending(name: str, ending: str) -> str:
    if ending in (*IMAGE_ENDINGS, DRAWING_ENDING, *HEIC_ENDINGS):
        return f"Verplaats het naar `content/{IMAGE_FOLDER}/`."
    if better := _SAVE_AS.get(ending):
        macros = ", zonder macro's" if ending.endswith("m") else ""
        return f"Open het, sla het op als `{PurePosixPath(name).stem}{better}`{macros}, en haal dit bestand weg."
    return f"Haal het weg: hier horen {one_of(KINDS)}."


def _bytes(content: ContentFolder, file: Path) -> bytes | None:
    try:
        return read_plain(file, content.root, _MAX_BYTES)
    except TooLargeError as error:
        message = f"Dit bestand is te groot: {error.size // 1_000_000} MB."
        cure = f"Maak het kleiner dan {_MAX_BYTES // 1_000_000} MB: meestal zijn het de foto's erin."
        content.report(file, message, cure, _WM430)
    except OddFileError as error:
        content.report(file, error.message, error.cure, "WM016")
    except OSError as error:
        content.report(file, *unreadable(error), "WM001")
    return None


def _fault(raw: bytes, ending: str) -> tuple[str, str] | None:
    """(message, cure) where the bytes are not what the name says, or would run something."""
    if not raw:
        return "Dit bestand is leeg.", _SAVE_AGAIN
    if ending == ".pdf":
        return None if b"%PDF-" in raw[:1024] else _damaged(ending)
    if raw.startswith(_LOCKED_OFFICE):
        message = "Dit bestand zit achter een wachtwoord, of is van een oude versie van Office."
        return message, f"Sla het op als `{ending}`, zonder wachtwoord."
    # The names of the parts of a zip file stand in it as they are, so nothing of it need be unpacked.
    if any(macro in raw for macro in _MACROS):
        message = "In dit bestand zitten macro's. Dat zijn programma's, en die bieden we niet aan."
        return message, f"Sla het op als `{ending}`, zonder macro's."
    sound = raw.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in raw and _OFFICE_PARTS[ending] in raw
    return None if sound else _damaged(ending)


def _damaged(ending: str) -> tuple[str, str]:
    return f"Dit is geen {KINDS[ending]}-bestand, of het is beschadigd.", _SAVE_AGAIN
