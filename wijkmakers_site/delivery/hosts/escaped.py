"""Addresses as they may stand in a file that a web server obeys."""

from __future__ import annotations

from urllib.parse import quote


def in_address(address: str) -> str:
    """`/met spatie` -> `/met%20spatie`: nothing that ends a word, quotes or a line. What is encoded stays."""
    return quote(address, safe="/:?#[]@!&'()*+,;=%-._~")


def in_path(path: str) -> str:
    """The same for a decoded path, in which a `%` is a letter, and a `:` or `*` would be a pattern of the host's."""
    return quote(path, safe="/-._~@!&'()+,;=")
