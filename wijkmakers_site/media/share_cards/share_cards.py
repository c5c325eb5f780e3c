"""Cards for who shares a link (Open Graph): published as pictures; one that was painted before costs nothing."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import astuple
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.files.cache import FolderCache, code_fingerprint
from wijkmakers_site.media import pictures
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.drawings.scene import drawing_fingerprint
from wijkmakers_site.media.pictures import CARD_HEIGHT, CARD_WIDTH, ShareCard, ShareCardText
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.words import dutch

if TYPE_CHECKING:
    from wijkmakers_site.media.share_cards.painter import Painter

_SOURCES = [*sorted(Path(__file__).parent.glob("*.py")), Path(pictures.__file__), Path(dutch.__file__)]
_FONTS = tuple(
    tuple(f"vendor/{family}/{family}-{script}-wght-normal.woff2" for script in ("latin", "latin-ext"))
    for family in ("bricolage-grotesque", "figtree")
)


class ShareCards:
    """Makes cards with the fonts of `static` (`layouts/static/`), or takes them from `cache`. `digests` holds that of
    each: of one that stands on the site no more is asked.
    """

    def __init__(self, static: Path, assets: Assets, cache: FolderCache, digests: MutableMapping[str, str]) -> None:
        self._static, self._assets, self._cache, self._digests = static, assets, cache, digests
        self._published: dict[str, ShareCard | None] = {}
        # All that a card depends on besides its words.
        fonts = [assets.paths.get(font) for family in _FONTS for font in family]
        self._fingerprint = [
            drawing_fingerprint(),
            code_fingerprint(_SOURCES, "pillow"),
            *fonts,
        ]

    def card(self, name: str, text: ShareCardText) -> ShareCard | None:
        """The published card `kaarten/<name>`; None, with a problem in `assets`, where a font is missing."""
        if name not in self._published:
            path = self._path(f"kaarten/{name}.png", text)
            self._published[name] = ShareCard(path, CARD_WIDTH, CARD_HEIGHT, text.alt) if path else None
        return self._published[name]

    def _path(self, name: str, text: ShareCardText) -> str | None:
        key = sha256(repr((self._fingerprint, astuple(text))).encode()).hexdigest()
        if digest := self._digests.get(key):
            self._cache.spare(key)
            if path := self._assets.add_standing(name, digest, lambda: self._png(key, text) or b""):
                return path
        if (png := self._png(key, text)) is None:
            return None
        self._digests[key] = sha256(png).hexdigest()
        return self._assets.add(name, png)

    def _png(self, key: str, text: ShareCardText) -> bytes | None:
        if (png := self._cache.get(key)) is None and self._painter:
            png = self._painter.png(text)
            self._cache.put(key, png)
        return png

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
