"""Where addresses in a text hold the id of something: in links into the site, short or written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.editing.references.target import Target
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import Root

_ADDRESS = regex(r"[^\s\"'()<>\[\]{},|]+")
_CALENDAR = regex(r"^webcals?:", re.IGNORECASE)


def spots(text: str, target: Target, root: Root) -> Iterator[int]:
    """The offsets of the id of `target` in the addresses of a text."""
    if not target.before_id or target.id not in text:
        return
    for found in _ADDRESS.finditer(text):
        path = _path(found[0], root)
        for before in target.before_id:
            beginning = f"/{before}{target.id}"
            if path.startswith(beginning) and path[len(beginning) : len(beginning) + 1] in ("", "/", "#", "?", "."):
                yield found.end() - len(path) + len(before) + 1


def _path(address: str, root: Root) -> str:
    """What an address of this site has behind its base path, `/` included; "" for any other."""
    if address.startswith("/"):
        return address
    own = root.own(_CALENDAR.sub("https:", address)) or ""
    return own if address.endswith(own) else ""


def replaced(text: str, target: Target, new: str, root: Root) -> str:
    """The text with `new` for each of those ids; with `programme/id` for that of a module and its programme."""
    pieces, end, before = [], 0, len(target.programme) + 1 if "/" in new else 0
    for start in spots(text, target, root):
        pieces += [text[end : start - before], new]
        end = start + len(target.id)
    return "".join([*pieces, text[end:]])
