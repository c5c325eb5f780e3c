"""Photos and logos of `content/beelden/` -> files in the formats and widths that a page offers to browsers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import field
from datetime import date
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from wijkmakers_site.files.cache import FolderCache, code_fingerprint
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.pictures import (
    LOGO,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    SVG_TYPE,
    Picture,
    PictureFile,
    PictureShape,
    Source,
)
from wijkmakers_site.model import people
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.workers import Meanwhile
from wijkmakers_site.values import dataclass

_DURATION = 1_000  # thousandths of a second, to encode a picture for all screens


@dataclass(slots=True)
class PicturePublisher:
    """Publishes each picture once in each shape that pages ask for, as files in `assets`.

    `day` is that of the build, and decides whether consent still holds. `cache` keeps files from build to build, and
    `known` what they are: of those that stand on the site no more is asked.
    A file that cannot be shown is noted in `assets.problems`.
    """

    assets: Assets
    day: date
    cache: FolderCache
    known: MutableMapping[str, str] = field(default_factory=dict)
    _published: dict[tuple[str, people.Focus | None, PictureShape], tuple[Source, ...]] = field(default_factory=dict)

    def publish(self, image: people.Image | None, shape: PictureShape) -> Picture | None:
        """`image` as a page shows it in `shape`.

        None without an image, after the last day on which it may be shown, and where it is noted as a problem.
        """
        if image is None or not self._may_be_shown(image):
            return None
        use = (image.file, image.focus, shape)
        if use not in self._published:
            self._published[use] = tuple(self._sources(image, shape))
        sources = self._published[use]
        if not sources:
            return None
        return Picture(shape.name, sources[:-1], sources[-1], image.alt, image.caption, image.maker)

    def is_new(self, image: people.Image, shape: PictureShape) -> bool:
        """Whether it is a photo that may be shown, of which no earlier build kept the files."""
        if _is_drawing(image) or not self._may_be_shown(image):
            return False
        key = _key(image, shape, image.content.digest)
        return key not in self.known and self.cache.get(key) is None

    def encode(self, image: people.Image, shape: PictureShape) -> None:
        """Make the files of a photo for the cache."""
        self._files(image, shape)

    def _may_be_shown(self, image: people.Image) -> bool:
        return image.consent_until is None or image.consent_until >= self.day

    def _sources(self, image: people.Image, shape: PictureShape) -> Iterator[Source]:
        name = _name(image)
        if _is_drawing(image):
            yield from self._drawing(image, shape, name)
            return
        by_format = groupby(self._placed(image, shape, name), lambda file: (file.ending, file.narrow))
        for (ending, narrow), grouped in by_format:
            files = list(grouped)
            sizes = tuple((file.path, file.width) for file in files)
            yield Source(f"image/{ending}", sizes, files[-1].width, files[-1].height, narrow)

    def _placed(self, image: people.Image, shape: PictureShape, name: str) -> list[_Placed]:
        """Its files, each published; as they stand, where the site has all of them."""
        key = _key(image, shape, image.content.digest)
        known = json.loads(self.known.get(key, "[]"))
        self.cache.spare(key)
        placed = []
        for number, (ending, narrow, width, height, digest) in enumerate(known):
            get = partial(self._content, image, shape, number)
            if path := self.assets.add_standing(f"beelden/{name}-{width}.{ending}", digest, get):
                placed.append(_Placed(ending, narrow, width, height, path))
        return placed if known and len(placed) == len(known) else list(self._published_anew(image, shape, name))

    def _published_anew(self, image: people.Image, shape: PictureShape, name: str) -> Iterator[_Placed]:
        key, files = self._files(image, shape)
        self.known[key] = json.dumps([[*_facts(file), sha256(file.content).hexdigest()] for file in files])
        for file in files:
            path = self.assets.add(f"beelden/{name}-{file.width}.{file.ending}", file.content)
            yield _Placed(*_facts(file), path)

    def _content(self, image: people.Image, shape: PictureShape, number: int) -> bytes:
        return self._files(image, shape)[1][number].content

    def _drawing(self, image: people.Image, shape: PictureShape, name: str) -> Iterator[Source]:
        """One file, as large as its place asks; where it cannot be shown, `reading` has told that at its own line."""
        from wijkmakers_site.files.svg.allowed import UnusableSvgError  # noqa: PLC0415  # only a drawing needs it
        from wijkmakers_site.files.svg.drawing import read_drawing  # noqa: PLC0415

        try:
            drawing = read_drawing(image.content.read())
        except UnusableSvgError:
            return
        scale = min(LOGO_WIDTH / drawing.width, LOGO_HEIGHT / drawing.height) if shape is LOGO else 1
        width, height = (max(1, round(each * scale)) for each in (drawing.width, drawing.height))
        path = self.assets.add(f"beelden/{name}.svg", drawing.content)
        yield Source(SVG_TYPE, ((path, width),), width, height, narrow=False)

    def _files(self, image: people.Image, shape: PictureShape) -> tuple[str, list[PictureFile]]:
        """And the key under which they are kept."""
        key = _key(image, shape, image.content.digest)
        if (stored := self.cache.get(key)) is not None:
            return key, _unpacked(stored)
        from wijkmakers_site.media import pixels  # noqa: PLC0415  # without a new photo nobody needs Pillow

        content = image.content.read()
        key = _key(image, shape, sha256(content).digest())  # somebody may have saved another photo meanwhile
        try:
            # In a copy of this process, with which the memory goes that it takes.
            encoded = Meanwhile(
                lambda: pixels.encoded(pixels.read_picture(content, shape), shape, image.focus), _DURATION
            )
            files = encoded.result()
        except pixels.UnreadablePictureError as error:
            place = f"content/beelden/{image.file}"
            self.assets.problems.append(Problem(place, 1, 1, error.message, error.cure, "WM402"))
            return key, []
        self.cache.put(key, _packed(files))
        return key, files


def _is_drawing(image: people.Image) -> bool:
    return image.file.lower().endswith(".svg")


class _Placed(NamedTuple):
    """A file of a picture where it stands on the site (`path`); the rest is as in `PictureFile`."""

    ending: str
    narrow: bool
    width: int
    height: int
    path: str


def _key(image: people.Image, shape: PictureShape, digest: bytes) -> str:
    """By which the files made of a photo with such a digest are kept."""
    return sha256(f"{_recipe(shape)} {image.focus} ".encode() + digest).hexdigest()


@cache
def _recipe(shape: PictureShape) -> str:
    """What the bytes of an encoded picture depend on besides the photo: all that encodes and packs. Pillow's packages
    bring the libraries for each format along, so its version stands for theirs.
    """
    here = Path(__file__)
    return f"{code_fingerprint([here, here.with_name('pixels.py')], 'pillow')} {shape}"


def _name(image: people.Image) -> str:
    """By which a browser fetches it: of letters that every server and address bar writes in one way."""
    stem = PurePosixPath(image.file).stem.lower()
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)


def _facts(file: PictureFile) -> tuple[str, bool, int, int]:
    return file.ending, file.narrow, file.width, file.height


def _packed(files: Iterable[PictureFile]) -> bytes:
    """All files of a picture in one: a line of JSON that says where each ends, and then their bytes."""
    head = [[*_facts(file), len(file.content)] for file in files]
    return b"\n".join([json.dumps(head).encode(), b"".join(file.content for file in files)])


def _unpacked(stored: bytes) -> list[PictureFile]:
    head, body = stored.split(b"\n", 1)
    files, start = [], 0
    for ending, narrow, width, height, size in json.loads(head):
        files.append(PictureFile(ending, narrow, width, height, body[start : start + size]))
        start += size
    return files
