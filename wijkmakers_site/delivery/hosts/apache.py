"""The site for Apache 2.4: `.htaccess` at its root, for hosts that let a site say such things (`AllowOverride All`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from wijkmakers_site.delivery.hosts.escaped import both_forms, in_address, in_expression
from wijkmakers_site.delivery.hosts.headers import FileKind, file_kinds
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.text.addresses.urls import Root

_TEXTS = (
    "text/html text/css text/plain text/xml text/calendar text/javascript application/javascript application/json "
    "application/xml application/atom+xml image/svg+xml"
)


def htaccess(root: Root, redirects: Iterable[Redirect], cms: Cms | None = None) -> str:
    """What a module does stands below its name: one word that a host lacks would make an error of the whole site."""
    others, *kinds = file_kinds(root.url, cms)
    lines = [
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {_quoted(f'{root.base}404.html')}",
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .ics .css .js .json .xml .svg .txt",
        "AddType text/calendar .ics",
        "AddType font/woff2 .woff2",
        "AddType image/avif .avif",
        "AddType application/manifest+json .webmanifest",
        *_module("deflate", [f"AddOutputFilterByType DEFLATE {_TEXTS}"]),
        *_module("headers", [*_etags(), *_headers(others.headers.items())]),
    ]
    for kind in kinds:
        own = [each for each in kind.headers.items() if each not in others.headers.items()]
        body = [f"ForceType {_quoted(kind.media_type)}"] if kind.media_type else []
        body += _module("headers", _headers(own)) if own else []
        lines += _place(kind, root.base, body)
    lines += _module("alias", [line for redirect in redirects for line in _redirect(redirect, root)])
    return "\n".join([*lines, ""])


def _module(name: str, lines: list[str]) -> list[str]:
    return [f"<IfModule mod_{name}.c>", *(f"  {line}" for line in lines), "</IfModule>"] if lines else []


def _etags() -> list[str]:
    """Apache 2.4 gives what it compressed another ETag, and does not know it again: without this never a 304."""
    return [r"""RequestHeader edit "If-None-Match" '^((?:W/)?"[^"]*)-gzip"$' '$1", $1-gzip"'"""]


def _headers(headers: Iterable[tuple[str, str]]) -> list[str]:
    """`always`, or an answer with 404 or 304 goes without."""
    return [f"Header always set {name} {_quoted(value)}" for name, value in headers]


def _place(kind: FileKind, base: str, body: list[str]) -> list[str]:
    """`<Files>` of .htaccess goes by names alone; a folder is known by the address."""
    body = [f"  {line}" for line in body]
    if kind.pattern.endswith("/"):
        return [f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(base + kind.pattern)}#">', *body, "</If>"]
    return [f"<FilesMatch {_quoted(f'^{in_expression(kind.pattern)}$')}>", *body, "</FilesMatch>"]


def _redirect(redirect: Redirect, root: Root) -> Iterator[str]:
    """`RedirectMatch`, because `Redirect` takes all that begins with a path; it compares with the decoded one.

    To a whole address: of a path Apache makes one itself, and behind a proxy that ends https it would say http.
    """
    target = _quoted(in_address(urljoin(root.url, redirect.target)))
    for path in both_forms(redirect, root.base):
        yield f"RedirectMatch 301 {_quoted(f'^{re.escape(path)}$')} {target}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
