"""Every text of content arrives in a calendar as it was written: escaped, folded, read back by three readers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import Read
from feeds import logical, parsed
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from ledgers import NOW, after, planned, says
from sites import write

from wijkmakers_site.calendars.entries.entry import EntryState
from wijkmakers_site.calendars.entries.lines import description, description_text, headline
from wijkmakers_site.calendars.feeds.feed_list import Feed
from wijkmakers_site.calendars.feeds.files import _calendar
from wijkmakers_site.calendars.ics import reader
from wijkmakers_site.calendars.ics.writer import escaped, folded, text
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.vevent import vevent
from wijkmakers_site.reading.source.text import INVISIBLE
from wijkmakers_site.text.addresses.ascii_uri import ascii_uri
from wijkmakers_site.text.addresses.urls import Root

# What escaping, folding and unfolding could each get wrong, beside letters.
PIECES = [
    "\\",
    "\\n",
    "\\N",
    "\\,",
    "\\;",
    ",",
    ";",
    ":",
    '"',
    "^",
    "\n",
    " ",
    "END:VEVENT",
    "\n BEGIN:VALARM",
    "é",
    "e\u0301",
]
PIECES += ["👩‍👩‍👧", "\u05e9\u200f", "\u00a0", "x" * 30, "\t", "=", "%0A", "\\\\n", "&amp;", "{{ x }}"]


def _nasty(seed: int) -> str:
    chance = random.Random(seed)
    return "".join(chance.choices(PIECES, k=chance.randrange(1, 40))).strip() or "x"


def _row(number: int) -> Row:
    """A published entry whose every text is a nasty one; of each state one in four."""
    texts = iter(_nasty(number * 10 + part) for part in range(10))
    state = list(EntryState)[number % 4]
    entry = says(
        title=" ".join(next(texts).split()) or "x",
        state=state,
        reason=next(texts) if state.is_off else None,
        place=next(texts),
        programme=next(texts),
        group=next(texts),
        summary=next(texts),
        details=(next(texts), next(texts)),
        # ical.js takes the comma after an escaped backslash for an escaped comma: no category ends in one here.
        categories=(next(texts).rstrip("\\") or "x", next(texts)),
    )
    [row] = after(Ledger(), planned(f"p/e{number}", entry=entry), now=NOW).rows.values()
    return row


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [_row(number) for number in range(200)]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> Path:
    """A calendar of them all, with a nasty name."""
    content = _calendar(Feed("agenda.ics", _nasty(7), ""), [vevent(row) for row in rows], Root("https://voorbeeld.nl/"))
    return write(tmp_path_factory.mktemp("nasty"), "agenda.ics", content)


def _meant(row: Row) -> dict[str, Any]:
    entry = row.entry
    return {
        "summary": headline(entry),
        "description": description_text(entry),
        "location": entry.place,
        "categories": list(entry.categories),
    }


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda each: not INVISIBLE.search(each)))
def test_any_text_comes_back_from_its_line(value: str) -> None:
    content = b"BEGIN:VEVENT\r\n" + folded(text("SUMMARY", value)) + b"END:VEVENT\r\n"
    assert max(map(len, content.split(b"\r\n"))) <= 75
    [lines] = reader.events(content)
    assert reader.text_of(lines, "SUMMARY") == value


@given(st.lists(st.sampled_from([*PIECES, "\\" * 3]), min_size=20, max_size=60))
def test_no_fold_parts_a_backslash_from_what_it_escapes(pieces: list[str]) -> None:
    for physical in folded(text("SUMMARY", "".join(pieces))).split(b"\r\n "):
        assert (len(physical) - len(physical.rstrip(b"\\"))) % 2 == 0


@given(st.lists(st.text(st.sampled_from("a,;\\n\n")), min_size=1))
def test_a_list_of_texts_comes_back_whole(values: list[str]) -> None:
    """As CATEGORIES are written; what is empty stays a value of its own."""
    values[0] = values[0] or "x"  # one that is empty is no list
    assert reader.texts_of((f"CATEGORIES:{','.join(map(escaped, values))}",), "CATEGORIES") == values


def test_our_own_reader_has_every_text_as_it_was(file: Path, rows: list[Row]) -> None:
    found = list(reader.events(file.read_bytes()))
    told = [
        {name: reader.text_of(lines, name.upper()) for name in ("summary", "description", "location")}
        | {"categories": reader.texts_of(lines, "CATEGORIES")}
        for lines in found
    ]
    assert told == [_meant(row) for row in rows]


def test_icalendar_has_every_text_as_it_was(file: Path, rows: list[Row]) -> None:
    logical(file.read_bytes())
    for event, row in zip(parsed(file.parent, "agenda.ics"), rows, strict=True):
        told = {name: str(event[name.upper()]) for name in ("summary", "description", "location")}
        assert told | {"categories": [str(each) for each in event.categories]} == _meant(row)
    calendar = Calendar.from_ical(file.read_bytes())
    # It knows no type of these two (RFC 7986 has one for NAME), so it leaves them as they are written.
    names = [reader.unescaped(str(calendar[name])) for name in ("NAME", "X-WR-CALNAME")]
    assert names == [_nasty(7), _nasty(7)]


def test_libraries_of_web_apps_have_every_text_as_it_was(
    file: Path, rows: list[Row], node_readers: Callable[[list[Path]], Read]
) -> None:
    for library, [entries] in node_readers([file]).items():
        told = [{name: entry[name] for name in _meant(rows[0])} for entry in entries]
        assert told == [_meant(row) for row in rows], library


def test_home_assistant_has_every_text_as_it_was(file: Path, rows: list[Row]) -> None:
    events = IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8")).events
    # Not the categories: it parts them at escaped commas, too.
    names = ("summary", "description", "location")
    for event, row in zip(events, rows, strict=True):
        assert {name: getattr(event, name) for name in names} == {name: _meant(row)[name] for name in names}


# Descriptions that are too long


LINK = "\nMeer weten: https://voorbeeld.nl/"


def test_a_description_that_is_too_long_ends_at_a_word_and_leads_to_the_page() -> None:
    entry = says(details=tuple(f"woord{number}" * 3 + " en verder" for number in range(200)))
    told = description_text(entry)
    assert 2900 < len(told) <= 3000
    assert told.endswith(f"…{LINK}")
    words, all_words = told.removesuffix(f"…{LINK}").split(), "\n".join(description(entry)).split()
    assert words == all_words[: len(words)]


def test_a_description_without_spaces_is_cut_where_it_becomes_too_long() -> None:
    told = description_text(says(details=("x" * 5000,)))
    assert len(told) == 3000
    assert told.endswith(f"x…{LINK}")


@pytest.mark.parametrize("length", [0, 2000])
def test_a_description_that_fits_is_told_whole(length: int) -> None:
    entry = says(details=("x" * length,))
    assert description_text(entry) == f"Proef\nMet Jet Proef\n{'x' * length}{LINK}"


def test_the_reason_stays_first_and_a_notice_keeps_its_place_in_a_description_that_was_shortened() -> None:
    long, reason = ("woord " * 1000,), "Ziek, helaas"
    ledger = after(Ledger(), planned("p/een", entry=says(details=long)), now=NOW)
    off = says(details=long, state=EntryState.CANCELLED, reason=reason)
    [row] = after(ledger, planned("p/een", entry=off)).rows.values()
    [lines] = reader.events(vevent(row))
    first, second, *_, last = reader.text_of(lines, "DESCRIPTION").split("\n")
    assert (first, second[:13], last) == (f"Reden: {reason}", "Gewijzigd op ", LINK.strip())


# Addresses


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://meet.voorbeeld.nl/a;b,c?d=e&f#g", "https://meet.voorbeeld.nl/a;b,c?d=e&f#g"),
        ("https://café.nl/één?naam=Zoë#ü", "https://xn--caf-dma.nl/%C3%A9%C3%A9n?naam=Zo%C3%AB#%C3%BC"),
        ("https://straße.nl:8443/", "https://xn--strae-oqa.nl:8443/"),
        ("https://MÜNCHEN.nl/", "https://xn--mnchen-3ya.nl/"),
        ("https://voorbeeld.nl/50%/50%25/%zz", "https://voorbeeld.nl/50%25/50%25/%25zz"),
        ("https://voorbeeld.nl/?a[]={1}|2", "https://voorbeeld.nl/?a%5B%5D=%7B1%7D%7C2"),
        ("https://zoë:pw@voorbeeld.nl/😀", "https://zo%C3%AB:pw@voorbeeld.nl/%F0%9F%98%80"),
    ],
)
def test_a_link_becomes_a_uri_of_ascii(typed: str, expected: str) -> None:
    """The host in Punycode, the rest in percent codes; what is a URI already stays as it is (RFC 3987, section 3.1)."""
    assert ascii_uri(typed) == expected
    assert ascii_uri(expected) == expected


def test_the_link_to_join_is_a_uri_and_readable_where_people_see_it() -> None:
    entry = replace(says(), online="https://café.nl/één", details=("Online meedoen: https://café.nl/één",))
    [row] = after(Ledger(), planned("p/een", entry=entry), now=NOW).rows.values()
    [lines] = reader.events(vevent(row))
    assert reader.value_of(lines, "CONFERENCE") == "https://xn--caf-dma.nl/%C3%A9%C3%A9n"
    assert "https://café.nl/één" in reader.text_of(lines, "DESCRIPTION")
