"""The picture of a card in pixels: the street of a programme, and then the text.

A PNG with a palette is a third smaller than one without. Pillow takes longer to choose one than all else takes; but a
street has some twenty colours, and a few hundred where those meet at an edge, so that the commonest will do. The text
brings shades of its own, from the sky to its ink.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import cast

from PIL import Image, ImageColor, ImageDraw

from wijkmakers_site.media.drawings.figures import Drawing
from wijkmakers_site.media.drawings.scene import scene
from wijkmakers_site.media.drawings.seeded_random import SeededRandom
from wijkmakers_site.media.drawings.shapes import paint
from wijkmakers_site.media.drawings.street import BOTTOM, LEFT
from wijkmakers_site.media.pictures import CARD_HEIGHT, CARD_WIDTH, ShareCardText
from wijkmakers_site.media.share_cards.font_family import FontFamily
from wijkmakers_site.media.share_cards.text_layout import Lines, fit_line, fit_title
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.text.words.dutch import first_up

_SCALE, _FINE = 0.62, 2  # pixels of the card for one of the drawing; how many fine pixels become one
_TOP = CARD_HEIGHT - round(BOTTOM * _SCALE)  # where the street's own sky begins
_MARGIN, _MARK, _BRAND = 72, 60, 92  # the mark is so wide; the brand has its baseline there
_COLUMN = CARD_WIDTH - 2 * _MARGIN
_TEXT_TOP, _TEXT_BOTTOM = _MARGIN + _MARK, 400  # between the mark and the highest roofs
_COLOURS, _SHADES = 208, 16  # of the street; of each ink from faint to full
_SOME_COLOURS = 4096


class Painter:
    """Holds the fonts; each family helps out with letters that the other lacks."""

    def __init__(self, display: tuple[Path, ...], text: tuple[Path, ...]) -> None:
        self._display, self._text = FontFamily(display + text, 700), FontFamily(text + display, 600)

    def png(self, text: ShareCardText) -> bytes:
        """The card as PNG with a palette."""
        card, text_shades, accent_shades = _street(text.id, text.kind)
        display, plain = self._display, self._text
        name = fit_line(display.drawable(text.site), display.width, _COLUMN * 0.6, (32,))
        name_at = _MARGIN + _MARK + 16
        over_at = name_at + display.width("".join(name.lines), name.size) + 28
        over = fit_line(plain.drawable(text.over), plain.width, CARD_WIDTH - _MARGIN - over_at, (28, 24))
        title = fit_title(display.drawable(text.title), display.width, _COLUMN)
        moment = fit_line(plain.drawable(first_up(text.moment)), plain.width, _COLUMN, (32, 28, 24))
        height = title.leading * len(title.lines) + 52
        title_at = _TEXT_TOP + (_TEXT_BOTTOM - _TEXT_TOP - height) // 2 + round(title.size * 0.8)
        moment_at = title_at + title.leading * (len(title.lines) - 1) + 54
        _paint_text(card, text_shades, display, [(name, name_at, _BRAND), (title, _MARGIN, title_at)])
        _paint_text(card, accent_shades, plain, [(over, over_at, _BRAND), (moment, _MARGIN, moment_at)])
        png = BytesIO()
        png.name = "kaart.png"  # asked for "PNG" alone, Pillow loads what it knows of all common formats
        card.save(png, compress_level=5)
        return png.getvalue()


def _street(id: str, kind: ProgrammeKind) -> tuple[Image.Image, list[int], list[int]]:
    """A card without text, and the shades of its two inks in its palette."""
    palette, shapes = scene(id, kind)
    fine = Image.new("RGB", (CARD_WIDTH * _FINE, (CARD_HEIGHT - _TOP) * _FINE), None)
    paint(ImageDraw.Draw(fine), shapes, (-LEFT * _SCALE * _FINE, 0), _SCALE * _FINE)
    street = _with_palette(fine.reduce(_FINE))
    card = street.crop((0, -_TOP, CARD_WIDTH, CARD_HEIGHT - _TOP))
    draw = ImageDraw.Draw(card)
    draw.rectangle((0, 0, CARD_WIDTH, _TOP - 1), palette.colours["sky"])  # which goes on
    mark = Drawing(palette, SeededRandom(id))
    mark.draw("mark", 0, 0)
    paint(draw, mark.shapes, (_MARGIN, 46), _MARK / 40)
    return card, _shades(card, palette.colours["text"]), _shades(card, palette.colours["accent"])


def _with_palette(picture: Image.Image) -> Image.Image:
    """`picture` in its commonest colours; all others become the one that is nearest."""
    # Pillow clears as many places as it may find colours: a street has some five hundred.
    found = picture.getcolors(_SOME_COLOURS) or picture.getcolors(picture.width * picture.height)
    counted = cast("list[tuple[int, tuple[int, ...]]]", found)
    common = [bytes(colour) for _, colour in sorted(counted, reverse=True)[:_COLOURS]]
    chart, samples = Image.new("P", (1, 1)), Image.frombytes("RGB", (len(common), 1), b"".join(common))
    chart.putpalette(b"".join(common))
    painted, places = (each.quantize(palette=chart, dither=Image.Dither.NONE) for each in (picture, samples))
    # Pillow takes colours that hardly differ together: what is shown is the commonest of them.
    shown = dict(zip(reversed(places.tobytes()), reversed(common), strict=True))
    painted.putpalette(b"".join(shown.get(place, common[0]) for place in range(len(common))))
    return painted


def _shades(card: Image.Image, colour: str) -> list[int]:
    """From the card's sky to `colour`; places in its palette, new ones where it has no such colour yet."""
    sky, ink = card.crop((0, 0, 1, 1)).convert("RGB").tobytes(), ImageColor.getrgb(colour)
    parts = [shade / (_SHADES - 1) for shade in range(_SHADES)]
    mixed = [[round(under + (over - under) * part) for under, over in zip(sky, ink, strict=True)] for part in parts]
    assert card.palette
    return [card.palette.getcolor(tuple(shade), card) for shade in mixed]


def _paint_text(
    card: Image.Image, shades: list[int], family: FontFamily, texts: list[tuple[Lines, float, float]]
) -> None:
    """Paint `texts`, each with its left end and first baseline, upon the card's sky."""
    mask = Image.new("L", (CARD_WIDTH, _TEXT_BOTTOM + 20))  # with room for descenders
    draw = ImageDraw.Draw(mask)
    for text, x, baseline in texts:
        for number, line in enumerate(text.lines):
            family.paint(draw, (x, baseline + number * text.leading), line, text.size)
    if box := mask.getbbox():
        mask = mask.crop(box)
        inked = mask.point([shades[value * (_SHADES - 1) // 255] for value in range(256)])
        card.paste(inked, box, mask.point([255 * (value > 8) for value in range(256)]))
