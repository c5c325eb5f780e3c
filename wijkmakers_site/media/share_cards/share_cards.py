"""Cards for who shares a link (Open Graph): published as pictures; one that was painted before costs nothing."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import astuple
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.files.cache import FolderCache, code_fingerprint
from wijkmakers_site.media import pictures
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.drawings.drawn import drawing_fingerprint
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
    each: of one that stands on the site no more is asked. `texts` are the words of each by the path of its page.
    """

    def __init__(
        self,
        static: Path,
        assets: Assets,
        cache: FolderCache,
        digests: MutableMapping[str, str],
        texts: Mapping[str, ShareCardText],
    ) -> None:
        self._static, self._assets, self._cache, self._digests, self._texts = static, assets, cache, digests, texts
        self._published: dict[str, ShareCard | None] = {}
        # All that a card depends on besides its words.
        fonts = [assets.paths.get(font) for family in _FONTS for font in family]
        self._fingerprint = [
            drawing_fingerprint(),
            code_fingerprint(_SOURCES, "pillow"),
            *fonts,
        ]
        self._keys: dict[str, str] = {}

    def card(self, path: str) -> ShareCard | None:
        """The published card of the page at `path`; None, with a problem in `assets`, where a font is missing."""
        if path not in self._published:
            published = self._path(path)
            size, alt = (CARD_WIDTH, CARD_HEIGHT), self._texts[path].alt
            self._published[path] = ShareCard(published, *size, alt) if published else None
        return self._published[path]

    def is_new(self, path: str) -> bool:
        """Whether no earlier build kept the card of the page at `path`."""
        key = self._key(path)
        return key not in self._digests and self._cache.get(key) is None

    def paint(self, path: str) -> None:
        """Paint the card of the page at `path` for the cache."""
        self._png(self._key(path), self._texts[path])

    def _key(self, path: str) -> str:
        if path not in self._keys:
            made_of = repr((self._fingerprint, astuple(self._texts[path])))
            self._keys[path] = sha256(made_of.encode()).hexdigest()
        return self._keys[path]

    def _path(self, path: str) -> str | None:
        name, key, text = f"kaarten/{path.rstrip('/')}.png", self._key(path), self._texts[path]
        if digest := self._digests.get(key):
            self._cache.spare(key)
            if standing := self._assets.add_standing(name, digest, lambda: self._png(key, text) or b""):
                return standing
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
