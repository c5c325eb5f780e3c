"""The links of the site, of its pages and of its files for machines; those inside it are looked up."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from wijkmakers_site.editing.launch.point import Point
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact

Linked = Mapping[str, set[str]]  # the pages and files, by the address that they lead to
_LINK = regex(rb'\s(?:href|src|action)="([^"]+)"')
_SRCSET = regex(rb'\ssrcset="([^"]+)"')
_ID = regex(rb'\sid="([^"]*)"')
_FOR_MACHINES = (".ics", ".xml", ".json")
_FOLD = regex(rb"\r\n[ \t]")  # a calendar breaks lines in the middle of an address (RFC 5545, section 3.1)


def links(artifacts: Iterable[Artifact], root: Root) -> tuple[Linked, Linked]:
    """Addresses of the site, whole, and those elsewhere."""
    inside, elsewhere = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for artifact in artifacts:
        for address in _addresses(artifact, root):
            if address.startswith(root.url):
                inside[address].add(root.address(urls.address_of(artifact.path)))
            elif urls.is_elsewhere(address):
                elsewhere[address.partition("#")[0]].add(root.address(urls.address_of(artifact.path)))
    return inside, elsewhere


def _addresses(artifact: Artifact, root: Root) -> Iterator[str]:
    if artifact.path.endswith(".html"):
        here = root.absolute(urls.address_of(artifact.path))
        found = set(_LINK.findall(artifact.content))
        for srcset in _SRCSET.findall(artifact.content):
            found |= {each.split()[0] for each in srcset.split(b",") if each.strip()}
        yield from (urljoin(here, html.unescape(raw.decode())) for raw in found)
    elif artifact.path.endswith(_FOR_MACHINES):
        own = re.compile(re.escape(root.url) + r"[^\s\"'<>\\,;)]*")
        text = _FOLD.sub(b"", artifact.content).decode(errors="replace")
        yield from {found.rstrip(".") for found in own.findall(text)}


def broken_inside(inside: Linked, artifacts: Iterable[Artifact], root: Root) -> Iterator[Point]:
    """For links to files that the site has not, and to places that a page has not."""
    files = {artifact.path: artifact.content for artifact in artifacts}
    for address, pages in sorted(inside.items()):
        parts = urlsplit(address.removeprefix(root.url))
        file = urls.page_file(unquote(parts.path))
        if file not in files:
            yield _point(address, pages, "bestaat niet op deze site")
        elif parts.fragment and file.endswith(".html"):
            ids = {html.unescape(each.decode()) for each in _ID.findall(files[file])}
            if unquote(parts.fragment) not in {*ids, "top"}:
                yield _point(address, pages, f"heeft geen plek `#{parts.fragment}`")


def _point(address: str, pages: set[str], fault: str) -> Point:
    first, *others = sorted(pages)
    more = f" en {len(others)} andere" if others else ""
    return Point(f"{address} {fault}.", f"De link staat op {first}{more}.", "Verbeter het adres, of haal de link weg.")
