"""How texts name the files of `content/`: pictures by their name, with or without the folder before it."""

from __future__ import annotations

import re
from urllib.parse import unquote

PICTURES = "beelden"
_PLAIN_NAME = re.compile(r"[^/\\?#:]+")


def own_file(folder: str, address: str) -> str:
    """The name of the file in a folder of `content/` that an address means; "" where it means something else.

    `plein.jpg`, `/beelden/plein.jpg` and `../../beelden/plein.jpg`, which an editor writes when one drops a file into a
    text, are all `plein.jpg`.
    """
    name = re.sub(rf"^(?:\.{{0,2}}/)*(?:content/)?(?:{folder}/)?", "", unquote(address.strip()))
    return name if _PLAIN_NAME.fullmatch(name) else ""
