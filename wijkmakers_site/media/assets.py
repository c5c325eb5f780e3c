"""`layouts/static/` -> files with a fingerprint in their name, so that browsers may keep them for ever."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, MutableMapping
from dataclasses import field
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from wijkmakers_site.files.cache import code_fingerprint
from wijkmakers_site.files.held import Held
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem, place_in
from wijkmakers_site.regex import regex
from wijkmakers_site.text.artifacts import Artifact, LazyArtifact, StandingArtifact
from wijkmakers_site.text.layout_files import read_layout
from wijkmakers_site.values import dataclass

_CSS_URL = regex(r"url\([\"']?([^\"')]+)[\"']?\)")
_CSS_IMPORT = regex(r"@import \"([^\"]+)\"(?: layer\(([\w-]+)\))?;")
_MODULE_IMPORT = regex(r"(?:(?<=\bfrom ')|(?<=\bimport\('))(\.[^']+)")
# Texts between quotes stay as they are; comments go, and white space and semicolons that part nothing. A + keeps its
# spaces in values: calc() needs them.
_FOR_WRITERS = regex(
    r"""("[^"]*"|'[^']*')|/\*.*?\*/\s*|\s*(?:;\s*)?(\})\s*|\s*([{;,>])\s*|(:)\s+|\s(\+)\s(?=[^(){};]*\{)""", re.DOTALL
)
_ENDINGS = {".css", ".svg", ".js", ".woff2", ".png", ".webp", ".avif", ".jpg", ".ico", ".txt"}  # .txt: licences
_ORIGIN = 32  # letters of a digest, as artifacts have them
_VENDOR = "vendor/"  # code of others stays to the byte as they published it


@dataclass(slots=True)
class Assets:
    """`paths` leads from a name below `layouts/static/` ("site.css") to its path on the site. The bytes of the
    `artifacts` are `held` until they are written, but for those that stand on the site of which `record` knows.

    `problems` are those of pictures that could not be published.
    """

    held: Held
    record: SiteRecord | None = None
    artifacts: list[Artifact] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _published: set[str] = field(default_factory=set)

    def add(self, name: str, content: bytes) -> str:
        """Publish `content` below `static/`, fingerprinted; gives its path."""
        digest = sha256(content).hexdigest()
        path = _fingerprinted(name, digest)
        if path not in self._published:
            self._publish(LazyArtifact(path, self.held.hold(content), digest[:_ORIGIN]))
        self.paths[name] = path
        return path

    def add_standing(self, name: str, digest: str, get: Callable[[], bytes]) -> str | None:
        """Publish what has this `digest` (SHA-256) as it stands on the site, unread; None where it does not stand
        there. `get` gives it where somebody takes it away meanwhile.
        """
        path, record = _fingerprinted(name, digest), self.record
        if record is None or record.origin(path) != digest[:_ORIGIN]:
            return None
        if path not in self._published:
            self._publish(StandingArtifact(path, lambda path: record.content(path) or get(), digest[:_ORIGIN]))
        self.paths[name] = path
        return path

    def _publish(self, artifact: Artifact) -> None:
        self._published.add(artifact.path)
        self.artifacts.append(artifact)


def _fingerprinted(name: str, digest: str) -> str:
    pure = PurePosixPath(name)
    return f"static/{pure.with_name(f'{pure.stem}.{digest[:10]}{pure.suffix}')}"


def static_assets(folder: Path, assets: Assets, cache: MutableMapping[str, str]) -> Assets:
    """The `assets` with all files of `layouts/static/`; a style sheet holds what it imports, and scripts import by
    published names. `cache` holds the lean style sheets of earlier builds.

    Raises InvalidContentError for what cannot be read, for an import of what is not there, and for one that goes round:
    at once, since nothing after this opens those files either.
    """
    publisher = _Publisher(_read(folder), assets, cache)
    for name in sorted(publisher.files.keys() - publisher.parts()):
        publisher.path(name)
    assets.artifacts.sort(key=lambda artifact: artifact.path)
    return assets


