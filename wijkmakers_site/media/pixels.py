"""The bytes of a photo -> pixels as they are meant to be seen -> bytes for browsers, without anything hidden."""

from __future__ import annotations

import os
import struct
import warnings
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import product

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from wijkmakers_site.media.pictures import Crop, PictureFile, PictureShape
from wijkmakers_site.model.people import Focus
from wijkmakers_site.values import dataclass

MAX_PIXELS = 60_000_000  # of a JPEG, as the largest phones make them: with all copies on the way they take 720 MB
MAX_PIXELS_OF_OTHERS = 25_000_000  # PNG and WebP take twice as much and, see-through, four times as long
_SAVE_AS_JPEG = "Open het in een fotoprogramma en sla het op als JPEG, hooguit 4000 pixels breed."
# A portrait cut to a wide strip around its middle shows a chest: the head is in the upper half, with some air above it.
_MIDDLE, _HEADS = Focus(50, 50), Focus(50, 30)
_SRGB = ImageCms.createProfile("sRGB")
# What Pillow raises for one damaged file or another: it promises no exception of its own for all of them.
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error)


class UnreadablePictureError(Exception):
    """`message` says what is wrong with a photo, `cure` what to do; both Dutch."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message, cure)  # both, or it could not be sent from one process to another
        self.message = message
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for browsers: Pillow's `name` for it, and the `settings` that Pillow gets when it saves."""

    name: str
    settings: Mapping[str, int | bool]

    @property
    def ending(self) -> str:
        """Of a file's name, and of its MIME type (`image/avif`)."""
        return self.name.lower()


# One thread and no tiles: libavif divides a picture by the number of processors, and then the bytes differ by machine.
AVIF = Format("AVIF", {"quality": 55, "speed": 6, "max_threads": 1, "autotiling": False})
WEBP = Format("WEBP", {"quality": 76, "method": 4})
JPEG = Format("JPEG", {"quality": 78, "progressive": True, "optimize": True})
PNG = Format("PNG", {"optimize": True})
LOSSLESS_WEBP = Format("WEBP", {"lossless": True, "method": 4})


def read_picture(content: bytes) -> Image.Image:
    """The photo in a file: upright, in the colours of the web (sRGB), as RGB, or RGBA where some of it is transparent.

    Raises UnreadablePictureError; too many pixels are refused before they are unpacked.
    """
    put_back = "Zet het origineel terug, of open het in een fotoprogramma en sla het op als JPEG."
    try:
        # Pillow warns of oddities in English; one of its warnings says what we refuse.
        with warnings.catch_warnings(action="ignore"):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _opened(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(MAX_PIXELS) from None
    except UnidentifiedImageError:
        message = "Dit beeld is beschadigd, of het is geen JPEG, PNG of WebP."
        raise UnreadablePictureError(message, _SAVE_AS_JPEG) from None
    except _DAMAGE:
        raise UnreadablePictureError("Dit beeld is beschadigd.", put_back) from None


def _too_large(limit: int) -> UnreadablePictureError:
    message = f"Dit beeld is te groot: het heeft meer dan {limit // 1_000_000} miljoen pixels."
    return UnreadablePictureError(message, _SAVE_AS_JPEG)


def _opened(content: bytes) -> Image.Image:
    # These formats alone: for one of the many others, EPS, Pillow runs another program on the bytes of a stranger.
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        limit = MAX_PIXELS if opened.format == "JPEG" else MAX_PIXELS_OF_OTHERS
        if opened.width * opened.height > limit:
            raise _too_large(limit)
        # Turned before the Exif data go, which say how; browsers are not told, and crops are made of what one sees.
        picture = _in_srgb(ImageOps.exif_transpose(opened))
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    picture.info = {}  # Exif, XMP, profile, comments: what stands here would be written into the new files
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """By the colour profile inside; where that makes no sense, or there is none, the colours are taken for sRGB."""
    profile, mode = picture.info.get("icc_profile"), "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode == "I;16":
        picture = picture.point(lambda value: value / 256).convert("L")  # convert() alone makes nearly all of it white
    if mode == "RGBA" or picture.mode not in ("L", "CMYK"):
        picture = picture.convert(mode)
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode=mode)
        except (OSError, ImageCms.PyCMSError):
            converted = None
        picture = converted or picture
    return picture.convert(mode)


def crop_box(size: tuple[int, int], ratio: float | None, focus: Focus | None) -> tuple[float, float, float, float]:
    """The largest box of a ratio (width to height) with the focus as near to its middle as the picture allows.

    Without a focus that is the middle, and of an upright picture, of which somebody may be seen, where heads are.
    """
    width, height = size
    focus = focus or (_HEADS if height > width else _MIDDLE)
    wide = min(width, height * ratio) if ratio else width
    high = min(height, width / ratio) if ratio else height
    left = min(max(width * focus.left / 100 - wide / 2, 0), width - wide)
    top = min(max(height * focus.top / 100 - high / 2, 0), height - high)
    return left, top, left + wide, top + high


def resize(picture: Image.Image, box: tuple[float, float, float, float], width: int) -> Image.Image:
    """The part of `picture` inside `box` (left, top, right, bottom), `width` pixels wide."""
    height = max(1, round(width * (box[3] - box[1]) / (box[2] - box[0])))
    return picture.resize((width, height), Image.Resampling.LANCZOS, box, reducing_gap=3.0)


def encode(picture: Image.Image, format: Format) -> bytes:
    """The bytes of a file in `format`."""
    file = BytesIO()
    # A copy: Pillow notes the settings on the picture, which other threads encode in other formats meanwhile.
    picture.copy().save(file, format.name, **format.settings)
    return file.getvalue()


def encoded(picture: Image.Image, shape: PictureShape, focus: Focus | None) -> list[PictureFile]:
    """All files of a picture in one shape, in the order in which a browser is to choose among them."""
    variants = [
        (crop, format, resized)
        for crop in shape.crops
        for format, resized in product(_formats(shape, picture), _resized(picture, crop, focus))
    ]
    # Threads do: Pillow lets go of Python's lock while it encodes, and AVIF takes a second or two a photo. Each holds
    # some twenty megabytes, so there are no more than can work at once.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        contents = list(pool.map(lambda variant: encode(variant[2], variant[1]), variants))
    return [
        PictureFile(format.ending, crop.narrow, resized.width, resized.height, content)
        for (crop, format, resized), content in zip(variants, contents, strict=True)
    ]


def _resized(picture: Image.Image, crop: Crop, focus: Focus | None) -> list[Image.Image]:
    """The picture, cropped, in each width that it is large enough for."""
    box = crop_box(picture.size, crop.ratio, focus)
    return [resize(picture, box, width) for width in crop.widths_of(box[2] - box[0])]


def _formats(shape: PictureShape, picture: Image.Image) -> tuple[Format, ...]:
    """The format with the smallest files first, and last the one that every browser knows."""
    if shape.drawn:
        return LOSSLESS_WEBP, PNG
    return AVIF, WEBP, PNG if picture.mode == "RGBA" else JPEG
