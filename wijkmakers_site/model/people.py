"""Who and where: speakers, venues, organisations, and the texts, links and images that go with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from wijkmakers_site.model import file_kinds


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown, with the file it came from (relative to the project) for messages."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Focus:
    """What stays in sight when a picture is cut: percents of its width and height, from the left and from the top."""

    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of `content/beelden/`. `consent_until` is the last day a portrait may be shown."""

    file: str
    alt: str
    caption: str | None
    maker: str | None
    focus: Focus
    consent_until: date | None
    content: bytes


@dataclass(frozen=True, slots=True)
class Organisation:
    file_kind: ClassVar = file_kinds.ORGANISATION

    id: str
    name: str
    summary: str | None
    website: str | None
    part_of: Organisation | None
    logo: Image | None
    prose: Prose | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    latitude: Decimal  # WGS 84, degrees north
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class Arrival:
    bike: str | None
    bus: str | None
    car: str | None


@dataclass(frozen=True, slots=True)
class Venue:
    file_kind: ClassVar = file_kinds.VENUE

    id: str
    name: str
    address: str | None
    postcode: str | None
    town: str | None
    country: str | None
    room: str | None
    position: Position | None
    accessibility: str | None
    arrival: Arrival | None
    website: str | None
    online: bool
    image: Image | None
    prose: Prose | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A book or other work that a speaker is known for."""

    title: str
    kind: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    file_kind: ClassVar = file_kinds.SPEAKER

    id: str
    name: str
    position: str | None
    organisation: Organisation | None
    works: tuple[Work, ...]
    links: tuple[Link, ...]
    photo: Image | None
    prose: Prose | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker at one module or programme, with the role played there ("dagvoorzitter")."""

    speaker: Speaker
    role: str | None
