"""`content/agenda.lock`: what subscribers have been shown, one JSON line an entry, sorted by UID so that it merges.

An entry is kept as its content lines (RFC 5545 section 3.1), unfolded, without UID, DTSTAMP, LAST-MODIFIED and
SEQUENCE: what a reader of the calendar sees. The hash is of exactly these lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.model.file_kinds import PROGRAMME, SPEAKER, VENUE
from wijkmakers_site.problems.problem import InvalidContentError, Problem

_RESTORE = "Haal de vorige versie terug: git checkout -- content/agenda.lock. Verander dit bestand nooit met de hand."
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Ids as reading takes them; a calendar is always of one of these: whatever else a row names is never written.
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = re.compile(rf"{PROGRAMME.folder}(?:/{_ID}){{2,3}}")
_FEED = re.compile(
    rf"(?:(?:{PROGRAMME.address}{_ID}(?:/groepen)?(?:/{_ID})?|(?:{SPEAKER.address}|{VENUE.address}|themas/){_ID})/)?agenda\.ics"
)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_PROPERTY = re.compile(
    r"(?:SUMMARY|DESCRIPTION|LOCATION|GEO|URL|CATEGORIES|COLOR|CLASS):.*|STATUS:(?:CONFIRMED|TENTATIVE|CANCELLED)"
    r"|TRANSP:(?:OPAQUE|TRANSPARENT)|CONFERENCE;VALUE=URI;LABEL=Online meedoen:.+"
)
_MAX_SEQUENCE = 2**31 - 1  # RFC 5545, section 3.3.8
_MAX_WORDS = 200  # characters of a change in words
_YEARS = range(2000, 2200)
_START = re.compile(r"\d{8}(T\d{6})?", re.ASCII)
_STAMP = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Change:
    """What subscribers saw change: `what` in Dutch ("nieuwe locatie"), `on` in UTC.

    `start` is the DTSTART that the entry had until then, where it got another one: "20250109T130000" or "20250109".
    """

    on: datetime
    what: str
    start: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it was last shown. `path` holds its ids, `feeds` the calendar files it is in, `end` is UTC.

    `changes` are the latest ones, the oldest first; the first publication counts as none. `absent` is what disappeared
    from content without a word while it was still to come.
    """

    uid: str
    path: str
    sequence: int
    modified: datetime
    end: datetime
    lines: tuple[str, ...]
    feeds: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    absent: bool = False

    @property
    def hash(self) -> str:
        return hash_of(self.lines)

    def value(self, name: str) -> str:
        """The value of the first property called `name`, as it stands in its line; "" where there is none."""
        return next((line.partition(":")[2] for line in self.lines if re.match(rf"{name}[;:]", line)), "")


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows by UID. Rows of entries that are gone stay: their UIDs never return with another meaning."""

    rows: dict[str, Row] = field(default_factory=dict)


def hash_of(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()


def read_ledger(file: Path, name: str) -> Ledger:
    """The ledger in `file`, empty where there is none; `name` is its path in messages.

    Two lines of one UID (two people published the same entry) count as the later one. Raises InvalidContentError for a
    damaged or edited line: no UID may ever get lost silently.
    """
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Ledger()
    except (OSError, UnicodeDecodeError):
        raise InvalidContentError(
            [Problem(name, 1, 1, "Dit bestand kan niet gelezen worden.", _RESTORE, "WM601")]
        ) from None
    rows: dict[str, Row] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        try:
            row = _parsed(line)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            problems.append(_damage(name, number, line))
            continue
        known = rows.get(row.uid)
        if known is None or (row.sequence, row.modified) > (known.sequence, known.modified):
            rows[row.uid] = row
    if problems:
        raise InvalidContentError(problems)
    return Ledger(rows)


def write_ledger(file: Path, ledger: Ledger) -> None:
    """Replace `file` in one step."""
    text = "".join(f"{_printed(row)}\n" for _, row in sorted(ledger.rows.items()))
    replace_file(file, text.encode(), lasting=True)


def _damage(name: str, number: int, line: str) -> Problem:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        cure = "Haal alleen de regels met <<<<<<<, ======= en >>>>>>> weg; alle andere regels blijven staan."
        return Problem(name, number, 1, "Hier botsen twee versies van dit bestand.", cure, "WM601")
    return Problem(name, number, 1, "Deze regel is beschadigd of met de hand veranderd.", _RESTORE, "WM601")


def _printed(row: Row) -> str:
    values = {
        "uid": row.uid,
        "path": row.path,
        "hash": row.hash,
        "sequence": row.sequence,
        "modified": row.modified.strftime(_STAMP),
        "end": row.end.strftime(_STAMP),
        "feeds": list(row.feeds),
        "absent": row.absent,
        "changes": [_printed_change(change) for change in row.changes],
        "entry": list(row.lines),
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _printed_change(change: Change) -> list[str]:
    return [change.on.strftime(_STAMP), change.what, *filter(None, [change.start])]


def _parsed(line: str) -> Row:
    """Raises ValueError, KeyError, TypeError or AttributeError for anything that `_printed` does not write."""
    values: dict[str, Any] = json.loads(line)
    row = Row(
        uid=values["uid"],
        path=values["path"],
        sequence=values["sequence"],
        modified=_moment(values["modified"]),
        end=_moment(values["end"]),
        lines=tuple(values["entry"]),
        feeds=tuple(values["feeds"]),
        changes=tuple(Change(_moment(on), what, *start) for on, what, *start in values["changes"]),
        absent=values["absent"],
    )
    if not _is_sound(row) or values["hash"] != row.hash or _printed(row) != line:
        raise ValueError(line)
    return row


def _is_sound(row: Row) -> bool:
    """Whether all values are of the type, the form and the range that others count on."""
    counts = type(row.sequence) is int and 0 <= row.sequence <= _MAX_SEQUENCE and type(row.absent) is bool
    named = _UID.fullmatch(row.uid) and _PATH.fullmatch(row.path) and all(map(_FEED.fullmatch, row.feeds))
    dated = {row.modified.year, row.end.year, *(change.on.year for change in row.changes)} <= set(_YEARS)
    return bool(counts and named and dated and _is_entry(row.lines) and all(map(_is_change, row.changes)))


def _is_change(change: Change) -> bool:
    return (
        0 < len(change.what) <= _MAX_WORDS
        and not _CONTROL.search(change.what)
        and (not change.start or _is_start(change.start))
    )


def _is_entry(lines: tuple[str, ...]) -> bool:
    """Whether these are lines as entries have them, each property once; what else stands there would reach readers."""
    names = [re.split("[;:]", line)[0] for line in lines]
    if names[:2] != ["DTSTART", "DTEND"] or len(set(names)) < len(names):
        return False
    plain = not any(map(_CONTROL.search, lines))
    return plain and all(map(_is_time, lines[:2])) and all(map(_PROPERTY.fullmatch, lines[2:]))


def _is_time(line: str) -> bool:
    found = re.fullmatch(r"DT(?:START|END);(?:VALUE=DATE:(\d{8})|TZID=Europe/Amsterdam:(\d{8}T\d{6}))", line, re.ASCII)
    return bool(found and _is_start(found[1] or found[2]))


def _is_start(text: str) -> bool:
    """Whether it is the value of a DTSTART. Raises ValueError for a day that no calendar has."""
    form = "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d"
    return bool(_START.fullmatch(text) and datetime.strptime(text, form).replace(tzinfo=UTC).year in _YEARS)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
