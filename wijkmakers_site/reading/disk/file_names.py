"""What a file should be called and where it should stand, by its name alone; nothing is opened here."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from wijkmakers_site.model import downloads
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.model.website import root_files
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.ids import as_id, slug
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

FACTS, PROSE = ".yaml", ".md"
IMAGE_FOLDER = "beelden"
IMAGE_ENDINGS = (".jpeg", ".jpg", ".png", ".webp")
DRAWING_ENDING = ".svg"  # for logos, and within texts
HEIC_ENDINGS = (".heic", ".heif")
_OTHER_IMAGES = (".gif", ".tif", ".tiff", ".bmp", DRAWING_ENDING, ".avif", ".psd", ".jfif")
_OFFICE = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".eml")
# How people and programs end the names of our two kinds of file.
_MEANT_ENDINGS = {
    **dict.fromkeys((".yaml", ".yml", ".yalm", ".ymal", ".yam", ".jaml", ".yaml5"), FACTS),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".mdx", ".txt", ".text"), PROSE),
}
_ADDED_ENDINGS = (".txt", ".bak", ".orig", ".old", ".tmp", ".rtf", ".docx", ".html")  # what a program puts behind one
_SYSTEM_FILES = {"thumbs.db", "desktop.ini", "icon\r", "__macosx", "ehthumbs.db"}  # others begin with a dot
_OBEYED = {".htaccess", ".htpasswd", ".user.ini", ".env"}  # by web servers and hosts
MEANT_FOR_THE_ROOT = {".well-known", ".nojekyll"}
_PROPER, _LONGEST_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:yaml|md)"), 80
# What people and programs add to the name of a copy.
_IN_COPIES = (" ", "(", "_", "-oud", "-old", "-backup", "-bak")  # of these, or capitals, `_COPY` has one
_COPY = regex(
    r"^(?:kopie van |copy of )|(?: - kopie| - copy| kopie| copy| \(\d+\)|[ _-](?:oud|old|backup|bak)"
    # What Dropbox and Nextcloud write, what git's helpers leave behind, and the name of a computer by OneDrive.
    r"| ?\([^()]*(?:conflict|kopie|copy)[^()]*\)|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+|(?-i:-[A-Z][A-Z0-9-]{3,}))+(?=\.|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A file that is called or stands otherwise than it should: what to say of it, and `renamed`, the name that it
    must get in its folder, or its path below `content/`; "" where that is not certain.
    """

    message: str
    cure: str
    code: str = "WM020"
    renamed: str = ""


def is_left_behind(name: str) -> bool:
    """Whether a file is none of anybody's: what systems, and editors with a file open, put beside it."""
    autosaved = name.startswith("#") and name.endswith("#")
    return autosaved or name.startswith((".", "~$", "._")) or name.endswith("~") or name.lower() in _SYSTEM_FILES


def hidden_by_a_dot(name: str) -> Misplaced | None:
    """What to say of a file that somebody meant for the site, and that nobody reads because of the dot before it; None
    for any other, such as what a program keeps for itself (`.DS_Store`, `._jet.yaml`, `.jet.yaml.swp`, `.gitkeep`).
    """
    if name in MEANT_FOR_THE_ROOT:
        cure = f"Verplaats het naar `content/{root_files.FOLDER}/{name}`."
        return Misplaced(f'"{name}" leest hier niemand.', cure, renamed=f"{root_files.FOLDER}/{name}")
    if name.lower() in _OBEYED:
        return Misplaced(f'"{name}" komt nooit op de site.', "Haal het weg. Wie de site plaatst, stelt de server in.")
    ours = name.lower().endswith((FACTS, PROSE, *IMAGE_ENDINGS, DRAWING_ENDING, *downloads.KINDS))
    if ours and re.match(r"\.[A-Za-z0-9]", name):
        message = f'"{name}" begint met een punt: zulke bestanden leest niemand.'
        return Misplaced(message, f"Hernoem het naar `{name[1:]}`, of haal het weg.")
    return None


