"""The folder beside a site in which the next one is made ready.

It may outlive the run, as second names (hard links) of all files that stand. So who changes one page neither makes
thousands of folders and links nor takes as many away. Nothing in it is believed: what is there counts where it is the
very file that the site has, so nobody who writes into it can change what visitors see.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from sys import intern

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.incremental.site_record import stat_of

Found = bytes  # of a file that stands its `stat_of`, which ends with the inode, and its device
_DEVICE = struct.Struct("<Q")
_PLACE, _PLACES = slice(-2 * _DEVICE.size, None), struct.Struct("<QQ")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # what Windows alone has
_MODE = 0o666  # of which the system takes what its user wants others not to do
_MANY = 2  # where more than one file in so many differs, to level the stage costs what it spares


class Stage:
    """`folder`, made ready beside the folder `site`: paths of both are relative, with `/`. `standing` is what was found
    in `site` a moment ago.

    Every method raises OSError where the disk does not let it.
    """

    def __init__(self, folder: Path, site: Path, standing: Mapping[str, Found]) -> None:
        self._folder, self._site = f"{folder}", site
        if folder.is_symlink():  # nobody leads us elsewhere
            folder.unlink()
        folder.mkdir(exist_ok=True)
        device = folder.stat().st_dev
        # Of a file what was found, where it is the very one that the site has: else nothing. A folder tells the inode
        # of what stands in it; to ask each file takes twice as long.
        self._files, self._folders = dict[str, Found](), {""}
        for path, entry in walked(folder):
            if entry is None:
                self._folders.add(path)
            else:
                same = standing.get(path, b"")
                self._files[path] = same if same[_PLACE] == _PLACES.pack(entry.inode(), device) else b""
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

    def begin(self, path: str) -> None:
        """Make room for a new file at `path`, which is to be written: in its place may be the site's own."""
        self._make_room(path)
        self._wanted.add(path)
        self.written.append(path)

    def write(self, path: str, content: bytes) -> None:
        """Write a file that was begun; copies of this process can do that too, each some."""
        place = f"{self._folder}/{path}"
        try:
            file = os.open(place, _NEW, _MODE)  # a Python file takes a quarter longer, of forty thousand
        except FileExistsError:  # by a copy that was killed
            os.unlink(place)
            file = os.open(place, _NEW, _MODE)
        try:
            left = memoryview(content)
            while left:  # a disk that is almost full takes a part
                left = left[os.write(file, left) :]
        finally:
            os.close(file)

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

    def stats(self, *, is_level: bool) -> dict[str, bytes]:
        """Of each file of the site its `stat_of`, now that it stands; where this `is_level` with it, of what nobody
        touched as it was found. Nothing where the disk does not tell.
        """
        found = self._files if is_level else {}  # else each file has lost a name, which counts as a change
        with suppress(OSError, struct.error):  # some disk of Windows has inodes of sixteen bytes
            return {
                path: stat_in(same) if (same := found.get(path)) else stat_of(os.lstat(f"{self._site}/{path}"))
                for path in self._wanted
            }
        return {}

    def _holds(self, path: str, content: bytes) -> bool:
        old = self._site / path
        return read_plain(old, old.parent, len(content)) == content

    def _link(self, path: str) -> None:
        if self._files.get(path):
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
        self._files = {each: same for each, same in self._files.items() if not each.startswith(inside)}
        self._folders = {each for each in self._folders if each != path and not each.startswith(inside)}


def walked(folder: Path) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """The path of each thing below `folder`, and what stands there: None of a folder. A link is none."""
    left = [""]
    while left:
        inside = left.pop()
        with suppress(FileNotFoundError), os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                path = intern(f"{inside}/{entry.name}" if inside else entry.name)
                if entry.is_dir(follow_symlinks=False):
                    left.append(path)
                    yield path, None
                else:
                    yield path, entry


def found_of(entry: os.DirEntry[str]) -> Found:
    status = entry.stat(follow_symlinks=False)
    return stat_of(status) + _DEVICE.pack(status.st_dev)


def stat_in(found: Found) -> bytes:
    """The `stat_of` a file, to hold against what a record has."""
    return found[: -_DEVICE.size]
