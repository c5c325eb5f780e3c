"""All that a site shows besides text: static files, pictures, drawings and share cards, for one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.media.assets import Assets, static_assets
from wijkmakers_site.media.drawings.drawn import drawing_key, programme_drawing
from wijkmakers_site.media.icons import are_painted, paint_icons
from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.media.pictures import (
    IN_TEXT,
    LOGO,
    PORTRAIT,
    SITE_CARD,
    WIDE,
    Picture,
    PictureShape,
    ShareCardText,
)
from wijkmakers_site.media.qr import code_key, qr_code
from wijkmakers_site.media.share_cards.share_cards import ShareCards
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.news import NewsItem
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.progress import step
from wijkmakers_site.text.workers import shared_out

_PHOTO, _DRAWING, _CARD, _CODE, _ICONS = 150, 5, 15, 4, 50  # thousandths of a second each, the icons together
_JPEG = (".jpg", ".jpeg")

_Work = Callable[[], Mapping[str, str]]  # gives what the cache for texts is to hold, by key


class PicturedWords(NamedTuple):
    """The words of share `cards`, by the path of their page, None in a preview; what QR `codes` say, and their titles,
    by their own path.
    """

    cards: Mapping[str, ShareCardText] | None
    codes: Mapping[str, tuple[str, str]]


class SiteMedia:
    """Pictures, drawings and share cards of one run; each is published in `assets` when a page asks for it.

    What no earlier build made is begun at once in copies of this process, which fill the caches while this one goes on.
    `static_paths` lead from the files of `layouts/static/` to where they stand on the site; a preview has no
    `share_cards`. `texts` is the cache of what is text.
    """

    def __init__(
        self,
        site: academy.Site,
        static: Path,
        cache: Path,
        assets: Assets,
        day: date,
        texts: MutableMapping[str, str],
        words: PicturedWords,
    ) -> None:
        self._site, self._texts, self._codes = site, texts, words.codes
        self.assets = static_assets(static, assets, texts)
        self.static_paths = dict(self.assets.paths)
        kept, self.kept_icons, kept_cards = (FolderCache(cache / name) for name in ("beelden", "iconen", "kaarten"))
        self.pictures = PicturePublisher(self.assets, day, kept, texts)
        self.share_cards = None
        self._caches = [kept, self.kept_icons]
        if words.cards is not None:
            self.share_cards = ShareCards(static, self.assets, kept_cards, texts, words.cards)
            self._caches.append(kept_cards)
        self._copies = shared_out([*self._new_photos(), *self._new_cards(), *self._new_codes_and_icons()])

    @cached_property
    def drawings(self) -> dict[str, str]:
        """Their paths, by programme id."""
        self._finish()
        programmes = step("Beelden", self._site.programmes)
        return {each.id: self.assets.add(f"tekeningen/{each.id}.svg", self._drawing(each)) for each in programmes}

    @cached_property
    def photos(self) -> dict[str, Picture]:
        """By programme id."""
        self._finish()
        publish, programmes = self.pictures.publish, step("Foto's", self._site.programmes)
        return {each.id: photo for each in programmes if (photo := publish(each.image, WIDE))}

    @cached_property
    def logos(self) -> dict[str, Picture]:
        """Of who pays, by the organisation's id."""
        return {each.id: logo for each in self._site.funders if (logo := self.pictures.publish(each.logo, LOGO))}

    def qr_codes(self) -> Iterator[Artifact]:
        """Their files."""
        self._finish()
        for path, code in self._codes.items():
            yield Artifact(path, qr_code(*code, self._texts).encode())

    def prune(self) -> None:
        """Drop what this run did not use. A preview paints no cards, and keeps those that a build did."""
        for cache in self._caches:
            cache.prune()

    def _drawing(self, programme: academy.Programme) -> bytes:
        """The SVG of a programme. That of one without is drawn together with its card, which shows the same street."""
        if drawing_key(programme.id, programme.kind) not in self._texts:
            card = self._is_new(urls.path_of(programme))
            self._texts.update(self._illustrated(programme, drawing=True, card=card))
        return programme_drawing(programme.id, programme.kind, self._texts)

    def _finish(self) -> None:
        """Wait for the copies."""
        for copy in step("Beelden", self._copies):
            for texts in copy.result():
                self._texts.update(texts)
        self._copies = []

    def _new_photos(self) -> Iterator[tuple[int, _Work]]:
        """Those that are no JPEG one after the other: they are unpacked whole, and take much memory."""
        uses = {(image.file, image.focus, shape): image for image, shape in _photos(self._site) if image}
        new = [(image, shape) for (_, _, shape), image in uses.items() if self.pictures.is_new(image, shape)]
        jpegs = [use for use in new if use[0].file.lower().endswith(_JPEG)]
        yield from ((_PHOTO, partial(self._encoded, [use])) for use in jpegs)
        if others := [use for use in new if use not in jpegs]:
            yield _PHOTO * len(others), partial(self._encoded, others)

    def _encoded(self, photos: Iterable[tuple[people.Image, PictureShape]]) -> dict[str, str]:
        for image, shape in photos:
            self.pictures.encode(image, shape)
        return {}

    def _new_cards(self) -> Iterator[tuple[int, _Work]]:
        """And drawings: that of a programme together with its card, which shows the same street."""
        for programme in self._site.programmes:
            drawing = drawing_key(programme.id, programme.kind) not in self._texts
            card = self._is_new(urls.path_of(programme))
            if drawing or card:
                yield (
                    _DRAWING * drawing + _CARD * card,
                    partial(self._illustrated, programme, drawing=drawing, card=card),
                )
        for path in (SITE_CARD, *(urls.path_of(item) for item in self._site.news if item.image is None)):
            if self._is_new(path):
                yield _CARD, partial(self._painted, path)

    def _new_codes_and_icons(self) -> Iterator[tuple[int, _Work]]:
        new = [code for code in self._codes.values() if code_key(*code) not in self._texts]
        yield from ((_CODE, partial(_coded, code)) for code in new)
        if not are_painted(self.kept_icons):
            yield _ICONS, self._with_icons

    def _is_new(self, path: str) -> bool:
        return self.share_cards is not None and self.share_cards.is_new(path)

    def _illustrated(self, programme: academy.Programme, *, drawing: bool, card: bool) -> dict[str, str]:
        drawn = dict[str, str]()
        if drawing:
            programme_drawing(programme.id, programme.kind, drawn)
        return drawn | self._painted(urls.path_of(programme)) if card else drawn

    def _with_icons(self) -> dict[str, str]:
        paint_icons(self.kept_icons)
        return {}

    def _painted(self, path: str) -> dict[str, str]:
        if self.share_cards:
            self.share_cards.paint(path)
        return {}


def _coded(code: tuple[str, str]) -> dict[str, str]:
    drawn = dict[str, str]()
    qr_code(*code, drawn)
    return drawn


def _photos(site: academy.Site) -> Iterator[tuple[people.Image | None, PictureShape]]:
    """Those that pages show, but for what stands in texts."""
    yield from ((speaker.photo, PORTRAIT) for speaker in site.speakers)
    yield from ((venue.image, WIDE) for venue in site.venues)
    yield from ((organisation.logo, LOGO) for organisation in site.organisations)
    things: list[academy.Programme | NewsItem] = [*site.programmes, *site.news]
    for thing in things:
        yield thing.image, WIDE
        yield thing.video.image if thing.video else None, WIDE
        yield from ((image, IN_TEXT) for image in thing.photos)
