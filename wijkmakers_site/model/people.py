"""Who and where: speakers, venues, organisations, and the texts, links and images that go with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown (`text`), with the file it came from (`source`, relative to the project) for messages."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A `title` that says where it leads, and the `url`: absolute, or a path of the site (`/over/`).

    `download` is the document that it leads to; None for a page.
    """

    title: str
    url: str
    download: Download | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What stays in sight when a picture is cropped: percents of its width from the `left`, of its height from the
    `top`.
    """

    left: int
    top: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file holds, known by a `digest` of its bytes; those are not held, because photos may be large and many.

    `read` gives them as they are by then: who keeps what it makes of them asks for their digest again. Raises OSError.
    """

    digest: bytes
    read: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of `content/beelden/`: its `file` name there, and what that holds (`content`).

    `alt` says it in words for who does not see it, empty where it adds nothing; `caption` and `maker` stand below it.
    `focus` stays in sight when it is cropped; None: nobody said what should. `consent_until` is the last day on which
    it may be on the site; None: for ever.
    """

    file: str
    alt: str
    caption: str | None
    maker: str | None
    focus: Focus | None
    consent_until: date | None
    content: FileContent


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who organises, hosts, asks for or supports a programme, or where a speaker works. None is what is not known.

    `id` is its address below `organisaties/`, `formerly` are earlier ones. `part_of` is the organisation it belongs to.
    """

    file_kind: ClassVar = file_kinds.ORGANISATION

    id: str
    name: str
    summary: str | None
    website: str | None
    part_of: Organisation | None
    logo: Image | None
    prose: Prose | None
    formerly: tuple[str, ...]

    @property
    def lineage(self) -> tuple[Organisation, ...]:
        """Itself, the organisation it is part of, and so on."""
        return (self, *(self.part_of.lineage if self.part_of else ()))


@dataclass(frozen=True, slots=True)
class Position:
    """A place on earth (WGS 84), in degrees: `latitude` to the north, `longitude` to the east."""

    latitude: Decimal  # WGS 84, degrees north
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class Arrival:
    """How to come by `bike`, `bus` and `car`, each in a sentence; None where nobody wrote it."""

    bike: str | None
    bus: str | None
    car: str | None


@dataclass(frozen=True, slots=True)
class Venue:
    """A place to meet, or `online`: then it has no place. None is what is not known.

    `id` is its address below `locaties/`, `formerly` are earlier ones. `address` is street and number; `country` is
    told only outside the Netherlands; `room` is where to go inside. `accessibility` says in a sentence who can come in.
    """

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

    @property
    def tells_how_to_reach(self) -> bool:
        """Whether anything is known of where it is, how to come, and who can come in."""
        arrival = self.arrival and (self.arrival.bike or self.arrival.bus or self.arrival.car)
        return bool(self.address or self.town or self.room or self.accessibility or arrival)


@dataclass(frozen=True, slots=True)
class Work:
    """A book or other work that a speaker is known for: its `title`, what it is (`kind`: "boek") and a `link` to it."""

    title: str
    kind: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who contributes to modules or programmes. None and () are what is not known.

    `id` is the address below `sprekers/`, `formerly` are earlier ones. `position` is what this person does, where:
    `organisation`.
    """

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
    """A `speaker` at one module or programme, with the `role` played there ("dagvoorzitter"), None for a plain one.

    `is_example`: named as one of whom one may meet; that this one comes is not said.
    """

    speaker: Speaker
    role: str | None
    is_example: bool = False
