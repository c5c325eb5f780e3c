"""Addresses as they may stand in a file that a web server obeys."""

from __future__ import annotations

import re
from urllib.parse import quote

from wijkmakers_site.model.website.redirects import Redirect


def in_address(address: str) -> str:
    """`/met spatie` -> `/met%20spatie`: nothing that ends a word, quotes or a line. What is encoded stays."""
    return quote(address, safe="/:?#[]@!&'()*+,;=%-._~")


def in_path(path: str) -> str:
    """The same for a decoded path, in which a `%` is a letter, and a `:` or `*` would be a pattern of the host's."""
    return quote(path, safe="/-._~@!&'()+,;=")


def in_expression(pattern: str) -> str:
    """A pattern with a `*`, as a regular expression."""
    return ".*".join(map(re.escape, pattern.split("*")))


def both_forms(redirect: Redirect, base: str) -> list[str]:
    """Its path without and with a `/` behind it, which to servers are two; never the home page of the site at `base`,
    which an old address `/academie` would send round and round.
    """
    return [path for path in (redirect.path, f"{redirect.path}/") if path != base]
