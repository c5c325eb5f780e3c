"""Links of texts into the site must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import urlsplit

from wijkmakers_site import people
from wijkmakers_site.problems import Problem
from wijkmakers_site.rendering.urls import page_file


def broken_links(links: Iterable[tuple[str, str]], texts: Iterable[people.Prose], files: set[str]) -> list[Problem]:
    """Problems for the (source, link) pairs whose target is none of `files`; `texts` give the places."""
    written = {text.source: text.text for text in texts}
    return [
        Problem(
            source, *_place(written[source], link), f'Het adres "{link}" is er niet op deze site.', _cure(link, files)
        )
        for source, link in links
        if page_file(_path(link)) not in files
    ]


def _path(link: str) -> str:
    return urlsplit(link).path.removeprefix("/")


def _cure(link: str, files: set[str]) -> str:
    pages = [file.removesuffix("index.html") for file in files]
    near = get_close_matches(_path(link), pages, n=1, cutoff=0.6)
    return f"Bedoelde je `/{near[0]}`?" if near else "Open de pagina op de site en kopieer wat er na de naam staat."


def _place(text: str, link: str) -> tuple[int, int]:
    start = max(text.find(f"({link}"), text.find(f'"{link}')) + 1
    before = text[:start]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
