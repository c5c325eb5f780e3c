"""The site for hosts that obey `_headers` and `_redirects`: Netlify and Cloudflare Pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wijkmakers_site.delivery.hosts.escaped import both_forms, in_address, in_path
from wijkmakers_site.delivery.hosts.headers import CSP, NO_FRAMES, FileKind, file_kinds
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root


def headers_file(root: Root, files: Iterable[str], cms: Cms | None = None) -> str:
    """`_headers`, for a site of `files`.

    Both hosts give a file the headers of every pattern that it matches, and the one of them can take none back. Of two
    policies a browser obeys the stricter: so what forbids frames stands at every place but those that allow them, and
    the whole policy where a CMS has a wider one (then an address where nothing stands gets none).
    """
    others, *kinds = file_kinds(root.url, cms)
    common = _shared([others, *kinds])
    if not cms:
        common[CSP] = others.headers[CSP].removesuffix(f"; {NO_FRAMES}")
    lines = list(_block(f"{root.base}*", common))
    for kind in kinds:
        # `no-cache` is what both do by themselves; said at all files it would be joined to the year of `static/`.
        own = {name: value for name, value in kind.headers.items() if name not in common}
        if own.get("Cache-Control") == others.headers["Cache-Control"]:
            del own["Cache-Control"]
        if kind.media_type:
            own["Content-Type"] = kind.media_type
        lines += _block(root.base + _pattern(kind.pattern), own) if own else []
    if cms:  # all places are told, and these have been
        files = [file for file in files if not file.startswith(urls.STATIC)]
    other = [kind.pattern for kind in kinds if kind.headers[CSP] != others.headers[CSP]]
    for place in _places_beside(other, files, (".html", ".svg", ".xml") if cms else (".html",)):
        lines += _block(root.base + place, {CSP: others.headers[CSP] if cms else NO_FRAMES})
    return "\n".join([*lines, ""])


def _shared(kinds: list[FileKind]) -> dict[str, str]:
    first, *rest = (kind.headers for kind in kinds)
    return {name: value for name, value in first.items() if all(each.get(name) == value for each in rest)}


def _pattern(pattern: str) -> str:
    return f"{pattern}*" if pattern.endswith("/") else pattern


def _places_beside(folders: list[str], files: Iterable[str], endings: tuple[str, ...]) -> list[str]:
    """As few patterns as hold all `files` with an ending, and none of the `folders`: Cloudflare takes a hundred."""
    places = set[str]()
    for file in files:
        if not file.endswith(endings) or file.startswith(tuple(folders)):
            continue
        place, rest = "", file
        while rest:
            part, slash, rest = rest.partition("/")
            place += part + slash
            if slash and not any(folder.startswith(place) for folder in folders):
                break
        places.add(in_path(f"{place}".removesuffix("index.html")) + ("*" if place.endswith("/") else ""))
    return sorted(places)


def _block(pattern: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield pattern
    yield from (f"  {name}: {value}" for name, value in headers.items())


def redirects_file(root: Root, redirects: Iterable[Redirect]) -> str:
    """`_redirects`; each path with and without a `/` behind it, which to Cloudflare are two."""
    return "".join(
        f"{in_path(path)} {in_address(redirect.target)} 301\n"
        for redirect in redirects
        for path in both_forms(redirect, root.base)
    )
