"""What is written into the site: a path and the bytes that belong there. No path leads out of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDINGS = (
    ".avif", ".css", ".html", ".ico", ".ics", ".jpeg", ".jpg", ".js", ".json", ".png", ".svg", ".txt", ".webp",
    ".woff2", ".xml",
)  # fmt: skip
_MAX_PART = 200  # bytes; most disks take 255, and a name gets a longer one while it is being replaced
# No control characters, nothing that a path or address reads as more than a letter on some system; no hidden files.
_PART = re.compile(r"(?!\.)[^\x00-\x1f\x7f-\x9f\ud800-\udfff/\\:*?\"<>|]+(?<![. ])")


class UnsafePathError(Exception):
    """Something was to be written where nothing of the site belongs: a fault of the program. The text is Dutch."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """`path` is relative to the site's root, with `/` and without a leading one: `agenda/index.html`.

    Raises UnsafePathError for any other path, whatever its source: this is the one place where a path of the site is
    made, and what `delivery/` writes is an Artifact.
    """

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if not is_safe(self.path):
            raise UnsafePathError(f"Het adres {self.path!r} kan niet op de site staan.")


def is_safe(path: str) -> bool:
    """Whether `path` is relative, normalised, below the site's root, and of a kind of file that the site holds."""
    parts = path.split("/")
    return path.endswith(_ENDINGS) and all(_PART.fullmatch(part) and len(part.encode()) <= _MAX_PART for part in parts)
