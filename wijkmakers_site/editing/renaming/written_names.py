"""How an address holds an id or the name of a file, and with another one in its place."""

from __future__ import annotations

import re
from urllib.parse import quote

from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.editing.references.target import Target
from wijkmakers_site.model.file_kinds import DOCUMENT
from wijkmakers_site.regex import regex

_ADDRESS = regex(r"[^)>\n]*")


def span_of_name(text: ChangedText, offset: int, target: Target) -> tuple[int, int]:
    """From where to where the name of `target` stands in the address that begins at an offset. Raises UsageError where
    it cannot be found.
    """
    address = _ADDRESS.match(text.text, offset)
    found = _pattern(target).search(address[0]) if address else None
    if found is None:
        raise text.too_odd()
    return offset + found.start(), offset + found.end()


def with_other_name(text: str, target: Target, new: str) -> str:
    """The text of an address with `new` in the place of the name of a document."""
    return _pattern(target).sub(lambda _: new, text)


def _pattern(target: Target) -> re.Pattern[str]:
    """A space in a name may be `%20`; a document goes by its name on the site too, however it is capitalised."""
    names = {target.id, quote(target.id), *((target.name, quote(target.name)) if target.kind == DOCUMENT else ())}
    flags = re.IGNORECASE if target.kind == DOCUMENT else re.NOFLAG
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)), flags)
