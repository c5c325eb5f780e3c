"""Files that staff give for the root of the site, and whom to tell of a hole in it. No I/O, no libraries."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.values import dataclass

FOLDER = "wortel"


@dataclass(frozen=True, slots=True)
class RootFile:
    """A file of `content/wortel/`, published as it is: its bytes (`content`) at `path` below the site's root.

    `source` is where it stands in the project.
    """

    path: str
    content: bytes
    source: str


@dataclass(frozen=True, slots=True)
class SecurityContact:
    """Whom to tell of a hole in the site (RFC 9116): by `email`, at the page `url`, or both; None where there is none.

    `expires` is the last day for which that holds; `policy` is the page that says what happens then.
    """

    email: str | None
    url: str | None
    policy: str | None
    expires: date
