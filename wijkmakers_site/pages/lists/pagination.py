"""A list that is too long for one page goes on over others, which lead to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One of the pages of a long list: its `number`, from 1, where the list begins (`first`, None for itself) and
    it stands (`here`), its part of the list (`items`) and those beside it, None at the ends (`previous`, `following`).
    """

    number: int
    first: Crumb | None
    here: Crumb
    items: Sequence[T]
    previous: Crumb | None
    following: Crumb | None


def paginated(title: str, path: str, items: Sequence[T], most: int, folder: str | None = None) -> Iterator[ListPage[T]]:
    """At least one page, with at most `most` items each: `path`, then pagina-2/ and on below `folder`, or `path`."""
    # An empty list has its one page, too: its address must not come and go.
    parts = [items[first : first + most] for first in range(0, len(items), most)] or [items]
    others = (
        Crumb(f"{title}, pagina {number}", f"{folder or path}pagina-{number}/") for number in range(2, len(parts) + 1)
    )
    places = [Crumb(title, path), *others]
    around = [None, *places, None]
    for index, (here, part) in enumerate(zip(places, parts, strict=True)):
        yield ListPage(index + 1, places[0] if index else None, here, part, around[index], around[index + 2])
