"""Links of texts into the site must lead somewhere, and pictures must be the site's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from urllib.parse import urlsplit

from wijkmakers_site.model import people
from wijkmakers_site.problems.problem import MAX_TOLD, Problem, place_in
from wijkmakers_site.text.urls import is_elsewhere, page_file


def broken_links(links: Iterable[tuple[str, str]], texts: Iterable[people.Prose], files: set[str]) -> list[Problem]:
    """Problems for the (source, link) pairs that lead to none of `files`; `texts` give the places."""
    texts_by_source = {text.source: text.text for text in texts}
    broken = (
        Problem(source, *place, *message_and_cure, "WM401")
        for source, link in sorted(links)
        if (message_and_cure := _complaint(link, files))
        for place in _places(texts_by_source[source], link)
    )
    return list(islice(broken, MAX_TOLD + 1))


def _complaint(link: str, files: set[str]) -> tuple[str, str] | None:
    """(message, cure) for a link that leads nowhere; None for a good one."""
    if link.lower().startswith(("http:", "https:", "//", "/\\", "\\")) and not is_elsewhere(link):
        cure = "Schrijf een adres op een andere site helemaal uit, met `https://` ervoor."
        return f'Het adres "{link}" is niet af: een browser zoekt het op een andere site.', cure
    if not link.strip():
        return "Achter deze woorden staat geen adres.", "Zet het tussen de ronde haken, zoals `(/agenda/)`."
    if meant := _meant(link):
        return f'Het adres "{link}" is niet af.', f"Schrijf `{meant}`."
    if not link.startswith("/"):
        return f'Het adres "{link}" begint niet met een `/`.', _cure(link, files)
    if page_file(_path(link)) not in files:
        return f'Het adres "{link}" is er niet op deze site.', _cure(link, files)
    return None


def _meant(link: str) -> str:
    """What somebody means who leaves out how an address begins: `www.platform31.nl`, `info@wijkmakers.nl`."""
    if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", link):
        return f"mailto:{link}"
    if phone := re.fullmatch(r"(?:tel(?:efoon)?[.:]?\s*)?(\+?[0-9][0-9 ()-]{7,18})", link, re.IGNORECASE):
        return f"tel:{re.sub(r'[^0-9+]', '', phone[1].replace('(0)', ''))}"
    if re.fullmatch(
        r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|net|be|de|info|frl|gov))(?:[/?#]\S*)?", link
    ):
        return f"https://{link}"
    return ""


def _path(link: str) -> str:
    return urlsplit(link).path.removeprefix("/")


def _cure(link: str, files: set[str]) -> str:
    pages = sorted(file.removesuffix("index.html") for file in files)
    near = get_close_matches(_path(link), pages, n=1, cutoff=0.6)
    return f"Bedoelde je `/{near[0]}`?" if near else "Open de pagina op de site en kopieer wat er na de naam staat."


def _places(text: str, link: str) -> Iterator[tuple[int, int]]:
    """Line and column (from 1) wherever the link stands; the beginning where it is written in some other way."""
    # In Markdown `](link`, `<link>` and `[name]: link`, in HTML between quotes; a mention in a sentence is no link.
    written = re.compile(rf"(?:[(\"'<]|\]:\s*)({re.escape(link)})(?=[)\s\"'>]|$)")
    starts = [match.start(1) for match in written.finditer(text)]
    return (place_in(text, start) for start in starts or [0])
