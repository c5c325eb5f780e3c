"""Whether a row is one that a publication writes: every value of its type, its form and within its range.

Rows come from a file that may be anybody's. Their feeds become paths, their lines calendars, their texts messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.ledger.rows import Change, Row
from wijkmakers_site.model import downloads
from wijkmakers_site.model.file_kinds import PROGRAMME, SPEAKER, VENUE
from wijkmakers_site.regex import regex

_UID = regex(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Ids as reading takes them; a calendar is always of one of these: whatever else a row names is never written.
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = regex(rf"{PROGRAMME.folder}(?:/{_ID}){{2,3}}")
_ABOUT = rf"(?:{SPEAKER.address}|{VENUE.address}|themas/){_ID}"
_A_FEED = rf"(?:(?:{PROGRAMME.address}{_ID}(?:/groepen)?(?:/{_ID})?|{_ABOUT})/)?agenda\.ics"
_CHANGES = rf"(?:{PROGRAMME.address}{_ID}/)?wijzigingen\.xml|nieuws\.xml"
_DOCUMENT = rf"{downloads.FOLDER}/{_ID}(?:{'|'.join(map(re.escape, downloads.KINDS))})"
_A_PAGE = rf"(?:{_ID}/){{1,6}}"
_FEED, _PAGE, _ADDRESS = regex(_A_FEED), regex(_A_PAGE), regex("|".join((_A_PAGE, _A_FEED, _CHANGES, _DOCUMENT)))
# A line end in a line of an entry would begin a property of the writer's own (ATTACH, VALARM). What turns the direction
# of text is refused as it is in content (`reading/source/text.py`): a title would read as another one.
_TURNS = r"\u202a-\u202e\u2066-\u2069"
_CONTROL = regex(rf"[\x00-\x08\x0a-\x1f\x7f-\x9f{_TURNS}]")
_CONTROL_IN_TEXT = regex(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNS}]")  # a text may have more lines than one
_PROPERTY = regex(
    r"(?:SUMMARY|DESCRIPTION|LOCATION|GEO|URL|CATEGORIES|COLOR|CLASS):.*|STATUS:(?:CONFIRMED|TENTATIVE|CANCELLED)"
    r"|TRANSP:(?:OPAQUE|TRANSPARENT)|CONFERENCE;VALUE=URI;LABEL=Online meedoen:.+"
)
_POSITION = regex(r"-?\d{1,3}\.\d{6};-?\d{1,3}\.\d{6}", re.ASCII)
_TIME = regex(
    # No hour 24, which Python 3.14 takes for the next day.
    r"DT(?:START|END)(?:;VALUE=DATE:(\d{8})|;TZID=Europe/Amsterdam:(\d{8}T(?!24)\d{6})|:(\d{8}T(?!24)\d{6})Z)",
    re.ASCII,
)
_ISO_START = regex(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d\+0[12]:00)?", re.ASCII)
_MAX_SEQUENCE = 2**31 - 1  # RFC 5545, section 3.3.8
_YEARS = range(2000, 2200)  # strftime and clients alike fail at the ends of what datetime can hold


def is_sound(row: Row) -> bool:
    """Raises ValueError or TypeError, too, for what has no such value at all."""
    counts = is_sequence(row.sequence) and type(row.absent) is bool
    marked = type(row.superseded) is bool and (row.corrected is None or row.corrected.year in _YEARS)
    named = is_named(row.uid, row.path) and all(map(_FEED.fullmatch, row.feeds))
    dated = {row.modified.year, *(change.on.year for change in row.changes)} <= set(_YEARS)
    told = _is_entry(row.entry) and is_content(row.lines) and all(map(_is_change, row.changes))
    return bool(counts and marked and named and dated and told)


def is_named(uid: str, path: str) -> bool:
    """Whether an entry may have this UID and this id path."""
    return bool(_UID.fullmatch(uid) and _PATH.fullmatch(path))


def is_sequence(number: int) -> bool:
    return type(number) is int and 0 <= number <= _MAX_SEQUENCE


def is_address(path: str) -> bool:
    """Whether it is the path of a page, a calendar, an Atom feed or a document."""
    return bool(_ADDRESS.fullmatch(path))


def is_page(path: str) -> bool:
    return bool(_PAGE.fullmatch(path))


def is_content(lines: tuple[str, ...]) -> bool:
    """Whether these are lines as entries have them, each property once; what else stands there would reach readers."""
    names = [re.split("[;:]", line)[0] for line in lines]
    if names[:2] != ["DTSTART", "DTEND"] or len(set(names)) < len(names):
        return False
    plain = not any(map(_CONTROL.search, lines))
    return plain and all(map(_is_time, lines[:2])) and all(map(_PROPERTY.fullmatch, lines[2:]))


def is_start(text: str) -> bool:
    """Whether it is when an entry may begin (ISO 8601). Raises ValueError for a day that no calendar has."""
    return bool(_ISO_START.fullmatch(text) and datetime.fromisoformat(text).year in _YEARS)


def _is_change(change: Change) -> bool:
    numbered = type(change.sequence) is int and 0 <= change.sequence <= _MAX_SEQUENCE
    return numbered and len(change.aspects) > 0 and (change.start == "" or is_start(change.start))


def _is_time(line: str) -> bool:
    value = _TIME.fullmatch(line)
    text = value and (value[1] or value[2] or value[3])
    return bool(text and datetime.fromisoformat(text).year in _YEARS)


def _is_entry(entry: Entry) -> bool:
    days = entry.first_day.year in _YEARS and entry.last_day.year in _YEARS and entry.first_day <= entry.last_day
    placed = entry.position is None or _POSITION.fullmatch(entry.position)
    named = entry.venue is None or re.fullmatch(_ID, entry.venue)
    plain = not any(map(_CONTROL_IN_TEXT.search, _texts(entry)))
    on_one_line = not any(_CONTROL.search(text) for text in (entry.link, entry.color, entry.online or ""))
    return bool(days and placed and named and plain and on_one_line)


def _texts(entry: Entry) -> Iterator[str]:
    """Every text of it. What is no text raises TypeError where it is searched."""
    yield from (entry.title, entry.programme, entry.link, entry.color, *entry.categories)
    yield from (*entry.parts, *entry.arrival, *entry.details)
    optional: Iterable[str | None] = (
        entry.reason, entry.place, entry.online, entry.group, entry.summary, entry.preparation,
    )  # fmt: skip
    yield from (text for text in optional if text is not None)
    for speaker in entry.speakers or ():
        yield from (speaker.id, speaker.name, *([speaker.role] if speaker.role is not None else []))
