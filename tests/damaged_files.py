"""What chance, a full disk, a synchronised folder or a restored copy may make of a file that a program kept."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from random import Random


class Damage(StrEnum):
    """What becomes of a file."""

    BIT = "a bit flipped"
    CUT = "cut off"
    LONGER = "longer"
    RANDOM = "random bytes"
    ZEROS = "zeros"  # what some disks have after a power cut
    EMPTY = "empty"
    GONE = "gone"
    OTHER = "another file of its kind"
    OLDER = "an older version"
    FOLDER = "a folder"
    LINK = "a link"
    LINK_TO_NOTHING = "a link to nothing"
    PIPE = "a pipe"
    UNREADABLE = "unreadable"


def damage(file: Path, dice: Random, older: bytes | None = None) -> Damage:
    """Damage `file` in some way, of which `older` bytes may be known; gives the way."""
    way: Damage = dice.choice([Damage.BIT, Damage.BIT, Damage.CUT, *Damage])
    spoil(file, way, dice, older)
    return way


def spoil(file: Path, way: Damage, dice: Random, older: bytes | None = None, at: int | None = None) -> None:
    """Damage `file` in a certain `way`: from byte `at`, where that says something; a random one where it is None."""
    content = bytearray(file.read_bytes())
    if at is None:
        at = dice.randrange(len(content) or 1)
    if way is Damage.UNREADABLE:
        file.chmod(0)
        return
    file.unlink()
    if way is Damage.FOLDER:
        file.mkdir()
        (file / "inhoud").write_bytes(content)
    elif way is Damage.LINK:
        elsewhere = next(folder.parent for folder in file.parents if folder.name.startswith(".")) / "elsewhere"
        elsewhere.write_bytes(content)
        file.symlink_to(elsewhere)
    elif way is Damage.LINK_TO_NOTHING:
        file.symlink_to("nergens")
    elif way is Damage.PIPE:
        os.mkfifo(file)
    elif way is not Damage.GONE:
        file.write_bytes(_spoilt(content, way, at, dice, older, _beside(file, dice)))


def _beside(file: Path, dice: Random) -> bytes:
    """Another file of its folder, as it is."""
    others = sorted(other for other in file.parent.iterdir() if other.is_file() and not other.is_symlink())
    return dice.choice(others).read_bytes() if others else b"{}"


def _spoilt(content: bytearray, way: Damage, at: int, dice: Random, older: bytes | None, other: bytes) -> bytes:
    match way:
        case Damage.BIT if content:
            content[at] ^= 1 << dice.randrange(8)
        case Damage.CUT:
            del content[at:]
        case Damage.LONGER:
            content += dice.choice([b"\n", b" ", b"\0", bytes(content)])
        case Damage.RANDOM:
            return dice.randbytes(len(content))
        case Damage.ZEROS:
            content[at:] = bytes(len(content) - at)
        case Damage.EMPTY:
            return b""
        case Damage.OTHER:
            return other
        case Damage.OLDER if older is not None:
            return older
        case _:
            content.reverse()
    return bytes(content)
