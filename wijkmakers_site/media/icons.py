"""Icons of the site, made from the mark on its drawings: for browsers' tabs, for who puts the site on a phone's screen.

A browser asks for `favicon.ico`, and iOS for `apple-touch-icon.png`, at the root and by those very names; the manifest
names the others. It is called `.json` since web servers know that ending: nginx gives a `.webmanifest` no type at all.
"""

from __future__ import annotations

import functools
import json
import struct
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_site.files.cache import FolderCache, code_fingerprint
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.drawings.colours import COLOURS
from wijkmakers_site.media.drawings.drawn import drawing_fingerprint
from wijkmakers_site.model.academy import Site
from wijkmakers_site.text.addresses.urls import FAVICON, MANIFEST, TOUCH_ICON, Root
from wijkmakers_site.text.artifacts import Artifact

if TYPE_CHECKING:
    from wijkmakers_site.media.drawings.shapes import Shape

_FAVICON_SIZE, _TOUCH_SIZE, _SIZES = 32, 180, (192, 512)  # pixels, as browsers, iOS and Android ask for them
_MARK = 40  # the mark's own width and height
# Phones cut an icon round or with corners of their own: what matters stays inside a circle of four fifths (the safe
# zone of W3C's manifest), and iOS paints what is see-through black.
_BARE, _SAFE = 1.0, 0.68
_INK, _GROUND = COLOURS["night"], COLOURS["cream"]


def icons(site: Site, root: Root, assets: Assets, cache: FolderCache) -> Iterator[Artifact]:
    """The files for the root of the site, but for those that staff give there; what the manifest names goes to
    `assets`.
    """
    if not site.gives(FAVICON):
        yield Artifact(FAVICON, _ico(_png(_FAVICON_SIZE, _BARE, cache)))
    if not site.gives(TOUCH_ICON):
        yield Artifact(TOUCH_ICON, _png(_TOUCH_SIZE, _SAFE, cache))
    if not site.gives(MANIFEST):
        yield Artifact(MANIFEST, _manifest(site.name, root, assets, cache))


def paint_icons(cache: FolderCache) -> None:
    """Let `cache` hold all of them."""
    for size, share in ((_FAVICON_SIZE, _BARE), (_TOUCH_SIZE, _SAFE), *product(_SIZES, (_BARE, _SAFE))):
        _png(size, share, cache)


def are_painted(cache: FolderCache) -> bool:
    """Whether `cache` holds them, of which the favicon tells."""
    return cache.get(_key(_FAVICON_SIZE, _BARE)) is not None


def _manifest(name: str, root: Root, assets: Assets, cache: FolderCache) -> bytes:
    """What a phone shows of the site on its home screen. It opens as any page does: with the browser's own buttons."""
    described = []
    for purpose, share in (("any", _BARE), ("maskable", _SAFE)):
        for size in _SIZES:
            path = assets.add(f"iconen/{purpose}-{size}.png", _png(size, share, cache))
            described.append(
                {"src": root.address(path), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            )
    manifest = {
        "name": name, "lang": "nl", "dir": "ltr", "start_url": root.base, "scope": root.base, "display": "browser",
        "theme_color": _INK, "background_color": _GROUND, "icons": described,
    }  # fmt: skip
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()


def _png(size: int, share: float, cache: FolderCache) -> bytes:
    """The mark in a square of `size` pixels, of whose width it takes a `share`; on cream, unless it takes all."""
    key = _key(size, share)
    if (png := cache.get(key)) is None:
        png = _painted(size, share)
        cache.put(key, png)
    return png


def _key(size: int, share: float) -> str:
    return sha256(f"{_recipe()} {size} {share}".encode()).hexdigest()


@functools.cache
def _recipe() -> str:
    """What an icon is made by, besides its size."""
    return f"{drawing_fingerprint()} {code_fingerprint([Path(__file__)], 'pillow')}"


def _painted(size: int, share: float) -> bytes:
    from PIL import Image, ImageDraw  # noqa: PLC0415  # only a new icon needs Pillow, and the drawing of the mark

    from wijkmakers_site.media.drawings.shapes import paint  # noqa: PLC0415

    icon = Image.new("RGBA", (size, size), f"{_GROUND}{'00' if share == _BARE else 'ff'}")
    # The mark is all rectangles, and those end on whole pixels: no edge is blurred, however small the icon.
    edge = size * (1 - share) / 2
    paint(ImageDraw.Draw(icon), _mark(), (edge, edge), size * share / _MARK)
    file = BytesIO()
    file.name = "icoon.png"  # asked for "PNG" alone, Pillow loads what it knows of all common formats
    icon.quantize(8).save(file, optimize=True)  # five colours and none
    return file.getvalue()


def _mark() -> list[Shape]:
    from wijkmakers_site.media.drawings.figures import Drawing  # noqa: PLC0415
    from wijkmakers_site.media.drawings.palette import palette  # noqa: PLC0415
    from wijkmakers_site.media.drawings.seeded_random import SeededRandom  # noqa: PLC0415

    random = SeededRandom("icoon")
    drawing = Drawing(palette(random), random)
    drawing.draw("mark", 0, 0)
    return drawing.shapes


def _ico(png: bytes) -> bytes:
    """A file of one icon, which may be a PNG since Windows Vista: a header, the entry, the picture."""
    entry = struct.pack("<BBBBHHII", _FAVICON_SIZE, _FAVICON_SIZE, 0, 0, 1, 32, len(png), 22)
    return struct.pack("<HHH", 0, 1, 1) + entry + png
