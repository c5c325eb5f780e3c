"""Every link of the site: those inside it are looked up, those to elsewhere asked for, politely."""

from __future__ import annotations

import html
import ipaddress
import re
import socket
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from urllib.parse import unquote, urljoin, urlsplit

from wijkmakers_site.editing.launch.point import Point
from wijkmakers_site.files.answers import answer
from wijkmakers_site.text import urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.urls import Root

_LINK = re.compile(rb'<(?:a|img|link|script|source)\b[^>]*?\s(?:href|src)="([^"]+)"')
_ID = re.compile(rb'\sid="([^"]*)"')
_MAX_HOPS, _MAX_EXTERNAL = 5, 500
# A server may refuse HEAD, or programs; a browser gets the page all the same.
_REFUSED = (401, 403, 405, 406, 429, 501, 503, 999)


def links(artifacts: Iterable[Artifact], root: Root) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The pages by the address that they link to: addresses of the site, from the host's root, and those elsewhere."""
    inside, elsewhere = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for artifact in artifacts:
        if artifact.path.endswith(".html"):
            page = root.address(urls.address_of(artifact.path))
            for raw in set(_LINK.findall(artifact.content)):
                address = urljoin(root.absolute(urls.address_of(artifact.path)), html.unescape(raw.decode()))
                if address.startswith(root.url):
                    inside[address].add(page)
                elif urls.is_elsewhere(address):
                    elsewhere[address.partition("#")[0]].add(page)
    return inside, elsewhere


def broken_inside(inside: Mapping[str, set[str]], artifacts: Iterable[Artifact], root: Root) -> Iterator[Point]:
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


def broken_elsewhere(elsewhere: Mapping[str, set[str]]) -> Iterator[Point]:
    """For links to other sites that do not answer, or say that the page is gone; asked one after the other."""
    for address in sorted(elsewhere)[:_MAX_EXTERNAL]:
        if fault := _fault(address):
            yield _point(address, elsewhere[address], fault)


def _fault(address: str) -> str:
    """What is wrong with it, in Dutch; "" for nothing."""
    for _ in range(_MAX_HOPS):
        if not _is_public(urlsplit(address).hostname or ""):
            return "staat niet op het openbare internet"
        found = answer(address, "HEAD")
        if found is None or found.status >= HTTPStatus.BAD_REQUEST:
            found = answer(address)
        if found is None:
            return "antwoordt niet"
        if found.status in (301, 302, 303, 307, 308) and found.header("Location"):
            address = urljoin(address, found.header("Location"))
            if not urls.is_elsewhere(address):
                return "stuurt door naar iets wat geen webadres is"
            continue
        return f"antwoordt met fout {found.status}" if found.status >= 400 and found.status not in _REFUSED else ""
    return "stuurt steeds door"


def _is_public(host: str) -> bool:
    """Whether every address of a host is one of the internet: no question may reach a machine of one's own network."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # it does not exist: `answer` says so
    return all(ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found)


def _point(address: str, pages: set[str], fault: str) -> Point:
    first, *others = sorted(pages)
    more = f" en {len(others)} andere" if others else ""
    return Point(f"{address} {fault}.", f"De link staat op {first}{more}.", "Verbeter het adres, of haal de link weg.")
