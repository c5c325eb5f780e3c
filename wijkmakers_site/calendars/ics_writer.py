"""Content lines of RFC 5545: written, escaped, folded. What the lines say is for others to know."""

from __future__ import annotations

from icalendar.parser import Contentline
from icalendar.prop import vText

_FOLD = 75  # octets, section 3.1


def line(name: str, value: str, **parameters: str) -> str:
    """One content line, unfolded. `value` is already in the notation of its type."""
    written = "".join(f";{key}={part}" for key, part in parameters.items())
    return f"{name}{written}:{value}"


def text(name: str, value: str) -> str:
    """A content line of type TEXT."""
    return line(name, escaped(value))


def escaped(value: str) -> str:
    """TEXT (section 3.3.11): commas, semicolons, backslashes and newlines get a backslash."""
    return vText(value).to_ical().decode()


def folded(unfolded: str) -> bytes:
    """The line as it goes into a file: folded on whole characters, with its line end."""
    octets = unfolded.encode()
    if len(octets) > _FOLD:
        octets = Contentline(unfolded).to_ical()  # type: ignore[no-untyped-call]
    return octets + b"\r\n"
