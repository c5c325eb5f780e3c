"""The kinds of page that there are, as the build itself gives them: one for each view, so that a new one is found too.

A sample holds of every kind the smallest and the largest page, and of programmes all: each of those is another edge.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from unittest import mock

from markupsafe import Markup
from sites import DAY

from wijkmakers_site.pages.templating.templates import Templates
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.pages.views.pages import Redirect
from wijkmakers_site.pages.views.programmes import Programme
from wijkmakers_site.pipeline import make
from wijkmakers_site.text.clock import at_start_of


@lru_cache
def page_kinds(root: Path, *, preview: bool = False) -> dict[str, dict[str, int]]:
    """By the name of its view, the path of each page with its size in bytes; redirects are no pages."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    show = Templates.page

    def shown(self: Templates, head: Head, view: object, said: Markup | None) -> bytes:
        html = show(self, head, view, said)
        if not isinstance(view, Redirect):
            found[type(view).__name__][head.path] = len(html)
        return html

    with mock.patch.object(Templates, "page", shown):
        make(root, at_start_of(DAY), root / "elders", preview=preview)  # where no page stands that could be kept
    return found


def sample(root: Path, *, preview: bool = False) -> list[str]:
    """The paths of pages that together show all kinds."""
    paths = set[str]()
    for kind, pages in page_kinds(root, preview=preview).items():
        by_size = sorted(pages, key=lambda path: (pages[path], path))
        paths |= {*by_size} if kind == Programme.__name__ else {by_size[0], by_size[-1]}
    return sorted(paths)


def largest(root: Path, kind: str) -> str:
    """The path of the largest page that shows a view: `largest(root, "Module")`."""
    pages = page_kinds(root)[kind]
    return max(pages, key=lambda path: (pages[path], path))
