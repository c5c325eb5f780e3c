"""What belongs to no programme: staff's own pages, and whom to turn to."""

from __future__ import annotations

from typing import ClassVar

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.enums import PageKind
from wijkmakers_site.model.people import Organisation, Prose
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page of staff's own, such as 'Over Wijkmakers', at `/<id>/`; `formerly` are earlier ids.

    `summary` is for search engines and search results; `prose` is its text. `kind` is what visitors know it as, None
    where it is one of many.
    """

    file_kind: ClassVar = file_kinds.PAGE

    id: str
    title: str
    summary: str | None
    prose: Prose | None
    kind: PageKind | None
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to about the site: `name`, `email` and `phone`, each public, None where there is none.

    `visits` and `post` are addresses in one line, `hours` when somebody is there, `registration` the number in the
    register of companies.
    """

    name: str | None
    email: str | None
    phone: str | None
    visits: str | None
    post: str | None
    hours: tuple[str, ...]
    registration: str | None


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is kept of a visitor (GDPR, article 13): who is `responsible`, where to ask (`email`), and the address of
    the data protection `officer`.

    What the server writes down (`logged`), for which `purpose`, on what `ground`, for how long (`kept`) and who else
    sees it (`receivers`) are sentences of staff's; each None where nobody says.
    """

    responsible: Organisation
    email: str | None
    officer: str | None
    logged: str | None
    purpose: str | None
    ground: str | None
    kept: str | None
    receivers: str | None
