"""Content lines of RFC 5545: written, escaped, folded. What the lines say is for others to know."""

from __future__ import annotations

from wijkmakers_site.text.addresses.ascii_uri import ascii_uri

_LINE = 75  # octets, section 3.1
_PIECE = 74  # of a folded line: after the first, each has a space before it
_ESCAPES = (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\r\n", "\\n"), ("\r", "\\n"), ("\n", "\\n"))


def line(name: str, value: str, **parameters: str) -> str:
    """One content line, unfolded. `value` is already in the notation of its type."""
    written = "".join([f";{key}={part}" for key, part in parameters.items()]) if parameters else ""
    return f"{name}{written}:{value}"


def text(name: str, value: str) -> str:
    """A content line of type TEXT."""
    return line(name, escaped(value))


def uri(name: str, value: str, **parameters: str) -> str:
    """A content line of type URI; `value` may be an address as people type it, with any letters."""
    return line(name, ascii_uri(value), VALUE="URI", **parameters)


def escaped(value: str) -> str:
    """TEXT (section 3.3.11): commas, semicolons, backslashes and newlines get a backslash."""
    for plain, written in _ESCAPES:  # the backslash first: those that come of others are none of the text
        value = value.replace(plain, written)
    return value


def folded(unfolded: str) -> bytes:
    """The line as it goes into a file: folded on whole characters, with its line end."""
    octets = unfolded.encode()
    if len(octets) <= _LINE:
        return octets + b"\r\n"
    pieces = []
    start = 0
    while start < len(octets):
        end = _piece_end(octets, start)
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join(pieces) + b"\r\n"


def _piece_end(octets: bytes, start: int) -> int:
    """Where the piece from `start` ends: never inside a character (some clients decode before they unfold).

    Nor between a backslash and what it escapes: some clients unescape before they unfold.
    """
    end = start + _PIECE
    if end >= len(octets):
        return len(octets)
    while octets[end] & 0b1100_0000 == 0b1000_0000:  # a later octet of a character in UTF-8
        end -= 1
    piece = octets[start:end]
    return end - (len(piece) - len(piece.rstrip(b"\\"))) % 2
