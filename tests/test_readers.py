"""What reads our calendars in other people's programs: every feed, every entry, each at the instant that is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from conftest import Read
from feeds import events
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from published import everything, feeds, on

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.entries.lines import STATUSES, description_text, headline
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.vevent import NOTICE
from wijkmakers_site.text import timezone

LIBRARIES = ["ical.js", "ical-expander", "@nextcloud/calendar-js", "ical of Home Assistant"]


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendar files of several sites, and the rows that the model settled for each of them."""

    files: list[Path]
    rows: list[dict[str, Row]]


@pytest.fixture(scope="module")
def calendars(tmp_path_factory: pytest.TempPathFactory, academy_project: Path, complete_project: Path) -> Calendars:
    """Of the customer's content, of the site with everything, and of one with all that is hard to read."""
    hard = everything(tmp_path_factory.mktemp("hard"))
    files: list[Path] = []
    rows: list[dict[str, Row]] = []
    for root, day in ((academy_project, "2024-11-01"), (complete_project, "2024-11-01"), (hard, "2025-01-06")):
        known = pipeline.make(root, on(day)).rendered.ledger.rows
        for path in feeds(root):
            files.append(root / "output" / path)
            rows.append(known)
    return Calendars(files, rows)


@pytest.fixture(scope="module")
def read(calendars: Calendars, node_readers: Callable[[list[Path]], Read]) -> Read:
    """Each library reads all files in one go."""
    home_assistant = [
        [_entry(event) for event in IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8")).events]
        for file in calendars.files
    ]
    return node_readers(calendars.files) | {"ical of Home Assistant": home_assistant}


def _entry(event: Event) -> dict[str, Any]:
    names = ("uid", "summary", "description", "location", "categories", "status", "sequence")
    return {name: getattr(event, name) for name in names} | {
        "start": _moment(event.dtstart),
        "end": _moment(event.dtend),
    }


def _moment(value: date | datetime | None) -> str:
    """As the libraries of web apps tell it."""
    assert value
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}" if isinstance(value, datetime) else value.isoformat()


def _meant(row: Row) -> dict[str, Any]:
    """The facts that the model has of an entry."""
    entry = row.entry
    whole_days = entry.first_day, entry.last_day + timedelta(days=1)
    start, end = (timezone.starts(entry), timezone.ends(entry)) if entry.hours else whole_days
    return {
        "uid": row.uid,
        "start": _moment(start),
        "end": _moment(end),
        "summary": headline(entry),
        "description": description_text(entry),
        "location": entry.place,
        "categories": list(entry.categories),
        "status": STATUSES[entry.state],
        "sequence": row.sequence,
    }


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_entry_of_every_feed_is_read_as_it_is_meant(library: str, calendars: Calendars, read: Read) -> None:
    assert len(calendars.files) == len(read[library]) > 50
    for file, rows, entries in zip(calendars.files, calendars.rows, read[library], strict=True):
        held = [_meant(rows[event["UID"][2]]) for event in events(file.parent, file.name)]
        assert sorted(map(_without_notice, entries), key=itemgetter("uid")) == sorted(held, key=itemgetter("uid")), file


def _without_notice(entry: dict[str, Any]) -> dict[str, Any]:
    """A notice of the latest change is no part of what an entry says."""
    lines = entry["description"].split("\n")
    return entry | {"description": "\n".join(line for line in lines if not line.startswith(NOTICE))}


WINTER_AND_SUMMER = {
    "De winter": ("2025-01-09T12:00:00.000Z", "2025-01-09T16:00:00.000Z"),
    "De start": ("2025-06-05T11:00:00.000Z", "2025-06-05T15:00:00.000Z"),
    "De lente": ("2025-03-30T00:30:00.000Z", "2025-03-30T01:00:00.000Z"),
    "De nacht": ("2025-10-25T20:00:00.000Z", "2025-10-26T02:30:00.000Z"),
    "Het dubbele uur": ("2025-10-26T00:15:00.000Z", "2025-10-26T00:45:00.000Z"),
    "VOORLOPIG: Hele dagen": ("2025-12-30", "2026-01-03"),
    "GEANNULEERD: Niet": ("2025-05-01", "2025-05-02"),
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_moment_in_winter_in_summer_and_between_them_is_the_right_instant(
    library: str, calendars: Calendars, read: Read
) -> None:
    whole = [number for number, file in enumerate(calendars.files) if file.parent.name == "output"][-1]
    moments = {entry["summary"]: (entry["start"], entry["end"]) for entry in read[library][whole]}
    assert {title: moments.get(title) for title in WINTER_AND_SUMMER} == WINTER_AND_SUMMER
