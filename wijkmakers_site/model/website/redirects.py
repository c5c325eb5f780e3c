"""Old addresses of the host, and where they lead now. No I/O, no libraries."""

from __future__ import annotations

from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class OldAddress:
    """What staff wrote of an address of before.

    `path` is what stands behind the host's name, decoded, with a `/` in front and none behind: `/nieuws/feest`.
    `target` is an address of the site from its root (`/agenda/`) or a whole one; None while nobody filled it in.
    `source` and `place` say where `target` stands: the file in the project, the line and the column, from 1.
    """

    path: str
    target: str | None
    source: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Redirect:
    """One permanent redirect (301), as a web server is told it.

    `path` is as that of an `OldAddress`, from the host's root and so with the site's base path in it; with a `/` behind
    it too it leads there. `target` is what `Location` gets: a path from the host's root (`/academie/agenda/`) or a
    whole address elsewhere; never another redirect.
    """

    path: str
    target: str