def proper_name(name: str) -> str:
    """What a file of facts or of prose should be called: `Jan Jansen.YML` -> `jan-jansen.yaml`; "" for any other."""
    if len(name) <= _LONGEST_ID and _PROPER.fullmatch(name):  # as good as all are
        return name
    path = PurePosixPath(name.strip(" ."))
    if path.suffix.lower() in _ADDED_ENDINGS and PurePosixPath(path.stem).suffix.lower() in _MEANT_ENDINGS:
        path = PurePosixPath(path.stem)
    ending, id = _MEANT_ENDINGS.get(path.suffix.lower(), ""), as_id(path.stem)
    return f"{id}{ending}" if ending and id else ""


def original_of(name: str) -> str:
    """What a copy is of, by its name: `jet - kopie.yaml` -> `jet.yaml`; the name itself of any other."""
    is_plain = name == name.lower() and not any(sign in name for sign in _IN_COPIES)
    return name if is_plain else _COPY.sub("", name)


def misnamed(name: str, proper: str) -> Misplaced | None:
    """What is wrong with the name of a file that should be called `proper`; None where it is."""
    if name == proper:
        return None
    ending = PurePosixPath(proper).suffix
    cure = f"Hernoem het naar `{proper}`."
    if not name.endswith(ending) or name.removesuffix(ending).endswith((".yaml", ".md")):
        return Misplaced(f'"{name}" eindigt anders dan op `{ending}`.', cure, renamed=proper)
    try:
        slug(name.removesuffix(ending))
    except NotationError as error:
        return Misplaced(error.message, cure, "WM021", proper)
    return Misplaced(f'"{name}" heet hier anders.', cure, renamed=proper)


def misnamed_folder(name: str) -> Misplaced | None:
    """What is wrong with the name of a folder, which is an id; None where it is one."""
    try:
        slug(name)
    except NotationError as error:
        cure = f"Hernoem de map naar `{error.meant}`." if error.meant else "Geef de map een naam zoals `samen-eten`."
        return Misplaced(error.message, cure, "WM021", error.meant)
    return None


def is_image(name: str) -> bool:
    return name.lower().endswith((*IMAGE_ENDINGS, *HEIC_ENDINGS, *_OTHER_IMAGES))


def is_document(name: str) -> bool:
    """Whether it is a document that the site can offer to visitors."""
    return name.lower().endswith(tuple(downloads.KINDS))


def home_of(name: str, names: Collection[str], folder: str) -> str:
    """Where what is in a stray folder `name` of `folder` belongs: programmes, pictures and documents have their own."""
    if PurePosixPath(PROGRAMME.path(name)).name in names:
        return f"{PurePosixPath(PROGRAMME.path(name)).parent}/"
    for is_one, home in ((is_image, IMAGE_FOLDER), (is_document, downloads.FOLDER)):
        if names and all(map(is_one, names)):
            return f"{home}/"
    return folder


def stray(name: str, folder: str, *, is_folder: bool, belong: str) -> Misplaced:
    """What to do with what belongs neither in `folder` (below `content/`) nor in any other place like it; `belong` says
    what does.
    """
    message = f'"{name}" hoort niet in deze map.'
    if is_folder:
        cure = f"Verplaats wat je nodig hebt naar `content/{folder}`, en verwijder deze map."
        return Misplaced(f'In deze map horen geen mappen, zoals "{name}".', cure)
    if is_image(name):
        target = f"{IMAGE_FOLDER}/{name}"
        return Misplaced(message, f"Verplaats het naar `content/{target}`.", renamed=target)
    if is_document(name) and not name.lower().endswith(".docx"):  # which is more often the text of a page
        target = f"{downloads.FOLDER}/{name}"
        return Misplaced(message, f"Mag iedereen het openen? Verplaats het naar `content/{target}`, en link ernaar.")
    if name.lower().endswith(_OFFICE):
        return Misplaced(message, f"Haal het hier weg. {belong} Zet de tekst die bezoekers lezen in een `.md`-bestand.")
    return Misplaced(message, f"Haal het hier weg. {belong}")
