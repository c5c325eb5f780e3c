"""How texts and facts name the files of `content/`: by their name, with or without the folder before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from wijkmakers_site.model import downloads
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.regex import regex

PICTURES = "beelden"
_PLAIN_NAME = regex(r"[^/\\?#:]+")


def own_file(folder: str, address: str) -> str:
    """The name of the file in a folder of `content/` that an address means; "" where it means something else.

    `plein.jpg`, `/beelden/plein.jpg` and `../../beelden/plein.jpg`, which an editor writes when one drops a file into a
    text, are all `plein.jpg`.
    """
    name = re.sub(rf"^(?:\.{{0,2}}/)*(?:content/)?(?:{folder}/)?", "", unquote(address.strip()))
    return name if _PLAIN_NAME.fullmatch(name) else ""


def download_name(address: str) -> str:
    """The name of the document of `content/bestanden/` that an address means; "" where it means something else."""
    name = own_file(downloads.FOLDER, address)
    in_folder = bool(re.match(rf"(?:\.{{0,2}}/)*(?:content/)?{downloads.FOLDER}/", address.strip()))
    return name if in_folder or PurePosixPath(name).suffix.lower() in downloads.KINDS else ""


class Downloads:
    """The documents of the site, to be found by an address that names one: by its name in `content/`, however it is
    capitalised, or by that on the site.
    """

    def __init__(self, documents: Iterable[Download]) -> None:
        self._by_name = {_folded(name): each for each in documents for name in (each.name, each.file)}

    def find(self, address: str) -> Download | None:
        return self._by_name.get(_folded(download_name(address)))


def _folded(name: str) -> str:
    """MacOS stores accents otherwise than people type them."""
    return unicodedata.normalize("NFC", name).casefold()
