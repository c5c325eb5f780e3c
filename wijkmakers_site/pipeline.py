"""From content to a site: the whole story in its order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijkmakers_site import model, output
from wijkmakers_site.artifacts import Artifact
from wijkmakers_site.reading.load import load
from wijkmakers_site.rendering.prosecache import ProseCache
from wijkmakers_site.rendering.site import Settings, render


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: the site's address, how many of each, and how many files differ from before."""

    url: str
    programmes: int
    modules: int
    sessions: int
    files: int
    changed: int


def check(root: Path, day: date) -> None:
    """Read everything and render it as it would be published, without writing. Raises InvalidContentError."""
    _rendered(root, day, preview=False)


def build(root: Path, day: date, target: Path, *, preview: bool = False) -> Report:
    """Make `target` the site of the project in `root` on `day` (local).

    Raises InvalidContentError (then `target` is untouched) or UnwritableOutputError (then too).
    """
    site, artifacts = _rendered(root, day, preview=preview)
    changed = output.write(target, artifacts)
    modules = [module for programme in site.programmes for module in programme.modules]
    sessions = sum(len(module.sessions) for module in modules)
    return Report(site.url, len(site.programmes), len(modules), sessions, len(artifacts), changed)


def _rendered(root: Path, day: date, *, preview: bool) -> tuple[model.Site, list[Artifact]]:
    site = load(root / "content")
    with ProseCache(root / ".cache" / "prose.json") as prose_cache:
        return site, render(site, Settings(root / "layouts", root / ".cache", day, preview), prose_cache)
