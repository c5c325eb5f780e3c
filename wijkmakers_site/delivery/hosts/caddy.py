"""The site for Caddy: a text to import in a site block that says by itself where the site stands (`root`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wijkmakers_site.delivery.hosts.escaped import both_forms, in_address, in_expression
from wijkmakers_site.delivery.hosts.headers import FileKind, file_kinds
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import Root

# What a Caddyfile reads as a letter and nothing else, and a regular expression too but for the dot.
_PLAIN = regex(r"[A-Za-z0-9/_.-]+")


def caddy(root: Root, redirects: Iterable[Redirect], cms: Cms | None = None) -> str:
    """For within `voorbeeld.nl { … }`; the file `index.html` must stand at the site's base path below `root`.

    All stands in `route`: outside it Caddy puts directives in an order of its own, and the headers of all files would
    come after those of one kind.
    """
    others, *kinds = file_kinds(root.url, cms)
    common = [f"        {_header(name, value)}" for name, value in others.headers.items()]
    lines = [
        "# Made by: python3 build.py hosts caddy. Import it in a site block, below its `root`; make it anew after",
        "# every publication, and reload Caddy.",
        "handle_errors {",
        *common,
        f"        rewrite * {_quoted(f'{root.base}404.html')}",
        "        file_server",
        "}",
        "route {",
        "        encode gzip",
        *common,
    ]
    for number, kind in enumerate(kinds):
        lines += (f"        {line}" for line in _kind(f"@soort{number}", kind, root.base, others))
    told = [line for redirect in redirects for line in _redirect(redirect, root.base)]
    if told:
        lines += ["        map {http.request.uri.path} {oud} {", *(f"                {line}" for line in told)]
        lines += [
            '                default ""',
            "        }",
            '        @oud not vars {oud} ""',
            "        redir @oud {oud} 301",
        ]
    lines += ["        file_server {", "                precompressed gzip", "        }", "}"]
    return "\n".join(line.replace("        ", "\t") for line in [*lines, ""])


def _kind(name: str, kind: FileKind, base: str, others: FileKind) -> Iterator[str]:
    """The headers in which a kind differs from all other files: the later `header` replaces the earlier."""
    if "*" in kind.pattern:
        yield f"{name} path_regexp {_quoted(f'^{in_expression(base + kind.pattern)}$')}"
    else:
        yield f"{name} path {_quoted(base + kind.pattern + ('*' if kind.pattern.endswith('/') else ''))}"
    own = {key: value for key, value in kind.headers.items() if others.headers.get(key) != value}
    if kind.media_type:
        own["Content-Type"] = kind.media_type
    for key, value in own.items():
        yield f"header {name} {key} {_quoted(value)}"


def _header(name: str, value: str) -> str:
    return f"header {name} {_quoted(value)}"


def _redirect(redirect: Redirect, base: str) -> Iterator[str]:
    """A line of `map`, which compares with the decoded path and minds capitals; `path` would not."""
    for path in both_forms(redirect, base):
        known = path if _PLAIN.fullmatch(path) else f"~^{''.join(map(_letter, path))}$"
        yield f"{known} {_quoted(in_address(redirect.target))}"


def _letter(letter: str) -> str:
    """As a regular expression, by its number where a Caddyfile would obey it: it replaces `{$NAME}` even in quotes."""
    if _PLAIN.fullmatch(letter):
        return f"[{letter}]" if letter == "." else letter
    return f"\\x{ord(letter):02x}" if ord(letter) < 0x80 else letter


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
