"""How wide and high a photo is, by the first bytes of its file: nothing is unpacked, and no library is needed."""

from __future__ import annotations

_SIDEWAYS = range(5, 9)  # Exif orientations that turn a photo by a quarter
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}  # markers of JPEG that stand alone
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # those that begin a picture, and so tell its size


def image_size(content: bytes) -> tuple[int, int] | None:
    """(width, height) in pixels as one sees it; None where it does not say, or is no JPEG, PNG or WebP."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _number(content[16:20]), _number(content[20:24])
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    return _jpeg(content) if content.startswith(b"\xff\xd8") else None


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")


def _webp(content: bytes) -> tuple[int, int] | None:
    """Each of its three forms has the size in another place (RFC 9649)."""
    match content[12:16]:
        case b"VP8 ":
            width, height = content[26:28], content[28:30]
            return int.from_bytes(width, "little") & 0x3FFF, int.from_bytes(height, "little") & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(content[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at, sideways = 2, False
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], _number(content[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = _number(content[at + 5 : at + 7]), _number(content[at + 7 : at + 9])
            return (height, width) if sideways else (width, height)
        if marker == 0xE1:
            sideways = sideways or _orientation(content[at + 4 : at + 2 + length]) in _SIDEWAYS
        at += 1 if marker == 0xFF else 2 if marker in _WITHOUT_LENGTH else 2 + length
    return None


def _orientation(segment: bytes) -> int:
    """How a camera was held, as Exif has it: a small TIFF, in that camera's byte order. 1 where it is silent."""
    if not segment.startswith(b"Exif\0\0"):
        return 1
    tiff = segment[6:]

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if tiff.startswith(b"II") else "big")

    first = number(4, 4)
    for entry in range(min(number(first, 2), 200)):
        at = first + 2 + 12 * entry
        if number(at, 2) == 0x0112:
            return number(at + 8, 2)
    return 1
