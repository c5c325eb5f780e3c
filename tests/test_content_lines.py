"""The lines of a calendar file (RFC 5545): any text that is written is read back, by others as by us."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Event

from wijkmakers_site.calendars.ics import reader
from wijkmakers_site.calendars.ics.writer import folded, text

# Reading content refuses control characters; a line end is the only one that an entry can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=400)
DENSE = st.text(st.sampled_from('\\,;:nN"^=\n\té€\N{WAVING HAND SIGN} '), max_size=400)


@given(TEXTS | DENSE)
@example("C:\\Nieuw\\notities; a, b\n\\")
def test_what_is_written_is_read_back(value: str) -> None:
    entry = b"BEGIN:VEVENT\r\n" + folded(text("SUMMARY", value)) + b"END:VEVENT\r\n"
    assert str(Event.from_ical(entry)["SUMMARY"]) == value
    [lines] = reader.events(entry)
    assert reader.text_of(lines, "SUMMARY") == value


@given(TEXTS | DENSE)
@example("é" * 200)
@example("\\" * 200)
def test_a_folded_line_is_short_and_breaks_nothing(value: str) -> None:
    """No piece is over 75 octets; none begins or ends inside a character or an escape; together they are the line."""
    line = text("SUMMARY", value)
    assert folded(line).endswith(b"\r\n")
    first, *others = folded(line).removesuffix(b"\r\n").split(b"\r\n ")
    for piece in (first, *(b" " + other for other in others)):
        assert 0 < len(piece) <= 75
        piece.decode()
        assert (len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0
    assert b"".join([first, *others]).decode() == line


def test_a_line_that_fits_stays_whole() -> None:
    assert folded("A" * 75) == b"A" * 75 + b"\r\n"
    assert folded("A" * 76) == b"A" * 74 + b"\r\n AA\r\n"


@given(TEXTS | DENSE)
def test_any_line_end_is_a_newline(value: str) -> None:
    """A file with the line ends of another system says the same."""
    assert text("X", value.replace("\n", "\r\n")) == text("X", value.replace("\n", "\r")) == text("X", value)
