"""What a web server must say of each kind of file: the one declaration from which every host's own form is made."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from wijkmakers_site.model.enums import CmsBackend
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass

_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
GITLAB = "https://gitlab.com/"  # where a repository stands of who has no GitLab of their own
_YEAR = 31_536_000  # seconds
_ANY_SITE = {"Access-Control-Allow-Origin": "*"}
# Asked for again at every visit, and answered with 304 while it is the same: words on dates must be today's.
_ASK_AGAIN = {"Cache-Control": "no-cache"}
# Of all endings of the site, for hosts that guess by what their own machine knows.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
CSP = "Content-Security-Policy"
NO_FRAMES = "frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file on the site, as a host tells them apart.

    `pattern` is a folder (`static/`), a name with one `*` in it (`*.ics`), a file, or "" for all that no other one has.
    `headers` are its whole list; `media_type` is None where a host knows the type by itself. `in_frames` says
    whether other sites may show it in a frame.
    """

    pattern: str
    headers: Mapping[str, str]
    media_type: str | None = None
    in_frames: bool = False


def cms_policy(cms: Cms) -> str:
    """What the pages of the CMS may do, and no other page: styles that a script makes, and asking where the files are.

    It says so itself in its page too, for hosts that let no site say its headers. It asks other hosts for fonts, for
    their own state and for portraits: of those it gets none, and works without.
    """
    return (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        f"script-src 'self'; connect-src 'self' data: blob: {_asked(cms)}; form-action 'none'; base-uri 'none'"
    )


def _asked(cms: Cms) -> str:
    if cms.backend is CmsBackend.GITHUB:
        return "https://api.github.com"
    parts = urlsplit(cms.address or GITLAB)
    return f"{parts.scheme}://{parts.netloc}"


def file_kinds(url: str, cms: Cms | None = None) -> list[FileKind]:
    """All kinds for the site at `url`, the one of everything else first."""
    always = dict(_ALWAYS)
    if url.startswith("https:"):  # without subdomains: those are not this site's to speak for
        always["Strict-Transport-Security"] = f"max-age={_YEAR}"
    closed = always | {CSP: f"{_CSP}; {NO_FRAMES}"}
    own = {CSP: f"{cms_policy(cms)}; {NO_FRAMES}", "X-Robots-Tag": "noindex"} if cms else {}
    return [
        FileKind("", closed | _ASK_AGAIN),
        *([FileKind(urls.ADMIN, closed | _ASK_AGAIN | own)] if cms else []),
        FileKind(urls.EMBED, always | {CSP: _CSP} | _ASK_AGAIN, in_frames=True),
        FileKind(urls.STATIC, closed | {"Cache-Control": f"public, max-age={_YEAR}, immutable"}),
        FileKind("*.ics", closed | _ASK_AGAIN | _ANY_SITE, "text/calendar; charset=utf-8"),
        FileKind(f"*{urls.CHANGES}", closed | _ASK_AGAIN | _ANY_SITE, "application/atom+xml; charset=utf-8"),
        FileKind(urls.DATA, closed | _ASK_AGAIN | _ANY_SITE, "application/json; charset=utf-8"),
        FileKind(urls.data_of("*"), closed | _ASK_AGAIN | _ANY_SITE, "application/json; charset=utf-8"),
    ]


def stored_headers(file: str, url: str) -> dict[str, str]:
    """For a store that keeps headers beside each file: the type of `file` of the site at `url`, its time to live."""
    others, *kinds = file_kinds(url)
    kind = next((each for each in kinds if _holds(each.pattern, file)), others)
    known = next((type_ for ending, type_ in _TYPES.items() if file.endswith(ending)), None)
    headers = {"Cache-Control": kind.headers["Cache-Control"]}
    if media_type := kind.media_type or known:
        headers["Content-Type"] = media_type
    return headers


def _holds(pattern: str, file: str) -> bool:
    start, star, end = pattern.partition("*")
    if star:
        return file.startswith(start) and file.endswith(end)
    return file.startswith(pattern) if pattern.endswith("/") else file == pattern
