"""The folder beside a site in which the next one is made ready.

It may outlive the run, as second names (hard links) of all files that stand. So who changes one page neither makes
thousands of folders and links nor takes as many away. Nothing in it is believed: what is there counts where it is the
very file that the site has, so nobody who writes into it can change what visitors see.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.incremental.site_record import Stat, stat_of

_MANY = 2  # where more than one file in so many differs, to level the stage costs what it spares


class Found(NamedTuple):
    """A file that stands: its `stat` and its `device`. What Python gives takes three times as much, of forty thousand
    files twice.
    """

    stat: Stat
    device: int

    def is_same_file(self, other: Found) -> bool:
        # Windows tells no inode of what stands in a folder.
        return self.stat.inode != 0 and (self.stat.inode, self.device) == (other.stat.inode, other.device)


class Stage:
    """`folder`, made ready beside the folder `site`: paths of both are relative, with `/`. `standing` is what there was
    in `site` a moment ago.

    Every method raises OSError where the disk does not let it.
    """

    def __init__(self, folder: Path, site: Path, standing: Mapping[str, Found]) -> None:
        self._folder, self._site, self._standing = f"{folder}", site, standing
        if folder.is_symlink():  # nobody leads us elsewhere
            folder.unlink()
        folder.mkdir(exist_ok=True)
        self._files, self._folders = walked(folder)
        self._folders.add("")
        self._wanted: set[str] = set()
        self.written: list[str] = []  # paths that the site has otherwise, or not at all

    def keep(self, path: str, content: bytes | None) -> bool:
        """Let `path` be the same file as that of the site; with `content`, only where that holds it. False where not.

        So a web server or a copying program that goes by time or inode sees only what changed.
        """
        try:
            if content is not None and not self._holds(path, content):
                return False
            self._link(path)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, OddFileError, TooLargeError):
            return False  # perhaps somebody took it away this very moment
        self._wanted.add(path)
        return True

    def write(self, path: str, content: bytes) -> None:
        """Make `path` a new file: one that is there may be the site's own, which somebody is reading."""
        self._make_room(path)
        with open(f"{self._folder}/{path}", "xb") as file:
            file.write(content)
        self._wanted.add(path)
        self.written.append(path)

    def finish(self) -> None:
        """Take away what nobody asked for."""
        for path in self._files.keys() - self._wanted:
            os.unlink(f"{self._folder}/{path}")
        used = {""}
        for path in self._wanted:
            while (path := path.rpartition("/")[0]) not in used:
                used.add(path)
        for folder in sorted(self._folders - used, reverse=True):  # the inner ones first
            os.rmdir(f"{self._folder}/{folder}")

    def level(self, gone: set[str]) -> bool:
        """Now that the two have changed names: make what holds the old site like the new one, `gone` is no more.

        False where that costs more than to begin anew.
        """
        differing = {*self.written, *gone}
        if len(differing) * _MANY > len(self._wanted):
            return False
        folder = Path(self._folder)
        for path in differing:
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(folder / path)
            if path not in gone:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                os.link(self._site / path, folder / path)
        return True

    def _holds(self, path: str, content: bytes) -> bool:
        old = self._site / path
        return read_plain(old, old.parent, len(content)) == content

    def _link(self, path: str) -> None:
        there, ready = self._standing.get(path), self._files.get(path)
        if there and ready and there.is_same_file(ready):
            return
        old, new = f"{self._site}/{path}", f"{self._folder}/{path}"
        self._make_room(path)
        try:
            os.link(old, new)
        except (FileNotFoundError, FileExistsError):
            raise
        except OSError:  # a disk without hard links: a copy that keeps the time does as well
            shutil.copy2(old, new)

    def _make_room(self, path: str) -> None:
        """For a file at `path`: its folder, and nothing of that name."""
        self._make_folder(path.rpartition("/")[0])
        if path in self._files:
            os.unlink(f"{self._folder}/{path}")
            del self._files[path]
        elif path in self._folders:
            self._take_folder(path)

    def _make_folder(self, path: str) -> None:
        """And those around it, if not known: to ask the disk costs twice the writing of a file."""
        if path in self._folders:
            return
        self._make_folder(path.rpartition("/")[0])
        if path in self._files:  # a file, or a link to anywhere
            os.unlink(f"{self._folder}/{path}")
            del self._files[path]
        os.mkdir(f"{self._folder}/{path}")
        self._folders.add(path)

    def _take_folder(self, path: str) -> None:
        shutil.rmtree(f"{self._folder}/{path}")
        inside = f"{path}/"
        self._files = {each: found for each, found in self._files.items() if not each.startswith(inside)}
        self._folders = {each for each in self._folders if each != path and not each.startswith(inside)}


def walked(folder: Path) -> tuple[dict[str, Found], set[str]]:
    """The paths of all that is below `folder`: what is no folder (links too), as it was found, and folders."""
    files, folders, left = dict[str, Found](), set[str](), [""]
    while left:
        inside = left.pop()
        with suppress(FileNotFoundError), os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    left.append(path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    files[path] = Found(stat_of(status), status.st_dev)
    return files, folders
