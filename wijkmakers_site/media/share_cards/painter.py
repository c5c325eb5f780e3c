"""The picture of a card in pixels. The street is painted once for all cards of a programme; then come the words."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw

from wijkmakers_site.media.drawings.grounds import BOTTOM, LEFT
from wijkmakers_site.media.drawings.scene import Scene, scene
from wijkmakers_site.media.drawings.shapes import moved, paint
from wijkmakers_site.media.share_cards.faces import HEIGHT, WIDTH, Face
from wijkmakers_site.media.share_cards.setting import Setting, set_line, set_title
from wijkmakers_site.media.share_cards.typeface import Typeface
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.text.dutch import first_up

_SCALE, _FINE = 0.62, 2  # pixels of the card for one of the drawing; how many fine pixels become one
_TOP = HEIGHT - round(BOTTOM * _SCALE)  # where the street's own sky begins
_MARGIN, _MARK = 72, 60
_COLUMN = WIDTH - 2 * _MARGIN
_WORDS = (_MARGIN + _MARK, 400)  # between the mark and the highest roofs
_COLOURS, _SHADES = 96, 16
_MARK_COLOURS = ("#c0492f", "#ffffff", "#ffcb52", "#0d303b")


class Painter:
    """Holds the fonts; each helps out with letters that the other lacks."""

    def __init__(self, display: tuple[Path, ...], text: tuple[Path, ...]) -> None:
        self._display, self._text = Typeface(display + text, 700), Typeface(text + display, 600)

    def png(self, face: Face) -> bytes:
        """The card as PNG with a palette."""
        card = _street(face.id, face.kind).copy()
        mask = Image.new("L", card.size)
        draw = ImageDraw.Draw(mask)
        start, moment = self._brand(draw, face), self._title(draw, face)
        _ink(card, mask, shade=0)
        mask.paste(0, (0, 0, *mask.size))
        self._small(draw, face.over, (start, 92), WIDTH - _MARGIN - start, (28, 24))
        self._small(draw, first_up(face.moment), (_MARGIN, moment), _COLUMN, (32, 28, 24))
        _ink(card, mask, shade=1)
        result = BytesIO()
        card.save(result, "PNG", compress_level=4)
        return result.getvalue()

    def _brand(self, draw: ImageDraw.ImageDraw, face: Face) -> float:
        """The site's name beside its mark; gives where a text after it may begin."""
        name = self._fitting(self._display, face.site, _COLUMN * 0.6, (32,))
        x = _MARGIN + _MARK + 16
        self._display.paint(draw, (x, 92), name.lines[0], name.size)
        return x + self._display.width(name.lines[0], name.size) + 28

    def _title(self, draw: ImageDraw.ImageDraw, face: Face) -> float:
        """The title, in the middle of its room; gives the baseline of what comes below it."""
        setting = set_title(self._display.drawable(face.title), self._display.width, _COLUMN)
        leading = round(setting.size * 1.06)
        height = leading * len(setting.lines) + 52
        baseline = _WORDS[0] + (_WORDS[1] - _WORDS[0] - height) // 2 + round(setting.size * 0.8)
        for line in setting.lines:
            self._display.paint(draw, (_MARGIN, baseline), line, setting.size)
            baseline += leading
        return baseline - leading + 54

    def _small(
        self, draw: ImageDraw.ImageDraw, text: str, at: tuple[float, float], width: float, sizes: tuple[int, ...]
    ) -> None:
        line = self._fitting(self._text, text, width, sizes)
        self._text.paint(draw, at, line.lines[0], line.size)

    def _fitting(self, typeface: Typeface, text: str, width: float, sizes: tuple[int, ...]) -> Setting:
        return set_line(typeface.drawable(text), typeface.width, width, sizes)


@lru_cache(maxsize=1)
def _street(id: str, kind: ProgrammeKind) -> Image.Image:
    """A card without words. Its palette ends in the shades of both inks upon the sky, and the colours of the mark."""
    drawn = scene(id, kind)
    fine = Image.new("RGB", (WIDTH * _FINE, (HEIGHT - _TOP) * _FINE), drawn.weather.sky)
    scale = _SCALE * _FINE
    paint(ImageDraw.Draw(fine), moved(drawn.street, -LEFT * scale, 0, scale))
    street = fine.reduce(_FINE).quantize(_COLOURS, dither=Image.Dither.NONE)
    sky = street.getpixel((0, 0))
    card = Image.new("P", (WIDTH, HEIGHT), sky)
    card.putpalette(_palette(street, drawn))
    card.paste(street, (0, _TOP))
    _mark(ImageDraw.Draw(card))
    return card


def _palette(street: Image.Image, drawn: Scene) -> list[int]:
    """The street's own colours first, in `_COLOURS` places; then both inks from faint to full, and the mark."""
    colours = (street.getpalette() or [])[: 3 * _COLOURS]
    colours += [0] * (3 * _COLOURS - len(colours))
    place = street.getpixel((0, 0))
    assert isinstance(place, int)
    sky = colours[3 * place : 3 * place + 3]
    for ink in (drawn.weather.words, drawn.weather.accent):
        full = ImageColor.getrgb(ink)
        for shade in range(_SHADES):
            colours += [
                under + (over - under) * shade // (_SHADES - 1) for under, over in zip(sky, full[:3], strict=True)
            ]
    return colours + [part for colour in _MARK_COLOURS for part in ImageColor.getrgb(colour)[:3]]


def _ink(card: Image.Image, mask: Image.Image, *, shade: int) -> None:
    """Print what `mask` holds upon the card's sky, in the first or the second ink."""
    if (box := mask.getbbox()) is None:
        return
    mask, first = mask.crop(box), _COLOURS + _SHADES * shade
    inked = mask.point([first + value * (_SHADES - 1) // 255 for value in range(256)])
    card.paste(inked, box, mask.point([255 * (value > 8) for value in range(256)]))


def _mark(draw: ImageDraw.ImageDraw) -> None:
    """The house of `layouts/static/favicon.svg`."""
    house = ((4, 21, 36, 38), (9, 15, 31, 21), (14, 9, 26, 15), (17, 3, 23, 9))
    white, lit, door = ((11, 20, 29, 38),), ((13, 22, 19, 28), (21, 22, 27, 28), (13, 30, 19, 38)), ((21, 30, 27, 38),)
    for number, boxes in enumerate((house, white, lit, door)):
        for box in boxes:
            x0, y0, x1, y1 = (round(each * _MARK / 40) for each in box)
            corner = (_MARGIN + x0, 46 + y0, _MARGIN + x1 - 1, 46 + y1 - 1)
            draw.rectangle(corner, fill=_COLOURS + 2 * _SHADES + number)
