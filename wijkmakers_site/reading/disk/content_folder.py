"""The folder `content/` on disk: what stands in it, and the bytes of a file, or a problem."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain, refuse_odd
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.disk.file_names import MEANT_FOR_THE_ROOT, Misplaced, hidden_by_a_dot, is_left_behind
from wijkmakers_site.reading.source.text import MAX_BYTES, too_large, with_plain_newlines

MAX_FILES = 5_000  # in one folder
_MAX_TEXTS_BYTES = 100_000_000  # of facts and prose together: three times a thousand programmes of ten modules


class ContentFolder:
    """`root` is `content/` itself. `problems` grows with what is wrong with its files; `suppressed` gives path, line
    and code of each warning that a comment suppresses, `digests` that of each text that was read, and `bytes_left` how
    many more may be.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._above = len(root.as_posix()) - len(root.name)
        self.problems: list[Problem] = []
        self.suppressed: set[tuple[str, int, str]] = set()
        self.digests: dict[Path, str] = {}
        self.bytes_left = _MAX_TEXTS_BYTES

    def project_path(self, file: Path) -> str:
        return file.as_posix()[self._above :]  # `relative_to` takes three times as long, for each file

    def report(self, file: Path, message: str, cure: str, code: str = "WM020", renamed: str = "") -> None:
        """A problem of a whole file or folder; `renamed` is the path in the project that it must get."""
        self.problems.append(Problem(self.project_path(file), 1, 1, message, cure, code, renamed=renamed))

    def report_misplaced(self, file: Path, misplaced: Misplaced) -> None:
        new = misplaced.renamed
        target = self.root / new if "/" in new else file.with_name(new) if new else None
        renamed = self.project_path(target) if target else ""
        self.report(file, misplaced.message, misplaced.cure, misplaced.code, renamed)

    def listed(self, folder: Path, *, hidden: bool = False) -> list[Path]:
        """What stands in a folder, without what editors and operating systems leave behind. What somebody meant for the
        site and hid by a dot is reported, unless `hidden` files belong here.

        Sorted, because the order of a file system differs from machine to machine, and the site's bytes may not. Links,
        pipes and devices are reported and left out: nobody after this needs to ask whether a file may be opened.
        """
        try:
            if folder != self.root:
                refuse_odd(folder)
            with os.scandir(folder) as children:
                found = sorted(children, key=lambda child: child.name)
        except (FileNotFoundError, NotADirectoryError, OddFileError):  # reported where the folder was listed itself
            return []
        if len(found) > MAX_FILES:
            message = f"In deze map staan te veel bestanden: {len(found)}."
            self.report(folder, message, f"Er kunnen er {MAX_FILES} in een map staan.", "WM017")
            return []
        ours = [
            child for child in found if not is_left_behind(child.name) or (hidden and child.name in MEANT_FOR_THE_ROOT)
        ]
        if len(ours) < len(found):
            for name in sorted({child.name for child in found} - {child.name for child in ours}):
                if misplaced := hidden_by_a_dot(name):
                    self.report_misplaced(folder / name, misplaced)
        return [path for child in ours if self._is_plain(child, path := folder / child.name)]

    def _is_plain(self, child: os.DirEntry[str], path: Path) -> bool:
        if child.is_file(follow_symlinks=False) or child.is_dir(follow_symlinks=False):  # by what the folder says
            return True
        try:
            refuse_odd(path)
        except OddFileError as error:
            self.report(path, error.message, error.cure, "WM016")
            return False
        return True

    def read_bytes(self, file: Path) -> bytes | None:
        """The bytes of a text; None where they cannot be read, which is reported."""
        if self.bytes_left <= 0:
            self.report(self.root, "Alle bestanden samen zijn te groot.", "Haal weg wat er niet bij hoort.", "WM017")
            return None
        try:
            raw = read_plain(file, self.root, MAX_BYTES)
            self.bytes_left -= len(raw)
            self.digests[file] = digest_of(raw)
        except TooLargeError as error:
            self.problems.append(too_large(self.project_path(file), error.size))
            return None
        except OddFileError as error:
            self.report(file, error.message, error.cure, "WM016")
            return None
        except FileNotFoundError:
            self.report(
                file, "Lezen lukt niet: het bestand is er niet.", f"Zet `{self.project_path(file)}` terug.", "WM001"
            )
            return None
        except OSError as error:
            self.report(file, *unreadable(error), "WM001")
            return None
        if b"WM" in raw:  # a quick first look: few files hold a code
            from wijkmakers_site.reading.source.suppressions import ineffective_comments, suppressed  # noqa: PLC0415

            text = with_plain_newlines(raw.decode("utf-8-sig", "replace"))
            self.suppressed |= {(self.project_path(file), line, code) for line, code in suppressed(text)}
            self.problems += ineffective_comments(self.project_path(file), text)
        return raw

    def may_spare(self, size: int) -> bool:
        """Whether that many bytes may be read: else it is to be told at which file they are too many."""
        return size < self.bytes_left

    def spare(self, size: int, suppressed: Iterable[tuple[str, int, str]]) -> None:
        """Take texts of so many bytes for read, in which these warnings are suppressed."""
        self.bytes_left -= size
        self.suppressed.update(suppressed)


def digest_of(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()


def unreadable(error: OSError) -> tuple[str, str]:
    """Message and cure; the text of the error itself would be English."""
    reason = "het bestand is er niet" if isinstance(error, FileNotFoundError) else "het bestand gaat niet open"
    return f"Lezen lukt niet: {reason}.", "Controleer of het bestand bestaat en van jou is."
