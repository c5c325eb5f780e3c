"""`layouts/static/` -> files with a fingerprint in their name, so that browsers may keep them for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from wijkmakers_site.problems.problem import InvalidContentError, Problem
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.layout_files import read_layout

_CSS_URL = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")
# Texts between quotes stay as they are; comments go, and white space that parts nothing.
_FOR_WRITERS = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/\s*|\s*([{};,])\s*|(:)\s+""", re.DOTALL)
_ENDINGS = {".css", ".svg", ".js", ".woff2", ".png", ".webp", ".avif", ".jpg", ".ico", ".txt"}  # .txt: licences


@dataclass(slots=True)
class Assets:
    """`paths` leads from a name below `layouts/static/` ("site.css") to its path on the site.

    `problems` are those of pictures that could not be published.
    """

    artifacts: list[Artifact] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _published: set[str] = field(default_factory=set)

    def add(self, name: str, content: bytes) -> str:
        """Publish `content` below `static/`, fingerprinted; gives its path."""
        pure = PurePosixPath(name)
        fingerprint = sha256(content).hexdigest()[:10]
        path = f"static/{pure.with_name(f'{pure.stem}.{fingerprint}{pure.suffix}')}"
        self.paths[name] = path
        if path not in self._published:
            self._published.add(path)
            self.artifacts.append(Artifact(path, content))
        return path


def static_assets(folder: Path) -> Assets:
    """All files of `layouts/static/`; style sheets last, lean, their `url(…)` rewritten to the published names.

    Raises InvalidContentError at once for what cannot be read: nothing after this opens it either.
    """
    assets, problems = Assets(), list[Problem]()
    found = (file for file in folder.rglob("*") if file.suffix in _ENDINGS or file.is_symlink())
    files = [file for file in found if file.is_symlink() or not file.is_dir()]
    for file in sorted(files, key=lambda file: (file.suffix == ".css", file.as_posix())):
        name = file.relative_to(folder).as_posix()
        try:
            content = read_layout(folder.parent, f"{folder.name}/{name}")
        except InvalidContentError as error:
            problems += error.problems
            continue
        if file.suffix == ".css":
            style = _CSS_URL.sub(lambda found: _relative(found, assets), content.decode())
            content = _FOR_WRITERS.sub(lambda found: "".join(filter(None, found.groups())), style).encode()
        assets.add(name, content)
    if problems:
        raise InvalidContentError(problems)
    return assets


def _relative(found: re.Match[str], assets: Assets) -> str:
    """Style sheets stand in `static/` themselves, so a neighbour is reached by its name alone."""
    path = assets.paths.get(found[1])
    return f'url("{path.removeprefix("static/")}")' if path else found[0]
