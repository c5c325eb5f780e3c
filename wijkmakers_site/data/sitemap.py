"""What search engines may find: sitemap.xml (sitemaps.org 0.9) and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape  # the same in XML; that of `xml.sax` would import an HTTP client

from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact

_TOP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(pages: Iterable[WebPage], modified: Mapping[str, datetime], root: Root) -> Artifact:
    """Every page that may be indexed, with the moment its sessions last changed where the ledger knows it."""
    listed = {root.absolute(page.head.path): page.head.path for page in pages if page.head.indexed}
    rows = "".join(_row(address, modified.get(path)) for address, path in sorted(listed.items()))
    return Artifact("sitemap.xml", f"{_TOP}{rows}</urlset>\n".encode())


def _row(page: str, modified: datetime | None) -> str:
    last = f"<lastmod>{modified:%Y-%m-%dT%H:%M:%SZ}</lastmod>" if modified else ""
    return f"<url><loc>{escape(page)}</loc>{last}</url>\n"


def robots(root: Root) -> Artifact:
    return Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {root.absolute('sitemap.xml')}\n".encode())
