"""The shapes in which pages show pictures; published pictures, as templates show them; the words of a share card."""

from __future__ import annotations

from dataclasses import dataclass

from wijkmakers_site.model.enums import ProgrammeKind

CARD_WIDTH, CARD_HEIGHT = 1200, 630  # pixels of a share card, as social networks ask


@dataclass(frozen=True, slots=True)
class Crop:
    """A cut with this ratio of width to height, whole without one, in these widths: never wider than the original.

    `narrow` is shown on narrow screens only.
    """

    ratio: float | None
    widths: tuple[int, ...]
    narrow: bool = False

    def widths_of(self, width: float) -> list[int]:
        """Those of a cut that is `width` pixels wide; its own where that is the largest. No two are nearly the same."""
        largest = max(1, min(int(width), self.widths[-1]))
        return [*(each for each in self.widths if each * 1.15 < largest), largest]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a place on a page shows pictures; the style sheet knows `name`. `drawn`: sharp edges and few colours."""

    name: str
    crops: tuple[Crop, ...]
    drawn: bool = False


PORTRAIT = Shape("portrait", (Crop(4 / 5, (160, 320, 480, 640)),))
WIDE = Shape("wide", (Crop(3 / 2, (480, 768, 1080), narrow=True), Crop(2, (480, 800, 1200, 1600))))
LOGO = Shape("logo", (Crop(None, (192, 384)),), drawn=True)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture in one format and width (`width` and `height` in pixels); `ending` of its name, without the dot."""

    ending: str
    narrow: bool
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """A picture in one format: (path, width in pixels) of each of its files, narrow first.

    `width` and `height` are those of the largest, so that a page keeps room for it. `narrow`: for narrow screens only.
    """

    type: str
    files: tuple[tuple[str, int], ...]
    width: int
    height: int
    narrow: bool

    @property
    def path(self) -> str:
        return self.files[-1][0]


@dataclass(frozen=True, slots=True)
class Picture:
    """A published photo or logo. A browser takes the first of `sources` that it knows, and else `fallback`.

    `shape` is fixed for style sheets: "portrait", "wide" or "logo".
    """

    shape: str
    sources: tuple[Source, ...]
    fallback: Source
    alt: str
    caption: str | None
    maker: str | None

    @property
    def path(self) -> str:
        """The one file for whoever asks for one, such as who shares the page."""
        return self.fallback.path


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The picture that goes with a link to a page (Open Graph); `alt` says its words."""

    path: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class ShareCardText:
    """The words of a card, and of which programme's drawing it is part.

    `over` is a line above the title, `moment` one below it; either may be "".
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
