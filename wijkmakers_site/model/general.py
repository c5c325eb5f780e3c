"""What belongs to no programme: staff's own pages, and whom to turn to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.people import Prose


@dataclass(frozen=True, slots=True)
class Page:
    """A page of staff's own, such as 'Over Wijkmakers', at `/<id>/`; `formerly` are earlier ids.

    `summary` is for search engines and search results; `prose` is its text.
    """

    file_kind: ClassVar = file_kinds.PAGE

    id: str
    title: str
    summary: str | None
    prose: Prose | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to about the site: `name`, `email` and `phone`, each public, None where there is none."""

    name: str | None
    email: str | None
    phone: str | None
