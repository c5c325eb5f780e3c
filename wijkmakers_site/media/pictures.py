"""The shapes in which pages show pictures; published pictures, as templates show them; the words of a share card."""

from __future__ import annotations

from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.values import dataclass

SVG_TYPE = "image/svg+xml"
CARD_WIDTH, CARD_HEIGHT = 1200, 630  # pixels of a share card, as social networks ask
SITE_CARD = "site"  # in place of a path: the card of pages that have none of their own


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a photo: as large as fits with `ratio` (width to height), or the whole photo where that is None.

    It is made in `widths` (pixels, narrow first), as far as the photo is so wide. `narrow`: for narrow screens only.
    """

    ratio: float | None
    widths: tuple[int, ...]
    narrow: bool = False

    def widths_of(self, width: float) -> list[int]:
        """The widths in which to make a crop that is `width` pixels wide: its own is the largest, for none is enlarged.

        No two differ by less than 15 %: a file more would save nobody anything.
        """
        largest = max(1, min(int(width), self.widths[-1]))
        return [*(candidate for candidate in self.widths if candidate * 1.15 < largest), largest]


@dataclass(frozen=True, slots=True)
class PictureShape:
    """How a place on a page shows pictures; the style sheet knows `name`.

    `crops` are those a browser chooses from by the width of the screen, the one for narrow screens first. `drawn`:
    sharp edges and few colours, which photo formats would blur.
    """

    name: str
    crops: tuple[Crop, ...]
    drawn: bool = False


# As wide as style sheets show them, in a list or by themselves, where a screen has one, two or three pixels for each of
# theirs. No narrow screen has so few that it asks for less than 720.
PORTRAIT = PictureShape("portrait", (Crop(4 / 5, (160, 384, 576)),))
WIDE = PictureShape("wide", (Crop(3 / 2, (720, 1080), narrow=True), Crop(2, (480, 840, 1600))))
IN_TEXT = PictureShape("text", (Crop(None, (480, 768, 1200)),))
LOGO_WIDTH, LOGO_HEIGHT = 192, 144  # CSS pixels that a drawn logo (SVG) fits in; of others pixels decide
LOGO = PictureShape("logo", (Crop(None, (192, 384)),), drawn=True)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture in one format and width: the bytes of the file (`content`), and its `width` and `height` in pixels.

    `ending` is that of its name, without the dot. `narrow`: for narrow screens only.
    """

    ending: str
    narrow: bool
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A picture in one format, a `<source>` of HTML. `type` is the MIME type; one that `is_drawing` (SVG) is sharp in
    any width, so that it has one file.

    `files` are (path, width in pixels), narrow first; never empty. `width` and `height` are those of the largest, in
    pixels, so that a page keeps room for it. `narrow`: for narrow screens only.
    """

    type: str
    files: tuple[tuple[str, int], ...]
    width: int
    height: int
    narrow: bool

    @property
    def is_drawing(self) -> bool:
        return self.type == SVG_TYPE

    @property
    def path(self) -> str:
        """The largest file."""
        return self.files[-1][0]


@dataclass(frozen=True, slots=True)
class Picture:
    """A published photo or logo. A browser takes the first of `sources` that it knows, and else `fallback`.

    `shape` is the name of a `PictureShape`, by which style sheets know it: "portrait", "wide", "text" (with "tall" for
    one that is higher than wide) or "logo". `alt` is for who cannot see the picture, and never empty; `caption` and
    `maker` (who took it) may be None.
    """

    shape: str
    sources: tuple[Source, ...]
    fallback: Source
    alt: str
    caption: str | None
    maker: str | None

    @property
    def caption_with_maker(self) -> str | None:
        """What stands below it: "De straat in 1968. Foto: Jan Jansen"; a logo or a drawing is no photo."""
        what = "Beeld" if self.shape == LOGO.name or self.fallback.is_drawing else "Foto"
        credit = f"{what}: {self.maker}" if self.maker else None
        if not (self.caption and credit):
            return self.caption or credit
        return f"{self.caption}{'' if self.caption[-1] in '.!?' else '.'} {credit}"

    @property
    def path(self) -> str:
        """The one file for whoever asks for one, such as who shares the page."""
        return self.fallback.path


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The picture at `path` that goes with a link to a page (Open Graph); `width` and `height` are in pixels.

    `alt` says its words.
    """

    path: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class ShareCardText:
    """The words of a card: the name of the site (`site`), and the `title` of the programme or module.

    `over` is a line above the title, `moment` one below it; either may be "". `id` and `kind` are those of the
    programme, whose street is drawn on the card.
    """

    id: str
    kind: ProgrammeKind
    site: str
    over: str
    title: str
    moment: str

    @property
    def alt(self) -> str:
        """For who cannot see the card."""
        return ", ".join(filter(None, [self.title, self.moment]))
