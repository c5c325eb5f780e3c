"""All that a site shows besides text: static files, pictures, drawings and share cards, for one run."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date
from pathlib import Path

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.media import pictures
from wijkmakers_site.media.assets import Assets, static_assets
from wijkmakers_site.media.drawings.scene import prepare_drawings, programme_drawing
from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.media.share_cards.share_cards import ShareCards
from wijkmakers_site.model import academy
from wijkmakers_site.text.progress import step


class SiteMedia:
    """Pictures, drawings and share cards of one run; each is published in `assets` when a page asks for it.

    `static_paths` lead from the files of `layouts/static/` to where they stand on the site. `drawings` and `photos` are
    keyed by programme id, the `logos` of who pays by the organisation's; a preview has no `share_cards`.
    """

    def __init__(
        self,
        site: academy.Site,
        static: Path,
        cache: Path,
        assets: Assets,
        day: date,
        texts: MutableMapping[str, str],
        *,
        preview: bool,
    ) -> None:
        self.assets = static_assets(static, assets, texts)
        self.static_paths = dict(self.assets.paths)
        kept, self.kept_icons, kept_cards = (FolderCache(cache / name) for name in ("beelden", "iconen", "kaarten"))
        self.pictures = PicturePublisher(self.assets, day, kept, texts)
        prepare_drawings({each.id: each.kind for each in site.programmes}, texts)
        self.drawings = {
            each.id: self.assets.add(f"tekeningen/{each.id}.svg", programme_drawing(each.id, each.kind, texts))
            for each in site.programmes
        }
        publish, programmes = self.pictures.publish, step("Foto's", site.programmes)
        self.photos = {each.id: photo for each in programmes if (photo := publish(each.image, pictures.WIDE))}
        self.logos = {each.id: logo for each in site.funders if (logo := publish(each.logo, pictures.LOGO))}
        self.share_cards = None if preview else ShareCards(static, self.assets, kept_cards, texts)
        self._caches = (kept, self.kept_icons) if preview else (kept, self.kept_icons, kept_cards)

    def prune(self) -> None:
        """Drop what this run did not use. A preview paints no cards, and keeps those that a build did."""
        for cache in self._caches:
            cache.prune()
