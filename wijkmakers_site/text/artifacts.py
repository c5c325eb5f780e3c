"""A file of the site, before it is written: its path and its bytes. No path leads out of the site."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from sys import intern

from wijkmakers_site.files.held import Held
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

# A closed list: what a web server runs or obeys (`.php`, `.htaccess`) cannot come about, whatever a text is called.
ENDINGS = (
    ".avif", ".css", ".html", ".ico", ".ics", ".jpeg", ".jpg", ".js", ".json", ".png", ".svg", ".txt", ".webp",
    ".woff2", ".xml", ".pdf", ".docx", ".xlsx", ".pptx",
)  # fmt: skip
# What owners of a site are asked to put at its root: proofs, keys, icons, a manifest.
GIVEN_ENDINGS = (".asc", ".html", ".ico", ".json", ".pem", ".png", ".txt", ".webmanifest", ".xml")
# What a host obeys, or sends for who can unpack it: made by the program alone.
FOR_HOSTS = ("_headers", "_redirects", ".htaccess", ".nojekyll")
COMPRESSED = ".gz"
_MAX_SEGMENT = 200  # bytes; most disks take 255, and a name gets a longer one while it is being replaced
# No control characters, nothing that a path or address reads as more than a letter on some system; no hidden files.
# Windows drops a dot or space at the end, so that two names would be one.
_SEGMENT = r"(?!\.)[^\x00-\x1f\x7f-\x9f/\\:*?\"<>|]+(?<![. ])"
_PATH = regex(rf"(?:{_SEGMENT}/)*{_SEGMENT}")


class UnsafePathError(Exception):
    """An artifact has a path where nothing of the site belongs: a fault of the program. The text is Dutch."""


class PathClashError(Exception):
    """Two artifacts claim one path: a fault of the program, since the rules refuse what staff could cause. In Dutch."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its bytes (`content`) at a `path` that is relative to the site's root, with `/` and without a
    leading one: `agenda/index.html`. `origin` is a digest of what it was made from (sixteen bytes, as hexadecimal), ""
    where nobody keeps that.

    Raises UnsafePathError for any other path, whatever its source: this is the one place where a path of the site is
    made, and what `delivery/` writes is an Artifact.
    """

    path: str
    content: bytes
    origin: str = ""

    def __post_init__(self) -> None:
        if not is_safe(self.path):
            raise UnsafePathError(f"Het adres {self.path!r} kan niet op de site staan.")


class LazyArtifact(Artifact):
    """One of which the bytes are not at hand: only who asks for them has `get` find them."""

    __slots__ = ("_get",)
    _get: Callable[..., bytes]

    def __init__(self, path: str, get: Callable[..., bytes], origin: str = "") -> None:
        # One text a path, for who looks it up among those of the site that stands too.
        for name, value in (("path", intern(path)), ("origin", origin), ("_get", get)):
            object.__setattr__(self, name, value)
        self.__post_init__()

    @property
    def content(self) -> bytes:  # as read-only as that of any frozen record
        return self._get()


class StandingArtifact(LazyArtifact):
    """One that the site of before has already, made from the same; its `get` finds the bytes by the path."""

    __slots__ = ()

    @property
    def content(self) -> bytes:
        return self._get(self.path)


def laid_by(artifacts: Iterable[Artifact], held: Held) -> Iterator[Artifact]:
    """The same, with their bytes `held`."""
    for artifact in artifacts:
        yield LazyArtifact(artifact.path, held.hold(artifact.content), artifact.origin)


class Contents(Mapping[str, bytes]):
    """The bytes of artifacts by path: those of what stands already are read when they are asked for, and not before."""

    def __init__(self, artifacts: Iterable[Artifact]) -> None:
        self._artifacts = {artifact.path: artifact for artifact in artifacts}

    def __getitem__(self, path: str) -> bytes:
        return self._artifacts[path].content

    def __contains__(self, path: object) -> bool:
        return path in self._artifacts  # a mapping would ask for the bytes

    def __iter__(self) -> Iterator[str]:
        return iter(self._artifacts)

    def __len__(self) -> int:
        return len(self._artifacts)


def is_safe(path: str) -> bool:
    """Whether `path` is relative, normalised, below the site's root, and of a kind of file that the site holds."""
    if not (path.endswith(ENDINGS) and _PATH.fullmatch(path)):
        return False
    # Lone surrogates cannot be encoded. Named in the pattern, they make it take ten times as long to compile.
    if not path.isascii() and any("\ud800" <= each <= "\udfff" for each in path):
        return False
    return len(path) * 4 <= _MAX_SEGMENT or all(len(each.encode()) <= _MAX_SEGMENT for each in path.split("/"))


def is_safe_at_root(path: str) -> bool:
    """Whether staff may give a file at `path`: in `.well-known/` (RFC 8615) too, and without an ending (`CNAME`)."""
    if path == ".nojekyll":  # for GitHub Pages, which else leaves out what begins with `_` or a dot
        return True
    plain = path[1:] if path.startswith(".well-known/") else path
    name = plain.rpartition("/")[2]
    # `_redirects` and `_headers`, which hosts obey, are the program's to make; so are scripts, styles and pictures.
    is_given = "." not in name or name.lower().endswith(GIVEN_ENDINGS)
    return bool(name) and not name.startswith("_") and is_given and is_safe(f"{plain}.txt")


@dataclass(frozen=True, slots=True)
class RootArtifact(Artifact):
    """A file for the root that staff give, or that stands where only such files do."""

    def __post_init__(self) -> None:
        if not is_safe_at_root(self.path):
            raise UnsafePathError(f"Het adres {self.path!r} kan niet op de site staan.")


@dataclass(frozen=True, slots=True)
class HostArtifact(Artifact):
    """A file for what serves the site: one that it obeys, or a compressed file beside the file itself."""

    def __post_init__(self) -> None:
        file = self.path.removesuffix(COMPRESSED)
        is_compressed = file != self.path and (is_safe(file) or is_safe_at_root(file))
        if not (is_compressed or self.path in FOR_HOSTS):
            raise UnsafePathError(f"Het adres {self.path!r} kan niet op de site staan.")


def refuse_clashes(artifacts: Iterable[Artifact]) -> None:
    """Raises PathClashError, with both named, where the one artifact would overwrite the other or stand in its way.

    Names that differ by capitals, or by how an accent is stored, are one name on the disks of Windows and macOS.
    """
    claimed: dict[str, str] = {}
    for path in (artifact.path for artifact in artifacts):
        name = unicodedata.normalize("NFC", path).casefold()
        if name in claimed:
            paths = dict.fromkeys((claimed[name], path))  # one path where the two are equal to the letter
            raise PathClashError(f"Twee bestanden willen op dezelfde plek op de site staan: {' en '.join(paths)}.")
        claimed[name] = path
    for name, path in claimed.items():
        folder = name
        while folder := folder.rpartition("/")[0]:
            if folder in claimed:
                raise PathClashError(f"{path} kan niet op de site staan: {claimed[folder]} is een bestand, geen map.")
