"""Addresses of a site of before, as somebody copied them from an address bar or a list."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex

_WITH_HOST = regex(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]+(?P<rest>/.*)?", re.IGNORECASE)
_UNREADABLE = regex(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029]")
_EXAMPLE = "Schrijf wat er na de naam van de site komt, zoals `/nieuws/feest`."


def old_path(text: str) -> str:
    """What stands behind the host's name, decoded (RFC 3986, section 2.1), in one form: `/nieuws/feest`.

    Servers compare the decoded path, and a `/` at the end makes no other page of it.
    """
    message = f'"{text}" is geen oud adres van deze site.'
    if whole := _WITH_HOST.fullmatch(text):
        # Not `meant`: whether the host was ours, nobody here knows.
        raise NotationError(message, f"Schrijf alleen wat na de naam van de site komt: `{whole['rest'] or '/…'}`.")
    if not text.startswith("/"):
        raise NotationError(message, _EXAMPLE)
    if "#" in text:  # a browser keeps it to itself: no server ever sees it
        raise meaning(message, text.partition("#")[0] or "/")
    if "?" in text:
        path = text.partition("?")[0]
        cure = "Haal de regel weg." if path == "/" else f"Laat het weg: `{path}`."
        raise NotationError(message, f"Wat na een `?` komt, kan de site niet lezen. {cure}")
    return _decoded(text, message)


def _decoded(text: str, message: str) -> str:
    try:
        path = unicodedata.normalize("NFC", unquote(text, errors="strict"))
    except UnicodeDecodeError:
        raise NotationError(message, "Kopieer het opnieuw uit de adresbalk.") from None
    segments = path.strip("/").split("/")
    if segments == [""]:
        raise NotationError(message, "Dit is de voorpagina. Haal de regel weg.")
    # `%2F` is no parting of folders to one server, and one to the next.
    if _UNREADABLE.search(text) or re.search("[\x00-\x1f\x7f-\x9f\\\\]", path) or "%2f" in text.lower():
        raise NotationError(message, _EXAMPLE)
    if any(segment in ("", ".", "..") for segment in segments):
        raise NotationError(message, "Haal dubbele schuine strepen, `.` en `..` uit het adres.")
    return f"/{'/'.join(segments)}"
