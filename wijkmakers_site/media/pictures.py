"""Published pictures, as templates show them."""

from __future__ import annotations

from dataclasses import dataclass


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