def _read(folder: Path) -> dict[str, bytes]:
    """The files of `layouts/static/` by their name below it."""
    files, problems = dict[str, bytes](), list[Problem]()
    found = (file for file in folder.rglob("*") if file.suffix in _ENDINGS or file.is_symlink())
    for file in sorted(file for file in found if file.is_symlink() or not file.is_dir()):
        name = file.relative_to(folder).as_posix()
        try:
            files[name] = read_layout(folder.parent, f"{folder.name}/{name}")
        except InvalidContentError as error:
            problems += error.problems
    if problems:
        raise InvalidContentError(problems)
    return files


@dataclass(slots=True)
class _Publisher:
    """Publishes `files` (by name below `layouts/static/`), what another refers to first: its name goes into the other.

    `cache` holds lean style sheets, `_waiting` the files whose references are being published.
    """

    files: dict[str, bytes]
    assets: Assets
    cache: MutableMapping[str, str]
    _waiting: list[str] = field(default_factory=list)

    def parts(self) -> set[str]:
        """The style sheets that stand in another one, and so need no address of their own."""
        sheets = [name for name in self.files if name.endswith(".css")]
        return {_beside(name, found[1]) for name in sheets for found in _CSS_IMPORT.finditer(self._text(name))}

    def path(self, name: str) -> str:
        """The path on the site of a file, which is published when it was not yet."""
        if name not in self.assets.paths:
            self.assets.add(name, self._content(name))
        return self.assets.paths[name]

    def _content(self, name: str) -> bytes:
        if name.startswith(_VENDOR) or not name.endswith((".css", ".js")):
            return self.files[name]
        if name.endswith(".css"):
            return self._lean(self._style(name, name)).encode()
        self._waiting.append(name)
        script = _MODULE_IMPORT.sub(lambda found: self._module(found, name), self._text(name))
        self._waiting.pop()
        return script.encode()

    def _lean(self, style: str) -> str:
        key = sha256(f"stijl\0{_fingerprint()}\0{style}".encode()).hexdigest()
        if (lean := self.cache.get(key)) is None:
            lean = self.cache[key] = _lean(style)
        return lean

    def _module(self, found: re.Match[str], name: str) -> str:
        return f"./{self._relative(self._imported(found, name), name)}"

    def _style(self, name: str, sheet: str) -> str:
        """The text of a style sheet with all that it imports, to stand in `sheet`."""
        self._waiting.append(name)
        style = _CSS_URL.sub(lambda found: self._url(found, name, sheet), self._text(name))
        style = _CSS_IMPORT.sub(lambda found: self._part(found, name, sheet), style)
        self._waiting.pop()
        return style

    def _url(self, found: re.Match[str], name: str, sheet: str) -> str:
        target = _beside(name, found[1])
        return f'url("{self._relative(target, sheet)}")' if target in self.files else found[0]

    def _part(self, found: re.Match[str], name: str, sheet: str) -> str:
        style = self._style(self._imported(found, name), sheet)
        return f"@layer {found[2]} {{\n{style}}}" if found[2] else style

    def _imported(self, found: re.Match[str], name: str) -> str:
        """The name of what `name` imports."""
        target = _beside(name, found[1])
        if target in self.files and target not in self._waiting:
            return target
        line, column = place_in(found.string, found.start())
        fault = "en dat haalt dit bestand zelf weer op" if target in self.files else "maar dat is er niet"
        cause, cure = f"Dit bestand haalt {found[1]} op, {fault}.", "Haal de regel weg, of zet terug wat ontbreekt."
        raise InvalidContentError([Problem(f"layouts/static/{name}", line, column, cause, cure, "WM501")])

    def _relative(self, target: str, name: str) -> str:
        """The published path of `target`, as seen from `name`."""
        return posixpath.relpath(self.path(target), posixpath.dirname(f"static/{name}"))

    def _text(self, name: str) -> str:
        try:
            return self.files[name].decode()
        except UnicodeDecodeError:
            cause, cure = "Hier staat een teken dat geen UTF-8 is.", "Sla het bestand opnieuw op als UTF-8."
            raise InvalidContentError([Problem(f"layouts/static/{name}", 1, 1, cause, cure, "WM501")]) from None


@cache
def _fingerprint() -> str:
    return code_fingerprint([Path(__file__)])


def _lean(style: str) -> str:
    """A style sheet without what only helps its writers."""
    return _FOR_WRITERS.sub(lambda found: "".join(filter(None, found.groups())), style)


def _beside(name: str, reference: str) -> str:
    """The name of what a file refers to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), reference))
