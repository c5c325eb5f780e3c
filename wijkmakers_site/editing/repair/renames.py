"""Files and folders with a name that is almost right: each as it is called, and as it must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from wijkmakers_site.files.plain import OddFileError, refuse_odd
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.disk.file_names import proper_name
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Rename:
    """A file or folder of `content/`: `old` and `new` are paths in the project."""

    old: str
    new: str


def renames(root: Path, problems: Iterable[Problem]) -> list[Rename]:
    """What can get its right name without taking that of another; what lies deepest comes first.

    A name that several would get, or that is taken, is left to whoever knows which of them is the right one.
    """
    found = {problem.path: problem.renamed for problem in problems if problem.renamed}
    wanted = Counter(found.values())
    free = [Rename(old, new) for old, new in found.items() if wanted[new] == 1 and _is_free(root, old, new)]
    return sorted(free, key=lambda rename: (-rename.old.count("/"), rename.old))


def _is_free(root: Path, old: str, new: str) -> bool:
    try:
        refuse_odd(root / old)
    except (OddFileError, OSError):
        return False
    target = root / new
    if sum(proper_name(file.name) == target.name for file in (root / old).parent.iterdir()) > 1:
        return False
    # On a Mac or Windows `Jet.yaml` is there when somebody asks for `jet.yaml`.
    return not target.exists() or target.samefile(root / old)


def rename(root: Path, wanted: list[Rename]) -> None:
    """Give all of them their names. Raises UsageError where something was put there meanwhile."""
    for each in wanted:
        source, target = root / each.old, root / each.new
        if target.exists() and not target.samefile(source):
            raise UsageError(f"{each.new} is er ondertussen ook; dat bestand is niet aangeraakt.")
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
