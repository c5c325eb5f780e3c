"""Cards for who shares a link (Open Graph): published as pictures; one that was painted before costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.drawings.scene import fingerprint
from wijkmakers_site.media.pictures import ShareCard
from wijkmakers_site.media.share_cards.faces import HEIGHT, WIDTH, Face
from wijkmakers_site.problems.problem import Problem

if TYPE_CHECKING:
    from wijkmakers_site.media.share_cards.painter import Painter

_FONTS = tuple(
    tuple(f"vendor/{family}/{family}-{script}-wght-normal.woff2" for script in ("latin", "latin-ext"))
    for family in ("bricolage-grotesque", "figtree")
)


class Deck:
    """Makes cards with the fonts of `static` (`layouts/static/`)."""

    def __init__(self, static: Path, assets: Assets, cache: FolderCache) -> None:
        self._static, self._assets, self._cache = static, assets, cache
        self._ours = self._fingerprint(assets.paths)
        self._made: dict[str, ShareCard | None] = {}

    def card(self, name: str, face: Face) -> ShareCard | None:
        """The published card `kaarten/<name>`; None, with a problem in `assets`, where a font is missing."""
        if name not in self._made:
            self._made[name] = self._publish(name, face)
        return self._made[name]

    def _publish(self, name: str, face: Face) -> ShareCard | None:
        key = sha256(repr((self._ours, astuple(face))).encode()).hexdigest()
        if (png := self._cache.get(key)) is None:
            if self._painter is None:
                return None
            png = self._painter.png(face)
            self._cache.keep(key, png)
        return ShareCard(self._assets.add(f"kaarten/{name}.png", png), WIDTH, HEIGHT, face.words)

    @staticmethod
    def _fingerprint(paths: Mapping[str, str]) -> str:
        """Of all that a card depends on besides its words: the way of painting, the fonts, and who draws them."""
        sources = sorted(Path(__file__).parent.glob("*.py"))
        code = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
        fonts = [paths.get(font) for family in _FONTS for font in family]
        return f"{version('pillow')} {fingerprint()} {code} {fonts}"

    @cached_property
    def _painter(self) -> Painter | None:
        from wijkmakers_site.media.share_cards.painter import Painter  # noqa: PLC0415  # only a new card needs Pillow

        display, text = (tuple(self._static / font for font in family) for family in _FONTS)
        try:
            return Painter(display, text)
        except OSError:
            cure = "Zet de bestanden van layouts/static/vendor/ terug."
            self._assets.problems.append(
                Problem("layouts/static/vendor", 1, 1, "Een lettertype ontbreekt of is beschadigd.", cure, "WM501")
            )
            return None
