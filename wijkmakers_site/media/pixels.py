"""The bytes of a photo -> pixels as they are meant to be seen -> bytes for browsers, without anything hidden."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Mapping
from io import BytesIO
from math import ceil

# Without its name here the first WebP makes Pillow load every format that it knows.
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError, WebPImagePlugin  # noqa: F401

from wijkmakers_site.media.pictures import Crop, PictureFile, PictureShape
from wijkmakers_site.model.people import Focus
from wijkmakers_site.values import dataclass

MAX_PIXELS = 60_000_000  # of a JPEG, as the largest phones make them
MAX_PIXELS_OF_OTHERS = 25_000_000  # PNG and WebP are unpacked whole, and take several times as much and as long
_SAVE_AS_JPEG = "Open het in een fotoprogramma en sla het op als JPEG, hooguit 4000 pixels breed."
# A portrait cut to a wide strip around its middle shows a chest: the head is in the upper half, with some air above it.
_MIDDLE, _HEADS = Focus(50, 50), Focus(50, 30)
_ON_ITS_SIDE = (5, 6, 7, 8)  # of the ways in which Exif says that a picture lies in its file
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
    """A file format for browsers: Pillow's `name` for it, and the `settings` that Pillow gets when it saves.

    WebP takes a third more bytes than AVIF to look as good, and a fifteenth of the time; AVIF made so fast saves a
    tenth, and fewer browsers know it. Slower methods of WebP save a tenth for twice the time.
    """

    name: str
    settings: Mapping[str, int | bool]

    @property
    def ending(self) -> str:
        """Of a file's name, and of its MIME type (`image/webp`)."""
        return self.name.lower()


WEBP = Format("WEBP", {"quality": 72, "method": 2})
LOSSLESS_WEBP = Format("WEBP", {"lossless": True, "method": 2})
JPEG = Format("JPEG", {"quality": 78, "optimize": True})
PNG = Format("PNG", {})


def read_picture(content: bytes, shape: PictureShape | None = None) -> Image.Image:
    """The photo in a file: upright, in the colours of the web (sRGB), as RGB, or RGBA where some of it is transparent.
    A JPEG that is much larger than `shape` asks is read at a half, a fourth or an eighth.

    Raises UnreadablePictureError; too many pixels are refused before they are unpacked.
    """
    put_back = "Zet het origineel terug, of open het in een fotoprogramma en sla het op als JPEG."
    try:
        # Pillow warns of oddities in English; one of its warnings says what we refuse.
        with warnings.catch_warnings(action="ignore"):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _opened(content, shape)
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


def _opened(content: bytes, shape: PictureShape | None) -> Image.Image:
    # These formats alone: for one of the many others, EPS, Pillow runs another program on the bytes of a stranger.
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        limit = MAX_PIXELS if opened.format == "JPEG" else MAX_PIXELS_OF_OTHERS
        if opened.width * opened.height > limit:
            raise _too_large(limit)
        if shape:
            opened.draft(None, _enough(opened, shape))
        # Turned before the Exif data go, which say how; browsers are not told, and crops are made of what one sees.
        ImageOps.exif_transpose(opened, in_place=True)
        picture = _in_srgb(opened)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    picture.info = {}  # Exif, XMP, profile, comments: what stands here would be written into the new files
    return picture


def _enough(opened: Image.Image, shape: PictureShape) -> tuple[int, int]:
    """The size in which each crop of a photo, as it lies in its file, is still as wide as its largest file."""
    width, height = opened.size
    lies = opened.getexif().get(ExifTags.Base.Orientation) in _ON_ITS_SIDE
    upright = (height, width) if lies else (width, height)
    boxes = [(crop, crop_box(upright, crop.ratio, None)) for crop in shape.crops]
    scale = min((box[2] - box[0]) / crop.widths[-1] for crop, box in boxes)
    return ceil(width / scale), ceil(height / scale)


def _in_srgb(picture: Image.Image) -> Image.Image:
    """By the colour profile inside; where that makes no sense, or there is none, the colours are taken for sRGB."""
    profile, mode = picture.info.get("icc_profile"), "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode == "I;16":
        picture = picture.point(lambda value: value / 256).convert("L")  # convert() alone makes nearly all of it white
    if picture.mode != mode and (mode == "RGBA" or picture.mode not in ("L", "CMYK")):
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
    return picture.resize((width, height), Image.Resampling.BICUBIC, box, reducing_gap=2.0)


def encode(picture: Image.Image, format: Format) -> bytes:
    """The bytes of a file in `format`."""
    file = BytesIO()
    picture.save(file, format.name, **format.settings)
    return file.getvalue()


def encoded(picture: Image.Image, shape: PictureShape, focus: Focus | None) -> list[PictureFile]:
    """All files of a picture in one shape, in the order in which a browser is to choose among them.

    Last comes one that every browser knows, for those from before 2021 and for who asks for one file. It is the largest
    only: on few screens that is worth six files more of each photo.
    """
    files = []
    for crop in shape.crops:
        resized = _resized(picture, crop, focus)
        files += [_file(each, crop, LOSSLESS_WEBP if shape.drawn else WEBP) for each in resized]
    return [*files, _file(resized[-1], crop, PNG if shape.drawn or picture.mode == "RGBA" else JPEG)]


def _file(picture: Image.Image, crop: Crop, format: Format) -> PictureFile:
    return PictureFile(format.ending, crop.narrow, picture.width, picture.height, encode(picture, format))


def _resized(picture: Image.Image, crop: Crop, focus: Focus | None) -> list[Image.Image]:
    """The picture, cropped, in each width that it is large enough for; each is made of the next larger one."""
    box = crop_box(picture.size, crop.ratio, focus)
    resized: list[Image.Image] = []
    for width in reversed(crop.widths_of(box[2] - box[0])):
        resized.insert(0, resize(picture, box, width))
        picture, box = resized[0], (0, 0, *resized[0].size)
    return resized
