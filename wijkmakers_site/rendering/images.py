"""Photos and logos -> one web image each: upright, at most 1600 pixels wide, without location or other hidden data."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image as Pillow
from PIL import ImageOps

from wijkmakers_site import people
from wijkmakers_site.problems import Problem
from wijkmakers_site.rendering.assets import Assets
from wijkmakers_site.rendering.views import Picture

MAX_WIDTH = 1600
MAX_PIXELS = 60_000_000


def publish_image(image: people.Image | None, assets: Assets, day: date) -> Picture | None:
    """The published image; None without one, or after the last `day` on which it may be shown.

    A damaged file is noted in `assets.problems`.
    """
    if image is None or (image.consent_until and image.consent_until < day):
        return None
    stem = PurePosixPath(image.file).stem
    name = f"{''.join(each if each.isascii() and each.isalnum() else '-' for each in stem.lower())}.webp"
    try:
        picture = _upright(image.content)
        picture.thumbnail((MAX_WIDTH, MAX_WIDTH))
        result = BytesIO()
        picture.save(result, "WEBP", quality=80, method=4)
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
        too_large = "pixels" in str(error)
        message = "Dit beeld is te groot." if too_large else "Dit beeld is beschadigd of van een andere soort."
        cure = "Sla het opnieuw op als JPEG, hooguit 4000 pixels breed."
        assets.problems.append(Problem(f"content/beelden/{image.file}", 1, 1, message, cure, "WM402"))
        return None
    return Picture(assets.add(f"beelden/{name}", result.getvalue()), picture.width, picture.height)


def _upright(content: bytes) -> Pillow.Image:
    with Pillow.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise ValueError("too many pixels")
        picture = ImageOps.exif_transpose(opened)
        return picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
