"""The site for nginx: a text to include in a `server` that says by itself where the site stands (`root`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wijkmakers_site.delivery.hosts.escaped import both_forms, in_address, in_expression
from wijkmakers_site.delivery.hosts.headers import FileKind, file_kinds
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.text.addresses.urls import Root

_TEXTS = (
    "text/css text/plain text/xml text/calendar text/javascript application/javascript application/json "
    "application/atom+xml"
)


def nginx(root: Root, redirects: Iterable[Redirect], cms: Cms | None = None) -> str:
    """For within `server { … }`; the file `index.html` must stand at the site's base path below `root`."""
    lines = [
        "# Made by: python3 build.py hosts nginx. Include it in a server block, below its `root`; make it anew after",
        "# every publication, and reload nginx.",
        "index index.html;",
        # Behind a proxy that ends https, nginx would name its own port and http:// where it adds a `/`.
        "absolute_redirect off;",
        "server_tokens off;",
        "charset utf-8;",
        f"charset_types {_TEXTS};",
        "gzip on;",
        "gzip_static on;",  # where `publish` compressed beforehand
        "gzip_vary on;",
        f"gzip_types {_TEXTS} application/xml image/svg+xml;",
        f"error_page 404 {_quoted(f'{root.base}404.html')};",
    ]
    for kind in file_kinds(root.url, cms):
        lines += _location(kind, root.base)
    for redirect in redirects:
        lines += _redirect(redirect, root.base)
    return "\n".join([*lines, ""])


def _location(kind: FileKind, base: str) -> Iterator[str]:
    """Nginx lets a location with a header of its own forget all that stand above it, so that each lists them all."""
    yield f"location {_matched(kind.pattern, base)} {{"
    if kind.media_type:  # its own list of types knows no calendars
        yield "    types { }"
        # Bare: what to compress it decides by the whole of this, and it adds the charset by itself.
        yield f"    default_type {kind.media_type.partition(';')[0]};"
    for name, value in kind.headers.items():
        yield f"    add_header {name} {_quoted(value)} always;"
    yield "}"


def _matched(pattern: str, base: str) -> str:
    if "*" in pattern:
        return f'~ "^{in_expression(base + pattern)}$"'
    if pattern.endswith("/"):  # a folder, and not `=`: nginx looks again for what `index` made of the address
        return f"^~ {_quoted(base + pattern)}"
    return f"= {_quoted(base + pattern)}" if pattern else "/"


def _redirect(redirect: Redirect, base: str) -> Iterator[str]:
    """Nginx compares with the decoded path, and knows variables (`$`) in a target, which is encoded therefore."""
    for path in both_forms(redirect, base):
        yield f"location = {_quoted(path)} {{ return 301 {_quoted(in_address(redirect.target))}; }}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
