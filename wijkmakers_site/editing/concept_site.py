"""`build --concepten`: a site with concepts for colleagues, in a folder of its own, to be put anywhere."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.delivery import output
from wijkmakers_site.pipeline import Report, make, report_of
from wijkmakers_site.problems.problem import UsageError
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.clock import Clock

_MARK = "concept.txt"
_SAID = (
    "Dit is een voorbeeld met concepten. Elke keer dat het opnieuw gemaakt wordt, verdwijnt wat er nog meer in staat.\n"
)


def build_concepts(root: Path, clock: Clock, target: Path, address: str | None) -> Report:
    """Make `target` the site of the project in `root` with its concepts, which search engines are told to pass over.

    It has no receipt, and the ledger is only read: for subscribers nothing is published. With `address` its links are
    those of a site that stands there. Raises UsageError where `target` may hold what somebody needs, and as `build`.
    """
    folder = target.resolve()
    _refuse_other(root.resolve(), target, folder)
    made = make(root, clock, folder, preview=True, address=address)
    mark = Artifact(_MARK, _SAID.encode())
    return report_of(made, output.write(folder, [*made.rendered.artifacts, mark]))


def _refuse_other(root: Path, typed: Path, folder: Path) -> None:
    """Whatever stands in a folder goes when a site is written there: so it is empty, or was made by this verb."""
    if folder == root or folder in root.parents or any(folder.is_relative_to(own) for own in _own_folders(root)):
        raise UsageError(
            f"--naar {typed}: dat is een map van het project zelf. Kies een andere, zoals --naar ../voorbeeld"
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--naar {typed}: dat is een bestand. Kies een map, zoals --naar ../voorbeeld")
    if folder.is_dir() and any(folder.iterdir()) and not _is_marked(folder):
        raise UsageError(
            f"--naar {typed}: in die map staat al iets anders. Kies een lege map, of een die er nog niet is."
        )


def _own_folders(root: Path) -> list[Path]:
    """Those that a project has, where they lead: `output/` may be a link."""
    return [each.resolve() for each in root.iterdir() if each.is_dir() and not _is_marked(each)] + [root / "output"]


def _is_marked(folder: Path) -> bool:
    mark = folder / _MARK
    return mark.is_file() and mark.read_bytes() == _SAID.encode()
