"""A folder that a verb makes outside the site (`--naar MAP`): nothing of anybody else's is ever written over."""

from __future__ import annotations

import os
from pathlib import Path

from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """What a verb leaves in its folder, by which it knows it again: a file with a `name` and a text (`said`). `such_as`
    is a folder as messages propose it.
    """

    name: str
    said: str
    such_as: str

    @property
    def mark(self) -> Artifact:
        return Artifact(self.name, self.said.encode())

    def refuse_other(self, root: Path, typed: Path, folder: Path) -> None:
        """Whatever stands in a folder goes when one is written there: so it is empty, or was made by this verb.

        `root` is the project, `typed` what was asked for and `folder` where that leads. Raises UsageError.
        """
        if folder == root or folder in root.parents or any(folder.is_relative_to(own) for own in self._others(root)):
            raise UsageError(
                f"--naar {typed}: dat is een map van het project zelf. Kies een andere, zoals --naar {self.such_as}"
            )
        around = next(each for each in (folder, *folder.parents) if each.exists())
        if not around.is_dir():
            raise UsageError(f"--naar {typed}: dat is een bestand. Kies een map, zoals --naar {self.such_as}")
        if not os.access(folder.parent if around == folder else around, os.W_OK | os.X_OK):
            raise UsageError(f"--naar {typed}: daar mag je niets neerzetten. Kies een andere map.")
        if folder.is_dir() and any(folder.iterdir()) and not self._is_marked(folder):
            raise UsageError(
                f"--naar {typed}: in die map staat al iets anders. Kies een lege map, of een die er nog niet is."
            )

    def _others(self, root: Path) -> list[Path]:
        """Folders of the project, where they lead: `output/` may be a link."""
        return [each.resolve() for each in root.iterdir() if each.is_dir() and not self._is_marked(each)] + [
            root / "output"
        ]

    def _is_marked(self, folder: Path) -> bool:
        mark = folder / self.name
        return mark.is_file() and mark.read_bytes() == self.said.encode()
