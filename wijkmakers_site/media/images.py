"""Photos and logos of `content/beelden/` -> files in the formats and widths that a page offers to browsers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from itertools import groupby, product
from pathlib import PurePosixPath

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.media import pixels
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.pictures import Picture, Source
from wijkmakers_site.media.pixels import Format
from wijkmakers_site.model import people
from wijkmakers_site.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Crop:
    """A cut with this ratio of width to height, whole without one, in these widths: never wider than the original.

    `narrow` is shown on narrow screens only.
    """

    ratio: float | None
    widths: tuple[int, ...]
    narrow: bool = False

    def widths_of(self, width: float) -> list[int]:
        """Those of a cut that is `width` pixels wide; its own where that is the largest. No two are nearly the same."""
        largest = max(1, min(int(width), self.widths[-1]))
        return [*(each for each in self.widths if each * 1.15 < largest), largest]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a place on a page shows pictures; the style sheet knows `name`. `drawn`: sharp edges and few colours."""

    name: str
    crops: tuple[Crop, ...]
    drawn: bool = False

    def formats(self, picture: pixels.Picture) -> tuple[Format, ...]:
        """The smallest first, and last the one that every browser knows."""
        if self.drawn:
            return pixels.LOSSLESS_WEBP, pixels.PNG
        return pixels.AVIF, pixels.WEBP, pixels.PNG if picture.mode == "RGBA" else pixels.JPEG


PORTRAIT = Shape("portrait", (Crop(4 / 5, (160, 320, 480, 640)),))
WIDE = Shape("wide", (Crop(3 / 2, (480, 768, 1080), narrow=True), Crop(2, (480, 800, 1200, 1600))))
LOGO = Shape("logo", (Crop(None, (192, 384)),), drawn=True)


@dataclass(frozen=True, slots=True)
class _File:
    ending: str
    narrow: bool
    width: int
    height: int
    content: bytes


@dataclass(slots=True)
class Pictures:
    """Publishes pictures, each once; a file that cannot be shown is noted in `assets.problems`."""

    assets: Assets
    day: date
    cache: FolderCache
    _published: dict[tuple[str, people.Focus, Shape], tuple[Source, ...]] = field(default_factory=dict)

    def publish(self, image: people.Image | None, shape: Shape) -> Picture | None:
        """None without an image, after the last day on which it may be shown, and where it is noted as a problem."""
        if image is None or (image.consent_until and image.consent_until < self.day):
            return None
        use = (image.file, image.focus, shape)
        if use not in self._published:
            self._published[use] = tuple(self._sources(image, shape))
        sources = self._published[use]
        if not sources:
            return None
        return Picture(shape.name, sources[:-1], sources[-1], image.alt, image.caption, image.maker)

    def _sources(self, image: people.Image, shape: Shape) -> Iterator[Source]:
        stem = PurePosixPath(image.file).stem.lower()
        name = "".join(each if each.isascii() and each.isalnum() else "-" for each in stem)
        for (ending, narrow), same in groupby(self._files(image, shape), lambda file: (file.ending, file.narrow)):
            files = list(same)
            paths = [self.assets.add(f"beelden/{name}-{file.width}.{ending}", file.content) for file in files]
            widths = [file.width for file in files]
            sizes = tuple(zip(paths, widths, strict=True))
            yield Source(f"image/{ending}", sizes, files[-1].width, files[-1].height, narrow)

    def _files(self, image: people.Image, shape: Shape) -> list[_File]:
        key = sha256(f"{_RECIPE} {shape} {image.focus} ".encode() + sha256(image.content).digest()).hexdigest()
        if (stored := self.cache.get(key)) is not None:
            return _unpacked(stored)
        try:
            files = _made(pixels.read_picture(image.content), shape, image.focus)
        except pixels.UnreadablePictureError as error:
            place = f"content/beelden/{image.file}"
            self.assets.problems.append(Problem(place, 1, 1, error.message, error.cure, "WM402"))
            return []
        self.cache.keep(key, _packed(files))
        return files


_RECIPE = f"1 {pixels.LIBRARIES} {[pixels.AVIF, pixels.WEBP, pixels.JPEG, pixels.PNG, pixels.LOSSLESS_WEBP]}"


def _made(picture: pixels.Picture, shape: Shape, focus: people.Focus) -> list[_File]:
    """In the order in which a browser is to choose."""
    wanted = [
        (crop, *each)
        for crop in shape.crops
        for each in product(shape.formats(picture), _resized(picture, crop, focus))
    ]
    with ThreadPoolExecutor() as pool:
        contents = list(pool.map(lambda each: pixels.encode(each[2], each[1]), wanted))
    return [
        _File(format.ending, crop.narrow, small.width, small.height, content)
        for (crop, format, small), content in zip(wanted, contents, strict=True)
    ]


def _resized(picture: pixels.Picture, crop: Crop, focus: people.Focus) -> list[pixels.Picture]:
    box = pixels.cut(picture.size, crop.ratio, focus)
    return [pixels.resize(picture, box, width) for width in crop.widths_of(box[2] - box[0])]


def _packed(files: Iterable[_File]) -> bytes:
    head = [[file.ending, file.narrow, file.width, file.height, len(file.content)] for file in files]
    return b"\n".join([json.dumps(head).encode(), b"".join(file.content for file in files)])


def _unpacked(stored: bytes) -> list[_File]:
    head, body = stored.split(b"\n", 1)
    files, start = [], 0
    for ending, narrow, width, height, size in json.loads(head):
        files.append(_File(ending, narrow, width, height, body[start : start + size]))
        start += size
    return files
