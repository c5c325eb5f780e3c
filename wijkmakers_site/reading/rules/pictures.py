"""What is said of an image: in words for who does not see it, and until when it may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from wijkmakers_site.files.image_size import image_size
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import MAX_PICTURE_BYTES, Content
from wijkmakers_site.reading.rules.prose.pictures import text_pictures
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import short_date

# A name with an ending, or what cameras and phones call their photos: IMG_1234, DSC01234, PXL_2024…, 20240919_1300.
_FILE_NAME = regex(r"\S+\.(?:jpe?g|png|webp|gif|heic|svg)|(?:IMG|DSC|DSCN|PXL|P)[-_ ]?\d+\S*|[\d_ -]+", re.IGNORECASE)
_SAYS_PHOTO = regex(
    r"(?:een )?(?:foto|afbeelding|plaatje|beeld) van\b|(?:foto|afbeelding|plaatje|logo)$", re.IGNORECASE
)
_WIDE_PLACES = ("afbeelding", "beeld")  # twice as wide as high, see `media.pictures.WIDE`
_SOON = timedelta(days=30)  # time enough to ask for consent anew


def useless_alt(content: Content) -> Iterator[Problem]:
    """The description of an image says what there is to see."""
    for filed, at, image in content.image_mentions():
        if message := _useless(image.alt, image.file):
            cure = "Schrijf wat er te zien is, zoals `alt: Bestuurders lopen door een straat`."
            yield filed.problem((*at, "alt"), message, cure)
    for picture in text_pictures(content):
        if message := _useless(picture.written.words.strip(), picture.name):
            cure = f"Schrijf wat er te zien is, zoals `![Bestuurders lopen door een straat]({picture.name})`."
            yield picture.text.problem(picture.written.start, message, cure)


def _useless(alt: str, file: str) -> str:
    """What is wrong with words for a file; "" where they may say something."""
    if alt and (_FILE_NAME.fullmatch(alt) or alt.lower() in (file.lower(), PurePosixPath(file).stem.lower())):
        return f'"{alt}" is een bestandsnaam. Daar heeft iemand die het beeld niet ziet niets aan.'
    match = _SAYS_PHOTO.match(alt)
    return f'"{match[0]}" is overbodig: een schermlezer zegt zelf al dat het een beeld is.' if match else ""


def drawing_as_photo(content: Content) -> Iterator[Problem]:
    """A photo is cut to the shape of its place, which a drawing is not: that is a logo, or stands in a text."""
    for filed, at, image in content.image_mentions():
        if image.file.lower().endswith(".svg") and at[-1] != "logo":
            message = f'"{image.file}" is een tekening (SVG). Op deze plek hoort een foto.'
            cure = "Noem hier een JPEG, PNG of WebP. Een SVG kan bij `logo`, of in een tekst."
            yield filed.problem((*at, "bestand"), message, cure)


def upright_photo_cut_wide(content: Content) -> Iterator[Problem]:
    """Of an upright photo at a wide place less than half is seen: whoever chose it says what must be."""
    for filed, at, image in content.image_mentions():
        file = content.images.get(image.file)
        if at[-1] not in _WIDE_PLACES or image.focus or file is None:
            continue
        try:
            size = image_size(read_plain(file, file.parents[1], MAX_PICTURE_BYTES))
        except OSError:
            continue  # told where the picture itself is read
        if size and size[1] > size[0] > 0:
            seen = round(100 * size[0] / 2 / size[1])
            message = f'"{image.file}" staat rechtop en komt hier breed: je ziet {seen} procent van de hoogte.'
            cure = "Kies een liggende foto, of schrijf wat in beeld blijft, zoals een hoofd: `focus: 50% 25%`."
            yield filed.problem((*at, "bestand"), message, cure)


def consent_ends(content: Content) -> Iterator[Problem]:
    """A portrait is shown as long as whoever is on it agrees; ask again in time."""
    for filed, at, image in content.image_mentions():
        last = image.consent_until
        if last and last <= content.day + _SOON:
            over = last < content.day
            state = "is voorbij. Het beeld is niet meer op de site." if over else "loopt binnen een maand af."
            message = f"De toestemming voor {image.file}, tot en met {short_date(last)}, {state}"
            cure = "Vraag opnieuw toestemming en pas de datum aan, of kies een ander beeld."
            yield filed.problem((*at, "toestemming_tot"), message, cure)
