"""Files that visitors open or keep: documents of `content/bestanden/`."""

from __future__ import annotations

from pathlib import PurePosixPath

from wijkmakers_site.values import dataclass

FOLDER = "bestanden"
# What visitors call each kind, by the ending of its name. A closed list: none of these runs when it is opened.
KINDS = {".pdf": "pdf", ".docx": "Word", ".xlsx": "Excel", ".pptx": "PowerPoint"}


@dataclass(frozen=True, slots=True)
class Download:
    """A document: its name in `content/bestanden/` (`file`), its `name` on the site, of small letters, digits and
    hyphens, and its bytes (`content`).
    """

    file: str
    name: str
    content: bytes

    @property
    def path(self) -> str:
        """Where it stands on the site; it stays there when the document is replaced."""
        return f"{FOLDER}/{self.name}"

    @property
    def kind(self) -> str:
        """What visitors call it: "pdf", "Word"."""
        return KINDS[PurePosixPath(self.name).suffix]
