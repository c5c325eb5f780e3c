"""The site's own fonts, and text in them: which file has which letter, how wide a line is, how to paint it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from unicodedata import category, combining, lookup, name, normalize

from PIL import ImageDraw, ImageFont

_CEDILLAS = str.maketrans("Ţţ", "Țț")  # Romanian, as old keyboards wrote it
_LOOKUP_SIZE = 40  # pixels: large enough to tell the glyphs of two letters apart
_MISSING = "\U0010fffd"  # in no font: what is drawn for it is drawn for every letter that a file lacks


class FontFamily:
    """One family at one weight, in any size; the first file that has a letter draws it.

    What no file holds is drawn without its marks, or left out. Raises OSError for a file that is missing or no font.
    """

    def __init__(self, files: tuple[Path, ...], weight: int) -> None:
        self._files, self._weight = files, weight
        self._fonts: dict[tuple[Path, int], ImageFont.FreeTypeFont] = {}
        self._holders: dict[str, Path | None] = {}
        self._widths: dict[tuple[str, int], float] = {}
        # By file, the sign that it draws for what it lacks. Says at once which file is missing.
        self._lacking = {file: _glyph(self._font(file, _LOOKUP_SIZE), _MISSING) for file in files}

    def drawable(self, text: str) -> str:
        """`text` on one line, of letters that the fonts hold."""
        letters = normalize("NFC", text).translate(_CEDILLAS)
        return " ".join("".join(map(self._nearest, letters)).split())

    def width(self, text: str, size: int) -> float:
        """Of one line, in pixels; `size` is that of the type. Kept, because breaking lines asks for the same again."""
        if (text, size) not in self._widths:
            self._widths[text, size] = sum(font.getlength(run) for font, run in self._runs(text, size))
        return self._widths[text, size]

    def paint(self, mask: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int) -> None:
        """Paint one line; `at` is where it begins on its baseline."""
        x, baseline = at
        for font, run in self._runs(text, size):
            mask.text((x, baseline), run, fill=255, font=font, anchor="ls")
            x += font.getlength(run)

    def _nearest(self, letter: str) -> str:
        """`letter`, or what is left of it in the fonts: less of its marks, its parts, or its plain form."""
        if letter.isspace() or self._holder(letter):
            return letter
        parts = normalize("NFKD", letter)
        fewer = (normalize("NFC", parts[:end]) for end in range(len(parts) - 1, 0, -1) if combining(parts[end]))
        plain = "".join(part for part in parts if not combining(part) and self._holder(part))
        return next((rest for rest in fewer if len(rest) == 1 and self._holder(rest)), plain) or self._plain(letter)

    def _plain(self, letter: str) -> str:
        """For what does not come apart: a T with a stroke is a T, any dash a hyphen, other scripts are left out."""
        try:
            stem = "-" if category(letter) == "Pd" else lookup(name(letter).partition(" WITH ")[0])
        except (KeyError, ValueError):
            return ""
        return stem if self._holder(stem) else ""

    def _runs(self, text: str, size: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """The pieces of `text` that one file can draw, each with its font."""
        for file, letters in groupby(text, key=lambda letter: self._holder(letter) or self._files[0]):
            yield self._font(file, size), "".join(letters)

    def _font(self, file: Path, size: int) -> ImageFont.FreeTypeFont:
        if (file, size) not in self._fonts:
            # The basic layout needs no library of the machine's, so a line is as wide everywhere.
            font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
            font.set_variation_by_axes([self._weight])
            self._fonts[file, size] = font
        return self._fonts[file, size]

    def _holder(self, letter: str) -> Path | None:
        """The file that has `letter`; None where none has."""
        if letter not in self._holders:
            self._holders[letter] = next((file for file in self._files if self._holds(file, letter)), None)
        return self._holders[letter]

    def _holds(self, file: Path, letter: str) -> bool:
        """Whether a file has a glyph for `letter`. Pillow does not say so, but draws one sign for all that it lacks."""
        glyph = _glyph(self._font(file, _LOOKUP_SIZE), letter)
        return glyph != self._lacking[file] and not category(letter).startswith("C")


def _glyph(font: ImageFont.FreeTypeFont, letter: str) -> tuple[bytes, float]:
    """The pixels of a letter, and how wide it is."""
    return bytes(font.getmask(letter)), font.getlength(letter)
